import { hash } from 'node:crypto';
import type { Tx } from './transaction';

export interface CandidateKeyRow {
  /** A signed 64-bit number, as text. */
  readonly key: string;
  readonly sourceRecordId: string;
  readonly most: number;
}

/** The number under which a key is stored. */
export function keyNumber(key: string): string {
  return hash('sha1', key, 'buffer').readBigInt64BE(0).toString();
}

export async function candidateKeysOf(tx: Tx, recordIds: readonly string[]): Promise<CandidateKeyRow[]> {
  if (recordIds.length === 0) return [];
  return tx.query<CandidateKeyRow[]>(
    'select key, source_record_id as "sourceRecordId", most from candidate_key where source_record_id = any($1::bigint[])', [recordIds]);
}

/** Replaces the keys of these records: takes out those that are gone, puts in those that have come. */
export async function changeCandidateKeys(tx: Tx, { gone, come }: { readonly gone: readonly CandidateKeyRow[]; readonly come: readonly CandidateKeyRow[] }): Promise<void> {
  const statements: Promise<unknown>[] = [];
  if (gone.length > 0) {
    statements.push(tx.query('delete from candidate_key k using unnest($1::bigint[], $2::bigint[]) as row (key, id) where k.key = row.key and k.source_record_id = row.id',
      [gone.map((row) => row.key), gone.map((row) => row.sourceRecordId)]));
  }
  if (come.length > 0) {
    statements.push(tx.query('insert into candidate_key (key, source_record_id, most) select * from unnest($1::bigint[], $2::bigint[], $3::smallint[]) on conflict do nothing',
    [come.map((row) => row.key), come.map((row) => row.sourceRecordId), come.map((row) => row.most)]));
  }
  await Promise.all(statements);
}

/** Who is found under each key: ids of source records, at most `limit` of them. Keys that nobody has are left out. */
export async function holdersOf(tx: Tx, keys: readonly { readonly key: string; readonly limit: number }[]): Promise<Map<string, string[]>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.query<{ key: string; ids: string[] }[]>(
    `select wanted.key, found.ids from unnest($1::bigint[], $2::int[]) as wanted (key, most)
      cross join lateral (select array_agg(source_record_id) as ids from (
        select source_record_id from candidate_key k where k.key = wanted.key limit wanted.most) holder) found
      where found.ids is not null`,
    [keys.map(({ key }) => key), keys.map(({ limit }) => limit)]);
  return new Map(rows.map(({ key, ids }) => [key, ids]));
}
