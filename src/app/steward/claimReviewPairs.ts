import { badInput } from '../../core/model/errors';
import { claimPairs, releasePairs, reviewPairsByNames } from '../../storage/reviewPairs';
import type { QueuedPair } from '../../storage/reviewPairs';
import { notFound } from '../../core/model/errors';
import { inTransaction } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { audited, record } from '../audit';
import type { Pool } from '../poolContext';
import { claimedByOther } from './conflicts';
import { pairKeyOf } from './pairIds';
import { withoutExpired } from './reviewPairs';

/** How long a steward has a pair to himself when nothing else is said, and at most. */
export const DEFAULT_CLAIM_MINUTES = 15;
export const MAX_CLAIM_MINUTES = 480;
const MAX_CLAIMED = 100;
const MINUTE_MS = 60_000;

/** Takes pairs so that nobody else works on them: all or none. Taken again, the time begins anew. CONFLICT where somebody else has one. */
export async function claimReviewPairs(pool: Pool, caller: Caller | null, pairIds: readonly string[], minutes = DEFAULT_CLAIM_MINUTES): Promise<QueuedPair[]> {
  const act = { operation: 'claimReviewPairs', details: { pairs: pairIds.length } };
  return audited(pool, caller, act, async () => {
    const known = authorise(caller, 'decide');
    const keys = keysOf(pairIds);
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > MAX_CLAIM_MINUTES) throw badInput(`1 to ${MAX_CLAIM_MINUTES} minutes`, `${minutes}`, 'Take them for a shorter time, and again before it is over.');
    return inTransaction(pool.dataSource, async (tx) => {
      const now = pool.clock();
      const taken = await claimPairs(tx, keys, { claimedBy: known.name, tokenId: known.tokenId, expiresAt: now + minutes * MINUTE_MS }, now);
      const pairs = await reviewPairsByNames(tx, keys);
      if (pairs.length < keys.length) throw notFound('a pair that is not in the queue', 'Somebody has decided, or the records have changed; read the queue again.');
      const others = pairs.find(({ a, b }) => !taken.some((name) => name.a === a && name.b === b));
      if (others?.claim) throw claimedByOther(others.claim);
      await record(pool, tx, known, { ...act, details: { ...act.details, minutes, pairIds: [...pairIds] } });
      return pairs;
    });
  });
}

/** Lets pairs go that the caller has taken; an ADMIN frees anybody's. */
export async function releaseReviewPairs(pool: Pool, caller: Caller | null, pairIds: readonly string[]): Promise<QueuedPair[]> {
  const act = { operation: 'releaseReviewPairs', details: { pairs: pairIds.length } };
  return audited(pool, caller, act, async () => {
    const known = authorise(caller, 'decide');
    const keys = keysOf(pairIds);
    return inTransaction(pool.dataSource, async (tx) => {
      await releasePairs(tx, keys, known.role === 'ADMIN' ? null : known.tokenId);
      await record(pool, tx, known, { ...act, details: { ...act.details, pairIds: [...pairIds] } });
      return (await reviewPairsByNames(tx, keys)).map((pair) => withoutExpired(pair, pool.clock()));
    });
  });
}

function keysOf(pairIds: readonly string[]): ReturnType<typeof pairKeyOf>[] {
  if (pairIds.length === 0 || pairIds.length > MAX_CLAIMED) throw badInput(`1 to ${MAX_CLAIMED} pairs`, `${pairIds.length} pairs`, 'Take fewer at a time.');
  const keys = pairIds.map(pairKeyOf);
  return [...new Map(keys.map((key) => [`${key.a} ${key.b}`, key])).values()];
}
