import { RE2JS } from 're2js';
import { kindNamed } from '../attributes/registry';
import type { AttributeDeclaration, KindName } from '../model/entityType';
import { readCondition } from './cel/condition';
import { isDateFormat } from './dateFormat';
import { formOf, inputsOf } from './forms';
import { issue } from './issue';
import type { MappingIssue } from './issue';
import { EACH_ITEM, isEmpty } from './paths';
import type { Expression, MappingSpec } from './spec';
import { converter } from './units';

const MAX_DEPTH = 20;

/** What is wrong inside an expression, wherever it feeds. */
export function checkExpression(expression: Expression, spec: MappingSpec, node: string, depth = 0): MappingIssue[] {
  if (depth > MAX_DEPTH) return [issue('TOO_DEEP', node, `表达式嵌套超过${MAX_DEPTH}层`, `the expression is nested more than ${MAX_DEPTH} deep`)];
  if (formOf(expression) === undefined) return [issue('BAD_SPEC', node, '无法识别的表达式', 'this is not an expression')];
  const inner = inputsOf(expression);
  const empty = ('join' in expression || 'firstOf' in expression || 'listOf' in expression) && inner.length === 0;
  return [
    ...checkOne(expression, spec, node),
    ...(empty ? [issue('NOT_CONNECTED', node, '没有输入', 'nothing goes into it', 'WARNING')] : []),
    ...inner.flatMap(({ slot, expression: input }) => checkExpression(input, spec, `${node}/${slot}`, depth + 1)),
  ];
}

function checkOne(expression: Expression, spec: MappingSpec, node: string): MappingIssue[] {
  if ('date' in expression && !isDateFormat(expression.format)) {
    return [issue('BAD_DATE_FORMAT', node, `日期格式“${expression.format}”须有年、月、日,且各出现一次`, `the date format "${expression.format}" needs a year, a month and a day, and nothing twice`)];
  }
  if ('code' in expression && spec.codeTables?.[expression.table] === undefined) return [issue('UNKNOWN_CODE_TABLE', node, `没有代码表“${expression.table}”`, `there is no code table "${expression.table}"`)];
  if ('unit' in expression && converter(expression.from, expression.to) === null) {
    return [issue('UNKNOWN_UNIT', node, `无法从“${expression.from}”换算为“${expression.to}”`, `there is no way from ${expression.from} to ${expression.to}`)];
  }
  if ('extract' in expression) return checkPattern(expression.pattern, expression.group, node);
  if ('when' in expression && 'cel' in expression.when) {
    const read = readCondition(expression.when.cel);
    return read.ok ? [] : [issue('BAD_CONDITION', `${node}/when/cel`, `条件无法读取:${read.problem}`, `the condition cannot be read: ${read.problem}`)];
  }
  return [];
}

const MAX_PATTERN_CHARS = 1_000;

function checkPattern(pattern: string, group: number | undefined, node: string): MappingIssue[] {
  const bad = (zh: string, en: string): MappingIssue[] => [issue('BAD_PATTERN', node, zh, en)];
  if (pattern.length > MAX_PATTERN_CHARS) return bad(`正则表达式超过 ${MAX_PATTERN_CHARS} 个字符`, `the regular expression has more than ${MAX_PATTERN_CHARS} characters`);
  try {
    const groups = RE2JS.compile(pattern).groupCount();
    return group === undefined || (group >= 0 && group <= groups) ? [] : bad(`没有第 ${group} 组`, `there is no group ${group}, only ${groups}`);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return bad(`正则表达式有误:${problem}`, `the regular expression is not right: ${problem}`);
  }
}

/** What an expression gives, as far as the expression itself tells. */
type Gives = 'NUMBER' | 'DATE' | 'CODE' | 'KEY' | 'ANY' | KindName;

