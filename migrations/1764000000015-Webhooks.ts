import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Webhooks. An endpoint reads the one change log by a position of its own; only an event that fails, or that is asked for
 * again, has a row. Secrets are sealed with a key that is not in the database.
 */
export class Webhooks1764000000015 implements MigrationInterface {
  readonly name = 'Webhooks1764000000015';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `create table webhook_endpoint (
    id bigint generated always as identity primary key,
    name text not null,
    url text not null,
    filter jsonb not null,
    delivery_order text not null check (delivery_order in ('ORDERED', 'UNORDERED')),
    scheme text not null check (scheme in ('HMAC', 'ED25519')),
    -- Whose eyes its payloads are for.
    role text not null,
    state text not null check (state in ('ACTIVE', 'PAUSED', 'DISABLED', 'REMOVED')),
    state_reason text,
    -- Everything up to this position of the log was delivered, or is a row of webhook_delivery.
    position bigint not null,
    -- Nothing new is sent before.
    resume_at timestamptz,
    failures_in_a_row integer not null default 0,
    delivered bigint not null default 0,
    last_delivered_at timestamptz,
    created_by text not null,
    created_at timestamptz not null,
    -- The node that delivers, and until when the others leave it alone.
    lease_holder text,
    lease_until timestamptz
  )`,
  `create index webhook_endpoint_active on webhook_endpoint (id) where state = 'ACTIVE'`,
  `create table webhook_secret (
    id bigint generated always as identity primary key,
    endpoint_id bigint not null references webhook_endpoint (id),
    -- AES-256-GCM; see app/webhooks/secrets.
    sealed bytea not null,
    -- Of ED25519.
    public_key text,
    created_at timestamptz not null,
    -- Null while it is the one that stays.
    expires_at timestamptz
  )`,
  'create index webhook_secret_endpoint on webhook_secret (endpoint_id)',
  `create table webhook_delivery (
    id bigint generated always as identity primary key,
    endpoint_id bigint not null references webhook_endpoint (id),
    -- Where the event stands in the log; null for one that has its own body.
    position bigint,
    event_id text not null,
    body jsonb,
    state text not null check (state in ('RETRYING', 'DELIVERED', 'DEAD')),
    failures integer not null,
    created_at timestamptz not null,
    -- Null for one that the endpoint's own reading tries again, in its order.
    next_attempt_at timestamptz,
    ended_at timestamptz,
    check ((position is null) <> (body is null))
  )`,
  'create index webhook_delivery_due on webhook_delivery (endpoint_id, next_attempt_at) where next_attempt_at is not null',
  'create index webhook_delivery_endpoint on webhook_delivery (endpoint_id, state, id)',
  `create unique index webhook_delivery_held on webhook_delivery (endpoint_id, position) where state = 'RETRYING' and position is not null`,
  `create table webhook_attempt (
    id bigint generated always as identity primary key,
    delivery_id bigint not null references webhook_delivery (id),
    at timestamptz not null,
    -- Of HTTP; null where there was no answer.
    status integer,
    reason text,
    duration_ms integer not null
  )`,
  'create index webhook_attempt_delivery on webhook_attempt (delivery_id, id)',
  // Changes are written in the order of their moments, nearly: a few blocks say where a day begins.
  'create index change_at on change using brin (at) with (pages_per_range = 32, autosummarize = on)',
];

const DOWN = ['drop index change_at', 'drop table webhook_attempt', 'drop table webhook_delivery', 'drop table webhook_secret', 'drop table webhook_endpoint'];
