import type { Tx } from './transaction';

/**
 * First halves of our advisory locks' names: no other user of the database takes them by chance. Two spaces:
 * whoever waits for a key to link by never holds up one who still waits for a source record, so that two
 * large batches, which have most stripes in common, wait for each other in one direction only.
 */
const SPACES = { SOURCE_RECORDS: 0x4d4f4f52, LINKS: 0x4d4f4f53 } as const;
export type LockSpace = keyof typeof SPACES;
/** Keys share so many locks. Sharing costs waiting, never safety. */
const STRIPES = 65_536;
/**
 * A transaction that asks for more at once holds the whole space instead, alone: a batch of a thousand records would not
 * fit the server's lock table (max_locks_per_transaction × max_connections, 6,400 by default), and meets everybody anyway.
 */
const MOST_AT_ONCE = { SOURCE_RECORDS: 1_000, LINKS: 400 } as const satisfies Record<LockSpace, number>;
/** The lock on a whole space; below every stripe. */
const WHOLE = -1;

/** SHARED is for those who rely on what a key leads to, EXCLUSIVE for those who may change it. */
export interface KeyLock { readonly key: string; readonly mode: 'SHARED' | 'EXCLUSIVE' }

/**
 * Waits until no other transaction holds any of these keys in a way that excludes ours, and holds them until
 * the end of this one. All in ascending order, so that two transactions do not wait for each other here;
 * the space SOURCE_RECORDS before the space LINKS.
 */
export async function lockKeys(tx: Tx, space: LockSpace, locks: readonly KeyLock[]): Promise<void> {
  if (locks.length === 0) return;
  const most = MOST_AT_ONCE[space];
  await tx.query(
    `select case when exclusive then pg_advisory_xact_lock($1, stripe) else pg_advisory_xact_lock_shared($1, stripe) end from (
       select stripe, exclusive from (
         select abs(hashtext(key) % $2::int) as stripe, bool_or(exclusive) as exclusive
           from unnest($3::text[], $4::boolean[]) as wanted (key, exclusive) where not $5::boolean group by 1
         union all select $6::int, $5::boolean) wanted order by stripe
     ) ordered`,
    [SPACES[space], STRIPES, locks.map((lock) => lock.key), locks.map((lock) => lock.mode === 'EXCLUSIVE'), locks.length > most, WHOLE],
  );
}
