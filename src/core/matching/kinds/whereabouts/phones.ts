import type { PhoneValue } from '../../../attributes/phone/value';
import { isOneEditApart } from '../../../attributes/text/edits';
import type { JsonValue } from '../../../model/json';

/**
 * What two records' numbers are to each other; the nearest first. BOARD: one main line with two extensions, or one
 * hotline, which a whole group of firms may share. SLIP: one digit typed wrong.
 */
export const PHONE_RELATIONS = ['SHARED', 'BOARD', 'SLIP', 'OTHER'] as const;
export type PhoneRelation = (typeof PHONE_RELATIONS)[number];

export interface PhonesSeen {
  readonly relation: PhoneRelation;
  /** The number that both have. */
  readonly term?: string;
  readonly values?: readonly [number, number];
}

/** Numbers that tell somebody apart; 95xxx and its like are everybody's. */
export function preparePhones(values: readonly JsonValue[]): readonly PhoneValue[] {
  return values.flatMap((value) => (isPhone(value) && value.kind !== 'SERVICE' ? [value] : []));
}

function isPhone(value: JsonValue): value is PhoneValue {
  return typeof value === 'object' && value !== null && 'e164' in value && typeof value['e164'] === 'string';
}

function relation(a: PhoneValue, b: PhoneValue): PhoneRelation {
  if (a.e164 !== b.e164) return a.kind === b.kind && a.kind !== 'HOTLINE' && a.e164.length === b.e164.length && isOneEditApart(a.e164, b.e164) ? 'SLIP' : 'OTHER';
  return a.kind === 'HOTLINE' || (a.extension !== null && b.extension !== null && a.extension !== b.extension) ? 'BOARD' : 'SHARED';
}

/** The nearest relation of any number of one to any of the other; of equals the first in order of value. Null where either has none. */
export function comparePhoneLists(a: readonly PhoneValue[], b: readonly PhoneValue[]): PhonesSeen | null {
  if (a.length === 0 || b.length === 0) return null;
  let best: PhonesSeen = { relation: 'OTHER' };
  let rank = PHONE_RELATIONS.length - 1;
  for (const [i, x] of a.entries()) {
    for (const [j, y] of b.entries()) {
      const found = relation(x, y);
      const at = PHONE_RELATIONS.indexOf(found);
      const isSmaller = at === rank && best.term !== undefined && x.e164 < best.term;
      if (at < rank || isSmaller) {
        best = { relation: found, values: [i, j], ...(x.e164 === y.e164 ? { term: x.e164 } : {}) };
        rank = at;
      }
    }
  }
  return best;
}
