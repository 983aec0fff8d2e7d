import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import type { ValueNode } from 'graphql';

interface TextScalar {
  readonly name: string;
  readonly description: string;
  readonly specifiedByURL?: string;
  /** Undefined for a text that is not one. */
  readonly parse: (text: string) => string | number | undefined;
  readonly expected: string;
  readonly serialize: (value: unknown) => unknown;
}

/** A scalar written as a string. */
function textScalar({ name, description, specifiedByURL, parse, expected, serialize }: TextScalar): GraphQLScalarType {
  const read = (value: unknown): string | number => {
    const parsed = typeof value === 'string' ? parse(value) : undefined;
    if (parsed !== undefined) return parsed;
    const got = typeof value === 'string' ? `"${value.slice(0, 100)}"` : typeof value;
    throw new GraphQLError(`Expected ${expected} as ${name}; got ${got}.`, { extensions: { code: 'BAD_USER_INPUT' } });
  };
  return new GraphQLScalarType({
    name, description, serialize, parseValue: read, specifiedByURL: specifiedByURL ?? null,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined),
  });
}

const RFC3339 = /^(\d{4})-(\d{2})-(\d{2})[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day that the calendar has: not 2026-02-30. */
function isDay(text: string): boolean {
  const ms = DAY.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text) && !text.startsWith('0000');
}

function parseMoment(text: string): number | undefined {
  if (!RFC3339.test(text) || !isDay(text.slice(0, 10))) return undefined;
  const ms = Date.parse(text.toUpperCase().replace(' ', 'T'));
  return Number.isNaN(ms) ? undefined : ms;
}

/** Inside the program moments are milliseconds since the epoch; attribute values hold them as ISO text. */
export const DateTimeScalar = textScalar({
  name: 'DateTime',
  description: 'A moment as RFC 3339 text with its offset: "2026-01-05T10:00:00+08:00". Answers are in UTC with milliseconds.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  expected: 'a moment with its offset, such as "2026-01-05T10:00:00+08:00"',
  parse: parseMoment,
  serialize: (value) => (typeof value === 'string' ? value : new Date(Number(value)).toISOString()),
});

export const DateScalar = textScalar({
  name: 'Date',
  description: 'A calendar day, YYYY-MM-DD, without a time zone.',
  expected: 'a calendar day, YYYY-MM-DD',
  parse: (text) => (isDay(text) ? text : undefined),
  serialize: (value) => value,
});

const MAX_CURSOR_CHARS = 500;

export const CursorScalar = textScalar({
  name: 'Cursor',
  description: 'A place in a list, opaque: pass on what an earlier answer gave, unchanged.',
  expected: 'a cursor from an earlier answer',
  parse: (text) => (text.length <= MAX_CURSOR_CHARS ? text : undefined),
  serialize: (value) => value,
});

export const JsonScalar = new GraphQLScalarType({
  name: 'JSON',
  description: 'Any JSON value: an object, a list, a text, a number, true, false or null.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node: ValueNode, variables) => valueFromASTUntyped(node, variables),
});
