import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When a rule looks at a record next. */
@Entity('rule_timer')
export class RuleTimerTable {
  @PrimaryColumn({ name: 'rule_id', type: 'bigint' })
  ruleId!: string;

  @PrimaryColumn({ name: 'golden_id', type: 'uuid' })
  goldenId!: string;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt!: Date;
}
