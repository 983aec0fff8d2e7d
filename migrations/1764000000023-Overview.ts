import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the overview looks for: the latest arrivals, and the few source records of which something was not accepted. */
export class Overview1764000000023 implements MigrationInterface {
  readonly name = 'Overview1764000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index source_record_received on source_record using brin (received_at) with (pages_per_range = 32, autosummarize = on)');
    await runner.query(`create index source_record_with_rejections on source_record (system, type) where rejections <> '[]'::jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index source_record_with_rejections');
    await runner.query('drop index source_record_received');
  }
}
