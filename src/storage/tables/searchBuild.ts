import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the search documents have been built in one way of making them. */
@Entity('search_build')
export class SearchBuildTable {
  @PrimaryColumn({ type: 'text' })
  scheme!: string;

  @Column({ name: 'after_id', type: 'uuid', nullable: true })
  afterId!: string | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
