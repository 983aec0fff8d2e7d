import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { AttributeRejection } from '../../core/mapping/apply';
import type { AttributeValues } from '../../core/model/sourceFacts';
import type { JsonObject } from '../../core/model/json';

/** What one system last said under one key, raw and normalised. A stored fact. */
@Entity('source_record')
export class SourceRecordTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @Column({ type: 'text' })
  system!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ name: 'source_key', type: 'text' })
  sourceKey!: string;

  /** For a record that another one's row feeds (the customer of a repair row): that one's type. */
  @Column({ name: 'derived_from', type: 'text', nullable: true })
  derivedFrom!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  payload!: JsonObject | null;

  @Column({ name: 'content_hash', type: 'bytea' })
  contentHash!: Buffer;

  @Column({ name: 'mapping_version', type: 'integer' })
  mappingVersion!: number;

  @Column({ type: 'jsonb' })
  values!: AttributeValues;

  @Column({ type: 'jsonb' })
  rejections!: readonly AttributeRejection[];

  @Column({ name: 'source_updated_at', type: 'timestamptz', nullable: true })
  sourceUpdatedAt!: Date | null;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt!: Date;

  @Column({ type: 'boolean' })
  deleted!: boolean;

  /** The import that the payload came with; null for one that the system pushed. */
  @Column({ name: 'import_id', type: 'bigint', nullable: true })
  importId!: string | null;

  /** What it says counts for nothing: its system or its import is excluded. */
  @Column({ type: 'boolean', default: false })
  excluded!: boolean;

  @Column({ name: 'golden_id', type: 'uuid', nullable: true })
  goldenId!: string | null;

  /** The golden record that was made for this source record: where it returns after a split. */
  @Column({ name: 'home_golden_id', type: 'uuid', nullable: true })
  homeGoldenId!: string | null;

  @Column({ name: 'golden_active', type: 'boolean', nullable: true, insert: false, update: false })
  goldenActive!: boolean | null;
}
