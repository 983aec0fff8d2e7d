import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records with a code that no code table knows, to be listed and counted without looking at all others. */
export class UnknownCodes1764000000012 implements MigrationInterface {
  readonly name = 'UnknownCodes1764000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index source_record_unknown_code on source_record (system, type) where rejections @> '[{"code": "UNKNOWN_CODE"}]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index source_record_unknown_code');
  }
}
