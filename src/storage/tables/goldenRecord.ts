import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { JsonObject } from '../../core/model/json';
import type { Provenance } from '../../core/survivorship/provenance';

/** A golden record as it stands. Derived: recomputed from the source records at any time. */
@Entity('golden_record')
export class GoldenRecordTable {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  status!: string;

  @Column({ name: 'merged_into', type: 'uuid', nullable: true })
  mergedInto!: string | null;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'jsonb' })
  values!: JsonObject;

  @Column({ type: 'jsonb' })
  provenance!: readonly Provenance[];

  /** The moment for which values and provenance were computed; recomputing them for it gives the same. */
  @Column({ name: 'computed_at', type: 'timestamptz' })
  computedAt!: Date;

  /** When time alone may change the answer; null for never. */
  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt!: Date | null;

  @Column({ type: 'boolean', nullable: true, insert: false, update: false })
  active!: boolean | null;
}
