import { PartIndexes, blocksOf } from '../bulk/blocks';
import { eachCandidate } from '../bulk/candidates';
import { PairList, comparersOf } from '../bulk/pairLevels';
import type { PairComparer } from '../bulk/pairLevels';
import type { RecordTable } from '../bulk/recordTable';
import type { CompiledKeyRule } from '../compiledModel';
import type { ComparisonKind } from '../comparisonKind';
import type { MatchModel, ModelComparison } from '../matchModel';
import { mix } from '../random';
import { maximise } from './expectation';
import type { Parameters } from './parameters';
import { declaredParameters, oddsBits, weightsOf } from './parameters';
import { randomLevels, randomSample, totalPairs } from './randomPairs';
import type { TermShares } from './termShares';
import { termShares } from './termShares';
import { likelyThings, unknownThings } from './things';

export interface TrainingQuestion {
  readonly table: RecordTable;
  readonly kinds: readonly ComparisonKind[];
  /** Its comparisons and keys; levels and frequencies are found. */
  readonly model: MatchModel;
  readonly keys: readonly CompiledKeyRule[];
  readonly seed: number;
  /** What persons have judged, by records of the table: 1 the same, 0 not. */
  readonly labels?: readonly { readonly a: number; readonly b: number; readonly same: boolean }[];
}

export interface Training {
  readonly model: MatchModel;
  /** The candidate pairs that were learnt from, and how likely each is a match. */
  readonly pairs: PairList;
  readonly probabilities: Float64Array;
  readonly pairsPerSample: number;
}

/** So many candidates are learnt from, taken by their contents' hash; more would find the same. */
const SAMPLE_PAIRS = 250_000;
const RANDOM_PAIRS = 150_000;
/** At first one record in so many is thought to have a double. */
const FIRST_RECORDS_PER_MATCH = 4;

/** Learns m, u, frequencies and prior from the records alone, deterministic for a seed and for any order of rows. */
export function trainModel(question: TrainingQuestion): Training {
  const { table, kinds, model, seed } = question;
  const comparers = comparersOf(table, kinds);
  const { pairs, pairsPerSample } = samplePairs(question, comparers);
  const all = Math.max(totalPairs(table), 1);
  const parameters = declaredParameters(kinds, Math.min(0.1, table.size / FIRST_RECORDS_PER_MATCH / all));
  const work = {
    pairs, kinds, labels: labelsOf(question, pairs), rulesWithout: rulesWithout(question), totalPairs: all, pairsPerSample,
  };
  const sample = randomSample(table, comparers, seed, RANDOM_PAIRS);
  // First without frequencies, which need to know what is one thing; then with them.
  let probabilities = maximise({ ...work, termBits: new Float64Array(pairs.size), random: randomLevels(sample, unknownThings(table.size)), randomHoldsMatches: true }, parameters);
  const things = likelyThings(table.size, pairs, probabilities);
  const shares = comparers.map((comparer, c) => (comparer.byFrequency ? termShares(comparer, table.columns[c]?.ids ?? new Int32Array(0), things) : null));
  probabilities = maximise({ ...work, termBits: termBitsOf(pairs, comparers, shares), random: randomLevels(sample, things), randomHoldsMatches: pairsPerSample > 1 }, parameters);
  return {
    pairs, probabilities, pairsPerSample,
    model: { ...model, priorBits: oddsBits(parameters.prior), comparisons: model.comparisons.map((comparison, c) => learnt(comparison, c, { parameters, kinds, shares, comparers })) },
  };
}

function samplePairs({ table, keys }: TrainingQuestion, comparers: readonly PairComparer[]): { readonly pairs: PairList; readonly pairsPerSample: number } {
  const indexes = new PartIndexes(table, comparers.map(({ kind }) => kind));
  const blocks = keys.map((key) => blocksOf(table, key, key.rule.maxRecords, indexes));
  let candidates = 0;
  eachCandidate(table, blocks, ({ count }) => { candidates += count; });
  const pairsPerSample = Math.max(1, candidates / SAMPLE_PAIRS);
  const bound = 4_294_967_296 / pairsPerSample;
  const pairs = new PairList(comparers);
  eachCandidate(table, blocks, ({ record, count, partners, rules }) => {
    for (let i = 0; i < count; i += 1) {
      const partner = partners[i] ?? 0;
      if (pairsPerSample === 1 || mix((table.hashes[record] ?? 0) ^ mix(table.hashes[partner] ?? 0)) < bound) pairs.add(record, partner, rules[i] ?? 0);
    }
  });
  return { pairs, pairsPerSample };
}

function labelsOf({ labels = [], table }: TrainingQuestion, pairs: PairList): Float64Array | null {
  if (labels.length === 0) return null;
  const keyOf = (a: number, b: number): number => Math.max(a, b) * table.size + Math.min(a, b);
  const known = new Map(labels.map(({ a, b, same }) => [keyOf(a, b), same ? 1 : 0]));
  return Float64Array.from({ length: pairs.size }, (_none, i) => known.get(keyOf(pairs.a[i] ?? 0, pairs.b[i] ?? 0)) ?? NaN);
}

/** By comparison: the key rules, as bits, that look at none of its attributes. */
function rulesWithout({ model, keys }: TrainingQuestion): number[] {
  return model.comparisons.map(({ attributes }) => keys.reduce((bits, { parts }, rule) => {
    const looks = parts.some(({ comparison }) => model.comparisons[comparison]?.attributes.some((attribute) => attributes.includes(attribute)) === true);
    return looks ? bits : bits | (1 << rule);
  }, 0));
}

function termBitsOf(pairs: PairList, comparers: readonly PairComparer[], shares: readonly (TermShares | null)[]): Float64Array {
  const bits = new Float64Array(pairs.size);
  comparers.forEach(({ kind }, c) => {
    const own = shares[c];
    const terms = pairs.terms[c];
    const levels = pairs.levels[c];
    if (own === null || own === undefined || terms === null || terms === undefined || levels === undefined) return;
    for (let i = 0; i < pairs.size; i += 1) {
      const term = terms[i] ?? -1;
      if (term >= 0 && kind.levels[(levels[i] ?? 0) - 1]?.byFrequency === true) bits[i] = (bits[i] ?? 0) + Math.log2(own.usual / (own.shares[term] ?? own.floor));
    }
  });
  return bits;
}

interface Learnt {
  readonly parameters: Parameters;
  readonly kinds: readonly ComparisonKind[];
  readonly shares: readonly (TermShares | null)[];
  readonly comparers: readonly PairComparer[];
}

/** The comparison with what was learnt. m is written so that log2(m / u) is the weight in its order. */
function learnt(comparison: ModelComparison, c: number, { parameters, kinds, shares, comparers }: Learnt): ModelComparison {
  const weights = weightsOf(parameters, kinds)[c];
  const own = shares[c] ?? null;
  const levels = Object.fromEntries((kinds[c]?.levels ?? []).map((level, index) => {
    const u = parameters.u[c]?.[index] ?? level.u;
    const m = u * 2 ** (weights?.[index + 1] ?? 0);
    return [level.name, { m, u, ...(level.byFrequency === true && own !== null ? { usual: own.usual } : {}) }];
  }));
  if (own === null) return { ...comparison, levels };
  const terms = [...(comparers[c]?.terms ?? [])].filter(([, position]) => (own.shares[position] ?? own.floor) > own.floor * 1.000001)
    .map(([term, position]): [string, number] => [term, own.shares[position] ?? own.floor]).sort(([x], [y]) => (x < y ? -1 : 1));
  return { ...comparison, levels, frequencies: { floor: own.floor, terms: Object.fromEntries(terms) } };
}