function givesOf(expression: Expression): Gives {
  if ('number' in expression || 'unit' in expression) return 'NUMBER';
  if ('date' in expression) return 'DATE';
  if ('code' in expression) return 'CODE';
  if ('reference' in expression) return 'KEY';
  if ('kind' in expression) return expression.as;
  const inner = 'when' in expression ? [expression.then, ...(expression.otherwise === undefined ? [] : [expression.otherwise])]
    : 'firstOf' in expression ? expression.firstOf : 'listOf' in expression ? expression.listOf : [];
  const given = new Set(inner.filter((one) => !('constant' in one && isEmpty(one.constant))).map(givesOf));
  const [only] = given;
  return given.size === 1 && only !== undefined ? only : 'ANY';
}

const NUMBERS: readonly string[] = ['integer', 'money', 'text', 'code', 'modelCode', 'serialNumber', 'contractNumber', 'boolean', 'date', 'dateTime'];
const DATES: readonly string[] = ['date', 'dateTime', 'text'];
const CODES: readonly string[] = ['code', 'text', 'boolean', 'integer'];
const NAMES: readonly string[] = ['partyName', 'personName', 'organisationName', 'text'];

function fits(gives: Gives, kind: string): boolean {
  if (gives === 'ANY' || gives === 'KEY' || gives === 'text' || gives === 'code' || gives === kind || kind === 'text') return true;
  if (gives === 'NUMBER') return NUMBERS.includes(kind);
  if (gives === 'DATE') return DATES.includes(kind);
  if (gives === 'CODE') return CODES.includes(kind);
  return (NAMES.includes(gives) && NAMES.includes(kind)) || (DATES.includes(gives) && DATES.includes(kind));
}

const KIND_CONTEXT = { timeZone: 'Asia/Shanghai', keyedHash: (text: string): string => text };

/** Whether what an expression gives can be read by the attribute that it feeds. */
export function checkFit(expression: Expression, attribute: AttributeDeclaration, node: string): MappingIssue[] {
  if (attribute.kind === 'reference') return [];
  const { kind, label } = attribute;
  const gives = givesOf(expression);
  const issues = fits(gives, kind) ? [] : [issue('TYPE_MISMATCH', node, `“${label.zh}”是 ${kind},这里给出的是 ${gives}`, `"${label.en}" is of the kind ${kind}, and this gives ${gives}`)];
  for (const { at, value } of constantsIn(expression, node)) {
    if (isEmpty(value) || kindNamed(kind).normalise(value, KIND_CONTEXT).values.length > 0) continue;
    issues.push(issue('TYPE_MISMATCH', at, `常量 ${JSON.stringify(value)} 不是合格的“${label.zh}”`, `the constant ${JSON.stringify(value)} is no ${label.en}`));
  }
  // The number is to be sealed where it stands; what cuts or rewrites it hides where that is.
  if (kind === 'identityNumber' && rewrites(expression)) issues.push(issue('TYPE_MISMATCH', node, '身份证号须直接取自字段,不可改写或取自列表', 'an identity number is taken from a field as it stands, not rewritten and not out of a list'));
  return issues;
}

/** Constants that an attribute would get as they are. */
function constantsIn(expression: Expression, node: string): { readonly at: string; readonly value: Parameters<typeof isEmpty>[0] }[] {
  if ('constant' in expression) return [{ at: node, value: expression.constant }];
  if (!('when' in expression || 'firstOf' in expression || 'listOf' in expression)) return [];
  return inputsOf(expression).filter(({ slot }) => slot !== 'when/of').flatMap(({ slot, expression: inner }) => constantsIn(inner, `${node}/${slot}`));
}

function rewrites(expression: Expression): boolean {
  if ('field' in expression) return typeof expression.field !== 'string' && expression.field.includes(EACH_ITEM);
  if (['case', 'extract', 'number', 'unit', 'each', 'kind', 'code', 'date'].some((name) => name in expression)) return true;
  return inputsOf(expression).filter(({ slot }) => slot !== 'when/of').some(({ expression: inner }) => rewrites(inner));
}
