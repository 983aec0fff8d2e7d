import type { AddressValue } from '../attributes/address';
import { displayAddress } from '../attributes/address';
import type { JsonObject, JsonValue } from '../model/json';
import { EACH_ITEM } from './paths';
import type { CodeTable, Expression, FieldPath } from './spec';
import { converter } from './units';

/** One source field and what is to stand in it. */
export interface Assignment { readonly path: FieldPath; readonly value: JsonValue }

/** What is to be written back: the texts of an attribute's values, and the values themselves. */
export interface Written { readonly texts: readonly string[]; readonly values: readonly JsonValue[] }

/** A way to write values into source fields so that an expression may give them again; null where this way there is none. */
export type Writer = (written: Written) => readonly Assignment[] | null;

/** So many ways are tried for one attribute. */
const MAX_WAYS = 12;

/** Ways to write back what an expression gives, the likeliest first. Whether one does is found out by applying the mapping again. */
export function writersOf(expression: Expression, tables: Readonly<Record<string, CodeTable>>): Writer[] {
  const of = (inner: Expression): Writer[] => writersOf(inner, tables);
  return waysOf(expression, tables, of).slice(0, MAX_WAYS);
}

function waysOf(expression: Expression, tables: Readonly<Record<string, CodeTable>>, of: (inner: Expression) => Writer[]): Writer[] {
  if ('field' in expression) return fieldWriters(expression.field);
  if ('constant' in expression) return [() => []];
  if ('join' in expression) return joinWriters(expression.join, expression.separator ?? '', of);
  if ('split' in expression) {
    const [separator = ';'] = expression.separators;
    return of(expression.split).map((write) => ({ texts, values }) => write({ values, texts: expression.index === undefined ? [texts.join(separator)] : texts }));
  }
  if ('firstOf' in expression) return expression.firstOf.flatMap(of);
  if ('listOf' in expression) return [spread(expression.listOf, of), ...expression.listOf.flatMap(of)];
  if ('each' in expression) return eachWriters(expression.each, expression.take, of);
  if ('when' in expression) return [...of(expression.then), ...(expression.otherwise === undefined ? [] : of(expression.otherwise))];
  if ('code' in expression) return codeWriters(tables[expression.table] ?? { codes: {} }, of(expression.code));
  if ('trim' in expression) return of(expression.trim);
  if ('case' in expression) return of(expression.case);
  if ('extract' in expression) return of(expression.extract);
  if ('kind' in expression) return of(expression.kind);
  if ('reference' in expression) return of(expression.reference);
  if ('number' in expression) return mapped(of(expression.number), (text) => (expression.decimal === ',' ? text.replace('.', ',') : text));
  if ('unit' in expression) return mapped(of(expression.unit), (text) => String(converter(expression.to, expression.from)?.(Number(text)) ?? text));
  return mapped(of(expression.date), (text) => dateWritten(text, expression.format));
}

const mapped = (writers: readonly Writer[], make: (text: string) => string): Writer[] =>
  writers.map((write) => ({ texts, values }) => write({ values, texts: texts.map(make) }));

function fieldWriters(path: FieldPath): Writer[] {
  if (typeof path !== 'string' && path.includes(EACH_ITEM)) return [({ texts }) => throughItems(path, texts)];
  return [
    ({ texts }) => [{ path, value: texts.length === 1 ? texts[0] ?? null : texts.join(';') }],
    ({ texts }) => [{ path, value: texts }],
    ({ texts: [first] }) => (first === undefined ? null : [{ path, value: first }]),
  ];
}

function throughItems(path: readonly string[], texts: readonly string[]): Assignment[] {
  const at = path.indexOf(EACH_ITEM);
  const [list, inside] = [path.slice(0, at), path.slice(at + 1)];
  return [{ path: list, value: texts.map((text) => inside.reduceRight<JsonValue>((value, name) => ({ [name]: value }), text)) }];
}

