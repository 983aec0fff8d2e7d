import { apply } from '../../../src/core/mapping/apply';
import { compile } from '../../../src/core/mapping/compile';
import { sampleSchema } from '../../../src/core/mapping/sample';
import type { Expression, MappingSpec } from '../../../src/core/mapping/spec';
import type { JsonObject, JsonValue } from '../../../src/core/model/json';
import { standardModel } from '../../../src/core/model/standardModel';

const CONTEXT = { timeZone: 'Asia/Shanghai', keyedHash: (text: string) => `hash of ${text}` };
const F = (field: string | string[]): Expression => ({ field });
const ticket = (attributes: Record<string, Expression>, over: Partial<MappingSpec> = {}): MappingSpec =>
  ({ format: 1, system: 'crm', type: 'ticket', codeTables: { s: { codes: { A: 'OPEN', B: 'OPEN' } } }, outputs: [{ type: 'ticket', attributes }], ...over });
function title(expression: Expression, payload: JsonObject): readonly JsonValue[] | string {
  const compiled = compile(ticket({ title: expression }), standardModel);
  if (!compiled.ok) return compiled.issues.map(({ code }) => code);
  const [record] = apply(compiled.mapping, payload, standardModel, CONTEXT).records;
  return record?.rejections[0]?.code ?? record?.values['title']?.map(({ value }) => value) ?? [];
}

test.each<[string, Expression, JsonValue, readonly JsonValue[] | string]>([
  ['capitals', { case: F('a'), to: 'UPPER' }, 'kfr-35gw', ['KFR-35GW']],
  ['no capitals, item by item', { case: F('a'), to: 'LOWER' }, ['A', 'B'], ['a', 'b']],
  ['a group of a pattern', { extract: F('a'), pattern: '单号(\\d+)' }, 'x单号17y', ['17']],
  ['another group', { extract: F('a'), pattern: '(\\d+)-(\\d+)', group: 2 }, '1-2', ['2']],
  ['a pattern without groups', { extract: F('a'), pattern: '\\d+' }, 'a12b', ['12']],
  ['a pattern that nothing fits', { extract: F('a'), pattern: '\\d+' }, 'ab', []],
  ['a pattern that takes a backtracking engine for ever', { extract: F('a'), pattern: '^(a+)+$' }, `${'a'.repeat(200)}b`, []],
  ['a pattern that is none', { extract: F('a'), pattern: '(?=x)' }, 'x', ['BAD_PATTERN']],
  ['a group that is not there', { extract: F('a'), pattern: 'x', group: 1 }, 'x', ['BAD_PATTERN']],
  ['thousands', { number: F('a') }, '¥1,234,567.80', ['1234567.8']],
  ['a decimal comma', { number: F('a'), decimal: ',' }, '-1.234,5', ['-1234.5']],
  ['ten thousands', { number: F('a') }, '3.5万', ['35000']],
  ['full width', { number: F('a') }, '１２３．５', ['123.5']],
  ['groups that are none', { number: F('a') }, '1,5', 'BAD_FORMAT'],
  ['two numbers', { number: F('a') }, '1 of 2', 'BAD_FORMAT'],
  ['no number', { number: F('a') }, '面议', 'BAD_FORMAT'],
  ['kilowatts', { unit: F('a'), from: 'kW', to: 'W' }, '3.5', ['3500']],
  ['years into months', { unit: F('a'), from: '年', to: '月' }, 6, ['72']],
  ['degrees', { unit: F('a'), from: '℉', to: '℃' }, '212', ['100']],
  ['ten thousand yuan', { unit: F('a'), from: '万元', to: '元' }, '1.2', ['12000']],
  ['units of two quantities', { unit: F('a'), from: 'kg', to: 'm' }, '1', ['UNKNOWN_UNIT']],
  ['a field of each item', { each: F('a'), take: F('b') }, [{ b: 'x' }, { c: 'y' }, { b: 'z' }], ['x', 'z']],
  ['each item itself', { each: F('a'), take: { trim: F('value'), prefixes: ['#'] } }, ['#x', 'y'], ['x', 'y']],
  ['a way through a list', F(['a', '*', 'b']), [{ b: 'x' }, { b: ['y', 'z'] }], ['x', 'y', 'z']],
  ['as a phone', { kind: F('a'), as: 'phone' }, '+86 139-1234-5678', ['139 1234 5678']],
  ['as a phone that is none', { kind: F('a'), as: 'phone' }, '待补', 'PLACEHOLDER'],
  ['a condition in CEL', { when: { cel: 'source.a > 3.0' }, then: { constant: 'x' } }, 5.5, ['x']],
  ['on a field that is not there', { when: { cel: 'source.zz == null && source["甲"] == null' }, then: F('a') }, 'x', ['x']],
  ['that can\'t be told', { when: { cel: 'source.a > 3.0' }, then: F('a') }, 'text', 'BAD_FORMAT'],
  ['that is no condition', { when: { cel: 'source.a +' }, then: F('a') }, 'x', ['BAD_CONDITION']],
  ['that names something else', { when: { cel: 'other == 1' }, then: F('a') }, 'x', ['BAD_CONDITION']],
  ['with a backtracking pattern', { when: { cel: 'source.a.matches("(a+)+$")' }, then: F('a') }, 'x', ['BAD_CONDITION']],
])('%s', (_title, expression, a, expected) => {
  expect(title(expression, { a })).toEqual(expected);
});

