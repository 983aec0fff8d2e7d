import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A relation between two golden records; kept when it ends. */
@Entity('golden_reference')
export class GoldenReferenceTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ name: 'golden_id', type: 'uuid' })
  goldenId!: string;

  @Column({ type: 'text' })
  attribute!: string;

  @Column({ name: 'target_id', type: 'uuid' })
  targetId!: string;

  @Column({ name: 'from_type', type: 'text' })
  fromType!: string;

  /** Relations are kept when they end, so that they can be asked for as of a moment. */
  @Column({ type: 'timestamptz' })
  since!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  until!: Date | null;
}
