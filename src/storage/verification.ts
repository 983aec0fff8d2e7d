import type { GoldenRecordState, GoldenStatus } from '../core/model/goldenRecord';
import type { JsonValue } from '../core/model/json';
import type { Provenance } from '../core/survivorship/provenance';
import type { GoldenKeyRow, GoldenReferenceRow } from './goldenIndex';
import type { MatchKeyRow } from './matchKeys';
import type { SourceReferenceRow } from './sourceReferences';
import { toMs } from './times';
import type { Tx } from './transaction';

interface StateRow {
  id: string; type: string; key: string; status: GoldenStatus; merged_into: string | null; version: number;
  values: Record<string, JsonValue>; provenance: Provenance[]; computed_at: Date; due_at: Date | null;
}

/** Golden records in the order of their ids, a page at a time. */
export async function goldenPage(tx: Tx, afterId: string | null, limit: number): Promise<GoldenRecordState[]> {
  const rows = await tx.query<StateRow[]>(
    `select id, type, key, status, merged_into, version, values, provenance, computed_at, due_at from golden_record
      where $1::uuid is null or id > $1 order by id limit $2`, [afterId, limit]);
  return rows.map((row) => ({
    id: row.id, type: row.type, key: row.key, status: row.status, mergedInto: row.merged_into, version: row.version,
    values: row.values, provenance: row.provenance, computedAt: toMs(row.computed_at), dueAt: toMs(row.due_at),
  }));
}

export async function matchKeysOf(tx: Tx, recordIds: readonly string[]): Promise<MatchKeyRow[]> {
  return tx.query<MatchKeyRow[]>(`select type, key, source_record_id as "sourceRecordId" from match_key where source_record_id = any($1::bigint[])`, [recordIds]);
}

export async function sourceReferencesOf(tx: Tx, recordIds: readonly string[]): Promise<SourceReferenceRow[]> {
  return tx.query<SourceReferenceRow[]>(
    `select source_record_id as "sourceRecordId", attribute, position, target_type as "targetType", target_system as "targetSystem", target_key as "targetKey"
       from source_reference where source_record_id = any($1::bigint[])`, [recordIds]);
}

export async function goldenKeysOf(tx: Tx, goldenIds: readonly string[]): Promise<GoldenKeyRow[]> {
  return tx.query<GoldenKeyRow[]>(`select type, attribute, key, golden_id as "goldenId" from golden_key where golden_id = any($1::uuid[])`, [goldenIds]);
}

export async function goldenReferencesInForce(tx: Tx, goldenIds: readonly string[]): Promise<GoldenReferenceRow[]> {
  return tx.query<GoldenReferenceRow[]>(
    `select golden_id as "goldenId", attribute, target_id as "targetId", from_type as "fromType" from golden_reference
      where golden_id = any($1::uuid[]) and until is null`, [goldenIds]);
}

/** An invariant that SQL can check by itself: the names of what breaks it, at most `limit`. */
export interface SqlInvariant { readonly name: string; readonly sql: string }

