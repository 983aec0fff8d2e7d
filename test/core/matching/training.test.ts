import { PairList, comparersOf } from '../../../src/core/matching/bulk/pairLevels';
import type { ComparisonKind } from '../../../src/core/matching/comparisonKind';
import { randomFrom } from '../../../src/core/matching/random';
import { maximise } from '../../../src/core/matching/training/expectation';
import { declaredParameters, posterior, weightsOf } from '../../../src/core/matching/training/parameters';
import { termShares } from '../../../src/core/matching/training/termShares';
import { likelyThings, unknownThings } from '../../../src/core/matching/training/things';

const label = { zh: '例', en: 'example' };

/** A kind whose prepared record is its text, and whose levels are named by what is expected of them. */
function kindOf(levels: readonly { readonly m: number; readonly u: number; readonly byFrequency?: boolean; readonly aside?: boolean }[]): ComparisonKind {
  return {
    name: 'made', levels: levels.map((level, index) => ({ name: `l${index}`, label, ...level })), prepare: (values) => values[0]?.[0] ?? null,
    compare: (a, b) => (a === b ? { level: 0, term: String(a) } : { level: 1 }), terms: (prepared) => [String(prepared)], parts: () => ({}),
  };
}

/** Pairs drawn from known m and u; all comparisons were found by rule 1, and by rule 2, which looks at none. */
function drawn(truth: { readonly m: readonly (readonly number[])[]; readonly u: readonly (readonly number[])[]; readonly share: number }, count: number): { readonly pairs: PairList; readonly same: boolean[] } {
  const random = randomFrom(11);
  const pairs = new PairList([]);
  const same: boolean[] = [];
  const levels = truth.m.map(() => new Uint8Array(count));
  const draw = (shares: readonly number[]): number => {
    let left = random();
    const found = shares.findIndex((share) => { left -= share; return left < 0; });
    return found < 0 ? shares.length : found + 1;
  };
  for (let i = 0; i < count; i += 1) {
    const match = random() < truth.share;
    same.push(match);
    pairs.add(0, 1, 1);
    truth.m.forEach((m, c) => { const own = levels[c]; if (own !== undefined) own[i] = draw(match ? m : truth.u[c] ?? m); });
  }
  pairs.levels.push(...levels);
  return { pairs, same };
}

const TRUE_M = [[0.9, 0.06, 0.04], [0.7, 0.2, 0.1], [0.8, 0.15, 0.05], [0.6, 0.1, 0.3]];
const TRUE_U = [[0.01, 0.02, 0.97], [0.1, 0.1, 0.8], [0.02, 0.08, 0.9], [0.2, 0.1, 0.7]];

test('expectation maximisation finds the shares and the prior that the pairs were drawn with', () => {
  const { pairs, same } = drawn({ m: TRUE_M, u: TRUE_U, share: 0.08 }, 40_000);
  const kinds = TRUE_M.map(() => kindOf([{ m: 0.8, u: 0.01 }, { m: 0.1, u: 0.1 }, { m: 0.1, u: 0.89 }]));
  const parameters = declaredParameters(kinds, 0.01);
  const random = { shares: TRUE_U.map((u) => Float64Array.from(u)), least: TRUE_U.map((u) => new Float64Array(u.length)) };
  const probabilities = maximise({
    pairs, kinds, termBits: new Float64Array(pairs.size), labels: null, random, randomHoldsMatches: false, rulesWithout: kinds.map(() => 1), totalPairs: pairs.size, pairsPerSample: 1,
  }, parameters);
  parameters.m.forEach((own, c) => { own.forEach((m, level) => { expect(Math.abs(m - (TRUE_M[c]?.[level] ?? 0))).toBeLessThan(0.03); }); });
  expect(parameters.prior).toBeCloseTo(0.08, 2);
  // Calibrated: of the pairs that are said to be matches in nine of ten cases, nine of ten are.
  const bands = [[0.05, 0.3], [0.3, 0.7], [0.7, 0.95]] as const;
  for (const [from, to] of bands) {
    const own = same.flatMap((match, i) => { const p = probabilities[i] ?? 0; return p >= from && p < to ? [{ match, p }] : []; });
    expect(own.length).toBeGreaterThan(50);
    const expected = own.reduce((sum, { p }) => sum + p, 0) / own.length;
    expect(Math.abs(own.filter(({ match }) => match).length / own.length - expected)).toBeLessThan(0.1);
  }
});

test('what a model gives for all levels of a comparison is held, and weighs as it is; the others and the prior are learnt', () => {
  const { pairs } = drawn({ m: TRUE_M, u: TRUE_U, share: 0.08 }, 8_000);
  const kinds = TRUE_M.map(() => kindOf([{ m: 0.8, u: 0.01 }, { m: 0.1, u: 0.1 }, { m: 0.1, u: 0.89 }]));
  const given = { l0: { m: 0.5, u: 0.001 }, l1: { m: 0.01, u: 0.5 }, l2: { m: 0.1, u: 0.7 } }; // no sum of one
  const comparisons = kinds.map((_kind, c) => ({ name: `c${c}`, kind: 'made', attributes: [], ...(c === 0 ? { levels: given } : c === 1 ? { levels: { l0: given.l0 } } : {}) }));
  const parameters = declaredParameters(kinds, 0.01, comparisons);
  expect([parameters.m[0], parameters.u[0]]).toEqual([Float64Array.of(0.5, 0.01, 0.1), Float64Array.of(0.001, 0.5, 0.7)]);
  expect(parameters.m[1]).toEqual(Float64Array.of(0.8, 0.1, 0.1)); // of which the model gives one level only
  maximise({
    pairs, kinds, termBits: new Float64Array(pairs.size), labels: null, randomHoldsMatches: false, totalPairs: pairs.size, pairsPerSample: 1, rulesWithout: kinds.map(() => 1),
    random: { shares: TRUE_U.map((u) => Float64Array.from(u)), least: TRUE_U.map((u) => new Float64Array(u.length)) }, held: [true, false, false, false],
  }, parameters);
  expect([parameters.m[0], parameters.u[0]]).toEqual([Float64Array.of(0.5, 0.01, 0.1), Float64Array.of(0.001, 0.5, 0.7)]);
  expect(Math.abs((parameters.m[1]?.[0] ?? 0.8) - 0.7)).toBeLessThan(0.09); // it began at 0.8
});

