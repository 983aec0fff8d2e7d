import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the golden values of a type have followed the configuration in force. */
@Entity('value_build')
export class ValueBuildTable {
  @PrimaryColumn({ type: 'text' })
  type!: string;

  @Column({ type: 'bigint' })
  revision!: string;

  @Column({ name: 'after_id', type: 'uuid', nullable: true })
  afterId!: string | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
