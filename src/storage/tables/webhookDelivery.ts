import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An event that failed at an endpoint, or that is sent outside the order of the log. */
@Entity('webhook_delivery')
export class WebhookDeliveryTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ name: 'endpoint_id', type: 'bigint' })
  endpointId!: string;

  @Column({ type: 'bigint', nullable: true })
  position!: string | null;

  @Column({ name: 'event_id', type: 'text' })
  eventId!: string;

  @Column({ type: 'jsonb', nullable: true })
  body!: object | null;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'integer' })
  failures!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'next_attempt_at', type: 'timestamptz', nullable: true })
  nextAttemptAt!: Date | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
