import { RE2JS } from 're2js';
import type { NormaliseContext } from '../attributes/kind';
import { kindNamed } from '../attributes/registry';
import { storable } from '../attributes/text/clean';
import type { JsonObject, JsonValue } from '../model/json';
import type { Rejection } from '../model/rejection';
import { asText, fieldAt, isEmpty } from './paths';
import { readCondition } from './cel/condition';
import { dateReader } from './dateFormat';
import { numberIn } from './numberFormat';
import type { CodeTable, Expression, FieldPath, Test, ValueTest } from './spec';
import { converter } from './units';

/** An expression's refusal. A class, so that no payload can look like one: payloads are plain JSON. */
export class Refused {
  constructor(readonly rejection: Rejection) {}
}

/** What an expression gives for one payload: a raw value for the attribute's kind, or a refusal. */
export type Evaluated = JsonValue | undefined | Refused;
export type Evaluator = (payload: JsonObject, context: NormaliseContext) => Evaluated;

const GOT_MAX_CHARS = 200;

function refuse(rejection: Omit<Rejection, 'got'>, got: JsonValue): Refused {
  // A cut may leave half a character, which no database holds.
  return new Refused({ ...rejection, got: storable(asText(got).slice(0, GOT_MAX_CHARS)) });
}

/**
 * Compiles an expression once into a closure; nothing of the spec is looked at per record. A reference's
 * key is evaluated here, what it points to is the caller's to build. The spec has been checked before.
 */
export function compileExpression(expression: Expression, tables: Readonly<Record<string, CodeTable>>): Evaluator {
  const sub = (inner: Expression): Evaluator => compileExpression(inner, tables);
  if ('field' in expression) return fieldReader(expression.field);
  if ('constant' in expression) return () => expression.constant;
  if ('join' in expression) return joined(expression.join.map(sub), expression.separator ?? '');
  if ('split' in expression) return split(sub(expression.split), expression.separators, expression.index);
  if ('firstOf' in expression) return firstOf(expression.firstOf.map(sub));
  if ('listOf' in expression) return listOf(expression.listOf.map(sub));
  if ('trim' in expression) return ofText(sub(expression.trim), trimmed(expression.prefixes ?? [], expression.suffixes ?? []));
  if ('case' in expression) return ofText(sub(expression.case), expression.to === 'UPPER' ? (text) => text.toUpperCase() : (text) => text.toLowerCase());
  if ('extract' in expression) return ofText(sub(expression.extract), extracted(expression.pattern, expression.group));
  if ('number' in expression) return ofText(sub(expression.number), remembering(numbered(expression.decimal ?? '.')));
  if ('unit' in expression) return ofText(sub(expression.unit), remembering(converted(expression.from, expression.to)));
  if ('each' in expression) return each(sub(expression.each), sub(expression.take));
  if ('kind' in expression) return ofKind(sub(expression.kind), expression.as);
  if ('code' in expression) return ofText(sub(expression.code), remembering(coded(expression.table, tables[expression.table] ?? { codes: {} })));
  if ('date' in expression) return ofText(sub(expression.date), remembering(dated(expression.format)));
  if ('when' in expression) return conditional(testOf(expression.when, sub), sub(expression.then), expression.otherwise && sub(expression.otherwise));
  return sub(expression.reference);
}

function fieldReader(path: FieldPath): Evaluator {
  if (typeof path === 'string') return (payload) => (Object.hasOwn(payload, path) ? payload[path] : undefined);
  return (payload) => fieldAt(payload, path);
}

/** What a transform makes of one text; of a list, item by item. */
type OfText = (text: string) => Evaluated;

function ofText(of: Evaluator, make: OfText): Evaluator {
  return (payload, context) => {
    const value = of(payload, context);
    if (typeof value === 'string') return isEmpty(value) ? value : make(value.trim());
    if (value instanceof Refused || isEmpty(value)) return value;
    if (!Array.isArray(value)) return make(asText(value).trim());
    const made: JsonValue[] = [];
    for (const item of value as readonly JsonValue[]) {
      const one = isEmpty(item) ? undefined : make(asText(item).trim());
      if (one instanceof Refused) return one;
      if (one !== undefined) made.push(one);
    }
    return made;
  };
}

