import type { NormaliseContext } from '../attributes/kind';
import { isSealed, sealIdentityNumber } from '../attributes/identityNumber';
import type { JsonObject, JsonValue } from '../model/json';
import type { CompiledMapping } from './compile';
import { Refused } from './expression';
import type { Evaluated } from './expression';
import { asText, fieldAt, isEmpty } from './paths';

/**
 * The payload as it may be stored: every field from which the mapping takes an identity number holds its seal
 * instead. Applying the mapping to the sealed payload gives what applying it to the payload would give.
 * `isStored`: the payload is the pool's own, whose seals are real; one that comes from outside brings none.
 */
export function sealPayload(mapping: CompiledMapping, payload: JsonObject, context: NormaliseContext, isStored = false): JsonObject {
  let sealed = payload;
  for (const { attribute, evaluate, fields } of mapping.outputs.flatMap((output) => output.attributes)) {
    if (attribute.kind !== 'identityNumber') continue;
    const raw = evaluate(payload, context);
    if (isEmpty(raw instanceof Refused ? null : raw)) continue;
    const taken = textsIn(raw);
    for (const path of fields) {
      const value = fieldAt(sealed, path);
      // A field that was not taken (another branch, a second choice) is something else: it stays.
      const text = asText(value).trim();
      const isTaken = text !== '' && taken.some((one) => one.includes(text) || text.includes(one));
      const seal = isTaken && !(isStored && isSealed(text)) ? sealIdentityNumber(value, context) : null;
      if (seal !== null) sealed = replaced(sealed, typeof path === 'string' ? [path] : path, seal);
    }
  }
  return sealed;
}

function textsIn(raw: Evaluated): string[] {
  if (raw === undefined || raw instanceof Refused) return [];
  const items: readonly JsonValue[] = Array.isArray(raw) ? (raw as readonly JsonValue[]) : [raw];
  return items.map((item) => asText(item).trim()).filter((text) => text !== '');
}

function replaced(object: JsonObject, [name, ...rest]: readonly string[], text: string): JsonObject {
  if (name === undefined) return object;
  const inner = object[name];
  if (rest.length === 0) return { ...object, [name]: text };
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? { ...object, [name]: replaced(inner as JsonObject, rest, text) } : object;
}
