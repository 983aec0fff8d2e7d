import { changedGrounds, groundAttributes, groundsOf } from '../../../src/core/linking/grounds';
import type { PersonJudgement } from '../../../src/core/linking/judgement';
import { customer } from '../../../src/core/model/types/customer';
import { attribute, facts, thing } from '../../support/facts';

const type = thing([
  attribute({ name: 'code', identifier: 'VERIFIED' }), attribute({ name: 'phone', kind: 'phone', cardinality: 'MANY', lookup: true }),
  attribute({ name: 'name' }), attribute({ name: 'colour' }),
], { exactRules: [{ name: 'name', label: { zh: '', en: '' }, attributes: ['name'] }] });
const of = (raw: Record<string, string | string[]>) => groundsOf(type, facts(type, { id: '1', raw }), (text) => `digest of ${text}`);
const since = (before: Record<string, string | string[]>, after: Record<string, string | string[]>): string[] => {
  const judgement: PersonJudgement = { a: '1', b: '2', judge: 'PERSON', judgement: 'NO_MATCH', evidence: 'decision', rank: -1, decisionId: '1', seen: { a: of(before), b: of({}) } };
  return changedGrounds(type, judgement, { a: of(after), b: of({}) });
};

test('a judgement rests on what tells things apart', () => {
  expect(groundAttributes(type).map(({ name }) => name)).toEqual(['code', 'phone', 'name']);
  expect(groundAttributes(customer).map(({ name }) => name)).toEqual(['name', 'phones', 'emails', 'addresses', 'contacts', 'creditCode', 'identityNumber']);
});

test.each<[string, Record<string, string | string[]>, Record<string, string | string[]>, string[]]>([
  ['nothing', { code: '1' }, { code: '1' }, []],
  ['another notation, another order, a repetition', { phone: ['139-1234-0001', '13912340002'] }, { phone: ['13912340002', '13912340001', '139 1234 0001'] }, []],
  ['another value', { code: '1' }, { code: '2' }, ['code']],
  ['one more', { phone: ['13912340001'] }, { phone: ['13912340001', '13912340002'] }, ['phone']],
  ['one that was not there, one that is gone', { name: 'n' }, { code: '1' }, ['code', 'name']],
  ['what it does not rest on', { colour: 'red' }, { colour: 'blue' }, []],
])('what has changed: %s', (_title, before, after, expected) => {
  expect(since(before, after)).toEqual(expected);
});

test('of one from before grounds were kept, and of an attribute that was declared since, nothing is said', () => {
  const judgement: PersonJudgement = { a: '1', b: '2', judge: 'PERSON', judgement: 'UNSURE', evidence: 'decision', rank: -1, decisionId: null, seen: null };
  const now = { a: of({ code: '1' }), b: of({}) };
  expect(changedGrounds(type, judgement, now)).toEqual([]);
  expect(changedGrounds(type, { ...judgement, seen: { a: {}, b: {} } }, now)).toEqual([]);
});

test('no value stands in what is kept', () => {
  const kept = groundsOf(type, facts(type, { id: '1', raw: { phone: '13912340001' } }), () => 'x');
  expect(new Set(Object.values(kept))).toEqual(new Set(['x']));
});
