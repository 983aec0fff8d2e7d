import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What a machine or a person holds about two source records. A person's stays on record when a later decision ends it. */
@Entity('judgement')
export class JudgementTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ name: 'a_id', type: 'bigint' })
  aId!: string;

  @Column({ name: 'b_id', type: 'bigint' })
  bId!: string;

  @Column({ type: 'text' })
  judgement!: string;

  @Column({ type: 'text' })
  judge!: string;

  @Column({ type: 'text' })
  evidence!: string;

  @Column({ type: 'integer' })
  rank!: number;

  @Column({ name: 'judged_by', type: 'text' })
  judgedBy!: string;

  @Column({ name: 'judged_at', type: 'timestamptz' })
  judgedAt!: Date;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  /** Bits of total weight; null for an exact rule's and a person's. */
  @Column({ type: 'double precision', nullable: true })
  score!: number | null;

  @Column({ name: 'decision_id', type: 'bigint', nullable: true })
  decisionId!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  seen!: object | null;

  /** The decision that ended it; null while it is in force. */
  @Column({ name: 'superseded_by', type: 'bigint', nullable: true })
  supersededBy!: string | null;
}
