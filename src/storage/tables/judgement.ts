import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What a machine or a person holds about two source records. */
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
}
