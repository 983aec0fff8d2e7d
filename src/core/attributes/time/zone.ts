const MS_PER_DAY = 86_400_000;
/** Days whose offset is remembered, per zone: some 27 years. A pure memo of the zone table, bounded. */
const DAYS_MAX = 10_000;
const daysByZone = new Map<string, Map<number, number | null>>();
/** Formatters are costly to make and there are few zones; the bound only guards against nonsense. */
const FORMATTERS_MAX = 100;
const formatters = new Map<string, Intl.DateTimeFormat | null>();

function formatterFor(timeZone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  let made: Intl.DateTimeFormat | null = null;
  try {
    made = new Intl.DateTimeFormat('en-US', {
      timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
  } catch {
    made = null; // no such zone
  }
  if (formatters.size >= FORMATTERS_MAX) formatters.clear();
  formatters.set(timeZone, made);
  return made;
}

const SHOWN = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/;
/** Earlier years could be of either era; showing the era would cost more than half a second at the first use. */
const EARLIEST_MS = Date.UTC(1000, 0, 1);

/** How far the zone's clocks are ahead of UTC at a moment, in milliseconds; null when there is no such zone. */
function offsetMs(utcMs: number, timeZone: string): number | null {
  const formatter = formatterFor(timeZone);
  if (formatter === null || utcMs < EARLIEST_MS) return null;
  const match = SHOWN.exec(formatter.format(utcMs));
  if (match === null) return null;
  const [, month, day, year, hour, minute, second] = match.map(Number);
  const shown = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  return shown - Math.floor(utcMs / 1000) * 1000;
}

/** The offset at the beginning of a UTC day, remembered: asking the formatter costs ten times the rest. */
function offsetOfDay(day: number, timeZone: string): number | null {
  let days = daysByZone.get(timeZone);
  if (days === undefined || days.size >= DAYS_MAX) {
    if (daysByZone.size >= FORMATTERS_MAX) daysByZone.clear();
    days = new Map<number, number | null>();
    daysByZone.set(timeZone, days);
  }
  let offset = days.get(day);
  if (offset === undefined) {
    offset = offsetMs(day * MS_PER_DAY, timeZone);
    days.set(day, offset);
  }
  return offset;
}

/**
 * The moment at which the clocks of a zone show a wall time. An hour that comes twice (clocks set back) is read
 * as the first, one that is left out (set forward) as if the clocks had not been changed yet. Null: no such zone.
 */
export function zonedToUtcMs(wallMs: number, timeZone: string): number | null {
  // No zone is more than 14 hours off, so these two days lie safely before and after; a change shows between them.
  const day = Math.floor(wallMs / MS_PER_DAY);
  const before = offsetOfDay(day - 1, timeZone);
  const after = offsetOfDay(day + 2, timeZone);
  if (before === null || after === null) return null;
  if (before === after) return wallMs - before;
  const first = wallMs - before;
  if (offsetMs(first, timeZone) === before) return first;
  const second = wallMs - after;
  return offsetMs(second, timeZone) === after ? second : first;
}

/** What the clocks of a zone show at a moment, as milliseconds of a wall time. Null: no such zone. */
export function utcToZonedMs(utcMs: number, timeZone: string): number | null {
  const offset = offsetMs(utcMs, timeZone);
  return offset === null ? null : utcMs + offset;
}
