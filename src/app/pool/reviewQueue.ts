import { changedGrounds, groundsOf } from '../../core/linking/grounds';
import type { Grounds, JudgedPair, PersonJudgement } from '../../core/linking/judgement';
import { reviewPairsOf } from '../../core/linking/reviewPairs';
import type { ReviewPair } from '../../core/linking/reviewPairs';
import { sameJson } from '../../core/model/json';
import { byCodeUnit } from '../../core/model/naturalOrder';
import { entityType } from '../../core/model/model';
import { isPersons } from '../../storage/judgements';
import { dropReviewPairs, reviewPairsTouching, saveReviewPairs } from '../../storage/reviewPairs';
import type { StoredSourceRecord } from '../../storage/sourceRecords';
import type { Tx } from '../../storage/transaction';
import type { Pool } from '../poolContext';
import { factsOf } from './facts';
import type { Relinked } from './relinked';

type TypedPair = ReviewPair & { readonly type: string };

/** Grounds are compared, not read: half of a hash is plenty. */
const DIGEST_CHARS = 20;

/** What a judgement about this record rests on, as it is kept beside a person's judgement. */
export function groundsOfRecord(pool: Pool, record: StoredSourceRecord): Grounds {
  return groundsOf(entityType(pool.model, record.type), factsOf(record), (text) => pool.keyedHash(text).slice(0, DIGEST_CHARS));
}

/**
 * What is to be decided, or was, among the golden records of these source records. They must be all of their members; of
 * golden records beyond, those members about which anything is said, and only pairs with one within are meant.
 */
export function deriveReviewPairs(pool: Pool, facts: {
  readonly records: readonly StoredSourceRecord[];
  readonly settled: readonly JudgedPair[];
  readonly known: readonly (JudgedPair | PersonJudgement)[];
}): TypedPair[] {
  const persons = facts.known.filter(isPersons);
  if (persons.length === 0 && !facts.settled.some(({ judgement }) => judgement === 'UNSURE')) return [];
  const present = new Map(facts.records.filter(({ goldenId }) => goldenId !== null).map((record) => [record.id, record]));
  const goldenIds = new Map([...present].map(([id, { goldenId }]) => [id, goldenId ?? '']));
  const grounds = new Map<string, Grounds>();
  const groundsNow = (record: StoredSourceRecord): Grounds => {
    const known = grounds.get(record.id) ?? groundsOfRecord(pool, record);
    grounds.set(record.id, known);
    return known;
  };
  const judged = persons.flatMap((judgement) => {
    const [a, b] = [present.get(judgement.a), present.get(judgement.b)];
    if (a === undefined || b === undefined || a.goldenId === b.goldenId) return [];
    const changed = judgement.judgement === 'MATCH' ? [] : changedGrounds(entityType(pool.model, a.type), judgement, { a: groundsNow(a), b: groundsNow(b) });
    return [{ judgement, changed }];
  });
  const typeOf = new Map([...present.values()].map(({ goldenId, type }) => [goldenId ?? '', type]));
  const nameOf = (id: string): string => {
    const record = present.get(id);
    return record === undefined ? '' : `${record.system}\u0000${record.sourceKey}`;
  };
  // Of equals the first in natural order stands for the pair: not the one that was said first.
  const inOrder = facts.settled.map((pair) => ({ pair, name: `${nameOf(pair.a)}\u0001${nameOf(pair.b)}` })).sort((x, y) => byCodeUnit(x.name, y.name)).map(({ pair }) => pair);
  return reviewPairsOf({ judgements: inOrder, persons: judged, goldenIds }).map((pair) => ({ ...pair, type: typeOf.get(pair.a) ?? '' }));
}

/**
 * Whether the queue can have changed: every pair of it has a judgement that says so, before or now. `personSpoke`: this
 * transaction itself has changed what people say.
 */
export function concernsQueue(relinked: Relinked, personSpoke: boolean): boolean {
  const speaks = ({ judge, judgement }: JudgedPair): boolean => judge === 'PERSON' || judgement === 'UNSURE';
  return personSpoke || relinked.known.some(speaks) || relinked.settled.some(speaks);
}

/** Brings the review queue up to what linking has decided, in the same transaction, once that is written. */
export async function saveReviewQueue(pool: Pool, tx: Tx, relinked: Relinked, now: number): Promise<void> {
  const goldenIds = new Set([...relinked.assignments.map(({ goldenId }) => goldenId), ...[...relinked.formerGoldenIds.values()].flatMap((id) => id ?? [])]);
  const stored = await reviewPairsTouching(tx, [...goldenIds]);
  const derived = deriveReviewPairs(pool, { ...relinked, records: [...relinked.records, ...relinked.ring] }).filter(({ a, b }) => goldenIds.has(a) || goldenIds.has(b));
  const name = ({ a, b }: Pick<ReviewPair, 'a' | 'b'>): string => `${a} ${b}`;
  const before = new Map(stored.map((pair) => [name(pair), pair]));
  const names = new Set(derived.map(name));
  await dropReviewPairs(tx, stored.filter((pair) => !names.has(name(pair))));
  await saveReviewPairs(tx, derived.filter((pair) => !sameReview(before.get(name(pair)), pair)), now);
}

/** Whether a pair says what it said; when it was touched, and what refers to it, is not what it says. */
export function sameReview(stored: TypedPair | undefined, derived: TypedPair): boolean {
  return stored !== undefined && sameJson(comparable(stored), comparable(derived));
}

export function comparable({ type, a, b, status, score, evidence, judgements, decisionId, changed, rivals }: TypedPair): TypedPair {
  return { type, a, b, status, score, evidence, judgements, decisionId, changed, rivals };
}
