import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Documents by which golden records are searched, derived from golden values. The table begins empty: what is in
 * it follows from code, not from SQL, so the service fills it, page by page, after the migration (search_build
 * says how far it has come). Golden records that are written meanwhile bring their documents along.
 */
export class Search1764000000002 implements MigrationInterface {
  readonly name = 'Search1764000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table search_build');
    await runner.query('drop table search_document');
  }
}

const STATEMENTS = [
  `create table search_document (
    golden_id uuid primary key references golden_record (id),
    type text not null,
    forms text not null,
    tokens tsvector not null
  )`,
  // Every search reads the whole list of what is not yet sorted into the index: a short one, sorted in small portions.
  'create index search_document_tokens on search_document using gin (tokens) with (fastupdate = on, gin_pending_list_limit = 256)',
  `create table search_build (
    -- How documents were made; a program that makes them otherwise builds them anew.
    scheme text primary key,
    -- The last golden record that was looked at; null before the first page.
    after_id uuid,
    finished_at timestamptz
  )`,
];
