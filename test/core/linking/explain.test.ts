import { explainPair } from '../../../src/core/linking/explain';
import type { ExplainInput, Weighed } from '../../../src/core/linking/explain';
import { attribute, facts, thing } from '../../support/facts';

const rule = (...attributes: string[]) => ({ name: attributes.join('And'), label: { zh: `${attributes.join('与')}相同`, en: `same ${attributes.join(' and ')}` }, attributes });
const label = (zh: string, en: string) => ({ label: { zh, en } });
const type = thing([
  attribute({ name: 'code', identifier: 'VERIFIED', ...label('代码', 'code') }),
  attribute({ name: 'phone', cardinality: 'MANY', ...label('电话', 'phone') }),
  attribute({ name: 'name', search: true, ...label('名称', 'name') }),
  attribute({ name: 'colour', ...label('颜色', 'colour') }),
], { exactRules: [rule('code'), rule('phone', 'name')] });
const of = (a: Record<string, string | string[]>, b: Record<string, string | string[]>, over: Partial<ExplainInput> = {}) => explainPair({
  type, a: facts(type, { id: '1', raw: a }), b: facts(type, { id: '2', raw: b }), together: false, judgement: null, aboutOthers: null, weighed: null, ...over,
});
const machine = (judgement: 'MATCH' | 'NO_MATCH' | 'UNSURE') => ({ judgement, judge: 'MACHINE', evidence: 'x' } as const);

test.each<[string, string, ReturnType<typeof of>]>([
  ['a rule', 'RULE true', of({ code: '1' }, { code: '1' }, { judgement: machine('MATCH'), together: true })],
  ['a rule that holds without being the one that was stored', 'RULE true', of({ code: '1' }, { code: '1' }, { together: true })],
  ['a veto', 'VETO true', of({ code: '1', phone: '7', name: 'n' }, { code: '2', phone: '7', name: 'n' }, { judgement: machine('NO_MATCH') })],
  ['one that fits two which conflict', 'CONFLICT true', of({ phone: '7', name: 'n' }, { phone: '7', name: 'n' }, { judgement: machine('UNSURE') })],
  ['a person', 'PERSON false', of({ name: 'n' }, { name: 'm' }, { judgement: { judgement: 'NO_MATCH', judge: 'PERSON', evidence: 'decision' } })],
  ['a person about others', 'PERSON_ABOUT_OTHERS false', of({ name: 'n' }, { name: 'm' }, { aboutOthers: 'NO_MATCH' })],
  ['others hold them together', 'TOGETHER_BY_OTHERS false', of({ name: 'n' }, { name: 'm' }, { together: true, aboutOthers: 'MATCH' })],
  ['a key that too many share', 'CROWDED_KEY true', of({ code: '1' }, { code: '1' })],
  ['nothing shared', 'NO_SHARED_KEY false', of({ phone: '7', name: 'n' }, { phone: '7', name: 'm' })],
])('%s', (_title, expected, { reason, compared, sentences }) => {
  expect(`${reason} ${compared}`).toBe(expected);
  for (const { zh, en } of sentences) expect([/\p{Script=Han}/u.test(zh), /[a-z]/.test(en)]).toEqual([true, true]);
});

test('every attribute that tells things apart is compared, by its nearest two values; the others are not', () => {
  const { comparisons } = of({ code: '1', phone: ['5', '7'], colour: 'red' }, { code: '2', phone: ['7', '9'], colour: 'red' });
  expect(comparisons.map(({ name, level, values, veto }) => ({ name, level: level.name, values, veto }))).toEqual([
    { name: 'code', level: 'DIFFERENT', values: { a: '1', b: '2' }, veto: true },
    { name: 'phone', level: 'EXACT', values: { a: '7', b: '7' }, veto: false },
    { name: 'name', level: 'MISSING', values: null, veto: false },
  ]);
});

test('which rules hold, and what would have been needed', () => {
  const { rules, sentences } = of({ phone: '7', name: 'n' }, { phone: '7' });
  expect(rules.map(({ name, holds }) => `${name} ${holds}`)).toEqual(['code false', 'phoneAndname false']);
  expect(sentences.map(({ en }) => en)).toEqual([
    'They share no match key, so they were not compared.', 'It takes the same code, or the same phone, name.', 'One of them says too little to have any match key.', 'They belong to two golden records.']);
});

test('vetoes are named in words', () => {
  const { vetoes, sentences } = of({ code: '1' }, { code: '2' }, { judgement: machine('NO_MATCH') });
  expect(vetoes).toEqual(['code']);
  expect(sentences.map(({ zh }) => zh)).toContain('两者的代码不同,不可能是同一个。');
});

test('what a matcher has weighed stands in the place of plain comparisons, with prior, thresholds and sum', () => {
  const comparison = { name: 'names', ...label('名称', 'names'), attributes: ['name'], level: { name: 'near', ...label('相近', 'near') }, values: null, weight: 4.25, termBits: -1, term: 'n', veto: false };
  const weighed: Weighed = { priorBits: -3, bits: 0.25, thresholds: { link: 6, join: 9, review: -2 }, comparisons: [comparison] };
  const { reason, comparisons, priorBits, bits, thresholds, sentences } = of({ name: 'n' }, { name: 'n' }, { weighed, judgement: machine('UNSURE') });
  expect({ reason, comparisons, priorBits, bits, thresholds }).toEqual({ reason: 'SCORE', comparisons: [comparison], priorBits: -3, bits: 0.25, thresholds: weighed.thresholds });
  expect(sentences.map(({ en }) => en)).toContain('0.3 bits altogether (prior -3.0); from 6.0 on they are linked, from -2.0 on a steward decides.');
  expect(of({ name: 'n' }, { name: 'n' }, { weighed: { ...weighed, comparisons: [{ ...comparison, veto: true }] }, judgement: machine('NO_MATCH') }).reason).toBe('VETO');
});
