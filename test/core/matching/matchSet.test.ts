import { MATCH_COMPARISONS } from '../../../src/core/matching/comparisons';
import { MAX_KEYS_PER_RULE, keysOf } from '../../../src/core/matching/keysOf';
import type { MatchedSet } from '../../../src/core/matching/matchSet';
import { matchSet } from '../../../src/core/matching/matchSet';
import { evaluate, truePairs } from '../../../src/core/matching/evaluate';
import { score } from '../../../src/core/matching/score';
import { compiled, draft, people, preparedRow, setOf, shuffled } from './support';
import type { Row } from './support';

const OPTIONS = { kinds: MATCH_COMPARISONS, seed: 1, train: true };
const { rows, truth } = people(420, 5);
const matched = matchSet(setOf(rows), draft, OPTIONS);
const model = compiled(matched.model);
const rowOf = (one: MatchedSet, record: number): number => one.table.rows[record] ?? -1;

/** The clusters as sets of rows' own numbers. */
function clustersOf(one: MatchedSet, name: (row: number) => number): string[] {
  const members = new Map<number, number[]>();
  one.clusters.forEach((cluster, record) => { members.set(cluster, [...(members.get(cluster) ?? []), name(rowOf(one, record))]); });
  return [...members.values()].map((own) => own.sort((x, y) => x - y).join(' ')).sort();
}

test('planted doubles are found without labels, at a threshold chosen without labels', () => {
  const labels = Int32Array.from(matched.table.rows, (row) => truth[row] ?? -1);
  const found = evaluate(matched.scored, labels, truePairs(labels, null), matched.model.thresholds.link);
  expect(found.precision).toBeGreaterThan(0.98);
  expect(found.recall).toBeGreaterThan(0.98);
});

test('single records and sets are scored alike, symmetrically, and the evidence adds up', () => {
  const { scored } = matched;
  expect(scored.size).toBeGreaterThan(100);
  for (let i = 0; i < scored.size; i += 1) {
    const [a, b] = [scored.a[i] ?? 0, scored.b[i] ?? 0].map((record) => preparedRow(model, rows[rowOf(matched, record)] ?? {}));
    if (a === undefined || b === undefined) throw new Error('two records');
    const there = score(model, a, b);
    expect(there.bits).toBeCloseTo(scored.bits[i] ?? NaN, 3);
    const back = score(model, b, a);
    expect(back.bits).toBeCloseTo(there.bits, 9);
    expect(back.evidence.map(({ level, term }) => [level, term])).toEqual(there.evidence.map(({ level, term }) => [level, term]));
    expect(there.evidence.reduce((sum, { weight, termBits }) => sum + weight + termBits, model.model.priorBits)).toBeCloseTo(there.bits, 9);
  }
});

test('candidates in sets are the pairs that share a key of single records', () => {
  const byKey = new Map<string, number[]>();
  rows.forEach((row, index) => {
    for (const { key } of keysOf(model, preparedRow(model, row))) byKey.set(key, [...(byKey.get(key) ?? []), index]);
  });
  const limits = new Map(model.keys.map(({ rule }) => [rule.name, rule.maxRecords]));
  const pairs = new Set<string>();
  for (const [key, members] of byKey) {
    const rule = [...limits.keys()].filter((name) => key.startsWith(`${name}|`)).sort((x, y) => y.length - x.length)[0] ?? '';
    if (members.length > (limits.get(rule) ?? 0)) continue;
    members.forEach((a, i) => { for (const b of members.slice(i + 1)) if (a !== b) pairs.add(`${a} ${b}`); });
  }
  expect(matched.scored.candidates).toBe(pairs.size);
});

