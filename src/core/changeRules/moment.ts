import { zonedToUtcMs } from '../attributes/time/zone';
import type { JsonValue } from '../model/json';
import { workingDay } from './calendar';
import type { RuleTrigger } from './ruleSpec';

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The moment that follows from a record's date, ms since the epoch; null where there is no date. */
export function dueMoment({ offsetDays, at, timeZone, calendar }: Extract<RuleTrigger, { on: 'TIME' }>, date: JsonValue | undefined): number | null {
  if (typeof date !== 'string' || !DAY.test(date.slice(0, 10))) return null;
  const shifted = new Date(Date.parse(date.slice(0, 10)) + offsetDays * DAY_MS).toISOString().slice(0, 10);
  return zonedToUtcMs(Date.parse(`${workingDay(shifted, calendar)}T${at}:00Z`), timeZone);
}
