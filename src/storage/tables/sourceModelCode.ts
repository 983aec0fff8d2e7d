import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A model code that came with a source record, and what it resolves to. */
@Entity('source_model_code')
export class SourceModelCodeTable {
  @PrimaryColumn({ name: 'source_record_id', type: 'bigint' })
  sourceRecordId!: string;

  @PrimaryColumn({ type: 'text' })
  attribute!: string;

  @Column({ type: 'text' })
  system!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  written!: string;

  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  outcome!: string;

  @Column({ name: 'model_id', type: 'text', nullable: true })
  modelId!: string | null;

  @Column({ name: 'model_code', type: 'text', nullable: true })
  modelCode!: string | null;

  @Column({ name: 'first_seen_at', type: 'timestamptz' })
  firstSeenAt!: Date;

  @Column({ name: 'last_seen_at', type: 'timestamptz' })
  lastSeenAt!: Date;
}
