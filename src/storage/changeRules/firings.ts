import type { FiringOutcome } from '../../core/changeRules/ruleSpec';
import type { JsonValue } from '../../core/model/json';
import { toIso, toMs } from '../times';
import type { Tx } from '../transaction';

export interface NewFiring {
  readonly ruleId: string;
  readonly version: number;
  readonly goldenId: string;
  readonly goldenKey: string;
  readonly dueKey: string;
  readonly dueAt: number;
  readonly firedAt: number;
  readonly outcome: FiringOutcome;
  readonly reason: string | null;
  /** Values to be set, by attribute. */
  readonly pending: Readonly<Record<string, JsonValue>> | null;
  readonly chain: readonly string[];
}

export interface Firing extends NewFiring { readonly id: string }

interface Row {
  id: string; rule_id: string; version: number; golden_id: string; golden_key: string; due_key: string; due_at: Date; fired_at: Date;
  outcome: FiringOutcome; reason: string | null; pending: Record<string, JsonValue> | null; chain: string[];
}

const COLUMNS = 'id, rule_id, version, golden_id, golden_key, due_key, due_at, fired_at, outcome, reason, pending, chain';
const toFiring = (row: Row): Firing => ({
  id: row.id, ruleId: row.rule_id, version: row.version, goldenId: row.golden_id, goldenKey: row.golden_key, dueKey: row.due_key,
  dueAt: toMs(row.due_at), firedAt: toMs(row.fired_at), outcome: row.outcome, reason: row.reason, pending: row.pending, chain: row.chain,
});

/** Writes firings down, each once for its rule version, record and moment. Returns those that were not there yet. */
export async function addFirings(tx: Tx, firings: readonly NewFiring[]): Promise<Firing[]> {
  if (firings.length === 0) return [];
  const rows = await tx.query<Row[]>(
    `insert into rule_firing (rule_id, version, golden_id, golden_key, due_key, due_at, fired_at, outcome, reason, pending, chain)
     select rule_id, version, golden_id, golden_key, due_key, due_at, fired_at, outcome, reason, pending, chain
       from jsonb_to_recordset($1::jsonb) as row (rule_id bigint, version int, golden_id uuid, golden_key text, due_key text, due_at timestamptz, fired_at timestamptz, outcome text, reason text, pending jsonb, chain jsonb)
     on conflict (rule_id, version, golden_id, due_key) do nothing returning ${COLUMNS}`,
    [JSON.stringify(firings.map((one) => ({
      rule_id: one.ruleId, version: one.version, golden_id: one.goldenId, golden_key: one.goldenKey, due_key: one.dueKey, due_at: toIso(one.dueAt), fired_at: toIso(one.firedAt),
      outcome: one.outcome, reason: one.reason, pending: one.pending ?? undefined, chain: one.chain,
    })))]);
  return rows.map(toFiring);
}

/** The newest first. */
export async function firingsOf(tx: Tx, question: { readonly ruleId: string; readonly outcome: FiringOutcome | null; readonly before: string | null; readonly limit: number }): Promise<Firing[]> {
  return (await tx.query<Row[]>(
    `select ${COLUMNS} from rule_firing where rule_id = $1 and ($2::text is null or outcome = $2) and ($3::bigint is null or id < $3) order by id desc limit $4`,
    [question.ruleId, question.outcome, question.before, question.limit])).map(toFiring);
}

/** A firing whose values are still to be set; no other node takes it until the transaction ends. */
export async function takePendingFiring(tx: Tx): Promise<Firing | null> {
  return (await tx.query<Row[]>(`select ${COLUMNS} from rule_firing where pending is not null order by id limit 1 for update skip locked`)).map(toFiring)[0] ?? null;
}

export async function endPending(tx: Tx, id: string, outcome: FiringOutcome, reason: string | null): Promise<void> {
  await tx.query('update rule_firing set pending = null, outcome = $2, reason = $3 where id = $1', [id, outcome, reason]);
}

export interface NewPrompt { readonly ruleId: string; readonly goldenId: string; readonly code: string; readonly severity: string; readonly message: object; readonly facts: object; readonly since: number }

export async function putPrompts(tx: Tx, prompts: readonly NewPrompt[]): Promise<void> {
  if (prompts.length === 0) return;
  await tx.query(
    `insert into rule_prompt (rule_id, golden_id, code, severity, message, facts, since)
     select rule_id, golden_id, code, severity, message, facts, since
       from jsonb_to_recordset($1::jsonb) as row (rule_id bigint, golden_id uuid, code text, severity text, message jsonb, facts jsonb, since timestamptz)
     on conflict (golden_id, rule_id, code) do update set severity = excluded.severity, message = excluded.message, facts = excluded.facts, since = excluded.since`,
    [JSON.stringify(prompts.map((one) => ({ rule_id: one.ruleId, golden_id: one.goldenId, code: one.code, severity: one.severity, message: one.message, facts: one.facts, since: toIso(one.since) })))]);
}

/** What a rule has put beside these records is no longer so. */
export async function dropPrompts(tx: Tx, gone: readonly { readonly ruleId: string; readonly goldenId: string }[]): Promise<void> {
  if (gone.length === 0) return;
  await tx.query('delete from rule_prompt p using unnest($1::bigint[], $2::uuid[]) as gone (rule_id, golden_id) where p.golden_id = gone.golden_id and p.rule_id = gone.rule_id',
    [gone.map(({ ruleId }) => ruleId), gone.map(({ goldenId }) => goldenId)]);
}
