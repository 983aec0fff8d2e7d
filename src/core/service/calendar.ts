/** The calendar day (YYYY-MM-DD) that a moment falls on in an IANA time zone. */
export function calendarDay(ms: number, timeZone: string): string {
  const quarter = Math.floor(ms / QUARTER_HOUR_MS);
  const last = lastDays.get(timeZone);
  if (last?.quarter === quarter) return last.day;
  const day = formatterOf(timeZone).format(ms);
  lastDays.set(timeZone, { quarter, day });
  return day;
}

/** Days begin on a quarter of an hour of UTC, in every zone of our time: within one, the day is the same. */
const QUARTER_HOUR_MS = 900_000;
/** "Today" is asked for by every request; formatting costs more than the rest of a prefill's rules. */
const lastDays = new Map<string, { readonly quarter: number; readonly day: string }>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format;
}

/** Making a formatter costs a hundred times what using it does. */
const formats = new Map<string, Intl.DateTimeFormat>();
