import * as fc from 'fast-check';
import { clusterScored } from '../../../src/core/matching/bulk/clusterScored';
import type { ScoredPairs } from '../../../src/core/matching/bulk/scoreCandidates';
import { evaluate, evaluateClusters, truePairs } from '../../../src/core/matching/evaluate';
import { chooseThresholds } from '../../../src/core/matching/thresholds';

/** Pairs [a, b, bits], strongest first as scoring gives them. */
function scoredOf(pairs: readonly (readonly [number, number, number])[]): ScoredPairs {
  const sorted = [...pairs].sort((x, y) => y[2] - x[2]);
  return { size: sorted.length, a: Int32Array.from(sorted, ([a]) => a), b: Int32Array.from(sorted, ([, b]) => b), bits: Float32Array.from(sorted, ([, , bits]) => bits) };
}
const clusters = (size: number, pairs: readonly (readonly [number, number, number])[], threshold = 0, files: Uint8Array | null = null): number[] =>
  Array.from(clusterScored({ size, files }, scoredOf(pairs), threshold));

test('figures at a threshold, and the best over all thresholds', () => {
  // Truth: 0 1 2 are one, 3 4 are one. One wrong pair stands between the right ones, one right pair was no candidate.
  const truth = Int32Array.of(7, 7, 7, 8, 8);
  const scored = scoredOf([[0, 1, 9], [3, 4, 5], [2, 3, 4], [1, 2, 1], [0, 4, -3]]);
  expect(truePairs(truth, null)).toBe(4);
  const found = evaluate(scored, truth, 4, 4.5);
  expect(found).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3, bestF1: 0.75, bestThreshold: 1 });
  expect(evaluate(scored, truth, 4, -9)).toMatchObject({ precision: 3 / 5, recall: 3 / 4 });
});

test('pairs of one score stand or fall together', () => {
  const truth = Int32Array.of(1, 1, 2, 3);
  const scored = scoredOf([[0, 1, 5], [2, 3, 5]]);
  expect(evaluate(scored, truth, 1, 5)).toMatchObject({ precision: 0.5, recall: 1, bestF1: 2 / 3 });
});

test('of two files only pairs between them count', () => {
  expect(truePairs(Int32Array.of(1, 1, 1, 1), Uint8Array.of(0, 0, 1, 1))).toBe(4);
  expect(truePairs(Int32Array.of(-1, -1, 2, 2), null)).toBe(1);
  expect(evaluateClusters(Int32Array.of(0, 0, 0, 3), Int32Array.of(1, 1, 1, 1), null)).toMatchObject({ precision: 1, recall: 0.5 });
});

const CLUSTERS: readonly (readonly [string, number, readonly (readonly [number, number, number])[], readonly number[]])[] = [
  ['a chain of pairs that agree', 3, [[0, 1, 8], [1, 2, 8], [0, 2, 2]], [0, 0, 0]],
  ['one doubtful pair does not chain two families', 4, [[0, 1, 9], [2, 3, 9], [1, 2, 1], [0, 2, -6], [0, 3, -6], [1, 3, -6]], [0, 0, 2, 2]],
  ['nor where the other pairs were no candidates', 4, [[0, 1, 9], [2, 3, 9], [1, 2, 1]], [0, 0, 2, 2]],
  ['a strong pair carries one that was no candidate', 3, [[0, 1, 11], [1, 2, 11]], [0, 0, 0]],
  ['a veto between members keeps them apart', 3, [[0, 1, 9], [1, 2, 8], [0, 2, -1000]], [0, 0, 2]],
  ['a veto is not outvoted', 4, [[0, 1, 12], [0, 2, 12], [1, 2, 12], [0, 3, 12], [1, 3, 12], [2, 3, -1000]], [0, 0, 0, 3]],
  ['what is below the threshold joins nobody', 2, [[0, 1, -0.5]], [0, 1]],
];
test.each(CLUSTERS)('clusters: %s', (_name, size, pairs, expected) => { expect(clusters(size, pairs)).toEqual(expected); });

test('records of one file are not held against each other', () => {
  const files = Uint8Array.of(0, 0, 1);
  expect(clusters(3, [[0, 2, 3], [1, 2, 3]], 0, files)).toEqual([0, 0, 0]);
  expect(clusters(3, [[0, 2, 3], [1, 2, 3]])).toEqual([0, 1, 0]);
});

test('clusters do not depend on which of two records is named first', () => {
  const pair = fc.tuple(fc.nat(11), fc.nat(11), fc.integer({ min: -20_000, max: 20_000 })).filter(([a, b]) => a !== b);
  fc.assert(fc.property(fc.uniqueArray(pair, { selector: ([a, b]) => Math.min(a, b) * 12 + Math.max(a, b), maxLength: 40 }), (pairs) => {
    const distinct = pairs.map(([a, b], index): [number, number, number] => [a, b, pairs.length > 0 ? (pairs[index]?.[2] ?? 0) / 1000 + index / 1e5 : 0]);
    const turned = [...distinct].reverse().map(([a, b, bits]): [number, number, number] => [b, a, bits]);
    expect(clusters(12, turned)).toEqual(clusters(12, distinct));
  }));
});

test('thresholds are where the expected F1 is highest, and not below the precision aimed at', () => {
  const scored = scoredOf([...Array.from({ length: 50 }, (_none, i): [number, number, number] => [i, i + 100, 10 + i / 100]), [200, 201, 0.5], [202, 203, -0.4], ...Array.from({ length: 500 }, (_none, i): [number, number, number] => [i, i + 300, -6 - i / 1000])]);
  const { link, join, review } = chooseThresholds(scored);
  expect(link).toBeGreaterThan(-6);
  expect(link).toBeLessThan(0.5);
  expect(join).toBeGreaterThanOrEqual(link);
  expect(review).toBeLessThan(link);
  const strict = chooseThresholds(scored, 0, { precision: 0.995, joinPrecision: 0.999, reviewRecall: 0.9 });
  expect(strict.link).toBeGreaterThan(0.5);
});
