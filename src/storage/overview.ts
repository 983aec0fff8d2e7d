import type { RejectionCode } from '../core/model/rejection';
import type { ChangeKind } from '../core/model/change';
import { toIso, toMs } from './times';
import type { Tx } from './transaction';

/** So many of the newest golden records of a type stand for all of it. */
const QUALITY_SAMPLE = 2_000;
/** So many source records with rejections are looked into, the latest of each system and type first. */
const FAILURE_SAMPLE = 20_000;

export interface TypeCount { readonly type: string; readonly active: number; readonly merged: number; readonly retired: number }

export async function countGoldenRecords(tx: Tx): Promise<TypeCount[]> {
  return (await tx.query<{ type: string; active: string; merged: string; retired: string }[]>(
    `select type, count(*) filter (where status = 'ACTIVE') as active, count(*) filter (where status = 'MERGED') as merged, count(*) filter (where status = 'RETIRED') as retired
       from golden_record group by type order by type`)).map(({ type, ...counts }) => ({ type, active: Number(counts.active), merged: Number(counts.merged), retired: Number(counts.retired) }));
}

export interface SystemActivity {
  readonly system: string;
  readonly type: string;
  readonly records: number;
  readonly withRejections: number;
  /** Milliseconds since the epoch. */
  readonly lastArrivalAt: number;
}

/** What each system has sent in its own rows, and how much of it was not accepted whole. */
export async function systemActivity(tx: Tx): Promise<SystemActivity[]> {
  const rows = await tx.query<{ system: string; type: string; records: string; rejected: string; last: Date }[]>(
    `select s.system, s.type, count(*) as records, count(*) filter (where s.rejections <> '[]'::jsonb) as rejected, max(s.received_at) as last
       from source_record s where s.derived_from is null group by s.system, s.type order by s.system, s.type`);
  return rows.map(({ system, type, records, rejected, last }) => ({ system, type, records: Number(records), withRejections: Number(rejected), lastArrivalAt: toMs(last) }));
}

export interface Arrivals { readonly system: string; readonly day: string; readonly records: number }

/** Source records by the day of the zone on which their content came. */
export async function arrivalsByDay(tx: Tx, since: number, zone: string): Promise<Arrivals[]> {
  const rows = await tx.query<{ system: string; day: string; n: string }[]>(
    `select system, to_char(received_at at time zone $2, 'YYYY-MM-DD') as day, count(*) as n from source_record
      where received_at >= $1::timestamptz and derived_from is null group by 1, 2 order by 1, 2`, [toIso(since), zone]);
  return rows.map(({ system, day, n }) => ({ system, day, records: Number(n) }));
}

export interface FailureGroup { readonly system: string; readonly type: string; readonly attribute: string | null; readonly code: RejectionCode; readonly records: number; readonly samples: readonly string[] }

/** What is most often not accepted, with some source keys of each. */
export async function worstFailures(tx: Tx, limit: number): Promise<FailureGroup[]> {
  const rows = await tx.query<(Omit<FailureGroup, 'records'> & { n: string })[]>(
    `select s.system, s.type, r.rejection ->> 'attribute' as attribute, r.rejection ->> 'code' as code, count(*) as n, (array_agg(s.source_key order by s.id desc))[1:5] as samples
       from (select id, system, type, source_key, rejections from source_record where rejections <> '[]'::jsonb limit $2) s
       cross join lateral jsonb_array_elements(s.rejections) as r (rejection)
      group by 1, 2, 3, 4 order by n desc, 1, 2, 3, 4 limit $1`, [limit, FAILURE_SAMPLE]);
  return rows.map(({ n, ...group }) => ({ ...group, records: Number(n) }));
}

export interface QueueAge { readonly type: string; readonly day: number; readonly week: number; readonly month: number; readonly older: number }

/** Pairs that wait for a steward, by how long: under a day, a week, thirty days, longer. */
export async function queueByAge(tx: Tx, now: number): Promise<QueueAge[]> {
  const rows = await tx.query<Record<'type' | 'day' | 'week' | 'month' | 'older', string>[]>(
    `select type, count(*) filter (where since > $1::timestamptz - interval '1 day') as day,
            count(*) filter (where since <= $1::timestamptz - interval '1 day' and since > $1::timestamptz - interval '7 days') as week,
            count(*) filter (where since <= $1::timestamptz - interval '7 days' and since > $1::timestamptz - interval '30 days') as month,
            count(*) filter (where since <= $1::timestamptz - interval '30 days') as older
       from review_pair where status in ('OPEN', 'REOPENED') group by type order by type`, [toIso(now)]);
  return rows.map(({ type, ...counts }) => ({ type, day: Number(counts.day), week: Number(counts.week), month: Number(counts.month), older: Number(counts.older) }));
}

export interface ChangesOfDay { readonly day: string; readonly kind: ChangeKind; readonly changes: number }

export async function changesByDay(tx: Tx, since: number, zone: string): Promise<ChangesOfDay[]> {
  const rows = await tx.query<{ day: string; kind: ChangeKind; n: string }[]>(
    `select to_char(at at time zone $2, 'YYYY-MM-DD') as day, kind, count(*) as n from change where at >= $1::timestamptz group by 1, 2 order by 1, 2`, [toIso(since), zone]);
  return rows.map(({ day, kind, n }) => ({ day, kind, changes: Number(n) }));
}

export interface AttributeQuality { readonly type: string; readonly attribute: string; readonly sampled: number; readonly filled: number; readonly conflicts: number }

/** Of the newest golden records of each type: how many have an attribute, and of how many its sources disagree. */
export async function attributeQuality(tx: Tx, types: readonly string[]): Promise<AttributeQuality[]> {
  const rows = await tx.query<{ type: string; attribute: string; sampled: string; filled: string; conflicts: string }[]>(
    `with sample as (
       select t.type, g.values, g.provenance from unnest($1::text[]) as t (type)
         cross join lateral (select values, provenance from golden_record where type = t.type and status = 'ACTIVE' order by key desc limit $2) g),
     sizes as (select type, count(*) as sampled from sample group by type),
     filled as (select type, k.attribute, count(*) as filled from sample cross join lateral jsonb_object_keys(values) as k (attribute) group by 1, 2),
     conflicts as (select s.type, p.one ->> 'attribute' as attribute, count(*) as conflicts from sample s
        cross join lateral jsonb_array_elements(s.provenance) as p (one) where (p.one ->> 'conflict')::boolean group by 1, 2)
     select f.type, f.attribute, z.sampled, f.filled, coalesce(c.conflicts, 0) as conflicts
       from filled f join sizes z using (type) left join conflicts c using (type, attribute) order by f.type, f.attribute`, [types, QUALITY_SAMPLE]);
  return rows.map(({ type, attribute, ...counts }) => ({ type, attribute, sampled: Number(counts.sampled), filled: Number(counts.filled), conflicts: Number(counts.conflicts) }));
}
