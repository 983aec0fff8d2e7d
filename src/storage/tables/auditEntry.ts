import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { JsonObject } from '../../core/model/json';

/** Who did what, before, after, why, from where. Never changed, never removed: the database refuses it. */
@Entity('audit_entry')
export class AuditEntryTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  /** Place in the chain and hash, given once, after commit. */
  @Column({ type: 'bigint', nullable: true })
  position!: string | null;

  @Column({ type: 'bytea', nullable: true })
  hash!: Buffer | null;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  operation!: string;

  @Column({ type: 'text' })
  outcome!: 'DONE' | 'REFUSED';

  @Column({ type: 'text', nullable: true })
  actor!: string | null;

  @Column({ name: 'token_id', type: 'text', nullable: true })
  tokenId!: string | null;

  @Column({ type: 'text', nullable: true })
  role!: string | null;

  @Column({ type: 'text', nullable: true })
  from!: string | null;

  @Column({ name: 'request_id', type: 'text', nullable: true })
  requestId!: string | null;

  @Column({ name: 'golden_type', type: 'text', nullable: true })
  goldenType!: string | null;

  @Column({ name: 'golden_id', type: 'uuid', nullable: true })
  goldenId!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  before!: JsonObject | null;

  @Column({ type: 'jsonb', nullable: true })
  after!: JsonObject | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ type: 'jsonb' })
  details!: JsonObject;
}
