import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Two golden records about which a person decides, or has decided. Derived. */
@Entity('review_pair')
export class ReviewPairTable {
  @Column({ type: 'text' })
  type!: string;

  @PrimaryColumn({ name: 'a_id', type: 'uuid' })
  aId!: string;

  @PrimaryColumn({ name: 'b_id', type: 'uuid' })
  bId!: string;

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'double precision', nullable: true })
  score!: number | null;

  @Column({ type: 'double precision', insert: false, update: false })
  strength!: number;

  @Column({ type: 'text' })
  evidence!: string;

  @Column({ name: 'evidence_a', type: 'bigint' })
  evidenceA!: string;

  @Column({ name: 'evidence_b', type: 'bigint' })
  evidenceB!: string;

  @Column({ type: 'integer' })
  judgements!: number;

  @Column({ name: 'decision_id', type: 'bigint', nullable: true })
  decisionId!: string | null;

  @Column({ type: 'text', array: true })
  changed!: string[];

  @Column({ type: 'uuid', array: true })
  rivals!: string[];

  @Column({ type: 'integer' })
  impact!: number;

  @Column({ type: 'timestamptz' })
  since!: Date;
}
