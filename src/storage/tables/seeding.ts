import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which seeds were begun, and which are complete. */
@Entity('seeding')
export class SeedingTable {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt!: Date;

  /** Null while it is going on, or was interrupted. */
  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
