import type { AttributeKind, NormaliseContext } from './kind';
import type { FieldWords, Reading } from './text/field';
import { normaliseField, refuse } from './text/field';
import { MS_PER_DAY, parseTime, wallMs } from './time/parse';
import { noSuchZone, refuseTime, YEAR_MAX, YEAR_MIN } from './time/refusal';
import { utcToZonedMs } from './time/zone';

const WORDS: FieldWords = { expected: 'a date such as 2024-01-05', noun: { zh: '日期', en: 'date' }, maxChars: 100 };

function read(raw: string, { timeZone }: NormaliseContext): Reading<string> {
  const time = parseTime(raw);
  if (typeof time === 'string') return refuseTime(raw, time);
  // A time without an offset was written on the source's own wall: its date stands as it is.
  const local = time.offsetMinutes === null
    ? Date.UTC(time.year, time.month - 1, time.day)
    : utcToZonedMs(wallMs(time) - time.offsetMinutes * 60_000, timeZone);
  if (local === null) return noSuchZone();
  const date = new Date(local);
  const year = time.year < 100 ? time.year : date.getUTCFullYear(); // Date.UTC takes years below 100 for 19xx
  if (!(year >= YEAR_MIN && year <= YEAR_MAX)) return refuse('OUT_OF_RANGE');
  return { value: date.toISOString().slice(0, 10) };
}

function daysApart(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b)) / MS_PER_DAY;
}

/** 2024-03-04 and 2024-04-03: one of two systems took the day for the month. */
function isSwapped(a: string, b: string): boolean {
  return a.slice(0, 4) === b.slice(0, 4) && a.slice(5, 7) === b.slice(8) && a.slice(8) === b.slice(5, 7);
}

/** A calendar day, `YYYY-MM-DD`, as the source's wall showed it. */
export const dateKind: AttributeKind<string> = {
  name: 'date',
  normalise: (raw, context) => normaliseField(raw, WORDS, (text) => read(text, context)),
  identity: (value) => value,
  compare: (a, b) => {
    if (a === b) return 'EXACT';
    return daysApart(a, b) <= 1 || isSwapped(a, b) ? 'NEAR' : 'DIFFERENT';
  },
  matchKeys: () => [],
  completeness: () => 1,
  subsumes: () => false,
  display: (value) => value,
};
