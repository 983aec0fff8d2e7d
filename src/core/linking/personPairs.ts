import type { SourceFacts } from '../model/sourceFacts';
import { byNaturalOrder } from '../model/sourceFacts';

/** Two source records, the first in natural order first. */
export interface RecordPair { readonly a: string; readonly b: string }

/**
 * The pairs by which a person's MATCH between groups of records is stored. The first record of the first group is held
 * to every record of the others, and the first of each other group to every record of the first: a tree of people's own
 * judgements over all of them, which no machine's veto tears apart, and which mostly survives the deletion of any one.
 * As many pairs as there are records, nearly. Every pair joins two groups: nothing is said about records of one group.
 */
export function pairsThatJoin(groups: readonly (readonly SourceFacts[])[]): RecordPair[] {
  const [first = [], ...others] = groups.map(inOrder);
  return distinct(others.flatMap((other) => crossed(first, other, 1)));
}

/**
 * The pairs by which a person's NO_MATCH (or UNSURE) between two groups is stored: each record with each, so that they
 * stay apart however they cluster later; of large groups, as many of the first with all others as `most` allows.
 */
export function pairsThatPart(x: readonly SourceFacts[], y: readonly SourceFacts[], most: number): RecordPair[] {
  const [left, right] = [inOrder(x), inOrder(y)];
  const representatives = left.length * right.length <= most ? Infinity : Math.max(1, Math.floor(most / (left.length + right.length)));
  return distinct(crossed(left, right, representatives));
}

const inOrder = (records: readonly SourceFacts[]): SourceFacts[] => [...records].sort(byNaturalOrder);

/** The first records of each side with every record of the other. */
function crossed(left: readonly SourceFacts[], right: readonly SourceFacts[], representatives: number): RecordPair[] {
  const pairs = (some: readonly SourceFacts[], all: readonly SourceFacts[]): RecordPair[] => some.slice(0, representatives).flatMap((one) => all.map((other) => paired(one, other)));
  return [...pairs(left, right), ...pairs(right, left)];
}

function paired(x: SourceFacts, y: SourceFacts): RecordPair {
  return byNaturalOrder(x, y) < 0 ? { a: x.id, b: y.id } : { a: y.id, b: x.id };
}

function distinct(pairs: readonly RecordPair[]): RecordPair[] {
  return [...new Map(pairs.map((pair) => [`${pair.a},${pair.b}`, pair])).values()];
}
