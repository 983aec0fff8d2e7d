import type { Tx } from './transaction';

/** First half of the advisory locks by which the job workers of living nodes are known. */
const WORKER_LOCK = 0x4d4f574b;

/** A connection that stays: its locks end with it, however its process ends. */
export interface KeptConnection {
  readonly query: (statement: string, parameters: unknown[]) => Promise<unknown>;
  /** "drain": everything asked so far is answered. */
  readonly once: (event: 'drain', listener: () => void) => unknown;
}

/** A job taken this recently is left alone: its worker may be about to be marked. */
const GRACE_SECONDS = 30;

/** Says that the workers which hold jobs by this name live, for as long as this connection does. */
export async function markHolderAlive(connection: KeptConnection, holder: string): Promise<void> {
  await connection.query('select pg_advisory_lock_shared($1, hashtext($2))', [WORKER_LOCK, holder]);
}

/** Jobs that are held by these names are free for others at once. */
export async function freeJobsOf(tx: Tx, holders: readonly string[]): Promise<void> {
  await tx.query('select graphile_worker.force_unlock_workers($1::text[])', [holders]);
}

/**
 * Frees the jobs of workers that no living node has: theirs was killed in the middle. The queue by itself
 * would wait four hours. A worker whose connection broke just now may lose a job that it still does; every
 * task may run twice. Returns how many workers were dead.
 */
export async function freeJobsOfTheDead(tx: Tx): Promise<number> {
  const rows = await tx.query<{ id: string }[]>(
    `select distinct locked_by as id from graphile_worker.jobs where locked_at < now() - make_interval(secs => $2) and not exists (
       select 1 from pg_locks
        where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
          and classid::bigint = $1 and objid::bigint = hashtext(locked_by)::bigint & 4294967295)`, [WORKER_LOCK, GRACE_SECONDS]);
  if (rows.length > 0) await freeJobsOf(tx, rows.map(({ id }) => id));
  return rows.length;
}
