import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Configuration as data: how records are matched, which values survive, how far systems are trusted. Stored facts:
 * configuration_version, never changed, the highest of each kind and type in force. Where there is none, the declared
 * configuration is in force. value_build says how far golden values have followed what was published last.
 */
export class Configuration1764000000007 implements MigrationInterface {
  readonly name = 'Configuration1764000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `create table configuration_version (
    -- Grows in the order of publication: the greatest id says what a process must know.
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('MATCH_MODEL', 'SURVIVORSHIP', 'TRUST')),
    -- Empty for a kind that is one for all types.
    type text not null,
    -- 0 is what was in force before anybody had published anything.
    version integer not null check (version >= 0),
    content jsonb not null,
    note text,
    published_by text not null,
    published_at timestamptz not null,
    -- The earlier version whose content this one brings back.
    restores integer,
    unique (kind, type, version)
  )`,
  `create function refuse_change() returns trigger language plpgsql as $$
   begin raise exception 'a row of % is never changed', tg_table_name; end $$`,
  'create trigger configuration_version_stays before update or delete on configuration_version for each row execute function refuse_change()',
  `create table configuration_draft (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('MATCH_MODEL', 'SURVIVORSHIP', 'TRUST')),
    type text not null,
    state text not null check (state in ('DRAFT', 'PUBLISHED', 'DISCARDED')),
    content jsonb not null,
    -- The version that its author looked at.
    base_version integer not null,
    -- Grows with every saving.
    revision integer not null,
    note text,
    saved_by text not null,
    saved_at timestamptz not null,
    tried_at timestamptz,
    -- The revision that was tried last.
    tried_revision integer,
    published_version integer,
    check ((state = 'PUBLISHED') = (published_version is not null))
  )`,
  `create index configuration_draft_open on configuration_draft (kind, type, id) where state = 'DRAFT'`,
  `create table value_build (
    type text primary key,
    -- The configuration_version that golden values of the type are to follow.
    revision bigint not null,
    -- The last golden record that was computed anew; null before the first page.
    after_id uuid,
    finished_at timestamptz
  )`,
];

const DOWN = ['drop table value_build', 'drop table configuration_draft', 'drop table configuration_version', 'drop function refuse_change()'];
