import type { AttributeKind, Closeness } from '../kind';
import { isOneEditApart } from '../text/edits';
import { displayPhone } from './display';
import { normalisePhone, phoneIdentity } from './normalise';
import type { PhoneValue } from './value';

export { normalisePhone, phoneIdentity } from './normalise';
export { displayPhone } from './display';
export type { PhoneNature, PhoneValue } from './value';

/** Numbers that everybody dials (10086, 12315) tell nothing about who wrote them down. */
const PUBLIC_SERVICE = /^\+861\d{4}$/;

function comparePhones(a: PhoneValue, b: PhoneValue): Closeness {
  if (a.e164 === b.e164) return a.extension === b.extension ? 'EXACT' : 'NEAR';
  // One digit mistyped or two swapped. Short numbers differ by one digit too easily to say anything.
  return a.kind === b.kind && a.kind !== 'SERVICE' && a.e164.length === b.e164.length && isOneEditApart(a.e164, b.e164) ? 'NEAR' : 'DIFFERENT';
}

/** With an extension first the very desk, then the switchboard it belongs to. */
function phoneMatchKeys(value: PhoneValue): readonly string[] {
  if (PUBLIC_SERVICE.test(value.e164)) return [];
  return value.extension === null ? [value.e164] : [phoneIdentity(value), value.e164];
}

/** Phone numbers: Chinese notations of every sort, foreign ones written internationally. */
export const phoneKind: AttributeKind<PhoneValue> = {
  name: 'phone',
  normalise: (raw, context) => normalisePhone(raw, context),
  identity: phoneIdentity,
  compare: comparePhones,
  matchKeys: phoneMatchKeys,
  completeness: (value) => (value.kind === 'SERVICE' ? 0.5 : value.extension === null ? 0.9 : 1),
  subsumes: (a, b) => a.e164 === b.e164 && a.extension !== null && b.extension === null,
  display: displayPhone,
};
