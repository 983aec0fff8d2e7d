const ONE_DIGIT = /^(\d)\1*$/;
/** 13800000000, 13800138000, 18888888888: a mobile number that nobody was given. */
const EMPTY_MOBILE = /^0?1(?:[3-9]\d0{7,}|0{7,}\d?|([3-9]\d)001\1(?:000)|(\d)\2{9})$/;
const COUNTING = '123456789012345678901234567890';
const COUNTING_DOWN = '98765432109876543210';

/**
 * Digits typed because the form insisted: one digit repeated, counting up or down, a mobile number of
 * zeros. 12345 is none of them: it is the government hotline.
 */
export function isPlaceholderDigits(digits: string): boolean {
  if (ONE_DIGIT.test(digits) || EMPTY_MOBILE.test(digits)) return true;
  if (digits.length <= 3) return COUNTING.startsWith(digits);
  if (digits === '12345') return false;
  return COUNTING.startsWith(digits) || COUNTING_DOWN.startsWith(digits) || COUNTING_DOWN.slice(1).startsWith(digits) || (digits.length > 4 && `0${COUNTING}`.startsWith(digits));
}

/** A landline with its area code is a placeholder only when its local part is all 0, 1 or 9: 0571-88888888 may be a hotel. */
export function isPlaceholderLocalPart(local: string): boolean {
  return /^(?:0+|1+|9+)$/.test(local);
}
