import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Remembers which seeds were begun and which are complete: a store that somebody else filled is never seeded. */
export class Seeding1764000000001 implements MigrationInterface {
  readonly name = 'Seeding1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table seeding (
      name text primary key,
      started_at timestamptz not null,
      -- Null while it is going on, or was interrupted.
      finished_at timestamptz
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table seeding');
  }
}