test('what a key fixes does not bias: pairs found only by agreeing in a comparison teach it nothing', () => {
  const { pairs } = drawn({ m: TRUE_M, u: TRUE_U, share: 0.3 }, 8_000);
  const kinds = TRUE_M.map(() => kindOf([{ m: 0.8, u: 0.01 }, { m: 0.1, u: 0.1 }, { m: 0.1, u: 0.89 }]));
  // Rule 2 keeps only pairs that agree exactly in the first comparison; rule 1 keeps the others' own halves.
  for (let i = 0; i < pairs.size; i += 1) if (pairs.levels[0]?.[i] === 1 && i % 2 === 0) pairs.rules[i] = 2;
  const learn = (without: number): number => {
    const parameters = declaredParameters(kinds, 0.1);
    maximise({
      pairs, kinds, termBits: new Float64Array(pairs.size), labels: null, randomHoldsMatches: false, totalPairs: pairs.size, pairsPerSample: 1,
      random: { shares: TRUE_U.map((u) => Float64Array.from(u)), least: TRUE_U.map((u) => new Float64Array(u.length)) }, rulesWithout: kinds.map((_kind, c) => (c === 0 ? without : 3)),
    }, parameters);
    return parameters.m[0]?.[0] ?? 0;
  };
  expect(learn(3)).toBeGreaterThan(learn(1) + 0.02);
});

test('people outvote the data: labelled pairs keep their label', () => {
  const { pairs } = drawn({ m: TRUE_M, u: TRUE_U, share: 0.1 }, 2_000);
  const kinds = TRUE_M.map(() => kindOf([{ m: 0.8, u: 0.01 }, { m: 0.1, u: 0.1 }, { m: 0.1, u: 0.89 }]));
  const labels = new Float64Array(pairs.size).fill(NaN);
  labels[0] = 1;
  labels[1] = 0;
  const probabilities = maximise({
    pairs, kinds, termBits: new Float64Array(pairs.size), labels, randomHoldsMatches: false, rulesWithout: kinds.map(() => 1), totalPairs: pairs.size, pairsPerSample: 1,
    random: { shares: TRUE_U.map((u) => Float64Array.from(u)), least: TRUE_U.map((u) => new Float64Array(u.length)) },
  }, declaredParameters(kinds, 0.1));
  expect([probabilities[0], probabilities[1]]).toEqual([1, 0]);
});

test('a plainer difference never weighs more than a stronger agreement, but for levels beside the order', () => {
  const kind = kindOf([{ m: 0.5, u: 0.1 }, { m: 0.1, u: 0.1 }, { m: 0.1, u: 0.001, aside: true }, { m: 0.3, u: 0.1 }]);
  const [weights] = weightsOf({ m: [Float64Array.of(0.5, 0.1, 0.1, 0.3)], u: [Float64Array.of(0.1, 0.1, 0.001, 0.1)], prior: 0.1 }, [kind]);
  const [none, first, second, aside, last] = Array.from(weights ?? []);
  expect([none, first]).toEqual([0, Math.log2(5)]);
  expect(second).toBeCloseTo(1, 9);
  expect(last).toBeCloseTo(1, 9);
  expect(aside).toBeCloseTo(Math.log2(100), 9);
});

test('terms are counted by thing, and those seen once share what Good and Turing give them', () => {
  const texts = ['wang', 'wang', 'wang', 'wang', 'li', 'zhao', 'qian'];
  const prepared = [...new Set(texts)];
  const table = { size: texts.length, files: null, rows: new Int32Array(7), hashes: new Uint32Array(7), columns: [{ ids: Int32Array.from(texts, (text) => prepared.indexOf(text)), prepared }] };
  const [comparer] = comparersOf(table, [kindOf([{ m: 0.9, u: 0.1, byFrequency: true }, { m: 0.1, u: 0.9 }])]);
  const ids = table.columns[0]?.ids ?? new Int32Array(0);
  if (comparer === undefined) throw new Error('a comparer');
  const alone = termShares(comparer, ids, unknownThings(7));
  // The first three are one person: then two have the name, not four.
  const pairs = { size: 2, a: Int32Array.of(0, 1), b: Int32Array.of(1, 2) };
  const things = likelyThings(7, pairs, Float64Array.of(0.99, 0.99));
  const known = termShares(comparer, ids, things);
  expect(Array.from(things.groups)).toEqual([0, 0, 0, 3, 4, 5, 6]);
  expect(alone.shares[0]).toBeGreaterThan(3 / 7);
  expect(known.shares[0]).toBeLessThan(alone.shares[0] ?? 0);
  expect(alone.shares[1]).toBeCloseTo(0.5 / 4 / 7, 9); // none was seen twice: (2 × 0 + 0.5) / (3 + 1) of 1 / 7
  // Never below the floor, here (2 × 1 + 0.5) / (3 + 1) of 1 / 5: chance meetings are 2 of 5 × 4.
  expect(known.usual).toBeCloseTo(0.125, 9);
});

test('bits are odds', () => {
  expect([posterior(0), posterior(1), posterior(-1)]).toEqual([0.5, 2 / 3, 1 / 3]);
});
