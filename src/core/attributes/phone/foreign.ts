import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';
import type { PhoneValue } from './value';

export interface ForeignNumber { readonly e164: string; readonly extension: string | null; readonly valid: boolean }

/**
 * Reads a number of any country. Written internationally it must be of a possible length; written
 * nationally in a region it is taken as read, since short national numbers are real ones.
 */
export function readForeign(text: string, region: string | null): ForeignNumber | undefined {
  const parsed = parsePhoneNumberFromString(text, region === null ? undefined : (region as CountryCode));
  if (parsed === undefined) return undefined;
  const international = region === null || region === 'CN' || /^\D*\+/.test(text);
  if (international && !parsed.isPossible()) return undefined;
  return { e164: parsed.number, extension: parsed.ext ?? null, valid: parsed.isValid() };
}

export function foreignValue(read: ForeignNumber): PhoneValue {
  return { e164: read.e164, extension: read.extension, kind: 'FOREIGN' };
}
