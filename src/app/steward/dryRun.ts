import { inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import type { Pool } from '../poolContext';

/** Ends a transaction whose effect was only to be looked at. */
class LookedAt extends Error {
  constructor() { super('a dry run writes nothing'); }
}

/** Does it; or, in a dry run, goes the whole way, returns what it would have brought about, and takes everything back. */
export async function inTransactionOrDry<T>(pool: Pool, dryRun: boolean, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!dryRun) return inTransaction(pool.dataSource, work);
  const seen: T[] = [];
  try {
    await inTransaction(pool.dataSource, async (tx) => {
      seen.splice(0, seen.length, await work(tx)); // the transaction may be begun again
      throw new LookedAt();
    });
  } catch (error) {
    const [result] = seen;
    if (!(error instanceof LookedAt) || result === undefined) throw error;
    return result;
  }
  throw new Error('a dry run was not taken back');
}
