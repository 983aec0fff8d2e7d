import type { CompiledModel } from '../matching/compiledModel';
import type { EntityType } from '../model/entityType';
import type { SourceFacts } from '../model/sourceFacts';
import { byNaturalOrder } from '../model/sourceFacts';
import type { JudgedPair } from './judgement';
import { linkType } from './linkType';
import { comparedPair, judgedByScore, matchableOf } from './matchable';
import type { Matchable } from './matchable';

/** What another match model does to a pair of source records. */
export const PAIR_EFFECTS = ['LINKS', 'PARTS', 'ENTERS_REVIEW', 'LEAVES_REVIEW'] as const;
export type PairEffect = (typeof PAIR_EFFECTS)[number];

export interface AffectedPair {
  readonly effect: PairEffect;
  /** Ids, in natural order. */
  readonly a: string;
  readonly b: string;
  /** Bits by each model; null where it does not compare the two, or finds them too unlike for anybody to look. */
  readonly scoreBefore: number | null;
  readonly scoreAfter: number | null;
}

export interface LinkingEffects {
  /** Every candidate pair of either model that is affected, the surest first. */
  readonly pairs: readonly AffectedPair[];
  /** Candidate pairs that were looked at. */
  readonly candidates: number;
  readonly clusters: number;
  /** Clusters that lose or gain a record. */
  readonly changedClusters: number;
}

interface LinkingQuestion {
  readonly type: EntityType;
  /** Records that have to do with each other; those beyond count as if they were not there. */
  readonly records: readonly SourceFacts[];
  readonly persons: readonly JudgedPair[];
}

/** What becomes of these records when one model takes the place of another; both link as ingest does, by their scores and people's judgements. */
export function linkingEffects(question: LinkingQuestion, before: CompiledModel, after: CompiledModel): LinkingEffects {
  const [old, now] = [linked(question, before), linked(question, after)];
  const names = new Set([...old.scores.keys(), ...now.scores.keys()]);
  const order = new Map([...question.records].sort(byNaturalOrder).map(({ id }, index) => [id, index]));
  const pairs = [...names].flatMap((name): AffectedPair[] => {
    const [was, is] = [old.standingOf(name), now.standingOf(name)];
    const [x = '', y = ''] = name.split(',');
    const [a, b] = (order.get(x) ?? 0) < (order.get(y) ?? 0) ? [x, y] : [y, x];
    return effectsOf(was, is).map((effect) => ({ effect, a, b, scoreBefore: old.scores.get(name) ?? null, scoreAfter: now.scores.get(name) ?? null }));
  });
  const strength = ({ scoreBefore, scoreAfter }: AffectedPair): number => Math.max(scoreBefore ?? -Infinity, scoreAfter ?? -Infinity);
  const later = new Set(now.clusters);
  return {
    pairs: pairs.sort((x, y) => strength(y) - strength(x) || (order.get(x.a) ?? 0) - (order.get(y.a) ?? 0) || (order.get(x.b) ?? 0) - (order.get(y.b) ?? 0)),
    candidates: names.size, clusters: old.clusters.length, changedClusters: old.clusters.filter((cluster) => !later.has(cluster)).length,
  };
}

type Standing = 'TOGETHER' | 'REVIEW' | 'APART';

function effectsOf(was: Standing, is: Standing): PairEffect[] {
  if (was === is) return [];
  const effects: PairEffect[] = [];
  if (is === 'TOGETHER') effects.push('LINKS');
  if (was === 'TOGETHER') effects.push('PARTS');
  if (is === 'REVIEW') effects.push('ENTERS_REVIEW');
  if (was === 'REVIEW') effects.push('LEAVES_REVIEW');
  return effects;
}

interface Outcome {
  /** Each as the sorted ids of its records. */
  readonly clusters: readonly string[];
  /** Bits by pair "a,b". */
  readonly scores: ReadonlyMap<string, number>;
  readonly standingOf: (pair: string) => Standing;
}

const pairName = (a: string, b: string): string => (a < b ? `${a},${b}` : `${b},${a}`);

function linked({ type, records, persons }: LinkingQuestion, model: CompiledModel): Outcome {
  const rows = rowsAmong(type, model, records);
  const { judgements, clusters } = linkType(type, model, { records, persons, rows });
  const clusterOf = new Map(clusters.flatMap((members, index) => members.map((id) => [id, index] as const)));
  const unsure = new Set(judgements.filter(({ judgement }) => judgement === 'UNSURE').map(({ a, b }) => pairName(a, b)));
  return {
    clusters: clusters.map((members) => [...members].sort().join()),
    scores: new Map(rows.map(({ a, b, score = 0 }) => [pairName(a, b), score])),
    standingOf: (pair) => {
      const [a = '', b = ''] = pair.split(',');
      return clusterOf.get(a) === clusterOf.get(b) ? 'TOGETHER' : unsure.has(pair) ? 'REVIEW' : 'APART';
    },
  };
}

/** What a model says of all candidates among these records. */
function rowsAmong(type: EntityType, model: CompiledModel, records: readonly SourceFacts[]): JudgedPair[] {
  const buckets = new Map<string, { readonly most: number; readonly holders: Matchable[] }>();
  for (const record of records) {
    const one = matchableOf(model, record);
    for (const { key, most } of new Map(one.keys.map((key) => [key.key, key])).values()) {
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, { most, holders: [one] }); else bucket.holders.push(one);
    }
  }
  const rows = new Map<string, JudgedPair | null>();
  for (const { most, holders } of buckets.values()) {
    if (holders.length > most) continue;
    holders.forEach((x, index) => {
      for (const y of holders.slice(index + 1)) {
        const name = pairName(x.facts.id, y.facts.id);
        if (rows.has(name)) continue;
        const pair = comparedPair(model, x, y);
        rows.set(name, pair === null ? null : judgedByScore(model, pair, type.key.from !== 'ATTRIBUTE'));
      }
    });
  }
  return [...rows.values()].filter((row) => row !== null);
}
