import { Entity, PrimaryColumn } from 'typeorm';

/** A key under which readers find a golden record. */
@Entity('golden_key')
export class GoldenKeyTable {
  @PrimaryColumn({ type: 'text' })
  type!: string;

  @PrimaryColumn({ type: 'text' })
  attribute!: string;

  @PrimaryColumn({ type: 'text' })
  key!: string;

  @PrimaryColumn({ name: 'golden_id', type: 'uuid' })
  goldenId!: string;
}
