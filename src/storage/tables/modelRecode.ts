import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Codes that are to be resolved anew, and how far that has come. */
@Entity('model_recode')
export class ModelRecodeTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'text', nullable: true })
  key!: string | null;

  @Column({ name: 'after_id', type: 'bigint', nullable: true })
  afterId!: string | null;

  @Column({ type: 'jsonb' })
  cause!: object;

  @Column({ name: 'requested_by', type: 'text' })
  requestedBy!: string;

  @Column({ name: 'requested_at', type: 'timestamptz' })
  requestedAt!: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
