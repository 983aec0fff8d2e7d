import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What became of a rule for a record at its moment; once for each. */
@Entity('rule_firing')
export class RuleFiringTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ name: 'rule_id', type: 'bigint' })
  ruleId!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'golden_id', type: 'uuid' })
  goldenId!: string;

  @Column({ name: 'golden_key', type: 'text' })
  goldenKey!: string;

  @Column({ name: 'due_key', type: 'text' })
  dueKey!: string;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt!: Date;

  @Column({ name: 'fired_at', type: 'timestamptz' })
  firedAt!: Date;

  @Column({ type: 'text' })
  outcome!: string;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  pending!: object | null;

  @Column({ type: 'jsonb' })
  chain!: object;
}
