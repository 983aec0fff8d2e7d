import type { RuleSpec, RuleState } from '../../core/changeRules/ruleSpec';
import { toIso, toMs } from '../times';
import type { Tx } from '../transaction';

/** A change rule: what is worked on, and which version is in force. Times are milliseconds since the epoch. */
export interface StoredRule {
  readonly id: string;
  readonly name: string;
  readonly state: RuleState;
  readonly reason: string | null;
  readonly draft: RuleSpec;
  readonly revision: number;
  readonly note: string | null;
  readonly savedBy: string;
  readonly savedAt: number;
  readonly version: number | null;
}

interface Row { id: string; name: string; state: RuleState; reason: string | null; draft: RuleSpec; revision: number; note: string | null; saved_by: string; saved_at: Date; version: number | null }

const COLUMNS = 'id, name, state, reason, draft, revision, note, saved_by, saved_at, version';
const toRule = ({ saved_by: savedBy, saved_at: savedAt, ...row }: Row): StoredRule => ({ ...row, savedBy, savedAt: toMs(savedAt) });

export async function changeRules(tx: Tx, limit: number): Promise<StoredRule[]> {
  return (await tx.query<Row[]>(`select ${COLUMNS} from change_rule order by id limit $1`, [limit])).map(toRule);
}

/** `lock`: held until the transaction ends. */
export async function changeRule(tx: Tx, id: string, lock = false): Promise<StoredRule | null> {
  return (await tx.query<Row[]>(`select ${COLUMNS} from change_rule where id = $1 ${lock ? 'for update' : ''}`, [id])).map(toRule)[0] ?? null;
}

export type RuleDraft = Pick<StoredRule, 'name' | 'draft' | 'note' | 'savedBy' | 'savedAt'>;

export async function addChangeRule(tx: Tx, { name, draft, note, savedBy, savedAt }: RuleDraft): Promise<string> {
  const rows = await tx.query<{ id: string }[]>(
    `insert into change_rule (name, state, draft, revision, note, saved_by, saved_at) values ($1, 'DRAFT', $2::jsonb, 1, $3, $4, $5::timestamptz) returning id`,
    [name, JSON.stringify(draft), note, savedBy, toIso(savedAt)]);
  return rows[0]?.id ?? '';
}

export async function changeRuleDraft(tx: Tx, id: string, { name, draft, note, savedBy, savedAt }: RuleDraft): Promise<void> {
  await tx.query('update change_rule set name = $2, draft = $3::jsonb, note = $4, saved_by = $5, saved_at = $6::timestamptz, revision = revision + 1 where id = $1',
    [id, name, JSON.stringify(draft), note, savedBy, toIso(savedAt)]);
}

export interface RuleVersion {
  readonly version: number;
  readonly spec: RuleSpec;
  readonly note: string | null;
  readonly publishedBy: string;
  readonly publishedAt: number;
  /** The earlier version that it brings back. */
  readonly restores: number | null;
}

interface VersionRow { version: number; spec: RuleSpec; note: string | null; published_by: string; published_at: Date; restores: number | null }
const toVersion = (row: VersionRow): RuleVersion => ({ version: row.version, spec: row.spec, note: row.note, publishedBy: row.published_by, publishedAt: toMs(row.published_at), restores: row.restores });

/** The newest first. */
export async function ruleVersions(tx: Tx, id: string, limit: number): Promise<RuleVersion[]> {
  return (await tx.query<VersionRow[]>('select version, spec, note, published_by, published_at, restores from change_rule_version where rule_id = $1 order by version desc limit $2', [id, limit])).map(toVersion);
}

export async function ruleVersion(tx: Tx, id: string, version: number): Promise<RuleVersion | null> {
  return (await tx.query<VersionRow[]>('select version, spec, note, published_by, published_at, restores from change_rule_version where rule_id = $1 and version = $2', [id, version])).map(toVersion)[0] ?? null;
}

export interface PutRule extends RuleVersion { readonly position: string; readonly backfill: boolean }

/** Puts a version into force, for what comes behind a position of the log. Timers of the version before are gone; those of this one are made in pages. */
export async function putRule(tx: Tx, id: string, { version, spec, note, publishedBy, publishedAt, restores, position, backfill }: PutRule): Promise<void> {
  await tx.query('insert into change_rule_version (rule_id, version, spec, note, published_by, published_at, restores) values ($1, $2, $3::jsonb, $4, $5, $6::timestamptz, $7)',
    [id, version, JSON.stringify(spec), note, publishedBy, toIso(publishedAt), restores]);
  await tx.query(
    `update change_rule set state = 'PUBLISHED', reason = null, version = $2, failures_in_a_row = 0, since_position = $3, backfill = $4,
            timers_after = case when $5 then '00000000-0000-0000-0000-000000000000'::uuid end where id = $1`,
    [id, version, position, backfill, spec.when.on === 'TIME']);
  await tx.query('insert into rule_progress (position) values ($1) on conflict do nothing', [position]);
  await tx.query('delete from rule_timer where rule_id = $1', [id]);
  await tx.query('delete from rule_prompt where rule_id = $1', [id]);
}

/** Ends a rule's work, by a person or for a reason of its own; what it has told stays. */
export async function stopRule(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.query(`update change_rule set state = 'STOPPED', reason = $2, timers_after = null where id = $1 and state = 'PUBLISHED'`, [id, reason]);
  await tx.query('delete from rule_timer where rule_id = $1', [id]);
  await tx.query('delete from rule_prompt where rule_id = $1', [id]);
}

/** Counts failures in a row; returns how many it has now. */
export async function countFailures(tx: Tx, id: string, failed: number): Promise<number> {
  const [rows] = await tx.query<[{ n: number }[], number]>('update change_rule set failures_in_a_row = case when $2 = 0 then 0 else failures_in_a_row + $2 end where id = $1 returning failures_in_a_row as n', [id, failed]);
  return rows[0]?.n ?? 0;
}

/** A version in force. */
export interface RuleInForce { readonly id: string; readonly name: string; readonly version: number; readonly spec: RuleSpec; readonly sincePosition: string; readonly publishedAt: number; readonly timersAfter: string | null; readonly backfill: boolean }

export async function rulesInForce(tx: Tx): Promise<RuleInForce[]> {
  const rows = await tx.query<{ id: string; name: string; version: number; spec: RuleSpec; since_position: string; published_at: Date; timers_after: string | null; backfill: boolean }[]>(
    `select r.id, r.name, r.version, v.spec, r.since_position, v.published_at, r.timers_after, r.backfill
       from change_rule r join change_rule_version v on v.rule_id = r.id and v.version = r.version where r.state = 'PUBLISHED' order by r.id`);
  return rows.map((row) => ({
    id: row.id, name: row.name, version: row.version, spec: row.spec, sincePosition: row.since_position, publishedAt: toMs(row.published_at), timersAfter: row.timers_after, backfill: row.backfill,
  }));
}

/** How far rules have read the log; null while another node reads. Held until the transaction ends. */
export async function takeRuleProgress(tx: Tx): Promise<string | null> {
  const rows = await tx.query<{ position: string }[]>('select position from rule_progress for update skip locked');
  return rows[0]?.position ?? null;
}

export async function saveRuleProgress(tx: Tx, position: string): Promise<void> {
  await tx.query('update rule_progress set position = $1', [position]);
}
