import { byCodeUnit } from '../model/naturalOrder';
import type { JudgedPair, PersonJudgement } from './judgement';
import { MATCHER_RANK } from './matchable';

/**
 * OPEN: waits for a decision. REOPENED: was decided, but what the decision rested on has changed. PARKED: a person
 * could not say. KEPT_APART: a person has said that they are two things.
 */
export const PAIR_STATUSES = ['OPEN', 'REOPENED', 'PARKED', 'KEPT_APART'] as const;
export type PairStatus = (typeof PAIR_STATUSES)[number];

/** Two golden records of a type about which a person decides, or has decided. */
export interface ReviewPair {
  /** Golden ids; `a` is the older. */
  readonly a: string;
  readonly b: string;
  readonly status: PairStatus;
  /** Bits, of the strongest judgement between members; null where that is an exact rule's or a person's. */
  readonly score: number | null;
  /** The strongest judgement between members of the two: source records, and what it says it rests on. */
  readonly evidence: { readonly a: string; readonly b: string; readonly name: string };
  /** How many judgements about members of the two are open, or hold them apart. */
  readonly judgements: number;
  /** The latest decision of a person about the two. */
  readonly decisionId: string | null;
  /** For REOPENED: the attributes that have changed since. */
  readonly changed: readonly string[];
  /** Golden ids that one of the two fits as well, and that cannot be the same as the other: all of them are to be looked at together. */
  readonly rivals: readonly string[];
}

export interface ReviewInput {
  /** Every judgement that holds, after contradictions are settled. */
  readonly judgements: readonly JudgedPair[];
  /** People's judgements as they were given, each with the attributes that have changed since. */
  readonly persons: readonly { readonly judgement: PersonJudgement; readonly changed: readonly string[] }[];
  /** The golden record of each source record that is present. */
  readonly goldenIds: ReadonlyMap<string, string>;
}

interface Between { readonly a: string; readonly b: string; readonly open: JudgedPair[]; readonly persons: ReviewInput['persons'][number][]; vetoed: boolean }

/** What stewards are to decide, or have decided, among these golden records: a pure function of judgements and membership. */
export function reviewPairsOf(input: ReviewInput): ReviewPair[] {
  const all = betweenGoldens(input);
  const found = [...all.values()].flatMap((between) => pairOf(between) ?? []).sort((x, y) => byCodeUnit(x.a, y.a) || byCodeUnit(x.b, y.b));
  const apart = (x: string, y: string): boolean => {
    const between = all.get(name(x, y));
    return between !== undefined && (between.vetoed || between.persons.some(({ judgement }) => judgement.judgement === 'NO_MATCH'));
  };
  // Merely looking alike is not fitting: only what would have been linked has rivals.
  const fits = ({ a, b }: ReviewPair): boolean => all.get(name(a, b))?.open.some(({ rank }) => rank <= MATCHER_RANK.TIE) === true;
  return withRivals(found, fits, apart);
}

const name = (x: string, y: string): string => (x < y ? `${x} ${y}` : `${y} ${x}`);

function betweenGoldens({ judgements, persons, goldenIds }: ReviewInput): Map<string, Between> {
  const all = new Map<string, Between>();
  const at = (pair: JudgedPair): Between | null => {
    const [x, y] = [goldenIds.get(pair.a), goldenIds.get(pair.b)];
    if (x === undefined || y === undefined || x === y) return null;
    const known = all.get(name(x, y));
    if (known !== undefined) return known;
    const made: Between = { a: x < y ? x : y, b: x < y ? y : x, open: [], persons: [], vetoed: false };
    all.set(name(x, y), made);
    return made;
  };
  for (const judgement of judgements) {
    if (judgement.judge === 'PERSON' || judgement.judgement === 'MATCH') continue;
    const between = at(judgement);
    if (between === null) continue;
    if (judgement.judgement === 'UNSURE') between.open.push(judgement); else between.vetoed = true;
  }
  for (const person of persons) at(person.judgement)?.persons.push(person);
  return all;
}

function pairOf({ a, b, open, persons, vetoed }: Between): ReviewPair | null {
  const status = statusOf(open, persons, vetoed);
  if (status === null) return null;
  const said = persons.map(({ judgement }) => judgement);
  // A person's own words stand for the pair only where no machine says anything.
  const [evidence] = [...open].sort(byStrength).concat(said);
  if (evidence === undefined) return null;
  const attributes = status === 'REOPENED' ? persons.flatMap(({ changed }) => changed) : [];
  return {
    a, b, status, score: evidence.score ?? null,
    evidence: { a: evidence.a, b: evidence.b, name: evidence.evidence },
    judgements: open.length + said.length,
    decisionId: latest(said), changed: [...new Set(attributes)].sort(byCodeUnit), rivals: [],
  };
}

function statusOf(open: readonly JudgedPair[], persons: Between['persons'], vetoed: boolean): PairStatus | null {
  // People who contradict each other: what one has joined, another keeps apart.
  if (persons.some(({ judgement }) => judgement.judgement === 'MATCH')) return 'OPEN';
  if (persons.some(({ changed }) => changed.length > 0)) return 'REOPENED';
  if (persons.some(({ judgement }) => judgement.judgement === 'NO_MATCH')) return 'KEPT_APART';
  if (persons.length > 0) return 'PARKED';
  return open.length > 0 && !vetoed ? 'OPEN' : null;
}

/** Exact rules first (they have no score), then by score; of equals the first in natural order, in which they come. */
function byStrength(x: JudgedPair, y: JudgedPair): number {
  const [left, right] = [x.score ?? Infinity, y.score ?? Infinity];
  return left === right ? x.rank - y.rank : right - left;
}

function latest(persons: readonly PersonJudgement[]): string | null {
  return persons.reduce<string | null>((last, { decisionId }) => {
    if (decisionId === null) return last;
    return last === null || BigInt(decisionId) > BigInt(last) ? decisionId : last;
  }, null);
}

function withRivals(pairs: readonly ReviewPair[], isFit: (pair: ReviewPair) => boolean, apart: (x: string, y: string) => boolean): ReviewPair[] {
  const waiting = new Set(pairs.filter((pair) => (pair.status === 'OPEN' || pair.status === 'REOPENED') && isFit(pair)));
  const fits = new Map<string, Set<string>>();
  for (const { a, b, status } of pairs) {
    if (status === 'KEPT_APART') continue;
    fits.set(a, (fits.get(a) ?? new Set()).add(b));
    fits.set(b, (fits.get(b) ?? new Set()).add(a));
  }
  return pairs.map((pair) => {
    if (!waiting.has(pair)) return pair;
    const of = (x: string, y: string): string[] => [...fits.get(x) ?? []].filter((other) => other !== y && apart(other, y));
    return { ...pair, rivals: [...new Set([...of(pair.a, pair.b), ...of(pair.b, pair.a)])].sort(byCodeUnit) };
  });
}
