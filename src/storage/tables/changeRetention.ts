import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How much of the change log's beginning is gone. One row, where anything is. */
@Entity('change_retention')
export class ChangeRetentionTable {
  @PrimaryColumn({ type: 'boolean' })
  sole!: boolean;

  @Column({ name: 'removed_up_to', type: 'bigint' })
  removedUpTo!: string;

  @Column({ type: 'timestamptz' })
  latest!: Date;
}
