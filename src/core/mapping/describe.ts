import type { Label } from '../model/label';
import { attributeOf } from '../model/model';
import type { Model } from '../model/model';
import { pathName } from './paths';
import type { CodeTable, Expression, MappingSpec, Test } from './spec';

/** An expression in words: 手机, 固定电话 → “取第一个非空值(手机、固定电话)”. */
export function describe(expression: Expression): Label {
  if ('field' in expression) return both(`“${pathName(expression.field)}”`, `"${pathName(expression.field)}"`);
  if ('constant' in expression) return both(`常量 ${JSON.stringify(expression.constant)}`, `the constant ${JSON.stringify(expression.constant)}`);
  if ('join' in expression) return many(expression.join, (zh, en) => both(`拼接(${zh})`, `${en} joined${expression.separator === undefined || expression.separator === '' ? '' : ` by "${expression.separator}"`}`));
  if ('firstOf' in expression) return many(expression.firstOf, (zh, en) => both(`第一个非空值(${zh})`, `the first not empty of ${en}`));
  if ('listOf' in expression) return many(expression.listOf, (zh, en) => both(`列表(${zh})`, `a list of ${en}`));
  if ('when' in expression) return describeWhen(expression);
  if ('each' in expression) {
    const [of, take] = [describe(expression.each), describe(expression.take)];
    return both(`${of.zh}逐项取${take.zh}`, `${take.en} of each item of ${of.en}`);
  }
  return describeOne(expression);
}

type OneInput = Exclude<Expression, { readonly field: unknown } | { readonly constant: unknown } | { readonly join: unknown } | { readonly firstOf: unknown } | { readonly listOf: unknown } | { readonly when: unknown } | { readonly each: unknown }>;

function describeOne(expression: OneInput): Label {
  const of = (inner: Expression, zh: string, en: string): Label => {
    const { zh: innerZh, en: innerEn } = describe(inner);
    return both(`${innerZh}${zh}`, `${innerEn} ${en}`);
  };
  if ('split' in expression) {
    const part = expression.index === undefined ? ['各部分', 'all parts'] : [`第 ${expression.index} 部分`, `part ${expression.index}`];
    return of(expression.split, `按 ${expression.separators.join(' ')} 拆分后的${part[0] ?? ''}`, `split at ${expression.separators.join(' ')}, ${part[1] ?? ''}`);
  }
  if ('trim' in expression) return of(expression.trim, `去掉 ${[...expression.prefixes ?? [], ...expression.suffixes ?? []].join(' ')}`, `without ${[...expression.prefixes ?? [], ...expression.suffixes ?? []].join(' ')}`);
  if ('case' in expression) return of(expression.case, expression.to === 'UPPER' ? '转大写' : '转小写', expression.to === 'UPPER' ? 'in capitals' : 'in small letters');
  if ('extract' in expression) return of(expression.extract, `按正则 ${expression.pattern} 提取`, `as far as it fits ${expression.pattern}`);
  if ('number' in expression) return of(expression.number, `读成数字(小数点 ${expression.decimal ?? '.'})`, `read as a number (decimal separator ${expression.decimal ?? '.'})`);
  if ('unit' in expression) return of(expression.unit, `由 ${expression.from} 换算为 ${expression.to}`, `from ${expression.from} into ${expression.to}`);
  if ('kind' in expression) return of(expression.kind, `按 ${expression.as} 规范`, `as ${expression.as}`);
  if ('code' in expression) return of(expression.code, `经代码表“${expression.table}”`, `by the code table "${expression.table}"`);
  if ('date' in expression) return of(expression.date, `按日期格式 ${expression.format}`, `as a date written ${expression.format}`);
  return of(expression.reference, `所引用的 ${expression.type}${expression.system === undefined ? '' : `(系统 ${expression.system})`}`, `as a reference to a ${expression.type}${expression.system === undefined ? '' : ` of ${expression.system}`}`);
}

function describeWhen({ when, then, otherwise }: Extract<Expression, { readonly when: Test }>): Label {
  const [test, yes, no] = [describeTest(when), describe(then), otherwise === undefined ? both('无', 'nothing') : describe(otherwise)];
  return both(`若${test.zh}则${yes.zh},否则${no.zh}`, `${yes.en} if ${test.en}, otherwise ${no.en}`);
}

function describeTest(test: Test): Label {
  if ('cel' in test) return both(` ${test.cel} `, test.cel);
  const of = describe(test.of);
  const parts: Label[] = [
    ...(test.isEmpty === undefined ? [] : [test.isEmpty ? both('为空', 'is empty') : both('不为空', 'is not empty')]),
    ...(test.length === undefined ? [] : [both(`长 ${test.length}`, `has ${test.length} characters`)]),
    ...(test.isOneOf === undefined ? [] : [both(`是 ${test.isOneOf.join('/')}`, `is ${test.isOneOf.join(' or ')}`)]),
    ...(test.startsWith === undefined ? [] : [both(`以 ${test.startsWith} 开头`, `starts with ${test.startsWith}`)]),
  ];
  return both(`${of.zh}${parts.map(({ zh }) => zh).join('且')}`, `${of.en} ${parts.map(({ en }) => en).join(' and ')}`);
}

