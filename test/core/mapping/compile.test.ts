import { compile } from '../../../src/core/mapping/compile';
import type { Expression, MappingSpec } from '../../../src/core/mapping/spec';
import { standardModel } from '../../../src/core/model/standardModel';
import { seedMappings } from '../../../seeds/seedFiles';

const F: Expression = { field: 'a' };
const contract = (attributes: Record<string, Expression>, over: Partial<MappingSpec> = {}): MappingSpec =>
  ({ format: 1, system: 'erp', type: 'contract', outputs: [{ type: 'contract', attributes: { number: F, ...attributes } }], ...over });
const nested = (depth: number): Expression => (depth === 0 ? F : { trim: nested(depth - 1) });

test.each<[string, MappingSpec, [string, string][]]>([
  ['an unknown type', { ...contract({}), outputs: [{ type: 'contract', attributes: { number: F } }, { type: 'lorry', attributes: {} }] }, [['UNKNOWN_TYPE', 'outputs/1']]],
  ['the first output of another type', { ...contract({}), type: 'customer' }, [['BAD_SPEC', 'outputs/0']]],
  ['no output', { ...contract({}), outputs: [] }, [['BAD_SPEC', 'outputs/0']]],
  ['an unknown attribute', contract({ colour: F }), [['UNKNOWN_ATTRIBUTE', 'outputs/0/attributes/colour']]],
  ['the key left out', { ...contract({}), outputs: [{ type: 'contract', attributes: {} }] }, [['KEY_UNMAPPED', 'outputs/0']]],
  ['two outputs of one type', { ...contract({}), outputs: [{ type: 'contract', attributes: { number: F } }, { type: 'contract', attributes: { number: F } }] }, [['DUPLICATE_OUTPUT', 'outputs']]],
  ['an unknown code table', contract({ serviceLevel: { code: F, table: 'level' } }), [['UNKNOWN_CODE_TABLE', 'outputs/0/attributes/serviceLevel']]],
  ['a code that the code set lacks', contract({ serviceLevel: { code: F, table: 'level' } }, { codeTables: { level: { codes: { a: 'GOLD', b: 'BRASS' } } } }), [['CODE_NOT_IN_CODE_SET', 'outputs/0/attributes/serviceLevel']]],
  ['a reference where none belongs', contract({ amount: { reference: F, type: 'customer' } }), [['NOT_A_REFERENCE', 'outputs/0/attributes/amount']]],
  ['no reference where one belongs', contract({ customer: F }), [['REFERENCE_EXPECTED', 'outputs/0/attributes/customer']]],
  ['a reference to the wrong type', contract({ customer: { reference: F, type: 'device' } }), [['REFERENCE_EXPECTED', 'outputs/0/attributes/customer']]],
  ['a date format without a day', contract({ endsOn: { date: F, format: 'YYYY-MM' } }), [['BAD_DATE_FORMAT', 'outputs/0/attributes/endsOn']]],
  ['a date format with two years', contract({ endsOn: { date: F, format: 'YYYY/YYYY/MM/DD' } }), [['BAD_DATE_FORMAT', 'outputs/0/attributes/endsOn']]],
  ['a date format with two hours', contract({ endsOn: { date: F, format: 'YYYY-MM-DD HH:HH' } }), [['BAD_DATE_FORMAT', 'outputs/0/attributes/endsOn']]],
  ['too deep', contract({ amount: nested(30) }), [['TOO_DEEP', `outputs/0/attributes/amount${'/trim'.repeat(21)}`]]],
  ['not an expression', contract({ amount: JSON.parse('{"divide":1}') as Expression }), [['BAD_SPEC', 'outputs/0/attributes/amount']]],
  ['a mistake deep inside is tied to its node', contract({ amount: { join: [F, { firstOf: [F, { date: F, format: 'D' }] }] } }), [['BAD_DATE_FORMAT', 'outputs/0/attributes/amount/join/1/firstOf/1']]],
  ['inside a condition', contract({ amount: { when: { of: { code: F, table: 'x' } }, then: F, otherwise: { split: { code: F, table: 'y' }, separators: [','] } } }),
    [['UNKNOWN_CODE_TABLE', 'outputs/0/attributes/amount/when/of'], ['UNKNOWN_CODE_TABLE', 'outputs/0/attributes/amount/otherwise/split']]],
  ['in the time of change', contract({}, { updatedAt: { date: F, format: '' } }), [['BAD_DATE_FORMAT', 'updatedAt']]],
  ['several at once', contract({ colour: F, customer: F }), [['UNKNOWN_ATTRIBUTE', 'outputs/0/attributes/colour'], ['REFERENCE_EXPECTED', 'outputs/0/attributes/customer']]],
])('%s', (_title, spec, expected) => {
  const result = compile(spec, standardModel);
  expect(result.ok ? [] : result.issues.map(({ code, node }) => [code, node])).toEqual(expected);
  if (!result.ok) for (const { message, remedy } of result.issues) expect([message.zh, message.en, remedy.zh, remedy.en]).not.toContain('');
});

test.each(seedMappings().map((spec) => [`${spec.system} ${spec.type}`, spec] as const))('the seed mapping of %s is sound', (_title, spec) => {
  expect(compile(spec, standardModel)).toMatchObject({ ok: true });
});
