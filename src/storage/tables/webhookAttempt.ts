import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One attempt to deliver an event that has a row. */
@Entity('webhook_attempt')
export class WebhookAttemptTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ name: 'delivery_id', type: 'bigint' })
  deliveryId!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'integer', nullable: true })
  status!: number | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'duration_ms', type: 'integer' })
  durationMs!: number;
}
