import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit log. Entries are written with what they tell of; their place and hash in the chain are given
 * after commit, by one chainer at a time, once. Nothing else of an entry can be changed, and none removed.
 */
export class AuditLog1764000000003 implements MigrationInterface {
  readonly name = 'AuditLog1764000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit_entry');
    await runner.query('drop function audit_entry_is_kept');
  }
}

const STATEMENTS = [
  `create table audit_entry (
    id bigint generated always as identity primary key,
    position bigint unique,
    hash bytea,
    at timestamptz not null,
    operation text not null,
    outcome text not null check (outcome in ('DONE', 'REFUSED')),
    actor text,
    token_id text,
    role text,
    "from" text,
    request_id text,
    golden_type text,
    golden_id uuid,
    before jsonb,
    after jsonb,
    reason text,
    details jsonb not null,
    check ((position is null) = (hash is null))
  )`,
  'create index audit_entry_unchained on audit_entry (id) where position is null',
  // Each question of the log is answered newest first.
  'create index audit_entry_actor on audit_entry (actor, position)',
  'create index audit_entry_operation on audit_entry (operation, position)',
  'create index audit_entry_golden on audit_entry (golden_id, position) where golden_id is not null',
  'create index audit_entry_at on audit_entry (at)',
  `create function audit_entry_is_kept() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and old.position is null and new.position is not null
       and (to_jsonb(new) - 'position' - 'hash') = (to_jsonb(old) - 'position' - 'hash') then
      return new;
    end if;
    raise exception 'the audit log is append-only';
  end $$`,
  `create trigger audit_entry_rows_are_kept before update or delete on audit_entry
     for each row execute function audit_entry_is_kept()`,
  `create trigger audit_entry_is_not_emptied before truncate on audit_entry
     for each statement execute function audit_entry_is_kept()`,
];
