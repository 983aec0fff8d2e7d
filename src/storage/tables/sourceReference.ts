import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a source record points to, whether or not it exists yet. */
@Entity('source_reference')
export class SourceReferenceTable {
  @PrimaryColumn({ name: 'source_record_id', type: 'bigint' })
  sourceRecordId!: string;

  @PrimaryColumn({ type: 'text' })
  attribute!: string;

  @PrimaryColumn({ type: 'integer' })
  position!: number;

  @Column({ name: 'target_type', type: 'text' })
  targetType!: string;

  @Column({ name: 'target_system', type: 'text', nullable: true })
  targetSystem!: string | null;

  @Column({ name: 'target_key', type: 'text' })
  targetKey!: string;
}
