import type { GoldenStatus } from '../core/model/goldenRecord';
import type { GoldenView } from '../core/model/goldenView';
import type { JsonValue } from '../core/model/json';
import type { Provenance } from '../core/survivorship/provenance';
import { toIso, toMs } from './times';
import type { Tx } from './transaction';

interface Row { id: string; type: string; key: string; status: GoldenStatus; merged_into: string | null; version: number; values: Record<string, JsonValue> }

const toView = (row: Row, asOf: number | null): GoldenView => ({
  id: row.id, type: row.type, key: row.key, status: row.status, mergedInto: row.merged_into, version: row.version, values: row.values, asOf,
});

/** Golden records by id: as they are, or (with `asOf`) as they were believed to be then; unknown then, absent now. */
export async function viewsByIds(tx: Tx, ids: readonly string[], asOf: number | null): Promise<GoldenView[]> {
  if (ids.length === 0) return [];
  const rows = asOf === null
    ? await tx.query<Row[]>('select id, type, key, status, merged_into, version, values from golden_record where id = any($1::uuid[])', [ids])
    : await tx.query<Row[]>(
      `select g.id, g.type, g.key, v.status, v.merged_into, v.version, v.values
         from unnest($1::uuid[]) as wanted (id) join golden_record g on g.id = wanted.id
         cross join lateral (select * from golden_version v where v.golden_id = g.id and v.recorded_at <= $2::timestamptz
                              order by v.recorded_at desc, v.version desc limit 1) v`, [ids, toIso(asOf)]);
  return rows.map((row) => toView(row, asOf));
}

export async function idsByKeys(tx: Tx, type: string, keys: readonly string[]): Promise<{ key: string; id: string }[]> {
  if (keys.length === 0) return [];
  return tx.query<{ key: string; id: string }[]>('select key, id from golden_record where type = $1 and key = any($2::text[])', [type, keys]);
}

export async function provenanceOf(tx: Tx, views: readonly Pick<GoldenView, 'id' | 'version'>[]): Promise<{ id: string; version: number; provenance: Provenance[] }[]> {
  // The current version's provenance may have moved on without a new version: the record itself has the last word.
  return tx.query<{ id: string; version: number; provenance: Provenance[] }[]>(
    `select v.golden_id as id, v.version, case when g.version = v.version then g.provenance else v.provenance end as provenance
       from unnest($1::uuid[], $2::int[]) as wanted (id, version)
       join golden_version v on v.golden_id = wanted.id and v.version = wanted.version
       join golden_record g on g.id = v.golden_id`, [views.map((v) => v.id), views.map((v) => v.version)]);
}

export interface GoldenVersionRow {
  readonly version: number; readonly status: GoldenStatus; readonly mergedInto: string | null;
  readonly values: Readonly<Record<string, JsonValue>>; readonly recordedAt: number;
}

/** Versions of each golden record, the newest first, below its `beforeVersion`; `question` is the place in the list. */
export async function versionsOf(
  tx: Tx, questions: readonly { readonly goldenId: string; readonly beforeVersion: number | null }[], limitEach: number,
): Promise<(GoldenVersionRow & { readonly question: number })[]> {
  const rows = await tx.query<{ question: string; version: number; status: GoldenStatus; merged_into: string | null; values: Record<string, JsonValue>; recorded_at: Date }[]>(
    `select wanted.place - 1 as question, v.version, v.status, v.merged_into, v.values, v.recorded_at
       from unnest($1::uuid[], $2::int[]) with ordinality as wanted (id, before, place) cross join lateral (
         select * from golden_version v where v.golden_id = wanted.id and (wanted.before is null or v.version < wanted.before)
          order by v.version desc limit $3) v
      order by wanted.place, v.version desc`, [questions.map((q) => q.goldenId), questions.map((q) => q.beforeVersion), limitEach]);
  return rows.map((row) => ({
    question: Number(row.question), version: row.version, status: row.status, mergedInto: row.merged_into, values: row.values, recordedAt: toMs(row.recorded_at),
  }));
}

export interface RelationQuestion {
  readonly targetIds: readonly string[];
  readonly fromType: string;
  readonly attribute: string;
  readonly asOf: number | null;
  readonly limitEach: number;
}

