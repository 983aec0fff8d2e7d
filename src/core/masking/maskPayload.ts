import { isSealed, maskSeal } from '../attributes/identityNumber';
import type { CompiledMapping } from '../mapping/compile';
import type { FieldPath } from '../mapping/spec';
import type { JsonObject, JsonValue } from '../model/json';
import type { Masker } from './masker';
import { HIDDEN } from './masks';

const topOf = (path: FieldPath): string => (typeof path === 'string' ? path : path[0] ?? '');

/**
 * A payload as this reader may see it. The mapping tells which attribute a field feeds: a field that feeds
 * one the reader may not see is hidden. To whoever does not see names, contacts and places, so is every
 * field that feeds nothing, for nobody knows what stands in it. Seals of identity numbers show the last four.
 * Without a mapping (`null`) nothing can be told, and all of it counts as unknown.
 */
export function maskPayload(mapping: CompiledMapping | null, payload: JsonObject, masker: Masker): JsonObject {
  const [shown, hidden] = fieldsSeen(mapping, masker);
  const seesUnknown = masker.sees('NAME') && masker.sees('CONTACT') && masker.sees('LOCATION');
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => {
    const isSeen = !hidden.has(name) && (seesUnknown || shown.has(name));
    return [name, isSeen ? withoutSeals(value ?? null) : maskField(value ?? null)];
  }));
}

function fieldsSeen(mapping: CompiledMapping | null, masker: Masker): readonly [shown: ReadonlySet<string>, hidden: ReadonlySet<string>] {
  const [shown, hidden] = [new Set<string>(), new Set<string>()];
  for (const output of mapping?.outputs ?? []) {
    for (const { attribute, fields } of output.attributes) {
      // Identity numbers are sealed before they are stored; what else stands in their field (a credit code) is not theirs.
      const seen = attribute.kind === 'identityNumber' || masker.seesAttribute(output.type.name, attribute.name);
      for (const path of fields) (seen ? shown : hidden).add(topOf(path));
    }
  }
  return [shown, hidden];
}

/** An empty field stays empty: that it is, is no secret. A seal shows what it may. */
function maskField(value: JsonValue): JsonValue {
  if (value === null || value === '') return value;
  return typeof value === 'string' && isSealed(value) ? maskSeal(value) : HIDDEN;
}

function withoutSeals(value: JsonValue): JsonValue {
  if (typeof value === 'string') return isSealed(value) ? maskSeal(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(withoutSeals);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutSeals((inner) ?? null)]));
}
