import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SystemTrust } from '../../core/survivorship/trust';

/** A system that sends source records, and how far it is trusted. */
@Entity('source_system')
export class SourceSystemTable {
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ name: 'name_zh', type: 'text' })
  nameZh!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;

  @Column({ name: 'time_zone', type: 'text' })
  timeZone!: string;

  @Column({ type: 'jsonb' })
  trust!: SystemTrust;
}
