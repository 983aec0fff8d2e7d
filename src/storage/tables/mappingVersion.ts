import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { MappingSpec } from '../../core/mapping/spec';

/** One published version of the mapping of (system, type). Immutable; one of each is in force. */
@Entity('mapping_version')
export class MappingVersionTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'text' })
  system!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'jsonb' })
  spec!: MappingSpec;

  @Column({ name: 'published_at', type: 'timestamptz' })
  publishedAt!: Date;

  @Column({ name: 'published_by', type: 'text' })
  publishedBy!: string;

  /** Exactly one published version of (system, type) is in force. */
  @Column({ name: 'in_force', type: 'boolean' })
  inForce!: boolean;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  /** The earlier version whose spec this one brings back. */
  @Column({ type: 'integer', nullable: true })
  restores!: number | null;

  /** Where nodes stand on the canvas. */
  @Column({ type: 'jsonb', nullable: true })
  layout!: object | null;
}
