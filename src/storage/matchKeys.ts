import type { Tx } from './transaction';

export interface MatchKeyRow { readonly type: string; readonly key: string; readonly sourceRecordId: string }

/** Replaces all match keys of these records. A record without any is found by none. */
export async function replaceMatchKeys(tx: Tx, recordIds: readonly string[], rows: readonly MatchKeyRow[]): Promise<void> {
  if (recordIds.length > 0) await tx.query('delete from match_key where source_record_id = any($1::bigint[])', [recordIds]);
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
}): Promise<string[]> {
  const rows = await tx.query<{ golden_id: string }[]>(
    `with recursive reach (golden_id) as (
       (select golden_id from unnest($1::uuid[]) as given (golden_id)
        union
        select s.golden_id from unnest($2::text[], $3::text[]) as given (type, key)
          join match_key k on (k.type, k.key) = (given.type, given.key)
          join source_record s on s.id = k.source_record_id
        union
        select s.golden_id from unnest($4::bigint[]) as given (id)
          join judgement j on given.id in (j.a_id, j.b_id) and j.judge = 'PERSON'
          join source_record s on s.id in (j.a_id, j.b_id))
       union
       select near.golden_id from reach cross join lateral (
         select s.golden_id
           from (select distinct k.type, k.key from source_record m join match_key k on k.source_record_id = m.id
                  where m.golden_id = reach.golden_id) own
           join match_key k on (k.type, k.key) = (own.type, own.key)
           join source_record s on s.id = k.source_record_id
         union all
         select s.golden_id from source_record m
           join judgement j on m.id in (j.a_id, j.b_id) and j.judge = 'PERSON'
           join source_record s on s.id in (j.a_id, j.b_id)
          where m.golden_id = reach.golden_id
       ) near
     )
     select distinct golden_id from reach where golden_id is not null order by golden_id`,
    [start.goldenIds, start.keys.map((k) => k.type), start.keys.map((k) => k.key), start.recordIds],
  );
  return rows.map((row) => row.golden_id);
}
