import { displayPhone } from '../attributes/phone';
import type { PhoneValue } from '../attributes/phone';
import type { JsonValue } from '../model/json';

export const isPhone = (value: JsonValue): value is PhoneValue => typeof value === 'object' && value !== null && 'e164' in value;

/** A number as systems hold it: digits without blanks, an extension behind 转. */
export const phoneText = (value: PhoneValue): string => displayPhone(value).replace(/\s+/g, '');