/** Golden records that refer to these, each with the one it refers to, in the order of their keys. */
export async function viewsReferringTo(tx: Tx, question: RelationQuestion): Promise<{ targetId: string; view: GoldenView }[]> {
  const { asOf } = question;
  const parameters = [question.targetIds, question.fromType, question.attribute, question.limitEach];
  const rows = asOf === null
    ? await tx.query<(Row & { target_id: string })[]>(
      `select wanted.id as target_id, g.id, g.type, g.key, g.status, g.merged_into, g.version, g.values
         from unnest($1::uuid[]) as wanted (id) cross join lateral (
           select g.* from golden_reference r join golden_record g on g.id = r.golden_id
            where r.target_id = wanted.id and r.from_type = $2 and r.attribute = $3 and r.until is null
            order by g.key limit $4) g`, parameters)
    : await tx.query<(Row & { target_id: string })[]>(
      `select wanted.id as target_id, g.id, g.type, g.key, g.status, g.merged_into, g.version, g.values
         from unnest($1::uuid[]) as wanted (id) cross join lateral (
           select g.id, g.type, g.key, v.status, v.merged_into, v.version, v.values
             from golden_reference r join golden_record g on g.id = r.golden_id
             cross join lateral (select * from golden_version v where v.golden_id = g.id and v.recorded_at <= $5::timestamptz
                                  order by v.recorded_at desc, v.version desc limit 1) v
            where r.target_id = wanted.id and r.from_type = $2 and r.attribute = $3
              and r.since <= $5::timestamptz and (r.until is null or r.until > $5::timestamptz)
            order by g.key limit $4) g`, [...parameters, toIso(asOf)]);
  return rows.map((row) => ({ targetId: row.target_id, view: toView(row, asOf) }));
}

/**
 * A number with an extension is also filed under its main line, for whoever asks without one. But what was
 * called in from the main line or from another desk is not this customer's.
 */
const IS_OWN_NUMBER = (key: string): string => `not exists (select 1 from golden_key desk
  where desk.golden_id = ${key}.golden_id and desk.attribute = ${key}.attribute and starts_with(desk.key, ${key}.key || ';ext='))`;

/** Tickets about these customers: on a device they own, or called in from a number of theirs; the newest first. */
export async function ticketsOfCustomers(tx: Tx, customerIds: readonly string[], limitEach: number): Promise<{ targetId: string; view: GoldenView }[]> {
  const rows = await tx.query<(Row & { target_id: string })[]>(
    `select wanted.id as target_id, t.id, t.type, t.key, t.status, t.merged_into, t.version, t.values
       from unnest($1::uuid[]) as wanted (id) cross join lateral (
         select t.* from golden_record t where t.id in (
           select about.golden_id from golden_reference own
             join golden_reference about on about.target_id = own.golden_id and about.from_type = 'ticket' and about.attribute = 'device' and about.until is null
            where own.target_id = wanted.id and own.from_type = 'device' and own.attribute = 'owner' and own.until is null
           union
           select call.golden_id from golden_key number
            cross join lateral (select golden_id from golden_key
                                 where type = 'ticket' and attribute = 'phone' and key = number.key offset 0) call
            where number.golden_id = wanted.id and number.attribute = 'phones' and ${IS_OWN_NUMBER('number')})
         order by t.values ->> 'createdAt' desc nulls last, t.key limit $2) t`, [customerIds, limitEach]);
  return rows.map((row) => ({ targetId: row.target_id, view: toView(row, null) }));
}

/** The values that golden records had at versions of theirs; those that there are. */
export async function valuesOfVersions(tx: Tx, wanted: readonly { readonly goldenId: string; readonly version: number }[]): Promise<{ readonly goldenId: string; readonly version: number; readonly values: Readonly<Record<string, JsonValue>> }[]> {
  const rows = await tx.query<{ golden_id: string; version: number; values: Record<string, JsonValue> }[]>(
    `select v.golden_id, v.version, v.values from golden_version v join (select distinct * from unnest($1::uuid[], $2::int[]) as wanted (id, version)) w on v.golden_id = w.id and v.version = w.version`,
    [wanted.map(({ goldenId }) => goldenId), wanted.map(({ version }) => version)]);
  return rows.map(({ golden_id: goldenId, version, values }) => ({ goldenId, version, values }));
}
