import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people have said of model codes, the codes that came with devices, and the work of resolving them anew. Devices
 * that are there already are resolved in the background after the migration (the first model_recode).
 */
export class ModelCodes1764000000008 implements MigrationInterface {
  readonly name = 'ModelCodes1764000000008';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['model_recode', 'source_model_code', 'model_code_rule', 'model_alias', 'model_catalogue']) await runner.query(`drop table ${table}`);
  }
}

const UP = [
  `create table model_catalogue (
    one boolean primary key default true check (one),
    -- One row, made by the first change. Goes up with every change of models, aliases or rules; whoever resolves holds it shared until its transaction ends.
    version bigint not null default 0,
    -- The version at which models last changed: until then a compiled catalogue holds, whatever aliases do.
    models_version bigint not null default 0
  )`,
  `create table model_alias (
    id bigint generated always as identity primary key,
    -- In the one notation in which codes are compared; "written" is what the person saw.
    code text not null,
    written text not null,
    -- The system whose own code it is; null for all.
    system text,
    -- The brand under which it means the model; null for every brand.
    manufacturer text,
    model_id text not null references device_model (id),
    note text,
    decided_by text not null,
    valid_from timestamptz not null,
    -- Null while it is in force.
    valid_to timestamptz,
    ended_by text,
    end_note text,
    -- The alias of the same code that it took the place of.
    replaces bigint,
    -- How many source records had the code when it was decided, and some of them: {"records": n, "samples": ["system|key", …]}.
    evidence jsonb not null
  )`,
  `create unique index model_alias_in_force on model_alias (code, coalesce(system, ''), coalesce(manufacturer, '')) where valid_to is null`,
  `create table model_code_rule (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('DROP_SUFFIX', 'DROP_PREFIX')),
    text text not null,
    manufacturer text,
    note text,
    confirmed_by text not null,
    confirmed_at timestamptz not null,
    retired_by text,
    retired_at timestamptz
  )`,
  `create unique index model_code_rule_in_force on model_code_rule (kind, text, coalesce(manufacturer, '')) where retired_at is null`,
  `create table source_model_code (
    -- Checked at commit: golden records are written before the source records that they come from.
    source_record_id bigint not null references source_record (id) deferrable initially deferred,
    attribute text not null,
    system text not null,
    code text not null,
    written text not null,
    -- The code without separators: what aliases are found by, from its end, for brands stand in front.
    key text not null,
    outcome text not null,
    -- Null while it does not resolve by itself.
    model_id text,
    -- The model's canonical code as it was written into golden values.
    model_code text,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    primary key (source_record_id, attribute)
  )`,
  'create index source_model_code_key on source_model_code (reverse(key) text_pattern_ops)',
  'create index source_model_code_waiting on source_model_code (system, code) where model_id is null',
  `create table model_recode (
    id bigint generated always as identity primary key,
    -- Codes that end in this key; null for all.
    key text,
    after_id bigint,
    cause jsonb not null,
    requested_by text not null,
    requested_at timestamptz not null,
    finished_at timestamptz
  )`,
  'create index model_recode_unfinished on model_recode (id) where finished_at is null',
  `insert into model_recode (cause, requested_by, requested_at)
   select '{"operation": "resolveModelCodes"}', 'mooring', now() where exists (select from source_record)`,
];
