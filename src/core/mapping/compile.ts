import { CODE_SETS } from '../model/codeSets';
import type { AttributeDeclaration, EntityType } from '../model/entityType';
import type { Model } from '../model/model';
import { attributeOf } from '../model/model';
import { compileExpression } from './expression';
import { fieldsOf } from './fields';
import type { Evaluator } from './expression';
import { isDateFormat } from './dateFormat';
import type { IssueCode, MappingIssue } from './issue';
import type { Expression, FieldPath, MappingSpec, OutputSpec } from './spec';

export interface CompiledAttribute { readonly attribute: AttributeDeclaration; readonly evaluate: Evaluator; readonly referenceSystem: string; readonly fields: readonly FieldPath[] }
export interface CompiledOutput {
  readonly type: EntityType;
  readonly whenAnyOf: readonly FieldPath[] | null;
  readonly attributes: readonly CompiledAttribute[];
}
/** A mapping made ready to run; immutable, shared by all records. */
export interface CompiledMapping {
  readonly spec: MappingSpec;
  readonly outputs: readonly CompiledOutput[];
  readonly updatedAt: Evaluator | null;
}
export type Compiled =
  | { readonly ok: true; readonly mapping: CompiledMapping }
  | { readonly ok: false; readonly issues: readonly MappingIssue[] };

const MAX_DEPTH = 20;

/** Checks a mapping against the model and makes it ready to run; or says everything that is wrong with it. */
export function compile(spec: MappingSpec, model: Model): Compiled {
  const issues: MappingIssue[] = [];
  const tables = spec.codeTables ?? {};
  const known = spec.outputs.flatMap((output, index): { output: OutputSpec; type: EntityType }[] => {
    const type = model.types.get(output.type);
    const node = `outputs/${index}`;
    if (type === undefined) {
      issues.push(issue('UNKNOWN_TYPE', node, `没有类型“${output.type}”`, `there is no type "${output.type}"`));
      return [];
    }
    issues.push(...checkOutput(output, type, spec, node));
    return [{ output, type }];
  });
  if (spec.outputs[0]?.type !== spec.type) issues.push(issue('BAD_SPEC', 'outputs/0', '第一个输出必须是记录自身的类型', 'the first output must be of the record\'s own type'));
  if (new Set(spec.outputs.map((output) => output.type)).size !== spec.outputs.length) {
    issues.push(issue('DUPLICATE_OUTPUT', 'outputs', '两个输出是同一类型', 'two outputs are of the same type'));
  }
  if (spec.updatedAt !== undefined) issues.push(...checkExpression(spec.updatedAt, spec, 'updatedAt', 0));
  if (issues.some((found) => found.severity === 'ERROR')) return { ok: false, issues };
  // Only what has been found sound is compiled: the compiler relies on it.
  const outputs = known.map(({ output, type }): CompiledOutput => ({ type, whenAnyOf: output.whenAnyOf ?? null, attributes: compileAttributes(output, type, spec) }));
  const updatedAt = spec.updatedAt === undefined ? null : compileExpression(spec.updatedAt, tables);
  return { ok: true, mapping: { spec, outputs, updatedAt } };
}

/** Addresses come first: a local phone number takes its area code from the address of its record. */
function compileAttributes(output: OutputSpec, type: EntityType, spec: MappingSpec): CompiledAttribute[] {
  const compiled = Object.entries(output.attributes).flatMap(([name, expression]) => {
    const attribute = attributeOf(type, name);
    if (attribute === undefined) return [];
    const referenceSystem = ('reference' in expression ? expression.system : undefined) ?? spec.system;
    return [{ attribute, evaluate: compileExpression(expression, spec.codeTables ?? {}), referenceSystem, fields: fieldsOf(expression) }];
  });
  const isAddress = (entry: CompiledAttribute): boolean => entry.attribute.kind === 'address';
  return [...compiled.filter(isAddress), ...compiled.filter((entry) => !isAddress(entry))];
}

function checkOutput(output: OutputSpec, type: EntityType, spec: MappingSpec, node: string): MappingIssue[] {
  const issues: MappingIssue[] = [];
  for (const [name, expression] of Object.entries(output.attributes)) {
    const at = `${node}/attributes/${name}`;
    const attribute = attributeOf(type, name);
    if (attribute === undefined) {
      issues.push(issue('UNKNOWN_ATTRIBUTE', at, `${type.label.zh}没有属性“${name}”`, `${type.name} has no attribute "${name}"`));
      continue;
    }
    const isReference = 'reference' in expression;
    if (attribute.kind === 'reference' && !isReference) issues.push(issue('REFERENCE_EXPECTED', at, '该属性需要引用', 'this attribute takes a reference'));
    if (attribute.kind !== 'reference' && isReference) issues.push(issue('NOT_A_REFERENCE', at, '该属性不是引用', 'this attribute is not a reference'));
    if (isReference && attribute.kind === 'reference' && expression.type !== attribute.refersTo.type) {
      issues.push(issue('REFERENCE_EXPECTED', at, `应引用“${attribute.refersTo.type}”`, `it must refer to "${attribute.refersTo.type}"`));
    }
    if ('code' in expression && attribute.kind === 'code' && attribute.codeSet !== undefined) issues.push(...checkCodes(expression.table, attribute.codeSet, spec, at));
    issues.push(...checkExpression(expression, spec, at, 0));
  }
  if (type.key.from === 'ATTRIBUTE' && !(type.key.attribute in output.attributes)) {
    issues.push(issue('KEY_UNMAPPED', node, `主键属性“${type.key.attribute}”未映射`, `the key attribute "${type.key.attribute}" is not mapped`));
  }
  return issues;
}

