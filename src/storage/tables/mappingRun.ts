import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A published version on its way to the records that were there before it. */
@Entity('mapping_run')
export class MappingRunTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'text' })
  system!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'former_version', type: 'integer' })
  formerVersion!: number;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'jsonb' })
  cause!: object;

  @Column({ name: 'after_key', type: 'text' })
  afterKey!: string;

  @Column({ type: 'integer' })
  total!: number;

  @Column({ type: 'integer' })
  done!: number;

  @Column({ type: 'jsonb' })
  impact!: object;

  @Column({ name: 'started_by', type: 'text' })
  startedBy!: string;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt!: Date;

  @Column({ name: 'paused_by', type: 'text', nullable: true })
  pausedBy!: string | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
