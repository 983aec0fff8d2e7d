import type { Tx } from './transaction';

/** First half of our advisory locks' names: no other user of the database takes it by chance. */
const KEY_LOCKS = 0x4d4f4f52;
/**
 * Keys share this many locks, so that a batch of a thousand records fits the server's lock table
 * (max_locks_per_transaction × max_connections, 6,400 by default). Sharing costs waiting, never safety.
 */
const STRIPES = 2048;

/**
 * Waits until no other transaction works on any of these keys, and holds them until the end of this one.
 * All in ascending order, so that two transactions never wait for each other here.
 */
export async function lockKeys(tx: Tx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.query(
    `select pg_advisory_xact_lock($1, stripe) from (
       select distinct abs(hashtext(key) % $2::int) as stripe from unnest($3::text[]) as key order by stripe
     ) ordered`,
    [KEY_LOCKS, STRIPES, keys],
  );
}
