import { sameJson } from '../model/json';
import type { JsonObject, JsonValue } from '../model/json';
import { inside } from './nodeReader';

/** One place in which two configurations differ; null where the one has nothing there. */
export interface Difference { readonly node: string; readonly before: JsonValue; readonly after: JsonValue }

const MAX_DIFFERENCES = 100;
const isObject = (value: JsonValue | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const isNamed = (value: JsonValue): value is JsonObject & { readonly name: string } => isObject(value) && typeof value['name'] === 'string';

/** Where two configurations differ, the deepest places first met; at most {@link MAX_DIFFERENCES}. Lists of named things are held against each other by name. */
export function differencesOf(before: JsonValue | undefined, after: JsonValue | undefined, node = ''): Difference[] {
  if (sameJson(before, after)) return [];
  const [left, right] = [membersOf(before), membersOf(after)];
  if (left === null || right === null) return [{ node, before: before ?? null, after: after ?? null }];
  const names = [...new Set([...left.keys(), ...right.keys()])];
  return names.flatMap((name) => differencesOf(left.get(name), right.get(name), inside(node, name))).slice(0, MAX_DIFFERENCES);
}

function membersOf(value: JsonValue | undefined): Map<string, JsonValue | undefined> | null {
  if (isObject(value)) return new Map(Object.entries(value));
  if (!Array.isArray(value)) return null;
  const list = value as readonly JsonValue[];
  return list.length > 0 && list.every(isNamed) ? new Map(list.map((item) => [item.name, item])) : null;
}
