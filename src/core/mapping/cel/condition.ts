import { Environment } from '@marcbachmann/cel-js';
import type { CelExpression, CelNode } from '@marcbachmann/cel-js';
import type { JsonObject } from '../../model/json';

/** A condition on a payload; the text of an error where it can't be told whether it holds. */
export type Condition = (source: JsonObject) => boolean | Error;
export type ReadCondition = { readonly ok: true; readonly holds: Condition } | { readonly ok: false; readonly problem: string };

const MAX_CHARS = 2_000;
const environment = new Environment({ unlistedVariablesAreDyn: false }).registerVariable('source', 'dyn');
const isNode = (given: unknown): given is CelNode => typeof given === 'object' && given !== null && 'op' in given && 'args' in given;

/** Reads a condition in CEL on `source`, the payload. A field that a payload lacks is null. Never throws. */
export function readCondition(text: string): ReadCondition {
  if (text.length > MAX_CHARS) return { ok: false, problem: `longer than ${MAX_CHARS} characters` };
  try {
    const parsed = environment.parse(text);
    const { valid, type, error } = parsed.check();
    if (!valid) return { ok: false, problem: firstLine(error) };
    if (type !== 'bool' && type !== 'dyn') return { ok: false, problem: `it gives ${type ?? 'something'}, not true or false` };
    // Its engine for regular expressions takes exponential time for some; ours (extract) does not.
    if (nodesOf(parsed.ast).some(({ op, args }) => op.endsWith('call') && Array.isArray(args) && args[0] === 'matches')) return { ok: false, problem: 'matches() is not to be had; use extract' };
    return { ok: true, holds: conditionOf(parsed) };
  } catch (error) {
    return { ok: false, problem: firstLine(error) };
  }
}

function conditionOf(parsed: CelExpression): Condition {
  const absent = Object.fromEntries(fieldsAsked(parsed.ast).map((name) => [name, null]));
  return (source) => {
    try {
      const answer = parsed({ source: { ...absent, ...source } });
      return typeof answer === 'boolean' ? answer : new Error('it is neither true nor false');
    } catch (error) {
      return new Error(firstLine(error));
    }
  };
}

/** The fields of the payload that a condition names. */
function fieldsAsked(ast: CelNode): string[] {
  return nodesOf(ast).flatMap(({ op, args }) => {
    if (!Array.isArray(args) || (op !== '.' && op !== '[]')) return [];
    const [of, name] = args as readonly unknown[];
    if (!isNode(of) || of.op !== 'id' || of.args !== 'source') return [];
    if (typeof name === 'string') return [name];
    return isNode(name) && name.op === 'value' && typeof name.args === 'string' ? [name.args] : [];
  });
}

function nodesOf(given: unknown): CelNode[] {
  if (Array.isArray(given)) return given.flatMap(nodesOf);
  return isNode(given) ? [given, ...nodesOf(given.args)] : [];
}

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
