import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Who is sent changes by HTTP, and how far that has come. */
@Entity('webhook_endpoint')
export class WebhookEndpointTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  url!: string;

  @Column({ type: 'jsonb' })
  filter!: object;

  @Column({ name: 'delivery_order', type: 'text' })
  deliveryOrder!: string;

  @Column({ type: 'text' })
  scheme!: string;

  @Column({ type: 'text' })
  role!: string;

  @Column({ type: 'text' })
  state!: string;

  @Column({ name: 'state_reason', type: 'text', nullable: true })
  stateReason!: string | null;

  @Column({ type: 'bigint' })
  position!: string;

  @Column({ name: 'resume_at', type: 'timestamptz', nullable: true })
  resumeAt!: Date | null;

  @Column({ name: 'failures_in_a_row', type: 'integer' })
  failuresInARow!: number;

  @Column({ type: 'bigint' })
  delivered!: string;

  @Column({ name: 'last_delivered_at', type: 'timestamptz', nullable: true })
  lastDeliveredAt!: Date | null;

  @Column({ name: 'created_by', type: 'text' })
  createdBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'lease_holder', type: 'text', nullable: true })
  leaseHolder!: string | null;

  @Column({ name: 'lease_until', type: 'timestamptz', nullable: true })
  leaseUntil!: Date | null;
}
