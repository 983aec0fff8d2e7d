import fc from 'fast-check';
import { apply } from '../../../src/core/mapping/apply';
import type { Mapped } from '../../../src/core/mapping/apply';
import { compile } from '../../../src/core/mapping/compile';
import type { CompiledMapping } from '../../../src/core/mapping/compile';
import type { Expression, MappingSpec } from '../../../src/core/mapping/spec';
import type { JsonObject } from '../../../src/core/model/json';
import { standardModel } from '../../../src/core/model/standardModel';
import { seedMappings } from '../../../seeds/seedFiles';

const CONTEXT = { timeZone: 'Asia/Shanghai', keyedHash: (text: string) => `hash of ${text}` };
const TABLES = { level: { codes: { 'SL-G3': 'GOLD', '金卡': 'GOLD', 普通: 'STANDARD' } } };

function compiled(spec: MappingSpec): CompiledMapping {
  const result = compile(spec, standardModel);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.mapping;
}
const spec = (attributes: Record<string, Expression>, over: Partial<MappingSpec> = {}, type = 'ticket'): MappingSpec =>
  ({ format: 1, system: 'crm', type, codeTables: TABLES, outputs: [{ type, attributes }], ...over });
const run = (attributes: Record<string, Expression>, payload: JsonObject, type = 'ticket'): Mapped => apply(compiled(spec(attributes, {}, type)), payload, standardModel, CONTEXT);
/** The values of the ticket's title under one expression: a kind that changes nothing. */
const title = (expression: Expression, payload: JsonObject): unknown => run({ title: expression }, payload).records[0]?.values['title']?.map(({ value }) => value);

const F = (field: string | string[]): Expression => ({ field });
test.each<[string, Expression, JsonObject, string[] | undefined]>([
  ['a field', F('a'), { a: 'x' }, ['x']],
  ['a field that is not there', F('b'), { a: 'x' }, undefined],
  ['a blank field', F('a'), { a: '  ' }, undefined],
  ['a name with dots is one name', F('a.b'), { 'a.b': 'x', a: { b: 'y' } }, ['x']],
  ['a way through nested objects', F(['a', 'b']), { a: { b: 'x' } }, ['x']],
  ['what an object inherits is no field', F('toString'), {}, undefined],
  ['a way through a list leads nowhere', F(['a', '0']), { a: ['x'] }, undefined],
  ['a constant', { constant: 'x' }, {}, ['x']],
  ['a join leaves empty parts out', { join: [F('a'), F('b'), F('c')], separator: '-' }, { a: ' x ', b: '', c: 'z' }, ['x-z']],
  ['a join of nothing', { join: [F('a'), F('b')] }, {}, undefined],
  ['a part of a split', { split: F('a'), separators: [';', '；'], index: 1 }, { a: 'x; y；z' }, ['y']],
  ['the last part', { split: F('a'), separators: [';'], index: -1 }, { a: 'x;y;;' }, ['y']],
  ['a part that is not there', { split: F('a'), separators: [';'], index: 5 }, { a: 'x;y' }, undefined],
  ['all parts', { split: F('a'), separators: [';'] }, { a: 'x;y' }, ['x', 'y']],
  ['the first that is filled', { firstOf: [F('a'), F('b'), F('c')] }, { a: '', b: 'y', c: 'z' }, ['y']],
  ['a list', { listOf: [F('a'), F('b'), F('c')] }, { a: 'x', b: null, c: 'z' }, ['x', 'z']],
  ['a list of lists is one list, each value once', { listOf: [F('a'), F('b')] }, { a: ['x', 'y'], b: 'x' }, ['x', 'y']],
  ['text around it taken off', { trim: F('a'), prefixes: ['SN:'], suffixes: ['号'] }, { a: 'SN: 12号' }, ['12']],
  ['a date by its format', { date: F('a'), format: 'DD.MM.YYYY' }, { a: '5.1.2024' }, ['2024-01-05']],
  ['with a time', { date: F('a'), format: 'YYYYMMDDHHmm' }, { a: '202401050930' }, ['2024-01-05T09:30:00']],
  ['then', { when: { of: F('k'), isOneOf: ['1'] }, then: F('a'), otherwise: F('b') }, { k: '1', a: 'x', b: 'y' }, ['x']],
  ['otherwise', { when: { of: F('k'), isOneOf: ['1'] }, then: F('a'), otherwise: F('b') }, { k: '2', a: 'x', b: 'y' }, ['y']],
  ['no otherwise', { when: { of: F('k'), isEmpty: false }, then: F('a') }, { a: 'x' }, undefined],
  ['by its length', { when: { of: F('a'), length: 3 }, then: F('a') }, { a: 'xyz' }, ['xyz']],
  ['by its beginning', { when: { of: F('a'), startsWith: 'x' }, then: F('a') }, { a: 'yz' }, undefined],
  ['a number counts as its text', F('a'), { a: 12 }, ['12']],
])('%s', (_title, expression, payload, expected) => {
  expect(title(expression, payload)).toEqual(expected);
});

test.each<[string, string, string | null]>([
  ['the code as the table has it', 'SL-G3', 'GOLD'], ['without its separators', 'slg3', 'GOLD'], ['full width', 'ＳＬ－Ｇ３', 'GOLD'], ['Chinese', ' 金卡 ', 'GOLD'],
  ['a code that the table lacks', 'VIP', null],
])('code tables: %s', (_title, raw, expected) => {
  const { records: [record] } = run({ serviceLevel: { code: F('a'), table: 'level' } }, { a: raw }, 'customer');
  expect(record?.values['serviceLevel']?.[0]?.value ?? null).toBe(expected);
  if (expected === null) expect(record?.rejections).toMatchObject([{ attribute: 'serviceLevel', code: 'UNKNOWN_CODE', expected: 'one of: SL-G3, 金卡, 普通', got: 'VIP' }]);
});

