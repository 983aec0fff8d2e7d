import type { GoldenRecordState, GoldenStatus } from '../core/model/goldenRecord';
import type { JsonValue } from '../core/model/json';
import type { Provenance } from '../core/survivorship/provenance';
import { NumberBlock } from './numberBlock';
import { toIso, toMs } from './times';
import type { Tx } from './transaction';

interface Row {
  id: string; type: string; key: string; status: GoldenStatus; merged_into: string | null; version: number;
  values: Record<string, JsonValue>; provenance: Provenance[]; computed_at: Date; due_at: Date | null;
}

const COLUMNS = 'g.id, g.type, g.key, g.status, g.merged_into, g.version, g.values, g.provenance, g.computed_at, g.due_at';

function toState(row: Row): GoldenRecordState {
  return {
    id: row.id, type: row.type, key: row.key, status: row.status, mergedInto: row.merged_into, version: row.version,
    values: row.values, provenance: row.provenance, computedAt: toMs(row.computed_at), dueAt: toMs(row.due_at),
  };
}

/** Locks golden records, by id and by key, in the order of their ids so that no two writers wait crosswise. */
export async function lockGoldenRecords(
  tx: Tx, ids: readonly string[], keys: readonly { readonly type: string; readonly key: string }[],
): Promise<GoldenRecordState[]> {
  if (ids.length === 0 && keys.length === 0) return [];
  const rows = await tx.query<Row[]>(
    `select ${COLUMNS} from golden_record g
      where g.id = any($1::uuid[]) or g.id in (
        select k.id from unnest($2::text[], $3::text[]) as name (type, key) join golden_record k on (k.type, k.key) = (name.type, name.key))
      order by g.id for update`,
    [ids, keys.map((k) => k.type), keys.map((k) => k.key)],
  );
  return rows.map(toState);
}

export async function goldenRecordsByIds(tx: Tx, ids: readonly string[]): Promise<GoldenRecordState[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<Row[]>(`select ${COLUMNS} from golden_record g where g.id = any($1::uuid[])`, [ids]);
  return rows.map(toState);
}

export async function goldenRecordsByKeys(tx: Tx, type: string, keys: readonly string[]): Promise<GoldenRecordState[]> {
  if (keys.length === 0) return [];
  const rows = await tx.query<Row[]>(`select ${COLUMNS} from golden_record g where g.type = $1 and g.key = any($2::text[])`, [type, keys]);
  return rows.map(toState);
}

/** Inserts or replaces the current state, and keeps each new version for ever. */
export async function saveGoldenRecords(tx: Tx, states: readonly GoldenRecordState[]): Promise<void> {
  if (states.length === 0) return;
  await tx.query(
    `insert into golden_record (id, type, key, status, merged_into, version, values, provenance, computed_at, due_at)
     select id, type, key, status, merged_into, version, values, provenance, computed_at, due_at
       from jsonb_to_recordset($1::jsonb) as row (id uuid, type text, key text, status text, merged_into uuid, version int,
         values jsonb, provenance jsonb, computed_at timestamptz, due_at timestamptz)
     on conflict (id) do update set status = excluded.status, merged_into = excluded.merged_into, version = excluded.version,
       values = excluded.values, provenance = excluded.provenance, computed_at = excluded.computed_at, due_at = excluded.due_at`,
    [JSON.stringify(states.map((s) => ({
      id: s.id, type: s.type, key: s.key, status: s.status, merged_into: s.mergedInto, version: s.version,
      values: s.values, provenance: s.provenance, computed_at: toIso(s.computedAt), due_at: toIso(s.dueAt),
    })))],
  );
}

export async function saveGoldenVersions(tx: Tx, states: readonly GoldenRecordState[]): Promise<void> {
  if (states.length === 0) return;
  await tx.query(
    `insert into golden_version (golden_id, version, status, merged_into, values, provenance, recorded_at)
     select id, version, status, merged_into, values, provenance, recorded_at
       from jsonb_to_recordset($1::jsonb) as row (id uuid, version int, status text, merged_into uuid, values jsonb, provenance jsonb, recorded_at timestamptz)`,
    [JSON.stringify(states.map((s) => ({ id: s.id, version: s.version, status: s.status, merged_into: s.mergedInto, values: s.values, provenance: s.provenance, recorded_at: toIso(s.computedAt) })))],
  );
}

/** Numbers for golden keys that the pool hands out. */
export const goldenKeyNumbers = (ahead: number): NumberBlock => new NumberBlock(`nextval('golden_key_number')`, ahead);

/** Golden records whose answer may have changed by the passing of time alone, the longest overdue first. */
export async function dueGoldenIds(tx: Tx, now: number, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from golden_record where due_at <= $1::timestamptz and status = 'ACTIVE' order by due_at limit $2`, [toIso(now), limit]);
  return rows.map((row) => row.id);
}

/** Merges of merges are followed so far. */
const MAX_MERGES = 20;

/** Golden records that were merged into one of these, directly or by way of others; `into`: which of these comes first on their way. */
export async function mergedAwayInto(tx: Tx, goldenIds: readonly string[]): Promise<{ type: string; key: string; into: string }[]> {
  if (goldenIds.length === 0) return [];
  return tx.query<{ type: string; key: string; into: string }[]>(
    `with recursive gone (id, into_id, merges) as (
       select g.id, g.merged_into, 1 from golden_record g where g.merged_into = any($1::uuid[])
       union all
       select g.id, gone.into_id, gone.merges + 1 from gone join golden_record g on g.merged_into = gone.id
        where gone.merges < ${MAX_MERGES} and gone.id <> all($1::uuid[]))
     select g.type, g.key, gone.into_id as into from gone join golden_record g on g.id = gone.id order by g.id`, [goldenIds]);
}

/** Where these golden records lead: themselves, and all that they were merged into, directly or by way of others. */
export async function survivorsOf(tx: Tx, goldenIds: readonly string[]): Promise<string[]> {
  if (goldenIds.length === 0) return [];
  const rows = await tx.query<{ id: string }[]>(
    `with recursive way (id, merged_into, merges) as (
       select g.id, g.merged_into, 0 from golden_record g where g.id = any($1::uuid[])
       union all
       select g.id, g.merged_into, way.merges + 1 from way join golden_record g on g.id = way.merged_into where way.merges < ${MAX_MERGES})
     select distinct id from way`, [goldenIds]);
  return rows.map(({ id }) => id);
}
