import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Which of two golden records a steward let survive. */
@Entity('survivor_choice')
export class SurvivorChoiceTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ name: 'survivor_id', type: 'uuid' })
  survivorId!: string;

  @Column({ name: 'merged_id', type: 'uuid' })
  mergedId!: string;

  @Column({ name: 'decision_id', type: 'bigint' })
  decisionId!: string;

  @Column({ name: 'superseded_by', type: 'bigint', nullable: true })
  supersededBy!: string | null;
}
