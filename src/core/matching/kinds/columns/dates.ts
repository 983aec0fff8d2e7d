import type { ComparisonKind, Seen } from '../../comparisonKind';
import { editDistance } from '../../similarity/editDistance';
import { foldText } from '../../similarity/fold';

/** A day as it is compared; where the text is no date, its digits alone. */
export interface DayForm {
  /** YYYYMMDD where it could be read. */
  readonly digits: string;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Days since 1970-01-01; null for what is no calendar day (a month 13 by a slip). */
  readonly count: number | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MS_PER_DAY = 86_400_000;

/** Year first, year last (the day before the month, unless that is impossible), eight digits, months as words. */
export function dayForm(raw: string): DayForm | null {
  const text = foldText(raw.replace(/T.*$|\s+\d{1,2}:\d{2}.*$/, '')).replace(/[年月日]/g, ' ');
  if (text === '') return null;
  const named = text.replace(/[a-z]{3,}/g, (word) => { const month = MONTHS.indexOf(word.slice(0, 3)); return month < 0 ? ' ' : ` ${month + 1} `; });
  const groups = named.match(/\d+/g) ?? [];
  const digits = groups.join('');
  if (digits === '' || /^0+$/.test(digits)) return null;
  const [first = '', second = '', third = ''] = groups;
  if (groups.length === 1 && digits.length === 8) return day(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)), digits);
  if (groups.length >= 3 && first.length === 4) return day(Number(first), Number(second), Number(third), digits);
  if (groups.length >= 3 && third.length >= 2) {
    const year = third.length === 4 ? Number(third) : 1900 + Number(third.slice(0, 2));
    const wordMonthFirst = /^[a-z]{3,}/.test(text);
    return Number(second) > 12 || wordMonthFirst ? day(year, Number(first), Number(second), digits) : day(year, Number(second), Number(first), digits);
  }
  return { digits, year: NaN, month: NaN, day: NaN, count: null };
}

function day(year: number, month: number, date: number, digits: string): DayForm {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, date);
  const real = at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
  const pad = (value: number, chars: number): string => String(value).padStart(chars, '0').slice(0, chars);
  const normal = Number.isNaN(year) ? digits : `${pad(year, 4)}${pad(month, 2)}${pad(date, 2)}`;
  return { digits: normal, year, month, day: date, count: real ? Math.round(at.getTime() / MS_PER_DAY) : null };
}

const LEVELS = ['exact', 'slip', 'swapped', 'twoParts', 'month', 'year', 'twoSlips', 'decade', 'different'] as const;
const SEEN: readonly Seen[] = LEVELS.map((_name, level) => ({ level }));
const level = (name: (typeof LEVELS)[number]): number => LEVELS.indexOf(name);

const DAYS_OF_MONTH = 31;
const DAYS_OF_YEAR = 366;

function likeness(a: DayForm, b: DayForm): number {
  if (a.digits === b.digits) return level('exact');
  const edits = editDistance(a.digits, b.digits, 2);
  if (edits <= 1) return level('slip');
  if (a.year === b.year && a.month === b.day && a.day === b.month) return level('swapped');
  const sameParts = Number(a.year === b.year) + Number(a.month === b.month) + Number(a.day === b.day);
  if (sameParts === 2) return level('twoParts');
  const apart = a.count === null || b.count === null ? Infinity : Math.abs(a.count - b.count);
  if (apart <= DAYS_OF_MONTH) return level('month');
  if (edits <= 2 && apart > DAYS_OF_YEAR) return level('twoSlips');
  if (apart <= DAYS_OF_YEAR) return level('year');
  if (edits <= 2) return level('twoSlips');
  return sameParts === 1 && apart <= 10 * DAYS_OF_YEAR ? level('decade') : level('different');
}

/** A calendar day with what hands do to it. */
export const dayKind: ComparisonKind<DayForm> = {
  name: 'day',
  levels: [
    { name: 'exact', label: { zh: '同一天', en: 'the same day' }, m: 0.8, u: 0.0003, byFrequency: true },
    { name: 'slip', label: { zh: '一位数字之差', en: 'one digit apart, or two neighbours swapped' }, m: 0.06, u: 0.003 },
    { name: 'swapped', label: { zh: '月日颠倒', en: 'day and month swapped' }, m: 0.01, u: 0.0001, aside: true },
    { name: 'twoParts', label: { zh: '年月日中两项相同', en: 'two of year, month and day are the same' }, m: 0.02, u: 0.003 },
    { name: 'month', label: { zh: '相差不到一个月', en: 'within a month' }, m: 0.01, u: 0.002 },
    { name: 'year', label: { zh: '相差不到一年', en: 'within a year' }, m: 0.02, u: 0.02 },
    { name: 'twoSlips', label: { zh: '两位数字之差', en: 'two digits apart' }, m: 0.02, u: 0.02 },
    { name: 'decade', label: { zh: '相差不到十年,一项相同', en: 'within ten years, one part the same' }, m: 0.01, u: 0.03 },
    { name: 'different', label: { zh: '不同', en: 'different' }, m: 0.05, u: 0.92 },
  ],
  prepare: (values) => {
    const raw = values[0]?.[0];
    return typeof raw === 'string' || typeof raw === 'number' ? dayForm(String(raw)) : null;
  },
  compare: (a, b) => {
    const found = likeness(a, b);
    return found === 0 ? { level: 0, term: a.digits } : SEEN[found] ?? null;
  },
  terms: ({ digits }) => [digits],
  parts: (form) => ({
    exact: [form.digits],
    ...(Number.isNaN(form.year) ? { year: [], yearMonth: [], monthDay: [], yearDay: [] } : {
      year: [String(form.year)], yearMonth: [`${form.year}-${form.month}`], monthDay: [`${form.month}-${form.day}`], yearDay: [`${form.year}--${form.day}`],
    }),
  }),
};
