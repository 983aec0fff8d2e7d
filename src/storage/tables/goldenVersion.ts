import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { JsonObject } from '../../core/model/json';
import type { Provenance } from '../../core/survivorship/provenance';

/** What was believed of a golden record from a moment on. Written once. */
@Entity('golden_version')
export class GoldenVersionTable {
  @PrimaryColumn({ name: 'golden_id', type: 'uuid' })
  goldenId!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  status!: string;

  @Column({ name: 'merged_into', type: 'uuid', nullable: true })
  mergedInto!: string | null;

  @Column({ type: 'jsonb' })
  values!: JsonObject;

  @Column({ type: 'jsonb' })
  provenance!: readonly Provenance[];

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt!: Date;
}
