import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Something that a group is to do. */
@Entity('rule_task')
export class RuleTaskTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'text' })
  group!: string;

  @Column({ name: 'rule_id', type: 'bigint' })
  ruleId!: string;

  @Column({ name: 'firing_id', type: 'bigint' })
  firingId!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ name: 'golden_id', type: 'uuid' })
  goldenId!: string;

  @Column({ name: 'golden_key', type: 'text' })
  goldenKey!: string;

  @Column({ type: 'jsonb' })
  title!: object;

  @Column({ type: 'jsonb' })
  facts!: object;

  @Column({ type: 'text' })
  state!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt!: Date | null;

  @Column({ name: 'assigned_to', type: 'text', nullable: true })
  assignedTo!: string | null;

  @Column({ name: 'ended_by', type: 'text', nullable: true })
  endedBy!: string | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  note!: string | null;
}
