import { readForeign } from './foreign';
import type { DigitRun, DigitsRead, NationalNumber } from './nationalNumber';
import { readAfterCountryCode, readNational } from './nationalNumber';
import { isPlaceholderDigits, isPlaceholderLocalPart } from './placeholders';
import type { Run } from './runs';
import type { PhoneValue } from './value';

/** What one stretch of a run turned out to be. Missing digits and surplus ones are the same mistake: LENGTH. */
export type RunItem =
  | { readonly found: 'NUMBER'; readonly value: PhoneValue; readonly areaCode: string | undefined }
  | { readonly found: 'PLACEHOLDER' | 'MASKED' | 'LENGTH' | 'LOCAL_ONLY' };

interface Cursor extends DigitRun {
  readonly run: Run;
  /** Offset in `digits` at which each group starts. */
  readonly starts: readonly number[];
}

function cursorOf(run: Run): Cursor {
  const starts: number[] = [];
  const ends = new Set<number>();
  let digits = '';
  for (const group of run.groups) {
    starts.push(digits.length);
    digits += group.digits;
    ends.add(digits.length);
  }
  return { run, digits, ends, starts };
}

/** A number at this offset, with or without a Chinese country code. */
function readAt(cursor: Cursor, from: number): DigitsRead | undefined {
  const { digits, ends, run } = cursor;
  if (digits.startsWith('0086', from)) return readAt86(cursor, from + 4);
  const code86 = digits.startsWith('86', from);
  if (code86 && (ends.has(from + 2) || (run.plus && from === 0))) {
    const behind = readAt86(cursor, from + 2);
    if (behind !== undefined) return behind;
  }
  return readNational(cursor, from) ?? (code86 ? readAt86(cursor, from + 2) : undefined);
}

function readAt86(cursor: Cursor, from: number): NationalNumber | undefined {
  const again = cursor.digits.startsWith('86', from) && cursor.ends.has(from + 2) ? from + 2 : from; // +86 86-138…
  return readAfterCountryCode(cursor, again);
}

/** More digits than a number has, and nothing that they could be. */
const SURPLUS = false;

/** Extension digits right behind a complete number: 0571-88123456-8012, 88123456(8012), 88123456 801. */
function extensionBehind(cursor: Cursor, read: DigitsRead): string | null | typeof SURPLUS {
  const index = cursor.starts.indexOf(read.end);
  const next = cursor.run.groups[index];
  if (next === undefined) return null;
  const after = read.end + next.digits.length;
  const behind = readAt(cursor, read.end);
  if (behind !== undefined && (behind.end > after || next.digits.length > 5)) return null; // the next number begins here
  const last = index === cursor.run.groups.length - 1;
  if (next.digits.length > 5 || !(last || readAt(cursor, after) !== undefined)) return SURPLUS;
  const mobile = 'kind' in read && read.kind === 'MOBILE';
  if (mobile && next.digits.length < 3) return cursor.run.worded ? null : SURPLUS;
  if (mobile && next.joint === 'SPACE') return null;
  return next.digits;
}

function itemOf(read: DigitsRead, extension: string | null, areaCode: string | undefined): RunItem {
  if ('local' in read) {
    if (isPlaceholderDigits(read.local)) return { found: 'PLACEHOLDER' };
    if (areaCode === undefined) return { found: 'LOCAL_ONLY' };
    if (areaCode.length === 2 && read.local.length !== 8) return { found: 'LENGTH' };
    return { found: 'NUMBER', value: { e164: `+86${areaCode}${read.local}`, extension, kind: 'LANDLINE' }, areaCode };
  }
  const { national, kind } = read;
  const empty = read.areaCode === undefined ? isPlaceholderDigits(national) : isPlaceholderLocalPart(national.slice(read.areaCode.length));
  if (empty) return { found: 'PLACEHOLDER' };
  return { found: 'NUMBER', value: { e164: `+86${national}`, extension, kind }, areaCode: read.areaCode };
}

/** The next group, behind a space, that begins a number which needs no guessing. */
function restart(cursor: Cursor, from: number): number {
  for (const [index, start] of cursor.starts.entries()) {
    if (start <= from || cursor.run.groups[index]?.joint !== 'SPACE') continue;
    const read = readAt(cursor, start);
    if (read !== undefined && 'kind' in read && (read.kind === 'MOBILE' || cursor.digits[start] === '0')) return start;
  }
  return cursor.digits.length;
}

function readForeignRun(cursor: Cursor): RunItem | undefined {
  const digits = cursor.run.plus ? cursor.digits.replace(/^00/, '') : cursor.digits.slice(2);
  const read = readForeign(`+${digits}`, null);
  if (read === undefined) return undefined;
  return { found: 'NUMBER', value: { e164: read.e164, extension: cursor.run.extension ?? read.extension, kind: 'FOREIGN' }, areaCode: undefined };
}

/** Every number in a run of digits, in order; `areaCode` is what a local number in it would get. */
export function readRun(run: Run, areaCode: string | undefined): RunItem[] {
  const cursor = cursorOf(run);
  const { digits } = cursor;
  if (run.masked) return [{ found: 'MASKED' }];
  if (isPlaceholderDigits(digits)) return [{ found: 'PLACEHOLDER' }];
  if (run.plus ? !/^(?:00)?86/.test(digits) : /^00(?!86)/.test(digits)) {
    const foreign = readForeignRun(cursor);
    if (foreign !== undefined) return [foreign];
    if (run.plus) return [{ found: 'LENGTH' }];
  }
  const items: RunItem[] = [];
  let area = areaCode;
  for (let at = 0; at < digits.length;) {
    const read = readAt(cursor, at);
    const behind = read === undefined ? SURPLUS : extensionBehind(cursor, read);
    if (read === undefined || behind === SURPLUS) {
      items.push({ found: 'LENGTH' });
      at = restart(cursor, at);
      continue;
    }
    let end = read.end + (behind?.length ?? 0);
    const closing = end >= digits.length;
    const item = itemOf(read, behind ?? (closing ? run.extension : null), area);
    items.push(item);
    if (item.found === 'NUMBER') area = item.areaCode ?? area;
    if (behind === null && end < digits.length && readAt(cursor, end) === undefined) end = digits.length; // a remark's digits
    at = end;
  }
  return items;
}
