import type { Rejection } from '../../model/rejection';
import type { NormaliseContext, Normalised, NormalisedValue } from '../kind';
import { storable, tidy } from '../text/clean';
import { isPlaceholder, isSpreadsheetDamage } from '../text/placeholder';
import { foreignValue, readForeign } from './foreign';
import { cleanNotation } from './notation';
import { isPlaceholderDigits } from './placeholders';
import { readRun } from './readRun';
import type { RunItem } from './readRun';
import { phoneRejection } from './rejections';
import type { Run } from './runs';
import { splitRuns } from './runs';
import type { PhoneValue } from './value';

const RAW_MAX_CHARS = 200;
const PLAIN_MOBILE = /^1[3-9]\d{9}$/;
/** A mobile in its usual groups, with or without the country: 139-1234-5678, +86 139 1234 5678. */
const GROUPED_MOBILE = /^(?:(?:\+|00)86[ -]?)?(1[3-9]\d)([ -]?)(\d{4})\2(\d{4})$/;
const NO_NUMBER = /^(?:(?:暂?无|没有?|未留?|不详|拒绝?|空)?(?:提供|留)?(?:电话|手机|号码|联系方式|联系电话)+|未留|没留|停机|空号|错号|关机)$/;
const SCIENTIFIC_PART = /\d(?:\.\d+)?E\+\d{1,2}(?!\d)/i;
/** Fewer digits than any number has: beside a number they belong to a remark (晚上8点后). */
const REMARK_MAX_DIGITS = 4;

const REJECTION_OF = { PLACEHOLDER: 'PLACEHOLDER', MASKED: 'MASKED', LENGTH: 'BAD_LENGTH', LOCAL_ONLY: 'MISSING_CONTEXT' } as const;

/** Identity of a phone value: "+8657188123456;ext=8012". */
export function phoneIdentity(value: PhoneValue): string {
  return value.extension === null ? value.e164 : `${value.e164};ext=${value.extension}`;
}

function digitCount(run: Run): number {
  let count = 0;
  for (const group of run.groups) count += group.digits.length;
  return count;
}

/** 0571-88123456/57: the second number differs from the first in its last digits only. */
function neighbourOf(previous: PhoneValue | undefined, run: Run): PhoneValue | undefined {
  const digits = run.groups[0]?.digits ?? '';
  if (!run.neighbour || run.worded || run.groups.length !== 1 || digits.length > 2 || previous?.kind !== 'LANDLINE') return undefined;
  return { e164: previous.e164.slice(0, -digits.length) + digits, extension: run.extension, kind: 'LANDLINE' };
}

class Collector {
  readonly values: NormalisedValue<PhoneValue>[] = [];
  readonly rejections: Rejection[] = [];
  private readonly seen = new Set<string>();
  constructor(private readonly raw: string) {}

  add(value: PhoneValue): void {
    const identity = phoneIdentity(value);
    if (this.seen.has(identity)) return;
    this.seen.add(identity);
    this.values.push({ value, raw: this.raw });
  }

  reject(item: Exclude<RunItem, { found: 'NUMBER' }>, got: string): void {
    this.rejections.push(phoneRejection(REJECTION_OF[item.found], got));
  }
}

function readField(text: string, raw: string, areaCode: string | undefined): Normalised<PhoneValue> {
  const collected = new Collector(raw);
  const short: Run[] = [];
  let area = areaCode;
  const runs = splitRuns(text);
  for (const run of runs) {
    const neighbour = neighbourOf(collected.values.at(-1)?.value, run);
    if (neighbour !== undefined) {
      collected.add(neighbour);
      continue;
    }
    if (digitCount(run) <= REMARK_MAX_DIGITS && !run.masked) {
      short.push(run);
      continue;
    }
    for (const item of readRun(run, area)) {
      if (item.found === 'NUMBER') {
        collected.add(item.value);
        area = item.areaCode ?? area;
      } else collected.reject(item, runs.length === 1 ? raw : text.slice(run.from, run.to));
    }
  }
  if (collected.values.length === 0 && collected.rejections.length === 0) {
    const [only] = short;
    const digits = short.length === 1 && only !== undefined ? only.groups.map((group) => group.digits).join('') : '';
    const code = digits === '' || /\p{L}/u.test(text) ? 'BAD_FORMAT' : isPlaceholderDigits(digits) ? 'PLACEHOLDER' : 'BAD_LENGTH';
    collected.rejections.push(phoneRejection(code, raw));
  }
  return collected;
}