/** The parts of an address into the fields of its parts; a text cut at the separator; else the whole into one field. */
function joinWriters(parts: readonly Expression[], separator: string, of: (inner: Expression) => Writer[]): Writer[] {
  const into = (texts: readonly string[]): readonly Assignment[] | null => {
    const found = parts.map((part, index) => (texts[index] === undefined || texts[index] === '' ? [] : of(part)[0]?.({ texts: [texts[index] ?? ''], values: [] }) ?? null));
    return found.includes(null) ? null : found.flatMap((assignments) => assignments ?? []);
  };
  const divided: Writer = ({ values: [value] }) => (isAddress(value) ? into(divisionsOf(value, parts.length)) : null);
  const cut: Writer = ({ texts: [text = ''] }) => (separator === '' || text.split(separator).length !== parts.length ? null : into(text.split(separator)));
  return [divided, cut, ...[...parts].reverse().flatMap(of)];
}

const isAddress = (value: JsonValue | undefined): value is AddressValue => typeof value === 'object' && value !== null && 'province' in value && 'district' in value;

function divisionsOf(value: AddressValue, parts: number): string[] {
  const { province, city, district } = value;
  const leading = [province, city, district].slice(0, parts - 1).map((name) => name ?? '');
  const rest = displayAddress({ ...value, ...(parts > 1 ? { province: null } : {}), ...(parts > 2 ? { city: null } : {}), ...(parts > 3 ? { district: null } : {}) });
  return [...leading, ...Array.from({ length: Math.max(0, parts - 1 - leading.length) }, () => ''), rest];
}

/** Values one by one into the fields of a list; the last takes what is left. */
function spread(items: readonly Expression[], of: (inner: Expression) => Writer[]): Writer {
  return ({ texts, values }) => {
    const found = items.map((item, index) => {
      const own = index === items.length - 1 ? texts.slice(index) : texts.slice(index, index + 1);
      return own.length === 0 ? [] : of(item)[0]?.({ texts: own, values: values.slice(index, index + own.length) }) ?? null;
    });
    return found.includes(null) ? null : found.flatMap((assignments) => assignments ?? []);
  };
}

function eachWriters(list: Expression, take: Expression, of: (inner: Expression) => Writer[]): Writer[] {
  if (!('field' in list)) return [];
  const [write] = of(take);
  return [({ texts }) => {
    const items = texts.map((text): JsonValue => (write?.({ texts: [text], values: [] }) ?? []).reduce<JsonObject>((item, { path, value }) => assigned(item, path, value), {}));
    return [{ path: list.field, value: items }];
  }];
}

/** The pool's codes as the system has them; where several of its codes mean the same, the one that the table names, or any. */
function codeWriters({ codes, back = {} }: CodeTable, writers: readonly Writer[]): Writer[] {
  const asCode = (meaning: string): string | null => back[meaning] ?? Object.entries(codes).find(([, known]) => known === meaning)?.[0] ?? null;
  return writers.map((write) => ({ texts, values }) => {
    const written = texts.flatMap((text) => asCode(text) ?? []);
    return written.length === 0 ? null : write({ values, texts: written });
  });
}

/** "2024-01-05T09:30:00" by a format of tokens. */
function dateWritten(text: string, format: string): string {
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00'] = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(text) ?? [];
  const parts: Readonly<Record<string, string>> = { YYYY: year, MM: month, DD: day, HH: hour, mm: minute, ss: second };
  return year === '' ? text : format.replace(/YYYY|MM|DD|HH|mm|ss/g, (token) => parts[token] ?? token);
}

/** An object with a value at a path. */
export function assigned(object: JsonObject, path: FieldPath, value: JsonValue): JsonObject {
  const [name, ...rest] = typeof path === 'string' ? [path] : path;
  if (name === undefined) return object;
  if (rest.length === 0) return { ...object, [name]: value };
  const inner = object[name];
  return { ...object, [name]: assigned(typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? inner as JsonObject : {}, rest, value) };
}
