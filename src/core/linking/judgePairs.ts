import type { EntityType } from '../model/entityType';
import type { SourceFacts } from '../model/sourceFacts';
import { byNaturalOrder } from '../model/sourceFacts';
import { distinguishingKeys, exactKeysFor } from './exactKeys';
import type { JudgedPair } from './judgement';
import { DisjointSets } from './disjointSets';

/**
 * A key shared by many records would give a pair for each two of them. Every record is paired with this
 * many of the first only, which is enough to hold them together: pairs grow linearly with the records.
 */
const REPRESENTATIVES = 8;

/**
 * A key that so many different verified identities share tells nobody apart (a bank's name beside its
 * hotline), so it matches nobody: otherwise each two of them would be a conflict for a steward.
 */
const MAX_IDENTITIES_OF_KEY = 20;

/**
 * The machine's judgements among records of one type: MATCH where an exact key is shared, NO_MATCH where
 * verified identifiers of connected records differ. Deterministic; independent of the order of `records`.
 */
export function judgePairs(type: EntityType, records: readonly SourceFacts[]): JudgedPair[] {
  const ordered = [...records].sort(byNaturalOrder);
  const marks: Marks = new Map(ordered.map((record) => [record.id, distinguishingKeys(type, record)]));
  const matches = matchingPairs(type, ordered, marks);
  return [...matches, ...differingPairs(ordered, marks, matches)];
}

/** The verified identifiers of each record, by its id. */
type Marks = ReadonlyMap<string, readonly { readonly attribute: string; readonly key: string }[]>;

interface Bucket { readonly rule: string; readonly rank: number; readonly members: SourceFacts[] }

function matchingPairs(type: EntityType, ordered: readonly SourceFacts[], marks: Marks): JudgedPair[] {
  const buckets = new Map<string, Bucket>();
  for (const record of ordered) {
    for (const { key, rule, rank } of exactKeysFor(type, record)) {
      const bucket = buckets.get(key) ?? { rule, rank, members: [] };
      bucket.members.push(record);
      buckets.set(key, bucket);
    }
  }
  const best = new Map<string, JudgedPair>();
  for (const { rule, rank, members } of buckets.values()) {
    if (identitiesOf(members, marks) > MAX_IDENTITIES_OF_KEY) continue;
    const representatives = representativesOf(members, (id) => (marks.get(id) ?? []).map((mark) => mark.key).join());
    for (const representative of representatives) {
      for (const member of members) {
        const pair = pairOf(representative, member);
        if (pair === null) continue;
        const known = best.get(pair.join());
        if (known !== undefined && known.rank <= rank) continue;
        best.set(pair.join(), { a: pair[0], b: pair[1], judgement: 'MATCH', judge: 'MACHINE', evidence: rule, rank });
      }
    }
  }
  return [...best.values()];
}

/** How many different values of one verified identifier these records have, of the attribute with the most. */
function identitiesOf(members: readonly SourceFacts[], marks: Marks): number {
  const values = new Map<string, Set<string>>();
  for (const { attribute, key } of members.flatMap((member) => marks.get(member.id) ?? [])) {
    values.set(attribute, (values.get(attribute) ?? new Set()).add(key));
  }
  return Math.max(0, ...[...values.values()].map((keys) => keys.size));
}

/**
 * The first record of each verified identity (so that no conflict goes unseen), then the first others.
 * `members` come in natural order.
 */
function representativesOf(members: readonly SourceFacts[], signature: (id: string) => string): SourceFacts[] {
  const bySignature = new Map<string, SourceFacts>();
  for (const member of members) {
    const own = signature(member.id);
    if (own !== '' && !bySignature.has(own)) bySignature.set(own, member);
  }
  const marked = [...bySignature.values()].slice(0, REPRESENTATIVES - 1);
  const unmarked = members.filter((member) => !marked.includes(member)).slice(0, REPRESENTATIVES - marked.length);
  return [...marked, ...unmarked];
}

function pairOf(x: SourceFacts, y: SourceFacts): readonly [string, string] | null {
  if (x.id === y.id) return null;
  return byNaturalOrder(x, y) < 0 ? [x.id, y.id] : [y.id, x.id];
}

/** Connected records whose verified identifiers differ: one NO_MATCH for each two different values. */
function differingPairs(
  ordered: readonly SourceFacts[], marks: Marks, matches: readonly JudgedPair[],
): JudgedPair[] {
  const connected = new DisjointSets();
  for (const record of ordered) connected.add(record.id);
  for (const { a, b } of matches) connected.join(a, b);
  const firsts = new Map<string, Map<string, SourceFacts>>(); // component + attribute -> value -> first record
  for (const record of ordered) {
    for (const { attribute, key } of marks.get(record.id) ?? []) {
      const place = `${connected.find(record.id)}|${attribute}`;
      const values = firsts.get(place) ?? new Map<string, SourceFacts>();
      if (!values.has(key)) values.set(key, record);
      firsts.set(place, values);
    }
  }
  const pairs = new Map<string, JudgedPair>();
  for (const [place, values] of firsts) {
    const evidence = place.slice(place.lastIndexOf('|') + 1);
    const different = [...values.values()];
    different.forEach((x, index) => {
      for (const y of different.slice(index + 1)) {
        const pair = pairOf(x, y);
        if (pair !== null) pairs.set(pair.join(), { a: pair[0], b: pair[1], judgement: 'NO_MATCH', judge: 'MACHINE', evidence, rank: 0 });
      }
    });
  }
  return [...pairs.values()];
}
