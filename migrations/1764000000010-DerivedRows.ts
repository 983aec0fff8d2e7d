import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tables that are derived from others point to them without being watched row by row: each key of a record that is
 * written cost one look-up more. Nothing is ever deleted that they point to, and verification looks for strays.
 */
export class DerivedRows1764000000010 implements MigrationInterface {
  readonly name = 'DerivedRows1764000000010';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of WATCHED) await runner.query(`alter table ${table} drop constraint ${table}_${column}_fkey`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column, target] of WATCHED) {
      await runner.query(`alter table ${table} add constraint ${table}_${column}_fkey foreign key (${column}) references ${target} (id)`);
    }
  }
}

const WATCHED = [
  ['candidate_key', 'source_record_id', 'source_record'],
  ['match_key', 'source_record_id', 'source_record'],
  ['source_reference', 'source_record_id', 'source_record'],
  ['golden_key', 'golden_id', 'golden_record'],
  ['search_document', 'golden_id', 'golden_record'],
  ['golden_reference', 'golden_id', 'golden_record'],
  ['golden_reference', 'target_id', 'golden_record'],
] as const;