/** A field that holds one number written for another country; undefined when it is to be read the Chinese way. */
function readAbroad(text: string, raw: string, region: string | null): Normalised<PhoneValue> | undefined {
  const home = region === 'CN';
  if (home && !/^[^\d+]*(?:\+|00)[\s(]*(?!(?:00)?\s*86|[\d*\s]*\*)\d/.test(text)) return undefined;
  if (home && splitRuns(text).slice(1).some((run) => digitCount(run) > 6)) return undefined;
  const read = readForeign(home ? text : raw, region);
  if (read === undefined) {
    return home ? undefined : { values: [], rejections: [phoneRejection('BAD_FORMAT', raw)] };
  }
  if (read.e164.startsWith('+86')) {
    const chinese = readField(read.e164, raw, undefined);
    const [first] = chinese.values;
    return first === undefined ? chinese : { values: [{ value: { ...first.value, extension: read.extension }, raw }], rejections: [] };
  }
  return { values: [{ value: foreignValue(read), raw }], rejections: [] };
}

function rejectWhole(code: Parameters<typeof phoneRejection>[0], raw: string): Normalised<PhoneValue> {
  return { values: [], rejections: [phoneRejection(code, raw)] };
}

/** The digits of a text that is a mobile number and nothing else, as most are: read without taking it apart. */
function mobileIn(text: string): string | undefined {
  if (PLAIN_MOBILE.test(text)) return isPlaceholderDigits(text) ? undefined : text;
  const [, network, , middle, end] = GROUPED_MOBILE.exec(text) ?? [];
  const digits = network === undefined ? undefined : `${network}${middle ?? ''}${end ?? ''}`;
  return digits === undefined || isPlaceholderDigits(digits) ? undefined : digits;
}

function textOf(raw: unknown): string | undefined {
  if (typeof raw === 'string') return raw;
  return typeof raw === 'number' || typeof raw === 'bigint' ? String(raw) : undefined;
}

/**
 * Reads everything a phone field may hold. Pure; never throws. `defaultRegion` is the country whose
 * notation numbers without "+" are in (ISO 3166 alpha-2); null when none may be assumed. Both ingest and
 * a query by phone number call this.
 */
export function normalisePhone(raw: unknown, context: NormaliseContext, defaultRegion: string | null = 'CN'): Normalised<PhoneValue> {
  if (raw === null || raw === undefined) return { values: [], rejections: [] };
  const text = textOf(raw);
  if (text === undefined) return rejectWhole('BAD_FORMAT', typeof raw);
  const mobile = defaultRegion === 'CN' ? mobileIn(text) : undefined;
  if (mobile !== undefined) return { values: [{ value: { e164: `+86${mobile}`, extension: null, kind: 'MOBILE' }, raw: text }], rejections: [] };
  if (text.length > RAW_MAX_CHARS) return rejectWhole('TOO_LONG', text);
  const kept = storable(text);
  if (tidy(kept) === '') return { values: [], rejections: [] };
  const cleaned = cleanNotation(kept);
  if (defaultRegion === 'CN') {
    if (isSpreadsheetDamage(cleaned) || SCIENTIFIC_PART.test(cleaned)) return rejectWhole('SPREADSHEET_DAMAGE', kept);
    if (NO_NUMBER.test(cleaned) || isPlaceholder(kept)) return rejectWhole('PLACEHOLDER', kept);
  }
  return readAbroad(cleaned, kept, defaultRegion) ?? readField(cleaned, kept, context.areaCode?.replace(/^0/, ''));
}
