import { Environment } from '@marcbachmann/cel-js';
import type { CelExpression, CelNode } from '@marcbachmann/cel-js';
import { attributeOf } from '../model/model';
import type { EntityType } from '../model/entityType';
import type { JsonValue } from '../model/json';

/** What a rule looks at. Values are whole golden records, before and after the change; by time, both as they stand. */
export interface RuleFacts {
  readonly key: string;
  readonly kind: string;
  readonly changed: readonly string[];
  readonly before: Readonly<Record<string, JsonValue>>;
  readonly after: Readonly<Record<string, JsonValue>>;
  /** YYYY-MM-DD where the rule's people are. */
  readonly today: string;
}

/** Never throws: an Error is why it cannot be told. */
export type RuleExpression = (facts: RuleFacts) => JsonValue | Error;
export type ReadExpression = { readonly ok: true; readonly evaluate: RuleExpression } | { readonly ok: false; readonly problem: string };

const MAX_CHARS = 2_000;
const DAY_MS = 86_400_000;
const LIMITS = { maxAstNodes: 300, maxDepth: 40, maxListElements: 100, maxMapEntries: 50, maxCallArguments: 10 };

const environment = new Environment({ unlistedVariablesAreDyn: false, limits: LIMITS })
  .registerVariable('before', 'map').registerVariable('after', 'map').registerVariable('changed', 'list<string>')
  .registerVariable('kind', 'string').registerVariable('key', 'string').registerVariable('today', 'string')
  // Calendar days are texts, YYYY-MM-DD: they compare as they are.
  .registerFunction('daysBetween(string, string): int', (from: string, to: string) => BigInt(Math.round((day(to) - day(from)) / DAY_MS)))
  .registerFunction('addDays(string, int): string', (from: string, count: bigint) => new Date(day(from) + Number(count) * DAY_MS).toISOString().slice(0, 10));

function day(text: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text.slice(0, 10)) : Number.NaN;
  if (Number.isNaN(ms)) throw new Error(`not a calendar day: ${text.slice(0, 20)}`);
  return ms;
}

const isNode = (given: unknown): given is CelNode => typeof given === 'object' && given !== null && 'op' in given && 'args' in given;
const nodesOf = (given: unknown): CelNode[] => (Array.isArray(given) ? given.flatMap(nodesOf) : isNode(given) ? [given, ...nodesOf(given.args)] : []);
const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** Reads an expression in CEL on a type's records. `wanted`: what it must give. */
export function readExpression(text: string, type: EntityType, wanted: 'bool' | 'any'): ReadExpression {
  if (text.length > MAX_CHARS) return { ok: false, problem: `longer than ${MAX_CHARS} characters` };
  try {
    const parsed = environment.parse(text);
    const { valid, type: given, error } = parsed.check();
    if (!valid) return { ok: false, problem: firstLine(error) };
    if (wanted === 'bool' && given !== 'bool' && given !== 'dyn') return { ok: false, problem: `it gives ${given ?? 'something'}, not true or false` };
    const nodes = nodesOf(parsed.ast);
    // Its engine for regular expressions takes exponential time for some.
    if (nodes.some(({ op, args }) => op.endsWith('call') && Array.isArray(args) && args[0] === 'matches')) return { ok: false, problem: 'matches() is not to be had; compare, or use startsWith, endsWith, contains' };
    const unknown = attributesNamed(nodes).find((name) => attributeOf(type, name) === undefined);
    if (unknown !== undefined) return { ok: false, problem: `${type.name} has no attribute ${unknown}` };
    return { ok: true, evaluate: evaluation(parsed, type) };
  } catch (error) {
    return { ok: false, problem: firstLine(error) };
  }
}

/** Attributes that are read as members: after.warrantyEndsOn. */
function attributesNamed(nodes: readonly CelNode[]): string[] {
  return nodes.flatMap(({ op, args }) => {
    if (op !== '.' || !Array.isArray(args)) return [];
    const [of, name] = args as readonly unknown[];
    return isNode(of) && of.op === 'id' && (of.args === 'before' || of.args === 'after') && typeof name === 'string' ? [name] : [];
  });
}

/** Told of an operand that is missing: as in SQL, comparing nothing with something is not true. */
const NOTHING = /null|No such key/;

function evaluation(parsed: CelExpression, type: EntityType): RuleExpression {
  const absent = Object.fromEntries(type.attributes.map(({ name }) => [name, null]));
  return ({ before, after, changed, kind, key, today }) => {
    try {
      return plain(parsed({ before: { ...absent, ...whole(before) }, after: { ...absent, ...whole(after) }, changed, kind, key, today }));
    } catch (error) {
      const problem = firstLine(error);
      return NOTHING.test(problem) ? null : new Error(problem);
    }
  };
}

/** Whole numbers are CEL's own kind: they add up with those that are written into an expression. */
const whole = (values: Readonly<Record<string, JsonValue>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value]));

/** Whole numbers of CEL are big ones. */
function plain(value: unknown): JsonValue | Error {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return Array.isArray(value) ? (value as unknown[]).map((one) => { const each = plain(one); return each instanceof Error ? null : each; }) : new Error('it gives neither a text nor a number');
}
