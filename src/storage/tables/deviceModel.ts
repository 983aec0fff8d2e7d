import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { JsonObject } from '../../core/model/json';

/** A product model of the catalogue. */
@Entity('device_model')
export class DeviceModelTable {
  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ type: 'text' })
  manufacturer!: string;

  @Column({ type: 'text', nullable: true })
  series!: string | null;

  @Column({ type: 'text' })
  code!: string;

  @Column({ name: 'comparison_key', type: 'text' })
  comparisonKey!: string;

  @Column({ type: 'text' })
  category!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'jsonb' })
  specifications!: JsonObject;
}
