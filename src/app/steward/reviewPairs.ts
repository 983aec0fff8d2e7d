import { badInput } from '../../core/model/errors';
import { PAIR_STATUSES } from '../../core/linking/reviewPairs';
import type { PairStatus } from '../../core/linking/reviewPairs';
import { PAIR_ORDERS, reviewQueue } from '../../storage/reviewPairs';
import type { PairOrder, QueuedPair, QueuePlace } from '../../storage/reviewPairs';
import { authorise } from '../access';
import type { Caller } from '../access';
import { isGoldenId } from '../ids';
import type { Pool } from '../poolContext';

export type { QueuedPair } from '../../storage/reviewPairs';

export interface QueueQuestion {
  /** All types when null. */
  readonly type: string | null;
  /** What waits for a decision (OPEN and REOPENED) when null. */
  readonly status: PairStatus | null;
  readonly order: PairOrder;
  /** In bits; pairs that an exact rule brings have no score, and are above every one. */
  readonly minScore: number | null;
  readonly after: string | null;
  readonly first: number;
}

export interface QueuePage { readonly pairs: readonly { readonly pair: QueuedPair; readonly cursor: string }[]; readonly hasNextPage: boolean }

const WAITING: readonly PairStatus[] = ['OPEN', 'REOPENED'];
const CURSOR = /^q1 (\w+) (.{1,60}) (\S{36}) (\S{36})$/;
const MAX_PAGE = 500;

/** The review queue: what waits for stewards. A page is an index read, whatever the length of the queue. */
export async function readReviewPairs(pool: Pool, caller: Caller | null, question: QueueQuestion): Promise<QueuePage> {
  authorise(caller, 'readReviewPairs');
  const { type, status, order, minScore, after, first } = question;
  if (type !== null && !pool.model.types.has(type)) throw badInput(`one of the types ${[...pool.model.types.keys()].join(', ')}`, type, 'Ask for a type that the model has.');
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE) throw badInput(`first from 1 to ${MAX_PAGE}`, String(first), 'Ask for a page of that size and go on with its cursor.');
  const rows = await reviewQueue(pool.dataSource.manager, {
    types: type === null ? [...pool.model.types.keys()] : [type], statuses: status === null ? WAITING : [status],
    order, minScore, after: after === null ? null : placeOf(after, order), limit: first + 1,
  });
  return {
    pairs: rows.slice(0, first).map(({ value, ...pair }) => ({ pair: withoutExpired(pair, pool.clock()), cursor: cursorOf(order, { value, a: pair.a, b: pair.b }) })),
    hasNextPage: rows.length > first,
  };
}

/** A claim whose time is over is none. */
export function withoutExpired(pair: QueuedPair, now: number): QueuedPair {
  return pair.claim !== null && pair.claim.expiresAt <= now ? { ...pair, claim: null } : pair;
}

function cursorOf(order: PairOrder, { value, a, b }: QueuePlace): string {
  return Buffer.from(`q1 ${order} ${value} ${a} ${b}`).toString('base64url');
}

function placeOf(cursor: string, order: PairOrder): QueuePlace {
  const [, of = '', value = '', a = '', b = ''] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  const readable = order === 'AGE' ? !Number.isNaN(Date.parse(value.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))) : value === 'Infinity' || /^-?[\d.]+(e[+-]?\d+)?$/.test(value);
  if (of !== order || !isGoldenId(a) || !isGoldenId(b) || !readable) throw badInput('a cursor from an earlier page of this queue, in the same order', cursor.slice(0, 40), 'Pass on a cursor unchanged, or none to begin with the first.');
  return { value, a, b };
}

export { PAIR_ORDERS, PAIR_STATUSES };
export type { PairOrder, PairStatus };