test('keys are bounded, and a separator in a value makes no other key', () => {
  const many = compiled({ ...draft, comparisons: [{ name: 'text', kind: 'words', attributes: ['text'] }], keys: [{ name: 'k', parts: ['text.word', 'text.word', 'text.word', 'text.word'], maxRecords: 9 }] });
  expect(keysOf(many, preparedRow(many, { text: 'alpha bravo charlie delta echo foxtrot golf' }))).toHaveLength(MAX_KEYS_PER_RULE);
  const two = compiled({ ...draft, keys: [{ name: 'k', parts: ['first.exact', 'town.exact'], maxRecords: 9 }] });
  expect(keysOf(two, preparedRow(two, { first: 'a', town: 'b' }))).toEqual([{ rule: 'k', key: 'k|a|b' }]);
  expect(keysOf(two, preparedRow(two, { first: 'a' }))).toEqual([]);
  const mail = compiled({ ...draft, comparisons: [{ name: 'mail', kind: 'emailColumn', attributes: ['mail'] }], keys: [{ name: 'k', parts: ['mail.local'], maxRecords: 9 }] });
  expect(keysOf(mail, preparedRow(mail, { mail: 'x|y@abc.de' }))).toEqual([{ rule: 'k', key: 'k|x\\|y' }]);
});

test('training is the same for a seed and for any order of rows; so are the clusters', () => {
  const order = shuffled(rows.map((_row, index) => index), 9);
  const again = matchSet(setOf(order.map((index) => rows[index] ?? {})), draft, OPTIONS);
  expect(again.model).toEqual(matched.model);
  expect(clustersOf(again, (row) => order[row] ?? -1)).toEqual(clustersOf(matched, (row) => row));
});

test('over-large keys are dropped, and what that costs is counted', () => {
  const crowd = Array.from({ length: 30 }, (_none, index): Row => ({ first: 'aldo', last: 'brandis', town: 'elmenau', born: '1950-01-01', number: String(1_000_000 + index * 7919) }));
  const keyed = { ...draft, keys: [{ name: 'town', parts: ['town.exact'], maxRecords: 20 }] };
  const found = matchSet(setOf(crowd), keyed, { ...OPTIONS, train: false });
  expect(found.dropped).toEqual({ keys: 1, pairs: (30 * 29) / 2 });
  expect(found.scored.candidates).toBe(0);
});

test('of two files only pairs between them are candidates', () => {
  const files = Uint8Array.from(rows, (_row, index) => index % 2);
  const between = matchSet(setOf(rows, undefined, files), draft, OPTIONS);
  const sides = Array.from(between.scored.a, (a, i) => [a, between.scored.b[i] ?? 0].map((record) => rowOf(between, record) % 2));
  expect(sides.length).toBeGreaterThan(20);
  expect(sides.every(([x, y]) => x !== y)).toBe(true);
});

test('an over-frequent value weighs less than a rare one, from the data alone', () => {
  const crowded = rows.map((row, index) => (index % 5 === 0 ? { ...row, town: 'sammelplatz' } : row));
  const { model: learnt } = matchSet(setOf(crowded), draft, OPTIONS);
  const use = compiled(learnt);
  const bitsOf = (town: string): number => {
    const record = preparedRow(use, { town });
    return score(use, record, record).bits;
  };
  expect(bitsOf('sammelplatz')).toBeLessThan(bitsOf('gellrode') - 0.5);
});

test('a model that names what there is not is refused with what there is', () => {
  const comparison = { name: 'x', kind: 'words', attributes: ['first'] };
  expect(() => compiled({ ...draft, comparisons: [{ ...comparison, kind: 'smell' }] })).toThrow(/words/);
  expect(() => compiled({ ...draft, comparisons: [{ ...comparison, levels: { smelly: { m: 0.1, u: 0.1 } } }] })).toThrow(/exact/);
  expect(() => compiled({ ...draft, comparisons: [comparison], keys: [{ name: 'k', parts: ['y.exact'], maxRecords: 5 }] })).toThrow(/COMPARISON.PART/);
  expect(() => compiled({ ...draft, comparisons: [comparison, comparison] })).toThrow(/names of their own/);
});
