import { kindNamed } from '../attributes/registry';
import { CODE_SETS } from '../model/codeSets';
import type { AttributeDeclaration } from '../model/entityType';
import { foldCode } from './expression';
import { inputsOf } from './forms';
import { issue } from './issue';
import type { MappingIssue } from './issue';
import { pathName } from './paths';
import { sampleField } from './sample';
import type { SampleSchema } from './sample';
import type { Expression, MappingSpec } from './spec';

const MAX_TOLD = 10;
const MOST_REFUSED = 0.5;
const CONTEXT = { timeZone: 'Asia/Shanghai', areaCode: '10', keyedHash: (text: string): string => text };

/** What a sample of the system's records tells about an expression: fields that are not there, codes that are in no table. */
export function checkSample(expression: Expression, spec: MappingSpec, sample: SampleSchema, node: string): MappingIssue[] {
  if ('field' in expression) {
    if (sample.records === 0 || sampleField(sample, expression.field) !== undefined) return [];
    return [issue('FIELD_NOT_IN_SAMPLE', node, `样本中没有字段“${pathName(expression.field)}”`, `no record of the sample has the field "${pathName(expression.field)}"`, 'WARNING')];
  }
  const own = 'code' in expression && 'field' in expression.code ? checkCodes(expression.table, spec, sampleField(sample, expression.code.field)?.values ?? [], node) : [];
  // Fields within a list are named from there; the sample names them from the top.
  const inputs = inputsOf(expression).filter(({ slot }) => slot !== 'take');
  return [...own, ...inputs.flatMap(({ slot, expression: inner }) => checkSample(inner, spec, sample, `${node}/${slot}`))];
}

function checkCodes(name: string, spec: MappingSpec, values: readonly string[], node: string): MappingIssue[] {
  const table = spec.codeTables?.[name];
  if (table === undefined || table.default !== undefined) return [];
  const known = new Set(Object.keys(table.codes).map(foldCode));
  const missing = values.filter((value) => !known.has(foldCode(value)));
  if (missing.length === 0) return [];
  const told = missing.slice(0, MAX_TOLD);
  return [issue('CODE_TABLE_INCOMPLETE', node, `样本中有 ${missing.length} 个代码不在代码表“${name}”里:${told.join('、')}`, `${missing.length} codes of the sample are not in the code table "${name}": ${told.join(', ')}`, 'WARNING')];
}

/** Whether the values that a field has can be read by the attribute that it feeds as it is. */
export function checkValues(expression: Expression, attribute: AttributeDeclaration, sample: SampleSchema, node: string): MappingIssue[] {
  if (!('field' in expression) || attribute.kind === 'reference' || attribute.kind === 'identityNumber') return []; // stored numbers are sealed
  const kind = kindNamed(attribute.kind);
  const values = sampleField(sample, expression.field)?.values ?? [];
  const codes = attribute.kind === 'code' && attribute.codeSet !== undefined ? CODE_SETS[attribute.codeSet] : undefined;
  const isRead = (text: string): boolean => kind.normalise(text, CONTEXT).values.some(({ value }) => codes === undefined || (typeof value === 'string' && Object.hasOwn(codes, value)));
  const refused = values.filter((value) => !isRead(value));
  if (values.length === 0 || refused.length <= values.length * MOST_REFUSED) return [];
  const told = refused.slice(0, 3);
  return [issue('TYPE_MISMATCH', node, `“${pathName(expression.field)}”的值大多不是${attribute.label.zh}:${told.join('、')}`, `most values of "${pathName(expression.field)}" are no ${attribute.label.en}: ${told.join(', ')}`, 'WARNING')];
}
