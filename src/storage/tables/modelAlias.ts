import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A code that a person has said means a model, and until when. */
@Entity('model_alias')
export class ModelAliasTable {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  written!: string;

  @Column({ type: 'text', nullable: true })
  system!: string | null;

  @Column({ type: 'text', nullable: true })
  manufacturer!: string | null;

  @Column({ name: 'model_id', type: 'text' })
  modelId!: string;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'decided_by', type: 'text' })
  decidedBy!: string;

  @Column({ name: 'valid_from', type: 'timestamptz' })
  validFrom!: Date;

  @Column({ name: 'valid_to', type: 'timestamptz', nullable: true })
  validTo!: Date | null;

  @Column({ name: 'ended_by', type: 'text', nullable: true })
  endedBy!: string | null;

  @Column({ name: 'end_note', type: 'text', nullable: true })
  endNote!: string | null;

  @Column({ type: 'bigint', nullable: true })
  replaces!: string | null;

  @Column({ type: 'jsonb' })
  evidence!: object;
}
