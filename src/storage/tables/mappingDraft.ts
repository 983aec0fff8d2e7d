import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A mapping that somebody is working on. */
@Entity('mapping_draft')
export class MappingDraftTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'text' })
  system!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'jsonb' })
  spec!: object;

  @Column({ type: 'jsonb', nullable: true })
  layout!: object | null;

  @Column({ name: 'base_version', type: 'integer' })
  baseVersion!: number;

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'created_by', type: 'text' })
  createdBy!: string;

  @Column({ name: 'saved_by', type: 'text' })
  savedBy!: string;

  @Column({ name: 'saved_at', type: 'timestamptz' })
  savedAt!: Date;

  @Column({ name: 'previewed_at', type: 'timestamptz', nullable: true })
  previewedAt!: Date | null;

  @Column({ name: 'previewed_by', type: 'text', nullable: true })
  previewedBy!: string | null;

  @Column({ name: 'previewed_revision', type: 'integer', nullable: true })
  previewedRevision!: number | null;

  @Column({ name: 'published_version', type: 'integer', nullable: true })
  publishedVersion!: number | null;
}
