import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A steward's decision: who, when, why, about what. */
@Entity('decision')
export class DecisionTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text', nullable: true })
  judgement!: string | null;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'decided_by', type: 'text' })
  decidedBy!: string;

  @Column({ name: 'decided_at', type: 'timestamptz' })
  decidedAt!: Date;

  @Column({ type: 'bigint', nullable: true })
  undoes!: string | null;

  @Column({ type: 'jsonb' })
  before!: object;
}
