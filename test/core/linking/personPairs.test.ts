import { pairsThatJoin, pairsThatPart } from '../../../src/core/linking/personPairs';
import type { SourceFacts } from '../../../src/core/model/sourceFacts';

const group = (text: string): SourceFacts[] => text.split('').map((id) => ({ id, system: 's', type: 't', sourceKey: id, updatedAt: null, values: {} }));
const shown = (pairs: readonly { readonly a: string; readonly b: string }[]): string => pairs.map(({ a, b }) => a + b).sort().join(' ');

test.each<[string, string[], string]>([
  ['two alone', ['a', 'b'], 'ab'],
  ['in natural order, whoever is named first', ['b', 'a'], 'ab'],
  ['a tree over all, by the first of each', ['ab', 'cd'], 'ac ad bc'],
  ['several into one', ['a', 'b', 'c'], 'ab ac'],
  ['groups in any order within', ['ba', 'dc'], 'ac ad bc'],
])('joining: %s', (_title, groups, expected) => {
  expect(shown(pairsThatJoin(groups.map(group)))).toBe(expected);
});

test.each<[string, string, string, number, string]>([
  ['each with each', 'ab', 'cd', 10, 'ac ad bc bd'],
  ['the first of each with all, where that is too many', 'abc', 'def', 6, 'ad ae af bd cd'],
  ['as many of the first as the bound allows', 'abcd', 'efghi', 18, 'ae af ag ah ai be bf bg bh bi ce cf de df'],
  ['never fewer than one', 'abc', 'def', 1, 'ad ae af bd cd'],
])('parting: %s', (_title, x, y, most, expected) => {
  expect(shown(pairsThatPart(group(x), group(y), most))).toBe(expected);
});
