import { MATCHER_RANK } from '../core/linking/matchable';
import type { Tx } from './transaction';

export interface MatchKeyRow { readonly type: string; readonly key: string; readonly sourceRecordId: string }

/** Puts in match keys, in the place of all those of the records named. A record without any is found by none. */
export async function replaceMatchKeys(tx: Tx, recordIds: readonly string[], rows: readonly MatchKeyRow[]): Promise<void> {
  await Promise.all([dropMatchKeys(tx, recordIds), putMatchKeys(tx, rows)]);
}

async function dropMatchKeys(tx: Tx, recordIds: readonly string[]): Promise<void> {
  if (recordIds.length > 0) await tx.query('delete from match_key where source_record_id = any($1::bigint[])', [recordIds]);
}

async function putMatchKeys(tx: Tx, rows: readonly MatchKeyRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    'insert into match_key (type, key, source_record_id) select * from unnest($1::text[], $2::text[], $3::bigint[]) on conflict do nothing',
    [rows.map((r) => r.type), rows.map((r) => r.key), rows.map((r) => r.sourceRecordId)],
  );
}

/**
 * Every golden record that linking must look at together with these: their members share a match key or
 * a person's judgement, directly or through others. Mostly that is one golden record for each key; more
 * only where a conflict keeps records apart that share a key.
 */
export async function reachableGoldenIds(tx: Tx, start: {
  readonly goldenIds: readonly string[];
  readonly recordIds: readonly string[];
  readonly keys: readonly { readonly type: string; readonly key: string }[];
  /** Records that are looked at wherever they belong. */
  readonly partnerIds?: readonly string[];
}): Promise<string[]> {
  const rows = await tx.query<{ golden_id: string }[]>(REACHABLE,
    [start.goldenIds, start.keys.map((k) => k.type), start.keys.map((k) => k.key), start.recordIds, start.partnerIds ?? []]);
  return rows.map((row) => row.golden_id);
}

/** The golden record of one source record; OFFSET 0 keeps it a look-up by index, whatever the planner believes of the sizes. */
const GOLDEN_OF = (recordId: string): string => `(select golden_id from source_record where id = ${recordId} offset 0)`;
const BY_KEY = (type: string, key: string): string => `(select source_record_id from match_key where type = ${type} and key = ${key} offset 0)`;
/** The other records in people's judgements about one record, and in a matcher's that could link: there are few, and an index knows them. */
const HOLDS = `superseded_by is null and (judge = 'PERSON' or rank = ${MATCHER_RANK.TIE})`;
const JUDGED_WITH = (recordId: string): string => `(select b_id as other from judgement where a_id = ${recordId} and ${HOLDS}
    union all select a_id from judgement where b_id = ${recordId} and ${HOLDS} offset 0)`;

const REACHABLE = `
with recursive reach (golden_id) as (
  (select golden_id from unnest($1::uuid[]) as given (golden_id)
   union
   select g.golden_id from (select distinct type, key from unnest($2::text[], $3::text[]) as given (type, key)) given
     cross join lateral ${BY_KEY('given.type', 'given.key')} k cross join lateral ${GOLDEN_OF('k.source_record_id')} g
   union
   select g.golden_id from unnest($4::bigint[]) as given (id)
     cross join lateral ${JUDGED_WITH('given.id')} j cross join lateral ${GOLDEN_OF('j.other')} g
   union
   select g.golden_id from unnest($5::bigint[]) as given (id) cross join lateral ${GOLDEN_OF('given.id')} g)
  union
  select near.golden_id from reach cross join lateral (
    select g.golden_id
      from (select distinct k.type, k.key from (select id from source_record where golden_id = reach.golden_id offset 0) m
              cross join lateral (select type, key from match_key where source_record_id = m.id offset 0) k) own
      cross join lateral ${BY_KEY('own.type', 'own.key')} k cross join lateral ${GOLDEN_OF('k.source_record_id')} g
    union all
    select g.golden_id from (select id from source_record where golden_id = reach.golden_id offset 0) m
      cross join lateral ${JUDGED_WITH('m.id')} j cross join lateral ${GOLDEN_OF('j.other')} g
  ) near
)
select distinct golden_id from reach where golden_id is not null order by golden_id`;
