import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { JsonValue } from '../../core/model/json';

/** A value that a steward has fixed. One that has ended stays on record. */
@Entity('pinned_value')
export class PinnedValueTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ name: 'golden_id', type: 'uuid' })
  goldenId!: string;

  @Column({ type: 'text' })
  attribute!: string;

  @Column({ type: 'jsonb' })
  value!: JsonValue;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt!: Date | null;

  @Column({ name: 'pinned_by', type: 'text' })
  pinnedBy!: string;

  @Column({ name: 'pinned_at', type: 'timestamptz' })
  pinnedAt!: Date;

  @Column({ name: 'unpinned_at', type: 'timestamptz', nullable: true })
  unpinnedAt!: Date | null;

  @Column({ name: 'unpinned_by', type: 'text', nullable: true })
  unpinnedBy!: string | null;
}
