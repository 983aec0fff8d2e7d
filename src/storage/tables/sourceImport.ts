import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A file of source records that was imported. A stored fact. */
@Entity('source_import')
export class SourceImportTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'text' })
  system!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'started_by', type: 'text' })
  startedBy!: string;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt!: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;

  @Column({ type: 'integer', nullable: true })
  read!: number | null;

  @Column({ type: 'integer', nullable: true })
  rejected!: number | null;
}
