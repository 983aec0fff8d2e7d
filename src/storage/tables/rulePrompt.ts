import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A line that a rule has put beside a device. */
@Entity('rule_prompt')
export class RulePromptTable {
  @PrimaryColumn({ name: 'rule_id', type: 'bigint' })
  ruleId!: string;

  @PrimaryColumn({ name: 'golden_id', type: 'uuid' })
  goldenId!: string;

  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  severity!: string;

  @Column({ type: 'jsonb' })
  message!: object;

  @Column({ type: 'jsonb' })
  facts!: object;

  @Column({ type: 'timestamptz' })
  since!: Date;
}
