import type { AuditEntry } from '../core/audit/auditEntry';
import { CHAIN_START, chainHash } from '../core/audit/chain';
import { MooringError } from '../core/model/errors';
import type { ErrorCode } from '../core/model/errors';
import { appendAuditEntry, chainEntries, chainHead, hasUnchainedEntries, lockUnchainedEntries } from '../storage/auditLog';
import type { Tx } from '../storage/transaction';
import type { Caller } from './access';
import type { Pool } from './poolContext';

/** What an operation says of itself; who, when and from where is known without it. */
export interface Act {
  readonly operation: string;
  readonly golden?: { readonly type: string; readonly id: string };
  readonly before?: AuditEntry['before'];
  readonly after?: AuditEntry['after'];
  readonly reason?: string;
  readonly details?: AuditEntry['details'];
}

function entryOf(pool: Pool, caller: Caller | null, outcome: AuditEntry['outcome'], act: Act): AuditEntry {
  return {
    at: pool.clock(), operation: act.operation, outcome,
    actor: caller?.name ?? null, tokenId: caller?.tokenId ?? null, role: caller?.role ?? null, from: caller?.from ?? null, requestId: caller?.requestId ?? null,
    goldenType: act.golden?.type ?? null, goldenId: act.golden?.id ?? null,
    before: act.before ?? null, after: act.after ?? null, reason: act.reason ?? null, details: act.details ?? {},
  };
}

/** Writes down what is being done, in the transaction that does it. */
export async function record(pool: Pool, tx: Tx, caller: Caller | null, act: Act): Promise<void> {
  await appendAuditEntry(tx, entryOf(pool, caller, 'DONE', act));
}

/** Writes down what was refused, with the code of the refusal; its words may quote what was sent. */
export async function recordRefusal(pool: Pool, caller: Caller | null, act: Act, code: ErrorCode): Promise<void> {
  await appendAuditEntry(pool.dataSource.manager, entryOf(pool, caller, 'REFUSED', { ...act, details: { ...act.details, code } }));
}

/** Writes down that somebody came with a token that is none; `token`: the beginning of its hash, to tell attempts apart. */
export async function recordFailedSignIn(pool: Pool, attempt: { readonly from: string; readonly token: string; readonly attempts: number }): Promise<void> {
  const { from, ...details } = attempt;
  await appendAuditEntry(pool.dataSource.manager, { ...entryOf(pool, null, 'REFUSED', { operation: 'signIn', details }), from });
}

/** Refusals that say nothing of what was attempted: the database was away, or the request took too long. */
const NOT_REFUSED: readonly ErrorCode[] = ['UNAVAILABLE', 'TIMED_OUT'];

/**
 * Runs an operation that changes something, or shows what is masked: when it is refused, that is written down
 * too. That it was done, the operation itself writes down ({@link record}), in its own transaction.
 */
export async function audited<T>(pool: Pool, caller: Caller | null, act: Act, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MooringError && !NOT_REFUSED.includes(error.code)) await recordRefusal(pool, caller, act, error.code);
    throw error;
  }
}

/** So many entries get their places in one transaction. */
const CHAIN_BATCH = 1_000;
const MAX_ROUNDS = 1_000;

/** Gives every committed entry its place in the chain; one cheap statement when there is nothing to do. */
export async function chainAuditLog(pool: Pool): Promise<void> {
  if (!await hasUnchainedEntries(pool.dataSource.manager)) return;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const chained = await pool.dataSource.transaction('READ COMMITTED', async (tx) => chainBatch(pool, tx));
    if (chained < CHAIN_BATCH) return;
  }
}

async function chainBatch(pool: Pool, tx: Tx): Promise<number> {
  const waiting = await lockUnchainedEntries(tx, CHAIN_BATCH);
  if (waiting.length === 0) return 0;
  const head = await chainHead(tx);
  let [position, hash] = [BigInt(head?.position ?? 0), head?.hash ?? CHAIN_START];
  const links = waiting.map(({ id, entry }) => {
    position += 1n;
    hash = chainHash(hash, String(position), entry, pool.keyedHash);
    return { id, position: String(position), hash };
  });
  await chainEntries(tx, links);
  return links.length;
}
