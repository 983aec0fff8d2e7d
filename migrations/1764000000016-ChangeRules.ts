import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Change rules. Stored facts: change_rule (with its draft), change_rule_version, rule_firing, notification, rule_task.
 * Derived from a rule and the records: rule_timer, rule_prompt.
 */
export class ChangeRules1764000000016 implements MigrationInterface {
  readonly name = 'ChangeRules1764000000016';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of DOWN) await runner.query(`drop table ${table}`);
  }
}

const UP = [
  `create table change_rule (
    id bigint generated always as identity primary key,
    name text not null,
    state text not null check (state in ('DRAFT', 'PUBLISHED', 'STOPPED')),
    -- Why it was stopped.
    reason text,
    -- What is worked on; what is in force is a version.
    draft jsonb not null,
    revision integer not null,
    note text,
    saved_by text not null,
    saved_at timestamptz not null,
    version integer,
    failures_in_a_row integer not null default 0,
    -- Of a rule by time: the records whose timers are set, by id; null when all are. '00000000-…' before the first.
    timers_after uuid,
    -- Changes up to this position of the log came before the version in force.
    since_position bigint,
    -- A version in force whose past moments are made up for.
    backfill boolean not null default false,
    check ((state = 'DRAFT') = (version is null))
  )`,
  `create table change_rule_version (
    rule_id bigint not null references change_rule (id),
    version integer not null check (version > 0),
    spec jsonb not null,
    note text,
    published_by text not null,
    published_at timestamptz not null,
    restores integer,
    primary key (rule_id, version)
  )`,
  'create trigger change_rule_version_stays before update or delete on change_rule_version for each row execute function refuse_change()',
  `create table rule_progress (
    -- One row, from the first publication on: how far rules have read the log.
    sole boolean primary key default true check (sole),
    position bigint not null
  )`,
  `create table rule_timer (
    rule_id bigint not null,
    golden_id uuid not null,
    due_at timestamptz not null,
    primary key (rule_id, golden_id)
  )`,
  'create index rule_timer_due on rule_timer (due_at)',
  'create index rule_timer_rule_due on rule_timer (rule_id, due_at)',
  `create table rule_firing (
    id bigint generated always as identity primary key,
    rule_id bigint not null references change_rule (id),
    version integer not null,
    golden_id uuid not null,
    golden_key text not null,
    -- The change, or the due moment: of the same version and record it fires once for each.
    due_key text not null,
    due_at timestamptz not null,
    fired_at timestamptz not null,
    outcome text not null check (outcome in ('FIRED', 'SKIPPED', 'FAILED')),
    reason text,
    -- Values that are still to be set, by attribute.
    pending jsonb,
    -- The rules that led here, by their values, the latest last.
    chain jsonb not null,
    unique (rule_id, version, golden_id, due_key)
  )`,
  'create index rule_firing_rule on rule_firing (rule_id, id)',
  'create index rule_firing_pending on rule_firing (id) where pending is not null',
  `create table notification (
    number bigint generated always as identity primary key,
    id uuid not null default gen_random_uuid(),
    -- Given after commit, like that of a change.
    position bigint unique,
    "group" text not null,
    rule_id bigint not null,
    firing_id bigint not null references rule_firing (id),
    type text not null,
    golden_id uuid not null,
    golden_key text not null,
    -- The text with its places, and the values that go there: they are masked for whoever reads.
    message jsonb not null,
    facts jsonb not null,
    at timestamptz not null,
    task_id bigint,
    acknowledged_by text,
    acknowledged_at timestamptz,
    assigned_to text,
    unique (id)
  )`,
  'create index notification_unsequenced on notification (number) where position is null',
  'create index notification_group on notification ("group", number)',
  `create table rule_task (
    id bigint generated always as identity primary key,
    "group" text not null,
    rule_id bigint not null,
    firing_id bigint not null references rule_firing (id),
    type text not null,
    golden_id uuid not null,
    golden_key text not null,
    title jsonb not null,
    facts jsonb not null,
    state text not null check (state in ('OPEN', 'IN_PROGRESS', 'DONE', 'CANCELLED')),
    created_at timestamptz not null,
    due_at timestamptz,
    assigned_to text,
    ended_by text,
    ended_at timestamptz,
    note text
  )`,
  'create index rule_task_group on rule_task ("group", state, id)',
  'create index rule_task_golden on rule_task (golden_id)',
  `create table rule_prompt (
    rule_id bigint not null,
    golden_id uuid not null,
    code text not null,
    severity text not null,
    message jsonb not null,
    facts jsonb not null,
    since timestamptz not null,
    primary key (golden_id, rule_id, code)
  )`,
];

const DOWN = ['rule_prompt', 'rule_task', 'notification', 'rule_firing', 'rule_timer', 'rule_progress', 'change_rule_version', 'change_rule'];
