import { toIso } from './times';
import type { Tx } from './transaction';

/** How far the records of a type have been matched by a model; `afterId` is null before the first page. */
export interface MatchBuild { readonly afterId: string | null; readonly finished: boolean }

export async function matchBuild(tx: Tx, type: string, scheme: string): Promise<MatchBuild | null> {
  const [row] = await tx.query<MatchBuild[]>('select after_id as "afterId", finished_at is not null as finished from match_build where type = $1 and scheme = $2', [type, scheme]);
  return row ?? null;
}

/** Of any number of builders on any number of nodes one works at a time; the others see what it has left. */
const BUILD_LOCK = 0x4d4f424d;

/** The build, begun if need be and held until the end of the transaction; those by other models are forgotten. */
export async function holdMatchBuild(tx: Tx, type: string, scheme: string): Promise<MatchBuild> {
  await tx.query('select pg_advisory_xact_lock($1)', [BUILD_LOCK]);
  await tx.query('delete from match_build where type = $1 and scheme <> $2', [type, scheme]);
  await tx.query('insert into match_build (type, scheme) values ($1, $2) on conflict do nothing', [type, scheme]);
  return await matchBuild(tx, type, scheme) ?? { afterId: null, finished: false };
}

export async function markMatchBuild(tx: Tx, build: { readonly type: string; readonly scheme: string; readonly afterId: string | null; readonly finishedAt: number | null }): Promise<void> {
  await tx.query('update match_build set after_id = $3::bigint, finished_at = $4::timestamptz where type = $1 and scheme = $2',
    [build.type, build.scheme, build.afterId, toIso(build.finishedAt)]);
}

/** The ids of the next source records of a type that belong to golden records. */
export async function nextSourceRecordIds(tx: Tx, type: string, afterId: string | null, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    'select id from source_record where ($2::bigint is null or id > $2::bigint) and type = $1 and golden_id is not null order by id limit $3', [type, afterId, limit]);
  return rows.map((row) => row.id);
}

/** How many source records of a type are not beyond the one that was matched last. */
export async function matchedRecords(tx: Tx, type: string, afterId: string | null): Promise<number> {
  if (afterId === null) return 0;
  const [row] = await tx.query<{ n: string }[]>('select count(*) as n from source_record where type = $1 and golden_id is not null and id <= $2', [type, afterId]);
  return Number(row?.n ?? 0);
}
