import type { JsonValue } from '../../model/json';
import { areaCodeOfDivision } from '../divisions/areaCodes';
import type { AttributeKind } from '../kind';
import { addressCompleteness, addressIdentity, addressMatchKeys, addressSubsumes, compareAddresses } from './comparison';
import { displayAddress } from './display';
import { normaliseAddress } from './normalise';
import type { AddressValue } from './value';

export { normaliseAddress } from './normalise';
export { displayAddress } from './display';
export type { AddressValue } from './value';

/** Area code (no leading 0) of the address's own city, for the local phone numbers beside it; undefined when the city is not certain. */
export function areaCodeOf(address: JsonValue): string | undefined {
  const code = typeof address === 'object' && address !== null && 'divisionCode' in address ? address['divisionCode'] : null;
  return typeof code === 'string' ? areaCodeOfDivision(code) : undefined;
}

/** Chinese addresses, from province to door. */
export const addressKind: AttributeKind<AddressValue> = {
  name: 'address',
  normalise: normaliseAddress,
  identity: addressIdentity,
  compare: compareAddresses,
  matchKeys: addressMatchKeys,
  completeness: addressCompleteness,
  subsumes: addressSubsumes,
  display: displayAddress,
};