test('a default takes the codes that the table lacks', () => {
  const compiled = compile(ticket({ status: { code: F('a'), table: 's' } }, { codeTables: { s: { codes: { A: 'OPEN' }, default: 'CLOSED' } } }), standardModel);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  expect(apply(compiled.mapping, { a: 'Q' }, standardModel, CONTEXT).records[0]?.values['status']).toMatchObject([{ value: 'CLOSED' }]);
});

const sample = sampleSchema([{ s: 'A', t: '2024-01-05', p: '13912345678', n: { x: 1 } }, { s: 'C', t: 'x', p: '13912345679', l: [{ y: 'a' }] }, { s: 'D', p: '13912345670' }]);
const customer = (attributes: Record<string, Expression>): MappingSpec => ({ format: 1, system: 'crm', type: 'customer', outputs: [{ type: 'customer', attributes }] });

test.each<[string, MappingSpec, string, string, string]>([
  ['a date for a phone', ticket({ phone: { date: F('t'), format: 'YYYY-MM-DD' } }), 'TYPE_MISMATCH', 'outputs/0/attributes/phone', 'ERROR'],
  ['a number for a name', customer({ name: { number: F('n') } }), 'TYPE_MISMATCH', 'outputs/0/attributes/name', 'ERROR'],
  ['an address for an e-mail', customer({ name: F('a'), emails: { listOf: [{ kind: F('b'), as: 'address' }] } }), 'TYPE_MISMATCH', 'outputs/0/attributes/emails', 'ERROR'],
  ['a constant that is no date', ticket({ createdAt: { firstOf: [F('t'), { constant: 'soon' }] } }), 'TYPE_MISMATCH', 'outputs/0/attributes/createdAt/firstOf/1', 'ERROR'],
  ['an identity number that is rewritten', customer({ name: F('a'), identityNumber: { case: F('b'), to: 'UPPER' } }), 'TYPE_MISMATCH', 'outputs/0/attributes/identityNumber', 'ERROR'],
  ['values that are no phones', ticket({ phone: F('s') }), 'TYPE_MISMATCH', 'outputs/0/attributes/phone', 'WARNING'],
  ['a required attribute without a source', customer({ phones: F('p') }), 'REQUIRED_UNMAPPED', 'outputs/0', 'WARNING'],
  ['a field that the sample lacks', ticket({ title: { trim: F('zz') } }), 'FIELD_NOT_IN_SAMPLE', 'outputs/0/attributes/title/trim', 'WARNING'],
  ['codes that the table lacks', ticket({ status: { code: F('s'), table: 's' } }), 'CODE_TABLE_INCOMPLETE', 'outputs/0/attributes/status', 'WARNING'],
  ['two codes of one meaning', ticket({ status: { code: F('p'), table: 's' } }), 'LOSSY', 'outputs/0/attributes/status', 'INFO'],
  ['a pattern', ticket({ title: { firstOf: [{ extract: F('s'), pattern: 'A' }, F('t')] } }), 'LOSSY', 'outputs/0/attributes/title/firstOf/0', 'INFO'],
  ['a list without items', ticket({ title: { listOf: [] } }), 'NOT_CONNECTED', 'outputs/0/attributes/title', 'WARNING'],
])('%s is an issue with a remedy', (_title, spec, code, node, severity) => {
  const { issues } = compile(spec, standardModel, sample);
  expect(issues).toContainEqual(expect.objectContaining({ code, node, severity, remedy: { zh: expect.any(String), en: expect.any(String) } }));
});

test('what is in order has no issues', () => {
  expect(compile(ticket({ title: F('s'), phone: F('p'), faultCode: F(['n', 'x']), number: F(['l', '*', 'y']) }), standardModel, sample)).toMatchObject({ ok: true, issues: [] });
});
