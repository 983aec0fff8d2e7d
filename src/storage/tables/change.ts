import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { JsonObject } from '../../core/model/json';

/** One step of one golden record, for those who follow. Written once; its position is given after commit. */
@Entity('change')
export class ChangeTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  /** Given after commit, by one sequencer at a time: consecutive, and never below a position already read. */
  @Column({ type: 'bigint', nullable: true })
  position!: string | null;

  @Column({ type: 'text' })
  type!: string;

  @Column({ name: 'golden_id', type: 'uuid' })
  goldenId!: string;

  @Column({ name: 'golden_key', type: 'text' })
  goldenKey!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'previous_version', type: 'integer', nullable: true })
  previousVersion!: number | null;

  @Column({ type: 'text', array: true })
  changed!: readonly string[];

  @Column({ type: 'jsonb', nullable: true })
  before!: JsonObject | null;

  @Column({ type: 'jsonb', nullable: true })
  after!: JsonObject | null;

  @Column({ type: 'jsonb' })
  cause!: JsonObject;

  @Column({ type: 'text' })
  actor!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
