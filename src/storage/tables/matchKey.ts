import { Entity, PrimaryColumn } from 'typeorm';

/** A key under which linking finds a source record. */
@Entity('match_key')
export class MatchKeyTable {
  @PrimaryColumn({ type: 'text' })
  type!: string;

  @PrimaryColumn({ type: 'text' })
  key!: string;

  @PrimaryColumn({ name: 'source_record_id', type: 'bigint' })
  sourceRecordId!: string;
}
