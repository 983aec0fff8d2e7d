import { toIso } from './times';
import type { Tx } from './transaction';

/** How far the golden values of a type have followed what was published; `afterId` is null before the first page. */
export interface ValueBuild { readonly type: string; readonly revision: string; readonly afterId: string | null; readonly finished: boolean }

const COLUMNS = `type, revision, after_id as "afterId", finished_at is not null as finished`;

/** The golden values of these types are to be computed anew, all of them, from the beginning. */
export async function beginValueBuilds(tx: Tx, types: readonly string[], revision: string): Promise<void> {
  await tx.query(
    `insert into value_build (type, revision) select type, $2::bigint from unnest($1::text[]) as row (type)
     on conflict (type) do update set revision = excluded.revision, after_id = null, finished_at = null`, [types, revision]);
}

export async function valueBuilds(tx: Tx): Promise<ValueBuild[]> {
  return tx.query<ValueBuild[]>(`select ${COLUMNS} from value_build order by type`);
}

/** Whether golden values of any type are still to be computed anew. */
export async function hasUnfinishedValues(tx: Tx): Promise<boolean> {
  return (await tx.query<object[]>('select from value_build where finished_at is null limit 1')).length > 0;
}

/** A build that is not finished, held until the end of the transaction; whoever else builds waits. */
export async function holdValueBuild(tx: Tx): Promise<ValueBuild | null> {
  const [row] = await tx.query<ValueBuild[]>(`select ${COLUMNS} from value_build where finished_at is null order by type limit 1 for update`);
  return row ?? null;
}

export async function markValueBuild(tx: Tx, build: { readonly type: string; readonly afterId: string | null; readonly finishedAt: number | null }): Promise<void> {
  await tx.query('update value_build set after_id = $2::uuid, finished_at = $3::timestamptz where type = $1', [build.type, build.afterId, toIso(build.finishedAt)]);
}

/** The ids of the next active golden records of a type. */
export async function nextActiveGoldenIds(tx: Tx, type: string, afterId: string | null, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from golden_record where ($2::uuid is null or id > $2::uuid) and type = $1 and status = 'ACTIVE' order by id limit $3`, [type, afterId, limit]);
  return rows.map((row) => row.id);
}

/** How many active golden records of a type are not beyond the one that was computed last. */
export async function goldenRecordsUpTo(tx: Tx, type: string, afterId: string | null): Promise<number> {
  if (afterId === null) return 0;
  const [row] = await tx.query<{ n: string }[]>(`select count(*) as n from golden_record where type = $1 and status = 'ACTIVE' and id <= $2`, [type, afterId]);
  return Number(row?.n ?? 0);
}
