import type { CompiledModel, PreparedRecord } from '../matching/compiledModel';
import { keysOf } from '../matching/keysOf';
import { prepare, score } from '../matching/score';
import type { AttributeValues, SourceFacts } from '../model/sourceFacts';
import { byNaturalOrder } from '../model/sourceFacts';
import type { JudgedPair } from './judgement';
import type { ScoredPair } from './clusterPairs';

/** A match key under which a record is found as a candidate. */
export interface CandidateKey {
  /** Unique among all types. */
  readonly key: string;
  /** One that more records share finds nobody. */
  readonly most: number;
}

/** A record with all that comparing it needs. */
export interface Matchable {
  readonly facts: SourceFacts;
  readonly prepared: PreparedRecord;
  readonly keys: readonly CandidateKey[];
}

/**
 * The ranks of what a matcher says, behind those of exact rules. TIE: likely enough to link. REVIEW: a steward is to
 * look. APART: they agree in much, but something says that they are two things.
 */
export const MATCHER_RANK = { TIE: 10, REVIEW: 11, APART: 12 } as const;
/** What stands as evidence where the sum of all comparisons decided; the comparisons themselves are reckoned again when asked for. */
export const BY_SCORE = 'score';

const plain = (values: AttributeValues): Record<string, PreparedValues> =>
  Object.fromEntries(Object.entries(values).map(([name, list]) => [name, (list ?? []).map(({ value }) => value)]));
type PreparedValues = Parameters<typeof prepare>[1][string];

export function matchableOf(compiled: CompiledModel, facts: SourceFacts): Matchable {
  const prepared = prepare(compiled, plain(facts.values));
  const most = new Map(compiled.model.keys.map(({ name, maxRecords }) => [name, maxRecords]));
  // Part of the key, so that records matched by two models never disagree about how many may share it.
  const keys = keysOf(compiled, prepared).map(({ rule, key }) => ({ key: `${facts.type}|${most.get(rule) ?? 0}|${key}`, most: most.get(rule) ?? 0 }));
  return { facts, prepared, keys };
}

const thousandths = (bits: number): number => Math.round(bits * 1_000) / 1_000;

/** Two records held against each other; the first in natural order first. Null for a record and itself. */
export function comparedPair(compiled: CompiledModel, x: Matchable, y: Matchable): ScoredPair | null {
  if (x.facts.id === y.facts.id) return null;
  const [a, b] = byNaturalOrder(x.facts, y.facts) < 0 ? [x, y] : [y, x];
  const { bits, veto, evidence } = score(compiled, a.prepared, b.prepared);
  const against = evidence.reduce((sum, { weight, termBits }) => sum + Math.min(0, weight + termBits), 0);
  // As the database keeps it: what is reckoned again must be equal to what was stored.
  return { a: a.facts.id, b: b.facts.id, bits: thousandths(bits), against: thousandths(against), veto };
}

/**
 * What is kept of a comparison: a pure function of the two records and the model. Null where they are too unlike for
 * anybody to look at. `linksByItself`: false for a type whose key is one of its attributes, where only people join two keys.
 */
export function judgedByScore(compiled: CompiledModel, { a, b, bits, veto }: ScoredPair, linksByItself: boolean): JudgedPair | null {
  const { link, review } = compiled.model.thresholds;
  if (bits < review) return null;
  const rank = veto ? MATCHER_RANK.APART : bits >= link && linksByItself ? MATCHER_RANK.TIE : MATCHER_RANK.REVIEW;
  const judgement = rank === MATCHER_RANK.TIE ? 'MATCH' : rank === MATCHER_RANK.REVIEW ? 'UNSURE' : 'NO_MATCH';
  return { a, b, judgement, judge: 'MACHINE', evidence: BY_SCORE, rank, score: bits };
}
