import type { PairList } from '../bulk/pairLevels';
import type { ComparisonKind } from '../comparisonKind';
import type { Parameters } from './parameters';
import { oddsBits, posterior, weightsOf } from './parameters';
import type { RandomLevels } from './randomPairs';

/** What expectation maximisation works on. */
export interface Expectation {
  readonly pairs: PairList;
  readonly kinds: readonly ComparisonKind[];
  /** Bits that each pair has by the frequency of its shared terms. */
  readonly termBits: Float64Array;
  /** 1 or 0 for pairs that a person has judged, NaN for the others. */
  readonly labels: Float64Array | null;
  readonly random: RandomLevels;
  /** Levels among random pairs include the matches: the share of these is taken out again. */
  readonly randomHoldsMatches: boolean;
  /** By comparison: the key rules, as bits, that do not look at its attributes. */
  readonly rulesWithout: readonly number[];
  /** By comparison: its levels are given, and nothing is learnt of them. Absent: of none. */
  readonly held?: readonly boolean[];
  /** All pairs there are, and how many candidates each pair of the list stands for. */
  readonly totalPairs: number;
  readonly pairsPerSample: number;
}

const MAX_ROUNDS = 40;
const SETTLED = 1e-4;
/** The declared m counts as much as this many matches: a small file does not run off. */
const PRIOR_MATCHES = 10;
/** A comparison learns from all pairs when too few were found without its help. */
const MIN_MATCHES_WITHOUT = 15;
const LEAST_SHARE = 1e-4;

/**
 * m and the prior by expectation maximisation (Fellegi and Sunter 1969; Winkler 1988); u comes from random pairs. A
 * comparison learns only from pairs that some key rule found without looking at its attributes, so that agreeing in
 * the key does not count as agreeing by nature. Changes `parameters`; returns the probability of each pair.
 */
export function maximise(work: Expectation, parameters: Parameters): Float64Array {
  const probabilities = new Float64Array(work.pairs.size);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    takeOutMatches(work, parameters);
    const matches = expect(work, parameters, probabilities);
    const moved = learn(work, parameters, probabilities);
    const prior = Math.min(0.5, Math.max(0.5, matches * work.pairsPerSample) / work.totalPairs);
    const settled = moved < SETTLED && Math.abs(Math.log2(prior / parameters.prior)) < 0.001;
    parameters.prior = prior;
    if (settled) break;
  }
  takeOutMatches(work, parameters);
  expect(work, parameters, probabilities);
  return probabilities;
}

/** u: what random pairs show, without the matches among them. */
function takeOutMatches({ random, randomHoldsMatches, held: given = [] }: Expectation, { m, u, prior }: Parameters): void {
  u.forEach((own, c) => {
    if (given[c] === true) return;
    const shares = random.shares[c];
    const least = random.least[c];
    const held = randomHoldsMatches ? prior : 0;
    let sum = 0;
    for (let level = 0; level < own.length; level += 1) {
      const value = Math.max(((shares?.[level] ?? 0) - held * (m[c]?.[level] ?? 0)) / (1 - held), least?.[level] ?? 0);
      own[level] = value;
      sum += value;
    }
    for (let level = 0; level < own.length; level += 1) own[level] = (own[level] ?? 0) / sum;
  });
}

function expect({ pairs, kinds, termBits, labels }: Expectation, parameters: Parameters, probabilities: Float64Array): number {
  const bits = Float64Array.from(termBits.subarray(0, pairs.size), (own) => own + oddsBits(parameters.prior));
  weightsOf(parameters, kinds).forEach((weights, c) => {
    const levels = pairs.levels[c];
    if (levels === undefined) return;
    for (let i = 0; i < pairs.size; i += 1) bits[i] = (bits[i] ?? 0) + (weights[levels[i] ?? 0] ?? 0);
  });
  let matches = 0;
  for (let i = 0; i < pairs.size; i += 1) {
    const label = labels?.[i] ?? NaN;
    const probability = Number.isNaN(label) ? posterior(bits[i] ?? 0) : label;
    probabilities[i] = probability;
    matches += probability;
  }
  return matches;
}

/** New m for every comparison; how far the furthest level moved. */
function learn({ pairs, kinds, rulesWithout, held = [] }: Expectation, { m }: Parameters, probabilities: Float64Array): number {
  let furthest = 0;
  m.forEach((own, c) => {
    if (held[c] === true) return;
    const declared = kinds[c]?.levels ?? [];
    const sum = declared.reduce((total, level) => total + level.m, 0);
    let counts = countLevels(pairs, c, probabilities, rulesWithout[c] ?? 0);
    if (counts.reduce((total, count) => total + count, 0) < MIN_MATCHES_WITHOUT) counts = countLevels(pairs, c, probabilities, -1);
    const total = counts.reduce((all, count) => all + count, 0) + PRIOR_MATCHES;
    own.forEach((before, level) => {
      const next = Math.max(LEAST_SHARE, ((counts[level] ?? 0) + (PRIOR_MATCHES * (declared[level]?.m ?? 0)) / sum) / total);
      furthest = Math.max(furthest, Math.abs(next - before));
      own[level] = next;
    });
  });
  return furthest;
}

function countLevels(pairs: PairList, comparison: number, probabilities: Float64Array, rules: number): Float64Array {
  const levels = pairs.levels[comparison] ?? new Uint8Array(0);
  const counts = new Float64Array(256);
  for (let i = 0; i < pairs.size; i += 1) {
    if (((pairs.rules[i] ?? 0) & rules) === 0) continue;
    const level = levels[i] ?? 0;
    if (level > 0) counts[level - 1] = (counts[level - 1] ?? 0) + (probabilities[i] ?? 0);
  }
  return counts;
}
