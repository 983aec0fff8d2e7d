import { toIso } from './times';
import type { Tx } from './transaction';

export interface Retention {
  /** Changes made before are given up; null for none by age. Milliseconds since the epoch. */
  readonly before: number | null;
  /** So many of the latest are kept; null for all. */
  readonly rows: number | null;
}

/**
 * Says which changes are to go: those that are too old or too many, but none that change rules or relays have not read,
 * and never the last one, whose position the next one follows. Whoever asks from now on is told; they go in the next round.
 */
export async function announceRemoval(tx: Tx, { before, rows }: Retention): Promise<void> {
  await tx.query(
    `with log as (select max(position) as last from change),
          by_age as (select case when $1::timestamptz is null then 0 else coalesce((select min(position) - 1 from change where at >= $1::timestamptz), (select last from log)) end as bound),
          by_rows as (select case when $2::bigint is null then 0 else (select last from log) - $2::bigint end as bound),
          goes as (select least(greatest((select bound from by_age), (select bound from by_rows)), (select last from log) - 1,
                                (select position from rule_progress)) as bound)
     insert into change_retention (removed_up_to, latest)
     select bound, (select max(at) from change where position <= bound) from goes
      where bound > coalesce((select removed_up_to from change_retention), 0) and exists (select 1 from change where position <= bound)
     on conflict (sole) do update set removed_up_to = excluded.removed_up_to, latest = greatest(change_retention.latest, excluded.latest)`,
    [toIso(before), rows]);
}

/** Removes what was said to go; returns how many. */
export async function removeAnnounced(tx: Tx, limit: number): Promise<number> {
  const [, count] = await tx.query<[unknown, number]>(
    'delete from change where position in (select position from change where position <= (select removed_up_to from change_retention) order by position limit $1)', [limit]);
  return count;
}
