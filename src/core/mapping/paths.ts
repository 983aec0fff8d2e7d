import type { JsonObject, JsonValue } from '../model/json';
import type { FieldPath } from './spec';

/** The value at a path of a payload, or undefined. A field name that contains dots is one name. */
export function fieldAt(payload: JsonObject, path: FieldPath): JsonValue | undefined {
  if (typeof path === 'string') return Object.hasOwn(payload, path) ? payload[path] : undefined;
  let current: JsonValue | undefined = payload;
  for (const name of path) {
    if (typeof current !== 'object' || current === null || Array.isArray(current)) return undefined;
    const object = current as JsonObject;
    if (!Object.hasOwn(object, name)) return undefined;
    current = object[name];
  }
  return current;
}

/** Null, absent, blank text and empty lists say nothing. */
export function isEmpty(value: JsonValue | undefined): value is null | undefined {
  return value === undefined || value === null
    || (typeof value === 'string' && value.trim() === '')
    || (Array.isArray(value) && value.every((item: JsonValue) => isEmpty(item)));
}

export function asText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
