import { isAreaCode } from '../divisions/areaCodes';
import type { PhoneNature } from './value';

/** A number of mainland China found in a run of digits: where it ends, and what it is without +86 and trunk 0. */
export interface NationalNumber {
  readonly end: number;
  readonly national: string;
  readonly kind: PhoneNature;
  readonly areaCode?: string;
}
/** Local numbers need an area code from elsewhere; their `national` is the local part alone. */
export interface LocalNumber { readonly end: number; readonly local: string }
export type DigitsRead = NationalNumber | LocalNumber;

/** Digits of one run and the offsets at which a written group of digits ends. */
export interface DigitRun {
  readonly digits: string;
  readonly ends: ReadonlySet<number>;
}

const MOBILE = /1[3-9]\d{9}/y;
const HOTLINE = /[48]00\d{7}/y;
/** Longest first; whatever matches must end where a group of digits ends. */
const SERVICES = [/16[08]\d{5}/y, /1010\d{4}/y, /95\d{6}/y, /95\d{5}/y, /95\d{4}/y, /96\d{4}/y, /11[68]114/y, /9[56]\d{3}/y, /1(?:0[0-9]|2[0-9]|11)\d{2}/y];
const LOCAL_SERVICES = [/96\d{4}/y, /9[56]\d{3}/y, /1(?:0[0-9]|2[0-9])\d{2}/y];
/** 17951 and its like, dialled before a number for cheap calls, and 12593 and 11808 for the same end. */
const IP_PREFIX = /(?:179\d{2}|1259\d|12520|11808|10193)(?=0[1-9]|1[3-9]\d{9})/y;
const LOCAL_FIRST_DIGIT = /[2-9]/y;

function matchAt(pattern: RegExp, run: DigitRun, from: number): string | undefined {
  pattern.lastIndex = from;
  const found = pattern.exec(run.digits)?.[0];
  return found !== undefined && run.ends.has(from + found.length) ? found : undefined;
}

function firstOf(patterns: readonly RegExp[], run: DigitRun, from: number): string | undefined {
  for (const pattern of patterns) {
    const found = matchAt(pattern, run, from);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Length of an area code without its 0: 10 and 2x have two digits, all others three. */
export function areaCodeLength(digits: string, from: number): number {
  const first = digits[from];
  if (first === '1') return digits[from + 1] === '0' ? 2 : 0;
  if (first === '2') return digits[from + 1] === '6' ? 0 : 2;
  return first !== undefined && first >= '3' ? 3 : 0;
}

/** Where a local part ends: seven digits are tried first, for a single digit behind them is an extension. */
function localEnd(run: DigitRun, from: number, minDigits: number): number | undefined {
  for (let length = minDigits; length <= 8; length += 1) if (run.ends.has(from + length)) return from + length;
  return undefined;
}

/** An area code without its 0, then the local part. */
function landlineAt(run: DigitRun, from: number): NationalNumber | undefined {
  const length = areaCodeLength(run.digits, from);
  if (length === 0) return undefined;
  const areaCode = run.digits.slice(from, from + length);
  const localFrom = from + length;
  const service = firstOf(LOCAL_SERVICES, run, localFrom);
  if (service !== undefined && isAreaCode(areaCode)) {
    return { end: localFrom + service.length, national: areaCode + service, kind: 'SERVICE', areaCode };
  }
  const end = localEnd(run, localFrom, length === 2 ? 8 : 7);
  return end === undefined ? undefined : { end, national: run.digits.slice(from, end), kind: 'LANDLINE', areaCode };
}

function mobileAt(run: DigitRun, from: number): NationalNumber | undefined {
  const national = matchAt(MOBILE, run, from);
  return national === undefined ? undefined : { end: from + 11, national, kind: 'MOBILE' };
}

function hotlineAt(run: DigitRun, from: number): NationalNumber | undefined {
  const national = matchAt(HOTLINE, run, from);
  return national === undefined ? undefined : { end: from + 10, national, kind: 'HOTLINE' };
}

function serviceAt(run: DigitRun, from: number): NationalNumber | undefined {
  const national = firstOf(SERVICES, run, from);
  return national === undefined ? undefined : { end: from + national.length, national, kind: 'SERVICE' };
}

/** What follows +86, 0086 or 86; a trunk 0 may stand there although it should not. */
export function readAfterCountryCode(run: DigitRun, from: number): NationalNumber | undefined {
  const at = run.digits[from] === '0' ? from + 1 : from;
  return mobileAt(run, at) ?? hotlineAt(run, at) ?? landlineAt(run, at) ?? serviceAt(run, at);
}

/** An area code written without its 0: only when it is a real one, set apart or without any grouping. */
function landlineWithoutZero(run: DigitRun, from: number): NationalNumber | undefined {
  const length = areaCodeLength(run.digits, from);
  const found = landlineAt(run, from);
  if (found?.kind !== 'LANDLINE' || !isAreaCode(run.digits.slice(from, from + length))) return undefined;
  if (run.ends.has(from + length)) return found;
  for (let at = from + 1; at < found.end; at += 1) if (run.ends.has(at)) return undefined;
  return found;
}

function localAt(run: DigitRun, from: number): LocalNumber | undefined {
  LOCAL_FIRST_DIGIT.lastIndex = from;
  if (!LOCAL_FIRST_DIGIT.test(run.digits)) return undefined;
  const end = localEnd(run, from, 7);
  return end === undefined ? undefined : { end, local: run.digits.slice(from, end) };
}

/** What stands at `from` when no country code was written before it. */
export function readNational(run: DigitRun, from: number): DigitsRead | undefined {
  if (run.digits[from] === '0') return mobileAt(run, from + 1) ?? hotlineAt(run, from + 1) ?? landlineAt(run, from + 1);
  IP_PREFIX.lastIndex = from;
  if (IP_PREFIX.test(run.digits)) {
    const behind = readNational(run, IP_PREFIX.lastIndex);
    if (behind !== undefined) return behind;
  }
  return mobileAt(run, from) ?? hotlineAt(run, from) ?? serviceAt(run, from) ?? landlineWithoutZero(run, from) ?? localAt(run, from);
}
