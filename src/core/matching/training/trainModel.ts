import type { Blocks } from '../bulk/blocks';
import { eachCandidate } from '../bulk/candidates';
import { PairList } from '../bulk/pairLevels';
import type { PairComparer } from '../bulk/pairLevels';
import type { RecordTable } from '../bulk/recordTable';
import type { CompiledKeyRule } from '../compiledModel';
import type { ComparisonKind } from '../comparisonKind';
import type { MatchModel, ModelComparison } from '../matchModel';
import { mix } from '../random';
import { ones } from '../similarity/signature';
import { maximise } from './expectation';
import type { Parameters } from './parameters';
import { declaredParameters, isHeld, oddsBits, weightsOf } from './parameters';
import { randomLevels, randomSample, totalPairs } from './randomPairs';
import type { TermShares } from './termShares';
import { termShares } from './termShares';
import { likelyThings, unknownThings } from './things';

export interface TrainingQuestion {
  readonly table: RecordTable;
  readonly comparers: readonly PairComparer[];
  /** Of the model's key rules, in their order. */
  readonly blocks: readonly Blocks[];
  /** Its comparisons and keys; levels and frequencies are found. */
  readonly model: MatchModel;
  readonly keys: readonly CompiledKeyRule[];
  readonly seed: number;
  /** What persons have judged, by records of the table. */
  readonly labels?: readonly PairLabel[];
}

/** A person's judgement of two records. */
export interface PairLabel { readonly a: number; readonly b: number; readonly same: boolean }

export interface Training {
  readonly model: MatchModel;
  /** The candidate pairs that were learnt from, and how likely each is a match. */
  readonly pairs: PairList;
  readonly probabilities: Float64Array;
  readonly pairsPerSample: number;
  /** Matches that share no key, by estimate. */
  readonly missed: number;
}

/** Of more candidates than this, so many are learnt from, taken by their contents' hash; more would find the same. */
const ALL_PAIRS = 600_000;
/** Two rules often find the same pair. */
const PAIRS_FOUND_TWICE = 2;
const SAMPLE_PAIRS = 250_000;
const RANDOM_PAIRS = 100_000;
/** At first one record in so many is thought to have a double. */
const FIRST_RECORDS_PER_MATCH = 4;

/** Learns m, u, frequencies and prior from the records alone, deterministic for a seed and for any order of rows. */
export function trainModel(question: TrainingQuestion): Training {
  const { table, comparers, model, seed } = question;
  const kinds = comparers.map(({ kind }) => kind);
  const { pairs, pairsPerSample } = samplePairs(question);
  const all = Math.max(totalPairs(table), 1);
  const parameters = declaredParameters(kinds, Math.min(0.1, table.size / FIRST_RECORDS_PER_MATCH / all), model.comparisons);
  const work = {
    pairs, kinds, labels: labelsOf(question, pairs), rulesWithout: rulesWithout(question), totalPairs: all, pairsPerSample,
    held: kinds.map((kind, c) => { const own = model.comparisons[c]; return own !== undefined && isHeld(kind, own); }),
  };
  const sample = randomSample(table, comparers, seed, RANDOM_PAIRS);
  // First without frequencies, which need to know what is one thing; then with them.
  let probabilities = maximise({ ...work, termBits: new Float64Array(pairs.size), random: randomLevels(sample, unknownThings(table.size)), randomHoldsMatches: true }, parameters);
  const things = likelyThings(table.size, pairs, probabilities);
  const shares = comparers.map((comparer, c) => (comparer.byFrequency ? termShares(comparer, table.columns[c]?.ids ?? new Int32Array(0), things) : null));
  probabilities = maximise({ ...work, termBits: termBitsOf(pairs, comparers, shares), random: randomLevels(sample, things), randomHoldsMatches: pairsPerSample > 1 }, parameters);
  return {
    pairs, probabilities, pairsPerSample, missed: missedMatches(pairs, probabilities, model.keys.length) * pairsPerSample,
    model: { ...model, priorBits: oddsBits(parameters.prior), comparisons: model.comparisons.map((comparison, c) => learnt(comparison, c, { parameters, kinds, shares, comparers })) },
  };
}

/**
 * Matches that no rule has found, from those that just one and just two have (Chao 1987, from capture and recapture);
 * a lower bound. 0 where there are not rules enough to tell.
 */
function missedMatches(pairs: PairList, probabilities: Float64Array, rules: number): number {
  let once = 0;
  let twice = 0;
  for (let i = 0; i < pairs.size; i += 1) {
    const found = ones(pairs.rules[i] ?? 0);
    if (found === 1) once += probabilities[i] ?? 0;
    if (found === 2) twice += probabilities[i] ?? 0;
  }
  return rules < 3 ? 0 : (once * once) / (2 * Math.max(twice, 1));
}

/** All candidate pairs compared; where these are too many, as many as are learnt from. */
function samplePairs(question: TrainingQuestion): { readonly pairs: PairList; readonly pairsPerSample: number } {
  const most = question.blocks.reduce((sum, block) => sum + block.pairs, 0);
  if (most <= ALL_PAIRS * PAIRS_FOUND_TWICE) {
    const pairs = candidatesAt(question, 1, ALL_PAIRS);
    if (pairs !== null) return { pairs, pairsPerSample: 1 };
  }
  const pairsPerSample = Math.max(1.01, most / PAIRS_FOUND_TWICE / SAMPLE_PAIRS);
  return { pairs: candidatesAt(question, pairsPerSample, Infinity) ?? new PairList(question.comparers), pairsPerSample };
}

/** One of so many candidates, by their contents' hash; null when there are more than `most`. */
function candidatesAt({ table, comparers, blocks }: TrainingQuestion, pairsPerSample: number, most: number): PairList | null {
  const bound = 4_294_967_296 / pairsPerSample;
  const pairs = new PairList(comparers);
  let candidates = 0;
  eachCandidate(table, blocks, ({ record, count, partners, rules }) => {
    candidates += count;
    for (let i = 0; i < count && candidates <= most; i += 1) {
      const partner = partners[i] ?? 0;
      if (pairsPerSample === 1 || mix((table.hashes[record] ?? 0) ^ mix(table.hashes[partner] ?? 0)) < bound) pairs.add(partner, record, rules[i] ?? 0);
    }
  });
  return candidates > most ? null : pairs;
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
