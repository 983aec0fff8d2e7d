import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A configuration that somebody is working on. */
@Entity('configuration_draft')
export class ConfigurationDraftTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'jsonb' })
  content!: object;

  @Column({ name: 'base_version', type: 'integer' })
  baseVersion!: number;

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'saved_by', type: 'text' })
  savedBy!: string;

  @Column({ name: 'saved_at', type: 'timestamptz' })
  savedAt!: Date;

  @Column({ name: 'tried_at', type: 'timestamptz', nullable: true })
  triedAt!: Date | null;

  @Column({ name: 'tried_revision', type: 'integer', nullable: true })
  triedRevision!: number | null;

  @Column({ name: 'published_version', type: 'integer', nullable: true })
  publishedVersion!: number | null;
}
