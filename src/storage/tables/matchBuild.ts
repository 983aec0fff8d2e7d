import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the records of a type have been matched by a match model. */
@Entity({ name: 'match_build' })
export class MatchBuildTable {
  @PrimaryColumn({ type: 'text' })
  type!: string;

  @PrimaryColumn({ type: 'text' })
  scheme!: string;

  @Column({ name: 'after_id', type: 'bigint', nullable: true })
  afterId!: string | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
