import type { MappingImpact } from '../core/mapping/impact';
import type { JsonObject } from '../core/model/json';
import type { MappingName } from './mappingDrafts';
import { toIso, toMs } from './times';
import type { Tx } from './transaction';

export const RUN_STATES = ['RUNNING', 'PAUSED', 'FINISHED', 'SUPERSEDED'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** A published version on its way to the records that were there before it. Times are milliseconds since the epoch. */
export interface MappingRun extends MappingName {
  readonly id: string;
  readonly version: number;
  readonly formerVersion: number;
  readonly state: RunState;
  readonly cause: JsonObject & { readonly operation: string; readonly system: string };
  /** The source key that was looked at last; empty before the first. */
  readonly afterKey: string;
  readonly total: number;
  readonly done: number;
  readonly impact: MappingImpact;
  readonly startedBy: string;
  readonly startedAt: number;
  readonly pausedBy: string | null;
  readonly finishedAt: number | null;
}

interface Row {
  id: string; system: string; type: string; version: number; former_version: number; state: RunState; cause: MappingRun['cause']; after_key: string; total: number; done: number;
  impact: MappingImpact; started_by: string; started_at: Date; paused_by: string | null; finished_at: Date | null;
}
const COLUMNS = 'id, system, type, version, former_version, state, cause, after_key, total, done, impact, started_by, started_at, paused_by, finished_at';
const toRun = ({ id, system, type, version, state, cause, total, done, impact, ...row }: Row): MappingRun => ({
  id, system, type, version, state, cause, total, done, impact, formerVersion: row.former_version, afterKey: row.after_key, startedBy: row.started_by, startedAt: toMs(row.started_at),
  pausedBy: row.paused_by, finishedAt: toMs(row.finished_at),
});

/** Begins one; what is under way for an earlier version is superseded. Without records it is finished at once. */
export async function beginMappingRun(tx: Tx, run: Pick<MappingRun, 'system' | 'type' | 'version' | 'formerVersion' | 'cause' | 'impact' | 'startedBy' | 'startedAt'>): Promise<string> {
  await tx.query(`update mapping_run set state = 'SUPERSEDED', finished_at = $3::timestamptz where system = $1 and type = $2 and state in ('RUNNING', 'PAUSED')`, [run.system, run.type, toIso(run.startedAt)]);
  const [row] = await tx.query<{ id: string }[]>(
    `insert into mapping_run (system, type, version, former_version, state, cause, after_key, total, done, impact, started_by, started_at, finished_at)
     select $1, $2, $3, $4, case when n = 0 then 'FINISHED' else 'RUNNING' end, $5::jsonb, '', n, 0, $6::jsonb, $7, $8::timestamptz, case when n = 0 then $8::timestamptz end
       from (select count(*)::int as n from source_record where system = $1 and type = $2 and derived_from is null) own returning id`,
    [run.system, run.type, run.version, run.formerVersion, JSON.stringify(run.cause), JSON.stringify(run.impact), run.startedBy, toIso(run.startedAt)]);
  return row?.id ?? '';
}

export async function mappingRun(tx: Tx, id: string, lock: boolean): Promise<MappingRun | null> {
  return (await tx.query<Row[]>(`select ${COLUMNS} from mapping_run where id = $1 ${lock ? 'for update' : ''}`, [id])).map(toRun)[0] ?? null;
}

/** Runs, the latest first; of one system or type, or of all. */
export async function mappingRuns(tx: Tx, { system, type }: { readonly system: string | null; readonly type: string | null }, page: { readonly before: string | null; readonly limit: number }): Promise<MappingRun[]> {
  return (await tx.query<Row[]>(
    `select ${COLUMNS} from mapping_run where ($1::text is null or system = $1) and ($2::text is null or type = $2) and ($3::bigint is null or id < $3) order by id desc limit $4`,
    [system, type, page.before, page.limit])).map(toRun);
}

export async function hasMappingRun(tx: Tx): Promise<boolean> {
  return (await tx.query<object[]>(`select from mapping_run where state = 'RUNNING' limit 1`)).length > 0;
}

/** A run that is not paused, held until the end of the transaction; whoever else works on it waits. */
export async function holdMappingRun(tx: Tx): Promise<MappingRun | null> {
  return (await tx.query<Row[]>(`select ${COLUMNS} from mapping_run where state = 'RUNNING' order by id limit 1 for update`)).map(toRun)[0] ?? null;
}

export async function markMappingRun(tx: Tx, run: Pick<MappingRun, 'id' | 'afterKey' | 'done' | 'impact' | 'finishedAt'>): Promise<void> {
  await tx.query(
    `update mapping_run set after_key = $2, done = $3, impact = $4::jsonb, finished_at = $5::timestamptz, total = greatest(total, $3), state = case when $5::timestamptz is null then state else 'FINISHED' end where id = $1`,
    [run.id, run.afterKey, run.done, JSON.stringify(run.impact), toIso(run.finishedAt)]);
}

export async function setMappingRunState(tx: Tx, id: string, state: 'RUNNING' | 'PAUSED', pausedBy: string | null): Promise<void> {
  await tx.query('update mapping_run set state = $2, paused_by = $3 where id = $1', [id, state, pausedBy]);
}

/** The keys of the next records that a system has sent itself. */
export async function nextSentKeys(tx: Tx, { system, type }: MappingName, afterKey: string, limit: number): Promise<string[]> {
  const rows = await tx.query<{ source_key: string }[]>(
    'select source_key from source_record where system = $1 and type = $2 and source_key > $3 and derived_from is null order by source_key limit $4', [system, type, afterKey, limit]);
  return rows.map((row) => row.source_key);
}

/** The records that a system has sent last, as they are held: what a mapping is tried on. */
export async function recentSentKeys(tx: Tx, { system, type }: MappingName, limit: number): Promise<string[]> {
  const rows = await tx.query<{ source_key: string }[]>(
    'select source_key from source_record where system = $1 and type = $2 and derived_from is null and not deleted and not excluded and payload is not null order by id desc limit $3', [system, type, limit]);
  return rows.map((row) => row.source_key);
}

/** Their number; deleted ones do not count. */
export async function countSentRecords(tx: Tx, { system, type }: MappingName): Promise<number> {
  const [row] = await tx.query<{ n: string }[]>('select count(*) as n from source_record where system = $1 and type = $2 and derived_from is null and not deleted', [system, type]);
  return Number(row?.n ?? 0);
}

/** Records that another version of the mapping makes nothing else of. */
export async function markMapped(tx: Tx, ids: readonly string[], version: number): Promise<void> {
  if (ids.length > 0) await tx.query('update source_record set mapping_version = $2 where id = any($1::bigint[])', [ids, version]);
}

/** The payloads that a system has sent last. */
export async function recentSentPayloads(tx: Tx, { system, type }: MappingName, limit: number): Promise<JsonObject[]> {
  const rows = await tx.query<{ payload: JsonObject }[]>(
    'select payload from source_record where system = $1 and type = $2 and derived_from is null and not deleted and not excluded and payload is not null order by id desc limit $3', [system, type, limit]);
  return rows.map((row) => row.payload);
}
