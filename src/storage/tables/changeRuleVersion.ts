import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A published change rule; never changed. */
@Entity('change_rule_version')
export class ChangeRuleVersionTable {
  @PrimaryColumn({ name: 'rule_id', type: 'bigint' })
  ruleId!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ type: 'jsonb' })
  spec!: object;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'published_by', type: 'text' })
  publishedBy!: string;

  @Column({ name: 'published_at', type: 'timestamptz' })
  publishedAt!: Date;

  @Column({ type: 'integer', nullable: true })
  restores!: number | null;
}
