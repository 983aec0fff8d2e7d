import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';
import type { PhoneValue } from './value';

export interface ForeignNumber { readonly e164: string; readonly extension: string | null }

/** Plans that grew longer of late: the old numbers are no longer dialled, but old records hold them. Benin until 2024, Côte d'Ivoire until 2021. */
const FORMER_PLANS = /^\+22[59]\d{8}$/;

const PHONE_CONTEXT = /^(?:tel:)?([^;]+);(?:.*;)?phone-context=(\+[\d-]+)/i;
const PARAMETERS = /;(?:phone-context|isub)=.*$/i;

/**
 * RFC 3966 parameters resolved to a plain notation. libphonenumber-js keeps state between two such texts,
 * so that the second is not read: it never sees them.
 */
function withoutParameters(text: string): string {
  if (!text.includes(';')) return text;
  const found = PHONE_CONTEXT.exec(text);
  return found === null ? text.replace(PARAMETERS, '') : `${found[2] ?? ''} ${found[1] ?? ''}`;
}

/** Every digit of the number stands in the text: none was dropped to make it fit. */
function isAsWritten(number: string, text: string): boolean {
  return text.replace(/\D/g, '').replace(/^00/, '').startsWith(number.slice(1));
}

/**
 * Reads a number of any country. Written internationally it must be valid there, or of a possible length
 * and as written; written nationally in a region it is taken as read, since short national numbers are real.
 */
export function readForeign(text: string, region: string | null): ForeignNumber | undefined {
  const plain = withoutParameters(text);
  const parsed = parsePhoneNumberFromString(plain, region === null ? undefined : (region as CountryCode));
  if (parsed === undefined) return undefined;
  const nationally = region !== null && region !== 'CN' && !/^\D*\+/.test(plain);
  const possible = parsed.isPossible() && isAsWritten(parsed.number, plain);
  if (!nationally && !possible && !parsed.isValid() && !FORMER_PLANS.test(parsed.number)) return undefined;
  return { e164: parsed.number, extension: parsed.ext ?? null };
}

export function foreignValue(read: ForeignNumber): PhoneValue {
  return { e164: read.e164, extension: read.extension, kind: 'FOREIGN' };
}
