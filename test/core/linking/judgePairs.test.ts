import { clustersOf } from '../../../src/core/linking/link';
import { judgePairs } from '../../../src/core/linking/judgePairs';
import type { JudgedPair, Judgement } from '../../../src/core/linking/judgement';
import type { SourceFacts } from '../../../src/core/model/sourceFacts';
import { attribute, facts, thing } from '../../support/facts';

const rule = (name: string) => ({ name, label: { zh: '', en: '' }, attributes: [name] });
const type = thing([
  attribute({ name: 'code', identifier: 'VERIFIED' }), attribute({ name: 'card', identifier: 'VERIFIED' }), attribute({ name: 'phone', cardinality: 'MANY' }),
], { exactRules: [rule('code'), rule('phone')] });

const record = (id: string, raw: Record<string, string>): SourceFacts => facts(type, { id, raw });
const many = (count: number, rawOf: (n: number) => Record<string, string>): SourceFacts[] =>
  Array.from({ length: count }, (_, n) => record(String(n).padStart(5, '0'), rawOf(n)));
const of = (pairs: readonly JudgedPair[], judgement: Judgement): string[] => pairs.filter((pair) => pair.judgement === judgement).map(({ a, b }) => `${a}${b}`);

test('records that share a key match; by the stronger rule where they share two', () => {
  const pairs = judgePairs(type, [record('a', { code: '1', phone: 'p' }), record('b', { code: '1', phone: 'p' }), record('c', { phone: 'p' })]);
  expect(pairs.map(({ a, b, evidence, rank }) => `${a}${b} ${evidence} ${rank}`).sort()).toEqual(['ab code 0', 'ac phone 1', 'bc phone 1']);
});

test('nobody is judged without a shared key', () => {
  expect(judgePairs(type, [record('a', { code: '1' }), record('b', { code: '2' }), record('c', {})])).toEqual([]);
});

test('a bucket of 2,000 gives pairs in proportion to its records, and they hold all of it together', () => {
  const records = many(2_000, () => ({ phone: 'p' }));
  const pairs = judgePairs(type, records);
  expect(pairs.length).toBeLessThan(2_000 * 8);
  expect(clustersOf(records.map(({ id }) => id), pairs)).toHaveLength(1);
});

test('in a big bucket a conflict at its very end is still seen', () => {
  const records = many(500, (n) => ({ phone: 'p', ...(n === 498 ? { code: '1' } : n === 499 ? { code: '2' } : {}) }));
  expect(of(judgePairs(type, records), 'NO_MATCH')).toEqual(['0049800499']);
});

test('different verified identifiers of connected records are a NO_MATCH, also across a third record', () => {
  const pairs = judgePairs(type, [record('a', { code: '1', phone: 'p' }), record('b', { phone: 'p' }), record('c', { code: '2', phone: 'p' })]);
  expect(of(pairs, 'NO_MATCH')).toEqual(['ac']);
});

test('identifiers of two attributes are not compared with each other', () => {
  const pairs = judgePairs(type, [record('a', { code: '1', phone: 'p' }), record('b', { card: '2', phone: 'p' })]);
  expect(of(pairs, 'NO_MATCH')).toEqual([]);
});

test('a key that many identities share identifies nobody: no flood of pairs for stewards', () => {
  const records = many(1_000, (n) => ({ phone: 'p', code: String(n % 500) }));
  const pairs = judgePairs(type, records);
  expect(of(pairs, 'NO_MATCH')).toEqual([]);
  expect(clustersOf(records.map(({ id }) => id), pairs)).toHaveLength(500);
});

test('the order of the records does not matter', () => {
  const records = many(60, (n) => ({ phone: `p${n % 3}`, ...(n % 5 === 0 ? { code: String(n % 4) } : {}) }));
  expect(judgePairs(type, [...records].reverse())).toEqual(judgePairs(type, records));
});
