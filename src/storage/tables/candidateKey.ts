import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key under which a source record is found as a candidate. */
@Entity({ name: 'candidate_key' })
export class CandidateKeyTable {
  @PrimaryColumn({ type: 'bigint' })
  key!: string;

  @PrimaryColumn({ name: 'source_record_id', type: 'bigint' })
  sourceRecordId!: string;

  @Column({ type: 'int2' })
  most!: number;
}
