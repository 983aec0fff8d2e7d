import type { CompiledModel } from '../matching/compiledModel';
import type { EntityType } from '../model/entityType';
import type { SourceFacts } from '../model/sourceFacts';
import { byNaturalOrder } from '../model/sourceFacts';
import { clusterPairs } from './clusterPairs';
import type { ScoredPair } from './clusterPairs';
import { DisjointSets } from './disjointSets';
import { distinguishingKeys, exactKeysFor } from './exactKeys';
import { judgePairs } from './judgePairs';
import type { JudgedPair } from './judgement';
import type { Linked } from './link';
import { comparedPair, matchableOf, MATCHER_RANK } from './matchable';
import type { Matchable } from './matchable';

/** Of the records under one key, each is compared with so many of the first where there are more than {@link MAX_BUCKET}. */
const REPRESENTATIVES = 8;
const MAX_BUCKET = 60;

export interface MatchedInput {
  readonly type: EntityType;
  readonly model: CompiledModel;
  /** Closed: every record that shares an exact key, a tie or a person's judgement with one of them is among them. */
  readonly records: readonly SourceFacts[];
  /** What was said of compared candidates, as {@link judgedByScore} says it; some may be about records that are not here. */
  readonly rows: readonly JudgedPair[];
  readonly persons: readonly JudgedPair[];
}

/**
 * The clusters among records by their scores. Ties, exact keys and people's judgements say which records have anything to
 * do with each other; within that, all that share a key are compared anew, for a cluster is judged by the whole of what is
 * between two clusters. What merely comes in one batch is not: a key that too many share brings nobody together.
 */
export function linkMatched({ type, model, records, rows, persons }: MatchedInput): Linked {
  const ordered = [...records].sort(byNaturalOrder);
  const found = componentsOf(type, ordered, [...rows.filter(({ rank }) => rank === MATCHER_RANK.TIE), ...persons]).map((component) => (component.length < 2
    ? { clusters: component.map(({ id }) => [id]), review: [] }
    : clusterPairs({ ids: component.map(({ id }) => id), pairs: evidenceAmong(type, model, component), judgements: persons, thresholds: model.model.thresholds })));
  const positions = new Map(ordered.map(({ id }, position) => [id, position]));
  const clusters = inOrderOfFirst(found.flatMap((one) => one.clusters), positions);
  const clusterOf = new Map(clusters.flatMap((members, index) => members.map((id) => [id, index] as const)));
  const between = (a: string, b: string): string => [clusterOf.get(a) ?? -1, clusterOf.get(b) ?? -1].sort((x, y) => x - y).join();
  const asked = new Set(found.flatMap(({ review }) => review.map(({ a, b }) => between(a, b))));
  const settled = rows.map((row): JudgedPair => {
    if (row.rank !== MATCHER_RANK.TIE) return row;
    if (clusterOf.get(row.a) === clusterOf.get(row.b)) return { ...row, judgement: 'MATCH' };
    // Outweighed by all else that is between the two, or one of both fits another as well.
    return { ...row, judgement: asked.has(between(row.a, row.b)) ? 'UNSURE' : 'NO_MATCH' };
  });
  return { judgements: [...settled, ...persons], clusters };
}

const inOrderOfFirst = (clusters: readonly (readonly string[])[], positions: ReadonlyMap<string, number>): (readonly string[])[] =>
  [...clusters].sort(([x = ''], [y = '']) => (positions.get(x) ?? 0) - (positions.get(y) ?? 0));

/** The records that hang together by a shared exact key or one of these pairs, each list in natural order. */
function componentsOf(type: EntityType, ordered: readonly SourceFacts[], pairs: readonly JudgedPair[]): SourceFacts[][] {
  const connected = new DisjointSets();
  const firsts = new Map<string, string>();
  for (const record of ordered) {
    connected.add(record.id);
    for (const { key } of exactKeysFor(type, record)) {
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, record.id); else connected.join(first, record.id);
    }
  }
  const present = new Set(ordered.map(({ id }) => id));
  for (const { a, b } of pairs) if (present.has(a) && present.has(b)) connected.join(a, b);
  const components = new Map<string, SourceFacts[]>();
  for (const record of ordered) {
    const root = connected.find(record.id);
    const known = components.get(root);
    if (known === undefined) components.set(root, [record]); else known.push(record);
  }
  return [...components.values()];
}

/** Every comparison that says something about how these records belong together. */
function evidenceAmong(type: EntityType, model: CompiledModel, ordered: readonly SourceFacts[]): ScoredPair[] {
  const matchables = ordered.map((facts) => matchableOf(model, facts));
  const byId = new Map(matchables.map((one) => [one.facts.id, one]));
  const compared = new Map<string, ScoredPair>();
  const compare = (x: Matchable | undefined, y: Matchable | undefined): void => {
    if (x === undefined || y === undefined || x === y) return;
    const name = `${x.facts.id} ${y.facts.id}`;
    if (compared.has(name) || compared.has(`${y.facts.id} ${x.facts.id}`)) return;
    const pair = comparedPair(model, x, y);
    if (pair !== null) compared.set(name, pair);
  };
  const buckets = new Map<string, Matchable[]>();
  for (const one of matchables) {
    for (const { key } of one.keys) {
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [one]); else bucket.push(one);
    }
  }
  for (const bucket of buckets.values()) {
    const firsts = bucket.length > MAX_BUCKET ? bucket.slice(0, REPRESENTATIVES) : bucket;
    firsts.forEach((x, index) => { for (const y of bucket.slice(index + 1)) compare(x, y); });
  }
  for (const { a, b, judgement } of judgePairs(type, ordered)) if (judgement === 'MATCH') compare(byId.get(a), byId.get(b));
  for (const [x, y] of differing(type, ordered, [...compared.values()].filter(({ bits }) => bits >= model.model.thresholds.link))) compare(byId.get(x), byId.get(y));
  return [...compared.values()];
}

/** So many values of one verified identifier within what hangs together are held against each other. */
const MAX_IDENTITIES = 20;

/** Records with different verified identifiers that hang together through others: no key brings them face to face. */
function differing(type: EntityType, ordered: readonly SourceFacts[], ties: readonly ScoredPair[]): [string, string][] {
  const connected = new DisjointSets();
  for (const { id } of ordered) connected.add(id);
  for (const { a, b } of ties) connected.join(a, b);
  const firsts = new Map<string, Map<string, string>>(); // component + attribute -> value -> first record
  for (const record of ordered) {
    for (const { attribute, key } of distinguishingKeys(type, record)) {
      const place = `${connected.find(record.id)}|${attribute}`;
      const values = firsts.get(place) ?? new Map<string, string>();
      if (!values.has(key) && values.size < MAX_IDENTITIES) values.set(key, record.id);
      firsts.set(place, values);
    }
  }
  return [...firsts.values()].flatMap((values) => {
    const different = [...values.values()];
    return different.flatMap((x, index) => different.slice(index + 1).map((y): [string, string] => [x, y]));
  });
}
