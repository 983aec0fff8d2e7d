import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A stretch of the change log between two restores. Written once. */
@Entity('log_epoch')
export class LogEpochTable {
  @PrimaryColumn({ type: 'integer' })
  number!: number;

  /** Random: two futures of one backup are two epochs. */
  @Column({ type: 'text' })
  id!: string;

  /** Positions up to and with this one belong to the epochs before. */
  @Column({ name: 'starts_after', type: 'bigint' })
  startsAfter!: string;

  @Column({ name: 'begun_at', type: 'timestamptz' })
  begunAt!: Date;
}