const both = (zh: string, en: string): Label => ({ zh, en });
function many(expressions: readonly Expression[], say: (zh: string, en: string) => Label): Label {
  const inner = expressions.map(describe);
  return say(inner.map(({ zh }) => zh).join('、'), inner.map(({ en }) => en).join(', '));
}

export const DIFFERENCE_KINDS = ['ADDED', 'REMOVED', 'CHANGED'] as const;

/** One thing in which two mappings differ, in words. */
export interface MappingDifference {
  readonly kind: (typeof DIFFERENCE_KINDS)[number];
  /** "customer.name", "codeTables/level/SL-G3", "updatedAt". */
  readonly node: string;
  readonly words: Label;
  readonly before: Label | null;
  readonly after: Label | null;
}

const MAX_DIFFERENCES = 200;

/** How two mappings differ, attribute by attribute and code by code; null for a mapping that there is not. */
export function diffOf(before: MappingSpec | null, after: MappingSpec, model: Model): MappingDifference[] {
  const [left, right] = [partsOf(before, model), partsOf(after, model)];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((node): MappingDifference[] => {
    const [x, y] = [left.get(node), right.get(node)];
    if (x !== undefined && y !== undefined && x.says.zh === y.says.zh && x.says.en === y.says.en) return [];
    const { zh, en } = (y ?? x)?.label ?? both(node, node);
    const [from, to] = [x?.says ?? null, y?.says ?? null];
    if (from === null && to !== null) return [{ kind: 'ADDED', node, words: both(`新增${zh}:${to.zh}`, `${en} is new: ${to.en}`), before: null, after: to }];
    if (from !== null && to === null) return [{ kind: 'REMOVED', node, words: both(`去掉${zh},原为${from.zh}`, `${en} is gone; it was ${from.en}`), before: from, after: null }];
    return from === null || to === null ? [] : [{ kind: 'CHANGED', node, words: both(`${zh}由${from.zh}改为${to.zh}`, `${en}: ${from.en} has become ${to.en}`), before: from, after: to }];
  }).slice(0, MAX_DIFFERENCES);
}

interface Part { readonly label: Label; readonly says: Label }

function partsOf(spec: MappingSpec | null, model: Model): Map<string, Part> {
  const parts = new Map<string, Part>();
  if (spec === null) return parts;
  const plain = (node: string, zh: string, en: string, says: Label): void => { parts.set(node, { label: both(zh, en), says }); };
  if (spec.key !== undefined) plain('key', '来源主键字段', 'the field of the source key', both(pathName(spec.key), pathName(spec.key)));
  if (spec.updatedAt !== undefined) plain('updatedAt', '更新时间', 'the time of change', describe(spec.updatedAt));
  for (const { type, whenAnyOf, attributes } of spec.outputs) {
    const declared = model.types.get(type);
    const [zh, en] = [declared?.label.zh ?? type, declared?.label.en ?? type];
    if (whenAnyOf !== undefined) plain(`${type}?`, `产生“${zh}”的条件字段`, `the fields that make a ${en}`, both(whenAnyOf.map(pathName).join('、'), whenAnyOf.map(pathName).join(', ')));
    else plain(`${type}?`, `“${zh}”`, en, both('每条记录', 'of every record'));
    for (const [name, expression] of Object.entries(attributes)) {
      const label = (declared === undefined ? undefined : attributeOf(declared, name))?.label ?? both(name, name);
      plain(`${type}.${name}`, `“${zh}”的“${label.zh}”`, `"${label.en}" of ${en}`, describe(expression));
    }
  }
  for (const [name, table] of Object.entries(spec.codeTables ?? {})) codeParts(name, table, plain);
  return parts;
}

function codeParts(name: string, { codes, default: otherwise, back = {} }: CodeTable, plain: (node: string, zh: string, en: string, says: Label) => void): void {
  for (const [code, meaning] of Object.entries(codes)) plain(`codeTables/${name}/${code}`, `代码表“${name}”中的“${code}”`, `"${code}" in the code table "${name}"`, both(meaning, meaning));
  if (otherwise !== undefined) plain(`codeTables/${name}?`, `代码表“${name}”的默认值`, `the default of the code table "${name}"`, both(otherwise, otherwise));
  for (const [meaning, code] of Object.entries(back)) plain(`codeTables/${name}<${meaning}`, `代码表“${name}”中“${meaning}”的回写代码`, `what "${meaning}" is turned back into by "${name}"`, both(code, code));
}
