import type { Normalised, NormaliseContext } from '../attributes/kind';
import { kindNamed } from '../attributes/registry';
import type { AttributeDeclaration, KindName } from '../model/entityType';
import type { JsonValue } from '../model/json';
import { rejectUnknownCodes } from './codes';

/** Reads one raw value of an attribute that is no reference. */
export type Reader = (raw: JsonValue, context: NormaliseContext) => Normalised;

/**
 * Kinds that read a text alike in every record, and whose values come again and again: codes, days, models. What was
 * read once is remembered.
 */
const REPEATING: readonly KindName[] = ['code', 'date', 'boolean', 'integer', 'modelCode', 'text', 'money'];
const MAX_REMEMBERED = 2_000;
const MAX_CHARS = 40;

export function readerOf(attribute: Exclude<AttributeDeclaration, { readonly kind: 'reference' }>): Reader {
  const kind = kindNamed(attribute.kind);
  const { codeSet } = attribute;
  const read: Reader = codeSet === undefined
    ? (raw, context) => kind.normalise(raw, context)
    : (raw, context) => rejectUnknownCodes(codeSet, kind.normalise(raw, context));
  return REPEATING.includes(attribute.kind) ? remembering(read) : read;
}

/** What is read is never changed, so all records that say the same may share it. */
function remembering(read: Reader): Reader {
  const known = new Map<string, Normalised>();
  let zone = '';
  return (raw, context) => {
    if (context.timeZone !== zone) { known.clear(); zone = context.timeZone; }
    if (typeof raw !== 'string' || raw.length > MAX_CHARS) return read(raw, context);
    let found = known.get(raw);
    if (found === undefined) {
      found = read(raw, context);
      if (known.size < MAX_REMEMBERED) known.set(raw, found);
    }
    return found;
  };
}
