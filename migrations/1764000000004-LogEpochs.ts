import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A restored pool gives the positions of its lost future a second time. Epochs tell the two apart: every
 * restore begins one, and a cursor names the epoch of its position.
 */
export class LogEpochs1764000000004 implements MigrationInterface {
  readonly name = 'LogEpochs1764000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table log_epoch (
      number integer primary key check (number > 0),
      -- Random: two futures of one backup are two epochs.
      id text not null unique,
      -- Positions up to and with this one belong to the epochs before.
      starts_after bigint not null,
      begun_at timestamptz not null
    )`);
    await runner.query(`insert into log_epoch (number, id, starts_after, begun_at)
      values (1, left(replace(gen_random_uuid()::text, '-', ''), 12), 0, now())`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table log_epoch');
  }
}
