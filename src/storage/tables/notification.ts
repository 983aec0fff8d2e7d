import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A message to a group. */
@Entity('notification')
export class NotificationTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  number!: string;

  @Column({ type: 'uuid' })
  id!: string;

  @Column({ type: 'bigint', nullable: true })
  position!: string | null;

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
  message!: object;

  @Column({ type: 'jsonb' })
  facts!: object;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ name: 'task_id', type: 'bigint', nullable: true })
  taskId!: string | null;

  @Column({ name: 'acknowledged_by', type: 'text', nullable: true })
  acknowledgedBy!: string | null;

  @Column({ name: 'acknowledged_at', type: 'timestamptz', nullable: true })
  acknowledgedAt!: Date | null;

  @Column({ name: 'assigned_to', type: 'text', nullable: true })
  assignedTo!: string | null;
}