test('a code that no table turned is taken only when the pool has it', () => {
  const level = (a: string): Mapped => run({ serviceLevel: F('a') }, { a }, 'customer');
  expect(level('gold').records[0]?.values['serviceLevel']?.[0]?.value).toBe('GOLD');
  expect(level('VIP').records[0]?.rejections).toMatchObject([{ attribute: 'serviceLevel', code: 'UNKNOWN_CODE', got: 'VIP' }]);
});

test.each<[string, string]>([['five', 'YYYY-MM-DD'], ['2024111', 'YYYYMMDD']])('a date that does not fit its format is rejected: %s as %s', (a, format) => {
  expect(run({ title: { date: F('a'), format } }, { a }).records[0]?.rejections).toMatchObject([{ attribute: 'title', code: 'BAD_FORMAT', got: a }]);
});

test('a payload that looks like a rejection is a payload', () => {
  const { records: [record] } = run({ title: F('a') }, { a: { rejection: { code: 'PLACEHOLDER' } } });
  expect(record?.rejections).toMatchObject([{ attribute: 'title', code: 'BAD_FORMAT' }]);
});

test('a local number takes its area code from the address of its own record, wherever the mapping names it', () => {
  const local = run({ phones: F('p'), addresses: F('a') }, { p: '88123456', a: '浙江省杭州市西湖区文三路97号' }, 'customer');
  expect(local.records[0]?.values['phones']?.[0]?.value).toMatchObject({ e164: '+8657188123456' });
  expect(run({ phones: F('p') }, { p: '88123456' }, 'customer').records[0]?.rejections).toMatchObject([{ attribute: 'phones', code: 'MISSING_CONTEXT' }]);
});

test.each<[string, Expression, string, unknown]>([
  ['by golden key, in the target\'s notation', { reference: F('a'), type: 'device' }, 'SN：qz24-0100-01ab', { type: 'device', system: null, key: 'QZ24010001AB' }],
  ['by source key, as written, of the own system', { reference: F('a'), type: 'customer' }, 'c-1', { type: 'customer', system: 'crm', key: 'c-1' }],
  ['by source key of another system', { reference: F('a'), type: 'customer', system: 'mes' }, 'c-1', { type: 'customer', system: 'mes', key: 'c-1' }],
])('references: %s', (_title, expression, raw, expected) => {
  const name = 'type' in expression && expression.type === 'device' ? 'devices' : 'customer';
  const { records: [record] } = run({ number: F('n'), [name]: expression }, { n: 'HT-1', a: raw }, 'contract');
  expect(record?.values[name]).toMatchObject([{ value: expected }]);
});

test('an empty item of a list refers to nothing; an endless key is rejected', () => {
  const found = run({ number: F('n'), customer: { reference: F('a'), type: 'customer' } }, { n: 'HT-1', a: [null, '', 'K1', 'x'.repeat(501)] }, 'contract');
  expect(found.records[0]?.values['customer']?.map(({ raw }) => raw)).toEqual(['K1']);
  expect(found.records[0]?.rejections).toMatchObject([{ attribute: 'customer', code: 'TOO_LONG' }]);
});

test('one row feeds two types, the second only when it names it', () => {
  const repair = seedMappings().find(({ system, type }) => system === 'repair' && type === 'device');
  if (repair === undefined) throw new Error('the seeds have no repair mapping');
  const types = (payload: JsonObject): string[] => apply(compiled(repair), payload, standardModel, CONTEXT).records.map(({ type }) => type.name);
  expect(types({ 序列号: 'QZ24010001AB', 客户名: '闻人语', 联系电话: '' })).toEqual(['device', 'customer']);
  expect(types({ 序列号: 'QZ24010001AB', 客户名: ' ', 联系电话: null })).toEqual(['device']);
});

test('without its key a record is not to be kept', () => {
  expect(run({ number: F('n') }, { n: '无' }, 'contract').records[0]).toMatchObject({ hasKey: false });
});

test.each<[JsonObject, number | null]>([[{ t: '2026/1/5 10:00' }, Date.UTC(2026, 0, 5, 2)], [{ t: 'soon' }, null], [{}, null]])('time of change of %j', (payload, expected) => {
  expect(apply(compiled(spec({ title: F('a') }, { updatedAt: F('t') })), payload, standardModel, CONTEXT).updatedAt).toBe(expected);
});

test('no payload makes a published mapping throw, and what comes out can be stored', () => {
  const mappings = seedMappings().map(compiled);
  const fields = [...new Set(JSON.stringify(seedMappings()).match(/[\p{L}_]+/gu) ?? [])];
  const payload = fc.dictionary(fc.oneof(fc.constantFrom(...fields), fc.string()), fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.constantFrom('13912340001', '闻人语', 'QZ24010001AB')), { maxKeys: 12 });
  fc.assert(fc.property(payload, fc.constantFrom(...mappings), (given, mapping) => {
    const { records } = apply(mapping, given, standardModel, CONTEXT);
    for (const { rejections } of records) for (const rejection of rejections) expect(rejection).toMatchObject({ attribute: expect.any(String) as string, code: expect.any(String) as string });
    expect(JSON.stringify(records.map(({ rejections }) => rejections.map(({ got }) => got)))).not.toMatch(/\\u(?:0000|d[89a-f])/);
  }), { numRuns: 400, seed: 51 });
});
