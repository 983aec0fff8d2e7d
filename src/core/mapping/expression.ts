import { storable } from '../attributes/text/clean';
import type { JsonObject, JsonValue } from '../model/json';
import type { Rejection } from '../model/rejection';
import { asText, fieldAt, isEmpty } from './paths';
import { dateReader } from './dateFormat';
import type { CodeTable, Expression, Test } from './spec';

/** An expression's refusal. A class, so that no payload can look like one: payloads are plain JSON. */
export class Refused {
  constructor(readonly rejection: Rejection) {}
}

/** What an expression gives for one payload: a raw value for the attribute's kind, or a refusal. */
export type Evaluated = JsonValue | undefined | Refused;
export type Evaluator = (payload: JsonObject) => Evaluated;

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
  if ('field' in expression) return (payload) => fieldAt(payload, expression.field);
  if ('constant' in expression) return () => expression.constant;
  if ('join' in expression) return joined(expression.join.map(sub), expression.separator ?? '');
  if ('split' in expression) return split(sub(expression.split), expression.separators, expression.index);
  if ('firstOf' in expression) return firstOf(expression.firstOf.map(sub));
  if ('listOf' in expression) return listOf(expression.listOf.map(sub));
  if ('trim' in expression) return trimmed(sub(expression.trim), expression.prefixes ?? [], expression.suffixes ?? []);
  if ('code' in expression) return coded(sub(expression.code), expression.table, tables[expression.table] ?? { codes: {} });
  if ('date' in expression) return dated(sub(expression.date), expression.format);
  if ('when' in expression) return conditional(expression.when, sub(expression.when.of), sub(expression.then), expression.otherwise && sub(expression.otherwise));
  return sub(expression.reference);
}

/** A rejection inside a join, a list … is the result of the whole. */
function all(evaluators: readonly Evaluator[], payload: JsonObject): (JsonValue | undefined)[] | Refused {
  const values: (JsonValue | undefined)[] = [];
  for (const evaluate of evaluators) {
    const value = evaluate(payload);
    if (value instanceof Refused) return value;
    values.push(value);
  }
  return values;
}

function joined(parts: readonly Evaluator[], separator: string): Evaluator {
  return (payload) => {
    const values = all(parts, payload);
    if (!Array.isArray(values)) return values;
    return values.filter((value) => !isEmpty(value)).map((value) => asText(value).trim()).join(separator);
  };
}

function split(of: Evaluator, separators: readonly string[], index: number | undefined): Evaluator {
  return (payload) => {
    const value = of(payload);
    if (value instanceof Refused || isEmpty(value)) return value;
    let parts = [asText(value)];
    for (const separator of separators) parts = parts.flatMap((part) => part.split(separator));
    const filled = parts.map((part) => part.trim()).filter((part) => part !== '');
    return index === undefined ? filled : filled.at(index);
  };
}

function firstOf(choices: readonly Evaluator[]): Evaluator {
  return (payload) => {
    let refused: Evaluated;
    for (const choose of choices) {
      const value = choose(payload);
      if (value instanceof Refused) refused ??= value;
      else if (!isEmpty(value)) return value;
    }
    return refused;
  };
}

function listOf(items: readonly Evaluator[]): Evaluator {
  return (payload) => {
    const values = all(items, payload);
    if (!Array.isArray(values)) return values;
    return values.flatMap((value) => (isEmpty(value) ? [] : Array.isArray(value) ? (value as readonly JsonValue[]) : [value as JsonValue]));
  };
}

function trimmed(of: Evaluator, prefixes: readonly string[], suffixes: readonly string[]): Evaluator {
  return (payload) => {
    const value = of(payload);
    if (value instanceof Refused || isEmpty(value)) return value;
    let text = asText(value).trim();
    for (const prefix of prefixes) if (text.startsWith(prefix)) text = text.slice(prefix.length).trim();
    for (const suffix of suffixes) if (text.endsWith(suffix)) text = text.slice(0, -suffix.length).trim();
    return text;
  };
}

/** Codes are typed by people: width, case, blanks and separators do not tell two codes apart (SL-P4, slp4). */
const foldCode = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s\-_./]+/g, '');

function coded(of: Evaluator, name: string, table: CodeTable): Evaluator {
  const byCode = new Map(Object.entries(table.codes).map(([code, meaning]) => [foldCode(code), meaning]));
  const known = Object.keys(table.codes).slice(0, 20).join(', ');
  return (payload) => {
    const value = of(payload);
    if (value instanceof Refused || isEmpty(value)) return value;
    const meaning = byCode.get(foldCode(asText(value)));
    if (meaning !== undefined) return meaning;
    return refuse({
      code: 'UNKNOWN_CODE', expected: `one of: ${known}`,
      message: {
        zh: `代码表“${name}”里没有这个代码;请在代码表中补充后重新推送。`,
        en: `The code table "${name}" has no such code; add it there and send the record again.`,
      },
    }, value);
  };
}

function dated(of: Evaluator, format: string): Evaluator {
  const read = dateReader(format);
  return (payload) => {
    const value = of(payload);
    if (value instanceof Refused || isEmpty(value)) return value;
    return read(asText(value).trim()) ?? refuse({
      code: 'BAD_FORMAT', expected: `a date written as ${format}`,
      message: { zh: `日期不符合格式 ${format}。`, en: `The date is not written as ${format}.` },
    }, value);
  };
}

function conditional(test: Test, of: Evaluator, then: Evaluator, otherwise: Evaluator | undefined): Evaluator {
  return (payload) => {
    const value = of(payload);
    const text = value instanceof Refused ? '' : asText(value).trim();
    const holds = (test.isEmpty === undefined || (text === '') === test.isEmpty)
      && (test.length === undefined || text.length === test.length)
      && (test.isOneOf === undefined || test.isOneOf.includes(text))
      && (test.startsWith === undefined || text.startsWith(test.startsWith));
    return holds ? then(payload) : otherwise?.(payload);
  };
}
