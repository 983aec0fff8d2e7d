const DAYS = 14;
const DAY_MS = 86_400_000;
/** The days of the service, whatever the reader's own. */
const ZONE = 'Asia/Shanghai';

/** The last fourteen days up to a moment, YYYY-MM-DD, the earliest first. */
export function daysBefore(until: string): string[] {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });
  const end = new Date(until).getTime();
  return Array.from({ length: DAYS }, (_none, index) => format.format(end - (DAYS - 1 - index) * DAY_MS));
}
