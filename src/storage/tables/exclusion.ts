import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { JsonValue } from '../../core/model/json';

/** What a source system sent, or one import of it, taken out of the pool. A stored fact, with how far the pool has followed. */
@Entity('exclusion')
export class ExclusionTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'text' })
  system!: string;

  @Column({ name: 'import_id', type: 'bigint', nullable: true })
  importId!: string | null;

  @Column({ type: 'text' })
  note!: string;

  @Column({ name: 'excluded_by', type: 'text' })
  excludedBy!: string;

  @Column({ name: 'excluded_at', type: 'timestamptz' })
  excludedAt!: Date;

  @Column({ name: 'ended_by', type: 'text', nullable: true })
  endedBy!: string | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'jsonb', nullable: true })
  after!: JsonValue | null;

  @Column({ name: 'followed_at', type: 'timestamptz', nullable: true })
  followedAt!: Date | null;
}
