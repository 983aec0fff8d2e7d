import { apply } from '../../../src/core/mapping/apply';
import { compile } from '../../../src/core/mapping/compile';
import type { CompiledMapping } from '../../../src/core/mapping/compile';
import type { Expression, MappingSpec } from '../../../src/core/mapping/spec';
import { turnBack } from '../../../src/core/mapping/turnBack';
import type { Loss } from '../../../src/core/mapping/turnBack';
import { kindNamed } from '../../../src/core/attributes/registry';
import type { JsonObject } from '../../../src/core/model/json';
import { entityType } from '../../../src/core/model/model';
import { standardModel } from '../../../src/core/model/standardModel';
import { demoFiles, seedMappings } from '../../../seeds/seedFiles';

const CONTEXT = { timeZone: 'Asia/Shanghai', keyedHash: (text: string) => 'ab'.repeat(28) + Buffer.from(text).toString('hex').slice(-8) };
function compiled(spec: MappingSpec): CompiledMapping {
  const result = compile(spec, standardModel);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.mapping;
}
/** Facts as lines: "customer.name 林知远". */
function facts(mapping: CompiledMapping, payload: JsonObject): string[] {
  return apply(mapping, payload, standardModel, CONTEXT).records.flatMap(({ type, values }) => Object.entries(values).flatMap(([name, list]) => {
    const declared = entityType(standardModel, type.name).attributes.find((attribute) => attribute.name === name);
    return list.map(({ value }) => `${type.name}.${name} ${declared === undefined || declared.kind === 'reference' ? JSON.stringify(value) : kindNamed(declared.kind).identity(value)}`);
  }));
}
function back(mapping: CompiledMapping, payload: JsonObject): { readonly payload: JsonObject; readonly lost: readonly Loss[] } {
  const { records } = apply(mapping, payload, standardModel, CONTEXT);
  return turnBack(mapping, records.map(({ type, values }) => ({ type: type.name, values })), standardModel, CONTEXT);
}

describe.each(seedMappings().map((spec) => [`${spec.system} ${spec.type}`, spec] as const))('%s', (_title, spec) => {
  test('pool → system → pool gives the same values, or names the loss', () => {
    const mapping = compiled(spec);
    const rows = (demoFiles().find(({ system, type }) => system === spec.system && type === spec.type)?.records ?? []).slice(0, 60).map(({ payload }) => payload);
    expect(rows.length).toBeGreaterThan(20);
    const losses = new Map<string, number>();
    for (const payload of rows) {
      const { payload: written, lost } = back(mapping, payload);
      const named = new Set(lost.map(({ type, attribute }) => `${type}.${attribute}`));
      for (const { type, attribute, reason } of lost) losses.set(`${type}.${attribute} ${reason}`, (losses.get(`${type}.${attribute} ${reason}`) ?? 0) + 1);
      const [before, after] = [facts(mapping, payload), facts(mapping, written)];
      const kept = (lines: readonly string[]): string[] => lines.filter((line) => !named.has(line.slice(0, line.indexOf(' ')))).sort();
      expect(kept(after)).toEqual(kept(before));
    }
    // What is lost is what can't be kept: numbers that are nowhere in clear.
    expect([...losses.keys()].filter((loss) => loss !== 'customer.identityNumber SEALED')).toEqual([]);
  });
});

const F = (field: string): Expression => ({ field });
const customer = (attributes: Record<string, Expression>, over: Partial<MappingSpec> = {}): CompiledMapping =>
  compiled({ format: 1, system: 'crm', type: 'customer', outputs: [{ type: 'customer', attributes: { name: F('n'), ...attributes } }], ...over });

test.each<[string, CompiledMapping, JsonObject, JsonObject, string[]]>([
  ['two codes of one meaning: the one that the table names', customer({ serviceLevel: { code: F('l'), table: 't' } }, { codeTables: { t: { codes: { A: 'GOLD', B: 'GOLD' }, back: { GOLD: 'B' } } } }), { n: '林知远', l: 'A' }, { n: '林知远', l: 'B' }, []],
  ['any where it names none', customer({ serviceLevel: { code: F('l'), table: 't' } }, { codeTables: { t: { codes: { A: 'GOLD', B: 'GOLD' } } } }), { n: '林知远', l: 'B' }, { n: '林知远', l: 'A' }, []],
  ['phones into the fields of a list', customer({ phones: { listOf: [F('p'), F('q')] } }), { n: '林知远', p: '139 1234 5678', q: '0571-88123456转8012' }, { n: '林知远', p: '13912345678', q: '0571-88123456转8012' }, []],
  ['a nested field', customer({ contacts: { field: ['who', 'name'] } }), { n: '林知远', who: { name: '何老板' } }, { n: '林知远', who: { name: '何老板' } }, []],
  ['a list of objects', customer({ emails: { each: F('l'), take: F('mail') } }), { n: '林知远', l: [{ mail: 'a@qinghe.cn' }, { mail: 'b@qinghe.cn' }] }, { n: '林知远', l: [{ mail: 'a@qinghe.cn' }, { mail: 'b@qinghe.cn' }] }, []],
])('%s', (_title, mapping, payload, written, lost) => {
  const turned = back(mapping, payload);
  expect(turned.payload).toEqual(written);
  expect(turned.lost.map(({ attribute, reason }) => `${attribute} ${reason}`)).toEqual(lost);
});

test.each<[string, CompiledMapping, Readonly<Record<string, readonly { readonly value: string }[]>>, string[]]>([
  ['a code that the system has not', customer({ serviceLevel: { code: F('l'), table: 't' } }, { codeTables: { t: { codes: { A: 'GOLD' } } } }), { serviceLevel: [{ value: 'SILVER' }] }, ['serviceLevel NO_CODE SILVER']],
  ['an attribute that it does not map', customer({}), { emails: [{ value: 'a@qinghe.cn' }] }, ['emails NOT_MAPPED a@qinghe.cn']],
  ['a constant of another value', customer({ kind: { constant: 'PERSON' } }), { kind: [{ value: 'ORGANISATION' }] }, ['kind NOT_REVERSIBLE ORGANISATION']],
  ['more values than fields', customer({ emails: { split: F('e'), separators: [';'], index: 0 } }), { emails: [{ value: 'a@qinghe.cn' }, { value: 'b@qinghe.cn' }] }, ['emails TOO_MANY_VALUES b@qinghe.cn']],
])('%s is a loss with its name', (_title, mapping, values, expected) => {
  const { lost } = turnBack(mapping, [{ type: 'customer', values }], standardModel, CONTEXT);
  expect(lost.map(({ attribute, reason, values: texts }) => `${attribute} ${reason} ${texts.join(' ')}`)).toEqual(expected);
  for (const { message } of lost) expect([message.zh, message.en]).not.toContain('');
});
