import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What an endpoint's events are signed with; sealed. */
@Entity('webhook_secret')
export class WebhookSecretTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ name: 'endpoint_id', type: 'bigint' })
  endpointId!: string;

  @Column({ type: 'bytea' })
  sealed!: Buffer;

  @Column({ name: 'public_key', type: 'text', nullable: true })
  publicKey!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt!: Date | null;
}