function checkCodes(table: string, codeSet: string, spec: MappingSpec, node: string): MappingIssue[] {
  const known = CODE_SETS[codeSet] ?? {};
  return Object.values(spec.codeTables?.[table]?.codes ?? {})
    .filter((meaning) => !Object.hasOwn(known, meaning))
    .map((meaning) => issue('CODE_NOT_IN_CODE_SET', node, `代码集“${codeSet}”没有“${meaning}”`, `the code set "${codeSet}" has no "${meaning}"`));
}

function checkExpression(expression: Expression, spec: MappingSpec, node: string, depth: number): MappingIssue[] {
  if (depth > MAX_DEPTH) return [issue('TOO_DEEP', node, `表达式嵌套超过${MAX_DEPTH}层`, `the expression is nested more than ${MAX_DEPTH} deep`)];
  const inside = (inner: Expression, name: string): MappingIssue[] => checkExpression(inner, spec, `${node}/${name}`, depth + 1);
  const each = (inner: readonly Expression[], name: string): MappingIssue[] => inner.flatMap((one, index) => inside(one, `${name}/${index}`));
  if ('join' in expression) return each(expression.join, 'join');
  if ('firstOf' in expression) return each(expression.firstOf, 'firstOf');
  if ('listOf' in expression) return each(expression.listOf, 'listOf');
  if ('split' in expression) return inside(expression.split, 'split');
  if ('trim' in expression) return inside(expression.trim, 'trim');
  if ('reference' in expression) return inside(expression.reference, 'reference');
  if ('date' in expression) {
    const found = isDateFormat(expression.format) ? [] : [issue('BAD_DATE_FORMAT', node, `日期格式“${expression.format}”须有年、月、日,且各出现一次`, `the date format "${expression.format}" needs a year, a month and a day, and nothing twice`)];
    return [...found, ...inside(expression.date, 'date')];
  }
  if ('code' in expression) {
    const found = spec.codeTables?.[expression.table] === undefined ? [issue('UNKNOWN_CODE_TABLE', node, `没有代码表“${expression.table}”`, `there is no code table "${expression.table}"`)] : [];
    return [...found, ...inside(expression.code, 'code')];
  }
  if ('when' in expression) {
    return [...inside(expression.when.of, 'when/of'), ...inside(expression.then, 'then'), ...(expression.otherwise === undefined ? [] : inside(expression.otherwise, 'otherwise'))];
  }
  if ('field' in expression || 'constant' in expression) return [];
  return [issue('BAD_SPEC', node, '无法识别的表达式', 'this is not an expression')];
}

const REMEDIES: Readonly<Record<IssueCode, { readonly zh: string; readonly en: string }>> = {
  BAD_SPEC: { zh: '对照映射格式说明修正。', en: 'Correct it by the description of the mapping format.' },
  UNKNOWN_TYPE: { zh: '选择模型里已有的类型。', en: 'Choose a type that the model has.' },
  UNKNOWN_ATTRIBUTE: { zh: '选择该类型已有的属性。', en: 'Choose an attribute that the type has.' },
  UNKNOWN_CODE_TABLE: { zh: '先建立代码表,或改用已有的。', en: 'Make the code table first, or use one that exists.' },
  CODE_NOT_IN_CODE_SET: { zh: '改为代码集中的代码。', en: 'Use a code of the code set.' },
  KEY_UNMAPPED: { zh: '把来源中的主键字段连到该属性。', en: 'Connect the source\'s key field to it.' },
  NOT_A_REFERENCE: { zh: '去掉引用。', en: 'Take the reference away.' },
  REFERENCE_EXPECTED: { zh: '用引用包住该字段。', en: 'Wrap the field in a reference.' },
  DUPLICATE_OUTPUT: { zh: '合并为一个输出。', en: 'Make them one output.' },
  BAD_DATE_FORMAT: { zh: '写成例如 YYYY-MM-DD。', en: 'Write it like YYYY-MM-DD.' },
  TOO_DEEP: { zh: '简化表达式。', en: 'Simplify the expression.' },
};

function issue(code: IssueCode, node: string, zh: string, en: string): MappingIssue {
  return { code, severity: 'ERROR', node, message: { zh, en }, remedy: REMEDIES[code] };
}
