import type { AttributeKind, NormaliseContext } from './kind';
import type { FieldWords, Reading } from './text/field';
import { normaliseField, refuse } from './text/field';
import { parseTime, wallMs } from './time/parse';
import { noSuchZone, refuseTime, YEAR_MAX, YEAR_MIN } from './time/refusal';
import { zonedToUtcMs } from './time/zone';

const WORDS: FieldWords = { expected: 'a time such as 2024-01-05 14:20:07 or 2024-01-05T14:20:07+08:00', noun: { zh: '时间', en: 'time' }, maxChars: 100 };
/** The clocks of two systems in one company differ by minutes, rarely more. */
const NEAR_MS = 5 * 60_000;

function read(raw: string, { timeZone }: NormaliseContext): Reading<string> {
  const time = parseTime(raw);
  if (typeof time === 'string') return refuseTime(raw, time);
  if (time.year < YEAR_MIN || time.year > YEAR_MAX) return refuse('OUT_OF_RANGE');
  const utc = time.offsetMinutes === null ? zonedToUtcMs(wallMs(time), timeZone) : wallMs(time) - time.offsetMinutes * 60_000;
  if (utc === null) return noSuchZone();
  const date = new Date(utc);
  const year = date.getUTCFullYear(); // an offset may have carried it over the edge
  return year >= YEAR_MIN && year <= YEAR_MAX ? { value: date.toISOString() } : refuse('OUT_OF_RANGE');
}

/** A moment, in UTC: `YYYY-MM-DDTHH:mm:ss.sssZ`. A date alone is its first moment in the source's zone. */
export const dateTimeKind: AttributeKind<string> = {
  name: 'dateTime',
  normalise: (raw, context) => normaliseField(raw, WORDS, (text) => read(text, context)),
  identity: (value) => value,
  compare: (a, b) => {
    if (a === b) return 'EXACT';
    return Math.abs(Date.parse(a) - Date.parse(b)) <= NEAR_MS ? 'NEAR' : 'DIFFERENT';
  },
  matchKeys: () => [],
  completeness: () => 1,
  subsumes: () => false,
  display: (value) => value,
};