/** A rejection inside a join, a list … is the result of the whole. */
function all(evaluators: readonly Evaluator[], payload: JsonObject, context: NormaliseContext): (JsonValue | undefined)[] | Refused {
  const values: (JsonValue | undefined)[] = [];
  for (const evaluate of evaluators) {
    const value = evaluate(payload, context);
    if (value instanceof Refused) return value;
    values.push(value);
  }
  return values;
}

function joined(parts: readonly Evaluator[], separator: string): Evaluator {
  return (payload, context) => {
    const values = all(parts, payload, context);
    if (!Array.isArray(values)) return values;
    return values.filter((value) => !isEmpty(value)).map((value) => asText(value).trim()).join(separator);
  };
}

function split(of: Evaluator, separators: readonly string[], index: number | undefined): Evaluator {
  return (payload, context) => {
    const value = of(payload, context);
    if (value instanceof Refused || isEmpty(value)) return value;
    let parts = Array.isArray(value) ? (value as readonly JsonValue[]).map(asText) : [asText(value)];
    for (const separator of separators) parts = parts.flatMap((part) => part.split(separator));
    const filled = parts.map((part) => part.trim()).filter((part) => part !== '');
    return index === undefined ? filled : filled.at(index);
  };
}

function firstOf(choices: readonly Evaluator[]): Evaluator {
  return (payload, context) => {
    let refused: Evaluated;
    for (const choose of choices) {
      const value = choose(payload, context);
      if (value instanceof Refused) refused ??= value;
      else if (!isEmpty(value)) return value;
    }
    return refused;
  };
}

function listOf(items: readonly Evaluator[]): Evaluator {
  return (payload, context) => {
    const values = all(items, payload, context);
    if (!Array.isArray(values)) return values;
    return values.flatMap((value) => (isEmpty(value) ? [] : Array.isArray(value) ? (value as readonly JsonValue[]) : [value as JsonValue]));
  };
}

function trimmed(prefixes: readonly string[], suffixes: readonly string[]): OfText {
  return (given) => {
    let text = given;
    for (const prefix of prefixes) if (text.startsWith(prefix)) text = text.slice(prefix.length).trim();
    for (const suffix of suffixes) if (text.endsWith(suffix)) text = text.slice(0, -suffix.length).trim();
    return text;
  };
}

/** What does not fit the pattern says nothing: a pattern picks out of what may stand there. */
function extracted(pattern: string, group: number | undefined): OfText {
  const compiled = RE2JS.compile(pattern);
  const wanted = group ?? Math.min(1, compiled.groupCount());
  return (text) => {
    const matcher = compiled.matcher(text);
    return matcher.find() ? matcher.group(wanted) ?? undefined : undefined;
  };
}

function numbered(decimal: '.' | ','): OfText {
  return (text) => numberIn(text, decimal) ?? refuse({
    code: 'BAD_FORMAT', expected: `a number with the decimal separator "${decimal}"`,
    message: { zh: '无法读成数字;请核对小数点和千分位的写法。', en: 'It cannot be read as a number; check the decimal and thousands separators.' },
  }, text);
}

function converted(from: string, to: string): OfText {
  const convert = converter(from, to);
  return (text) => {
    const amount = numberIn(text, '.');
    if (amount !== null && convert !== null) return convert(amount);
    return refuse({ code: 'BAD_FORMAT', expected: `an amount in ${from}`, message: { zh: `应为以“${from}”计的数值。`, en: `It must be an amount in ${from}.` } }, text);
  };
}

/** Codes, days and amounts come again and again: what was made of a text once is looked up. */
const MAX_REMEMBERED = 2_000;
const MAX_REMEMBERED_CHARS = 40;

function remembering(make: OfText): OfText {
  const known = new Map<string, Evaluated>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = make(text);
    if (known.size < MAX_REMEMBERED && text.length <= MAX_REMEMBERED_CHARS) known.set(text, made);
    return made;
  };
}

