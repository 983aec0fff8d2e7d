import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The life of mappings: drafts beside the published versions, and what became of the records that were there when a
 * version was published (mapping_run). A published version is never changed but for being in force.
 */
export class MappingLife1764000000011 implements MigrationInterface {
  readonly name = 'MappingLife1764000000011';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  'alter table mapping_version add column note text, add column restores integer, add column layout jsonb',
  `create function refuse_mapping_change() returns trigger language plpgsql as $$
   begin
     if tg_op = 'DELETE' or (old.system, old.type, old.version, old.spec, old.published_at, old.published_by) is distinct from
       (new.system, new.type, new.version, new.spec, new.published_at, new.published_by) then
       raise exception 'a row of mapping_version is never changed';
     end if;
     return new;
   end $$`,
  'create trigger mapping_version_stays before update or delete on mapping_version for each row execute function refuse_mapping_change()',
  `create table mapping_draft (
    id bigint generated always as identity primary key,
    system text not null,
    type text not null,
    state text not null check (state in ('DRAFT', 'PUBLISHED', 'DISCARDED')),
    spec jsonb not null,
    -- Where nodes stand on the canvas; means nothing.
    layout jsonb,
    -- The version that its author looked at; 0 where nothing had been published.
    base_version integer not null,
    -- Grows with every saving.
    revision integer not null,
    note text,
    created_by text not null,
    saved_by text not null,
    saved_at timestamptz not null,
    previewed_at timestamptz,
    previewed_by text,
    previewed_revision integer,
    published_version integer,
    check ((state = 'PUBLISHED') = (published_version is not null))
  )`,
  `create index mapping_draft_open on mapping_draft (system, type, id) where state = 'DRAFT'`,
  `create table mapping_run (
    id bigint generated always as identity primary key,
    system text not null,
    type text not null,
    version integer not null,
    -- The version that was in force before.
    former_version integer not null,
    state text not null check (state in ('RUNNING', 'PAUSED', 'FINISHED', 'SUPERSEDED')),
    -- What made it: {"operation": "publishMapping", …}, as changes name it.
    cause jsonb not null,
    -- The source key that was looked at last; empty before the first.
    after_key text not null,
    total integer not null,
    done integer not null,
    -- What became of them; numbers and keys, no values.
    impact jsonb not null,
    started_by text not null,
    started_at timestamptz not null,
    paused_by text,
    finished_at timestamptz,
    unique (system, type, version)
  )`,
  // At most one of each mapping is under way.
  `create unique index mapping_run_open on mapping_run (system, type) where state in ('RUNNING', 'PAUSED')`,
];

const DOWN = [
  'drop table mapping_run', 'drop table mapping_draft', 'drop trigger mapping_version_stays on mapping_version', 'drop function refuse_mapping_change()',
  'alter table mapping_version drop column note, drop column restores, drop column layout',
];
