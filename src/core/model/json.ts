/** Anything that survives a round trip through JSON. Attribute values are always of this shape. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject { readonly [name: string]: JsonValue | undefined }

/** Equal as JSON, whatever the order of an object's members. An absent member equals an undefined one. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => sameJson(item, b[index]));
  }
  const [left, right] = [new Map<string, unknown>(Object.entries(a)), new Map<string, unknown>(Object.entries(b))];
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].every((name) => sameJson(left.get(name), right.get(name)));
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** JSON with the members of every object in code-unit order: equal values have equal texts. */
export function canonicalJson(value: JsonValue | undefined): string {
  if (value === undefined || value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value).filter((name) => value[name] !== undefined).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`).join(',')}}`;
}

/** How deep objects and lists are nested: 0 for a scalar. Stops counting beyond `limit`. */
export function depthOf(value: JsonValue | undefined, limit: number): number {
  if (value === undefined || value === null || typeof value !== 'object' || limit <= 0) return 0;
  const inner = isList(value) ? value : Object.values(value);
  return 1 + inner.reduce<number>((deepest, item) => Math.max(deepest, depthOf(item, limit - 1)), 0);
}
