import type { JsonObject, JsonValue } from '../model/json';
import type { FieldPath } from './spec';

/** In a path: every item of the list that stands there. */
export const EACH_ITEM = '*';
const MAX_ITEMS = 1_000;

/** The value at a path of a payload, or undefined. A field name that contains dots is one name. */
export function fieldAt(payload: JsonObject, path: FieldPath): JsonValue | undefined {
  if (typeof path === 'string') return Object.hasOwn(payload, path) ? payload[path] : undefined;
  return follow(payload, path, 0);
}

function follow(start: JsonValue, path: readonly string[], from: number): JsonValue | undefined {
  let current: JsonValue | undefined = start;
  for (let step = from; step < path.length; step += 1) {
    const name = path[step] ?? '';
    if (Array.isArray(current)) return name === EACH_ITEM ? throughItems(current as readonly JsonValue[], path, step + 1) : undefined;
    if (typeof current !== 'object' || current === null) return undefined;
    const object = current as JsonObject;
    if (!Object.hasOwn(object, name)) return undefined;
    current = object[name];
  }
  return current;
}

function throughItems(items: readonly JsonValue[], path: readonly string[], step: number): JsonValue[] {
  return items.slice(0, MAX_ITEMS).flatMap((item) => {
    const found = follow(item, path, step);
    return found === undefined ? [] : Array.isArray(found) ? (found as readonly JsonValue[]) : [found];
  });
}

/** A path as people write it; a name that has the mark in it stays recognisable. */
export const pathName = (path: FieldPath): string => (typeof path === 'string' ? path : path.join(' › '));

/** Null, absent, blank text and empty lists say nothing. */
export function isEmpty(value: JsonValue | undefined): value is null | undefined {
  return value === undefined || value === null
    || (typeof value === 'string' && isBlank(value))
    || (Array.isArray(value) && value.every((item: JsonValue) => isEmpty(item)));
}

const isBlank = (text: string): boolean => text === '' || text.trim() === '';

export function asText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
