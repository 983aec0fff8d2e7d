import { withoutSeals } from '../attributes/identityNumber';
import type { JsonObject, JsonValue } from '../model/json';
import { asText, fieldAt, isEmpty } from './paths';
import type { FieldPath } from './spec';

/** What one field of a system's records looks like. */
export interface SampleField {
  readonly path: FieldPath;
  /** In so many records of the sample it says something. */
  readonly filled: number;
  /** Different values as texts, in the order in which they were met; at most {@link MAX_VALUES}. */
  readonly values: readonly string[];
  /** How often each of them stands there. */
  readonly counts: readonly number[];
  /** Some records have a list there. */
  readonly isList: boolean;
}

/** What a system's records look like: the fields that they have, with values. Derived from some of them. */
export interface SampleSchema {
  readonly records: number;
  readonly fields: readonly SampleField[];
}

const MAX_VALUES = 500;
const MAX_FIELDS = 500;
const MAX_DEPTH = 4;
const MAX_VALUE_CHARS = 500;
const nameOf = (path: readonly string[]): string => JSON.stringify(path);

/** The fields of these payloads, those within nested objects by their way; `*` leads through lists of objects. */
export function sampleSchema(payloads: readonly JsonObject[]): SampleSchema {
  const found = new Map<string, readonly string[]>();
  const lists = new Set<string>();
  const visit = (value: JsonValue | undefined, path: readonly string[]): void => {
    if (value === undefined || found.size >= MAX_FIELDS) return;
    if (Array.isArray(value)) {
      const objects = (value as readonly JsonValue[]).filter(isObject);
      if (objects.length > 0 && path.length < MAX_DEPTH) { for (const one of objects) visit(one, [...path, '*']); return; }
      lists.add(nameOf(path));
    } else if (isObject(value) && path.length < MAX_DEPTH) {
      for (const [name, inner] of Object.entries(value)) visit(inner, [...path, name]);
      return;
    }
    if (path.length > 0) found.set(nameOf(path), path);
  };
  for (const payload of payloads) visit(payload, []);
  return { records: payloads.length, fields: [...found].map(([name, path]) => fieldOf(payloads, path, lists.has(name) || path.includes('*'))) };
}

const isObject = (value: JsonValue): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

function fieldOf(payloads: readonly JsonObject[], path: readonly string[], isList: boolean): SampleField {
  const [only = ''] = path;
  const written = path.length === 1 ? only : path;
  const counts = new Map<string, number>();
  let filled = 0;
  for (const payload of payloads) {
    const value = fieldAt(payload, written);
    if (isEmpty(value)) continue;
    filled += 1;
    for (const item of Array.isArray(value) ? (value as readonly JsonValue[]) : [value]) {
      const text = withoutSeals(asText(item).trim().slice(0, MAX_VALUE_CHARS));
      if (text !== '' && (counts.has(text) || counts.size < MAX_VALUES)) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return { path: written, filled, values: [...counts.keys()], counts: [...counts.values()], isList };
}

/** The field at a path; undefined where no record of the sample has it. */
export function sampleField(schema: SampleSchema, path: FieldPath): SampleField | undefined {
  const wanted = nameOf(typeof path === 'string' ? [path] : path);
  return schema.fields.find((field) => nameOf(typeof field.path === 'string' ? [field.path] : field.path) === wanted);
}