const MAX_ITEMS = 1_000;

function each(of: Evaluator, take: Evaluator): Evaluator {
  return (payload, context) => {
    const value = of(payload, context);
    if (value instanceof Refused || isEmpty(value)) return value;
    const items = Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
    const taken: JsonValue[] = [];
    for (const item of items.slice(0, MAX_ITEMS)) {
      const one = take(typeof item === 'object' && item !== null && !Array.isArray(item) ? item as JsonObject : { value: item }, context);
      if (one instanceof Refused) return one;
      if (!isEmpty(one)) taken.push(...(Array.isArray(one) ? (one as readonly JsonValue[]) : [one]));
    }
    return taken;
  };
}

function ofKind(of: Evaluator, as: Parameters<typeof kindNamed>[0]): Evaluator {
  const kind = kindNamed(as);
  return (payload, context) => {
    const value = of(payload, context);
    if (value instanceof Refused || isEmpty(value)) return value;
    const { values, rejections: [rejection] } = kind.normalise(value, context);
    if (values.length === 0) return rejection === undefined ? undefined : new Refused(rejection);
    const written = values.map((one) => kind.display(one.value));
    return written.length === 1 ? written[0] : written;
  };
}

/** Codes are typed by people: width, case, blanks and separators do not tell two codes apart (SL-P4, slp4). */
export const foldCode = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s\-_./]+/g, '');

function coded(name: string, table: CodeTable): OfText {
  const byCode = new Map(Object.entries(table.codes).map(([code, meaning]) => [foldCode(code), meaning]));
  const known = Object.keys(table.codes).slice(0, 20).join(', ');
  return (text) => {
    const meaning = byCode.get(foldCode(text)) ?? table.default;
    return meaning ?? refuse({
      code: 'UNKNOWN_CODE', expected: `one of: ${known}`,
      message: {
        zh: `代码表“${name}”里没有这个代码;请在代码表中补充,已推送的记录会随之更新。`,
        en: `The code table "${name}" has no such code; add it there, and the records that have it follow.`,
      },
    }, text);
  };
}

function dated(format: string): OfText {
  const read = dateReader(format);
  return (text) => read(text) ?? refuse({
    code: 'BAD_FORMAT', expected: `a date written as ${format}`,
    message: { zh: `日期不符合格式 ${format}。`, en: `The date is not written as ${format}.` },
  }, text);
}

type CompiledTest = (payload: JsonObject, context: NormaliseContext) => boolean | Refused;

function testOf(test: Test, sub: (inner: Expression) => Evaluator): CompiledTest {
  if ('cel' in test) return celTest(test.cel);
  return valueTest(test, sub(test.of));
}

function celTest(text: string): CompiledTest {
  const read = readCondition(text);
  return (payload) => {
    const answer = read.ok ? read.holds(payload) : new Error(read.problem);
    if (typeof answer === 'boolean') return answer;
    return refuse({
      code: 'BAD_FORMAT', expected: `a record of which can be told whether ${text.slice(0, 100)}`,
      message: { zh: '无法判断该条件是否成立;请核对条件和字段。', en: 'It cannot be told whether the condition holds; check it and the fields.' },
    }, answer.message);
  };
}

function valueTest(test: ValueTest, of: Evaluator): CompiledTest {
  return (payload, context) => {
    const value = of(payload, context);
    const text = value instanceof Refused ? '' : asText(value).trim();
    return (test.isEmpty === undefined || (text === '') === test.isEmpty)
      && (test.length === undefined || text.length === test.length)
      && (test.isOneOf === undefined || test.isOneOf.includes(text))
      && (test.startsWith === undefined || text.startsWith(test.startsWith));
  };
}

function conditional(test: CompiledTest, then: Evaluator, otherwise: Evaluator | undefined): Evaluator {
  return (payload, context) => {
    const holds = test(payload, context);
    if (holds instanceof Refused) return holds;
    return holds ? then(payload, context) : otherwise?.(payload, context);
  };
}
