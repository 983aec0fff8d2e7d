import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a source system sent, or one import of it, taken out of the pool and put back. Stored facts: source_import,
 * exclusion. A source record says which import its payload came with; one that is excluded belongs to no golden record.
 */
export class Exclusions1764000000020 implements MigrationInterface {
  readonly name = 'Exclusions1764000000020';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `create table source_import (
    id bigint generated always as identity primary key,
    system text not null references source_system (code),
    type text not null,
    -- The name of its file, without the folders.
    name text not null,
    started_by text not null,
    started_at timestamptz not null,
    -- Null while it runs, and for one that was broken off.
    finished_at timestamptz,
    read integer,
    rejected integer
  )`,
  'create index source_import_system on source_import (system, id)',
  `create table exclusion (
    id bigint generated always as identity primary key,
    system text not null references source_system (code),
    -- Null for all that the system sends.
    import_id bigint references source_import (id),
    note text not null,
    excluded_by text not null,
    excluded_at timestamptz not null,
    ended_by text,
    ended_at timestamptz,
    -- The last source record that has followed; null before the first page.
    after jsonb,
    -- When all have followed that it began, or that it ended.
    followed_at timestamptz,
    check ((ended_by is null) = (ended_at is null))
  )`,
  'create unique index exclusion_in_force on exclusion (system, coalesce(import_id, 0)) where ended_at is null',
  'create index exclusion_to_follow on exclusion (id) where followed_at is null',
  `alter table source_record
    add column import_id bigint,
    add column excluded boolean not null default false,
    drop constraint source_record_check,
    add constraint source_record_belongs check ((deleted or excluded) = (golden_id is null))`,
  'create index source_record_import on source_record (import_id, id) where import_id is not null',
  'alter table source_record_history add column import_id bigint',
  'create index source_record_history_import on source_record_history (import_id, source_record_id) where import_id is not null',
];

const DOWN = [
  'drop index source_record_history_import',
  'alter table source_record_history drop column import_id',
  'drop index source_record_import',
  `alter table source_record drop constraint source_record_belongs, drop column excluded, drop column import_id,
    add constraint source_record_check check (deleted = (golden_id is null))`,
  'drop table exclusion',
  'drop table source_import',
];
