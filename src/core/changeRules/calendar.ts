/**
 * Which days people work. CN: mainland China, with the public holidays and the weekends worked instead, as the State Council
 * has announced them; WEEKDAYS: Monday to Friday; EVERY_DAY. `shift`: where a moment goes that falls on a day off.
 */
export interface Calendar {
  readonly name: 'CN' | 'WEEKDAYS' | 'EVERY_DAY';
  readonly shift: 'NEXT' | 'PREVIOUS';
  /** Days off of one's own, YYYY-MM-DD. */
  readonly holidays?: readonly string[];
  readonly workdays?: readonly string[];
}

const DAY_MS = 86_400_000;

/** A range of days, both ends included. */
const days = (from: string, to: string): string[] => {
  const found: string[] = [];
  for (let ms = Date.parse(from); ms <= Date.parse(to); ms += DAY_MS) found.push(new Date(ms).toISOString().slice(0, 10));
  return found;
};

/** Announced each November for the year to come (国务院办公厅关于部分节假日安排的通知); years that are not here have weekends alone. */
const CN_HOLIDAYS = new Set([
  ...days('2025-01-01', '2025-01-01'), ...days('2025-01-28', '2025-02-04'), ...days('2025-04-04', '2025-04-06'), ...days('2025-05-01', '2025-05-05'),
  ...days('2025-05-31', '2025-06-02'), ...days('2025-10-01', '2025-10-08'),
  ...days('2026-01-01', '2026-01-03'), ...days('2026-02-15', '2026-02-23'), ...days('2026-04-04', '2026-04-06'), ...days('2026-05-01', '2026-05-05'),
  ...days('2026-06-19', '2026-06-21'), ...days('2026-09-25', '2026-09-27'), ...days('2026-10-01', '2026-10-07'),
]);
const CN_WORKDAYS = new Set([
  '2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11',
  '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10',
]);

/** `day`: YYYY-MM-DD. */
export function isWorkingDay(day: string, { name, holidays, workdays }: Calendar): boolean {
  if (workdays?.includes(day) === true) return true;
  if (holidays?.includes(day) === true) return false;
  if (name === 'EVERY_DAY') return true;
  if (name === 'CN' && CN_WORKDAYS.has(day)) return true;
  if (name === 'CN' && CN_HOLIDAYS.has(day)) return false;
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The longest run of days off that is looked over. */
const MAX_DAYS_OFF = 60;

/** The day itself if it is worked, else the next or previous one that is. */
export function workingDay(day: string, calendar: Calendar): string {
  const step = calendar.shift === 'NEXT' ? DAY_MS : -DAY_MS;
  let ms = Date.parse(day);
  for (let looked = 0; looked < MAX_DAYS_OFF; looked += 1, ms += step) {
    const candidate = new Date(ms).toISOString().slice(0, 10);
    if (isWorkingDay(candidate, calendar)) return candidate;
  }
  return day;
}
