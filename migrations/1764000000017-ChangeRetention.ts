import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The change log may be kept for a time alone. What is about to go is said here first, and goes a while later. */
export class ChangeRetention1764000000017 implements MigrationInterface {
  readonly name = 'ChangeRetention1764000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table change_retention (
         -- One row, from the first time on that something goes.
         sole boolean primary key default true check (sole),
         -- Changes up to this position are gone, or go with the next round.
         removed_up_to bigint not null,
         -- When the latest of them was made.
         latest timestamptz not null
       )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table change_retention');
  }
}
