import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { JsonObject } from '../../core/model/json';

/** A payload that was replaced, or that came too late. Kept, because it was accepted. */
@Entity('source_record_history')
export class SourceRecordHistoryTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ name: 'source_record_id', type: 'bigint' })
  sourceRecordId!: string;

  @Column({ type: 'jsonb', nullable: true })
  payload!: JsonObject | null;

  @Column({ name: 'content_hash', type: 'bytea' })
  contentHash!: Buffer;

  @Column({ name: 'source_updated_at', type: 'timestamptz', nullable: true })
  sourceUpdatedAt!: Date | null;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt!: Date;

  @Column({ type: 'boolean' })
  deleted!: boolean;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'import_id', type: 'bigint', nullable: true })
  importId!: string | null;
}