export const SQL_INVARIANTS: readonly SqlInvariant[] = [
  { name: 'source record belongs to exactly one active golden record',
    sql: `select s.system || '/' || s.type || '/' || s.source_key as what from source_record s left join golden_record g on g.id = s.golden_id
           where (s.deleted or s.excluded) <> (s.golden_id is null) or (s.golden_id is not null and g.status is distinct from 'ACTIVE')` },
  { name: 'a source record is excluded exactly while its system or its import is',
    sql: `select s.system || '/' || s.type || '/' || s.source_key as what from source_record s
           where s.excluded <> exists (select from exclusion e where e.system = s.system and e.ended_at is null and (e.import_id is null or e.import_id = s.import_id))` },
  { name: 'source record and its golden record are of one type',
    sql: `select s.id::text as what from source_record s join golden_record g on g.id = s.golden_id where g.type <> s.type` },
  { name: 'active golden record has a member',
    sql: `select g.id::text as what from golden_record g where g.status = 'ACTIVE' and not exists (select 1 from source_record s where s.golden_id = g.id)` },
  { name: 'latest version is the current state',
    sql: `select g.id::text as what from golden_record g left join golden_version v on v.golden_id = g.id and v.version = g.version
           where v.version is null or v.values <> g.values or v.status <> g.status or v.merged_into is distinct from g.merged_into` },
  { name: 'no version is missing, none is beyond the current one',
    sql: `select g.id::text as what from golden_record g where g.version <> (select count(*) from golden_version v where v.golden_id = g.id)
           or g.version <> (select max(version) from golden_version v where v.golden_id = g.id)` },
  { name: 'every version has its change',
    sql: `select v.golden_id::text || ' ' || v.version as what from golden_version v
           where not exists (select 1 from change c where c.golden_id = v.golden_id and c.version = v.version)
             and v.recorded_at > coalesce((select latest from change_retention), '-infinity'::timestamptz)` },
  { name: 'change positions are consecutive',
    sql: `select 'positions' as what from (select count(position) as given, coalesce(max(position), 0) as highest, coalesce(min(position), 1) as lowest, coalesce((select removed_up_to from change_retention), 0) as removed from change) c
           where c.given <> c.highest - c.lowest + 1 or c.lowest > c.removed + 1` },
  { name: 'change positions follow versions',
    sql: `select c.id::text as what from (select id, position, lag(position) over (partition by golden_id order by version) as earlier from change) c
           where c.earlier is not null and c.position is not null and c.position <= c.earlier` },
  { name: 'a merge ends in a golden record that is not merged, without a circle',
    sql: `with recursive way (start, here, steps) as (
             select id, merged_into, 1 from golden_record where status = 'MERGED'
             union all select way.start, g.merged_into, way.steps + 1 from way join golden_record g on g.id = way.here where g.status = 'MERGED' and way.steps < 100)
           select start::text as what from way where steps = 100` },
  { name: 'inactive golden record is found by nothing',
    sql: `select g.id::text as what from golden_record g where g.status <> 'ACTIVE'
           and (exists (select 1 from golden_key k where k.golden_id = g.id) or exists (select 1 from golden_reference r where r.golden_id = g.id and r.until is null))` },
  { name: 'what is derived from a source record points to one that is there',
    sql: ['candidate_key', 'match_key', 'source_reference'].map((table) =>
      `select '${table} ' || d.source_record_id as what from ${table} d where not exists (select 1 from source_record s where s.id = d.source_record_id)`).join(' union all ') },
  { name: 'what is derived from a golden record points to one that is there',
    sql: [['golden_key', 'golden_id'], ['search_document', 'golden_id'], ['golden_reference', 'golden_id'], ['golden_reference', 'target_id']].map(([table, column]) =>
      `select '${table} ' || d.${column} as what from ${table} d where not exists (select 1 from golden_record g where g.id = d.${column})`).join(' union all ') },
  { name: 'the survivor that a steward chose has survived',
    sql: `select c.merged_id::text as what from survivor_choice c join golden_record s on s.id = c.survivor_id
           where c.superseded_by is null and s.status = 'MERGED' and s.merged_into = c.merged_id` },
  { name: 'review pair is of two active golden records',
    sql: `select p.a_id::text || ' ' || p.b_id as what from review_pair p join golden_record a on a.id = p.a_id join golden_record b on b.id = p.b_id
           where a.status <> 'ACTIVE' or b.status <> 'ACTIVE' or a.type <> p.type or b.type <> p.type` },
  { name: 'a judgement that was ended was ended by a later decision',
    sql: `select j.id::text as what from judgement j where j.superseded_by is not null and j.superseded_by <= j.decision_id` },
  { name: 'one mapping version is in force for each system and type',
    sql: `select system || '/' || type as what from mapping_version group by system, type having count(*) filter (where in_force) <> 1` },
];

export async function breachesOf(tx: Tx, invariant: SqlInvariant, limit: number): Promise<{ count: number; samples: string[] }> {
  const rows = await tx.query<{ what: string; total: string }[]>(
    `select what, count(*) over () as total from (${invariant.sql}) breach limit $1`, [limit]);
  return { count: Number(rows[0]?.total ?? 0), samples: rows.map((row) => row.what) };
}
