import { clean, unifyDashes } from '../text/clean';
import { chineseNumber, digitByDigit } from '../text/numeral';

/** A moment as written: on the wall clock of somebody, or with its offset from UTC. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** Minutes east of UTC; null when the text says nothing and the source's own zone holds. */
  readonly offsetMinutes: number | null;
}
/** BAD_YEAR: two digits. AMBIGUOUS: 03/04/2024, which may be March or April. INCOMPLETE: no day. */
export type TimeProblem = 'BAD_FORMAT' | 'BAD_YEAR' | 'AMBIGUOUS' | 'INCOMPLETE' | 'PLACEHOLDER';
type Day = Pick<WallTime, 'year' | 'month' | 'day'>;
type Clock = Pick<WallTime, 'hour' | 'minute' | 'second' | 'millisecond' | 'offsetMinutes'>;

const MIDNIGHT: Clock = { hour: 0, minute: 0, second: 0, millisecond: 0, offsetMinutes: null };
const MS_PER_DAY = 86_400_000;
/** Day 25569 of a spreadsheet is 1970-01-01; with this constant the false 29 February 1900 falls away. */
const SERIAL_OF_1970 = 25569;
const SERIAL_MIN = 20_000; // 1954
const SERIAL_MAX = 80_000; // 2119

const MONTHS: Readonly<Record<string, number>> = { jan: 1, feb: 2, mar: 3, apr: 4, may: 5, jun: 6, jul: 7, aug: 8, sep: 9, oct: 10, nov: 11, dec: 12 };
const WEEKDAY = /\(?(?:星期|周|礼拜)[一二三四五六日天]\)?|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b,?/gi;

const YEAR_FIRST = /^(\d{4}) ?([-/.年]) ?(\d{1,2}) ?[-/.月] ?(\d{1,2})(?: ?[日号](?=\d)|(?: ?[日号])?(?=$|[ T上下中凌早晚傍(]))/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?=$|[ T]|(?:\d{2}){2,3}$)/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?=$|[ T])/;
const SHORT_YEAR = /^\d{1,2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?=$|[ T])/;
const YEAR_MONTH = /^\d{4}(?:[-/.]\d{1,2}|年(?:\d{1,2}月)?)$/;
const NAMED_MONTH = /^(?:(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3})[a-z]*\.?,?[ -](\d{4})|([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}))(?=$|[ T,])/i;

const CLOCK = /^(上午|下午|中午|凌晨|早上|晚上|傍晚|am|pm)? ?(\d{1,2}) ?(?:[:点时] ?(\d{1,2})(?: ?[:分] ?(\d{1,2})(?:[.,](\d{1,9}))?秒?)?分?|[点时]整?)? ?(am|pm|a\.m\.|p\.m\.)? ?(z|utc|gmt|(?:utc|gmt)?[+-]\d{1,2}:?(?:\d{2})?)?(?: ?\([^()]*\))?$/i;
const COMPACT_CLOCK = /^(\d{2})(\d{2})(\d{2})?$/;
const AFTERNOON = /^(?:下午|晚上|傍晚|p\.?m)/i;
const MORNING = /^(?:上午|凌晨|早上|a\.?m)/i;

/** 二〇二四年一月五日 → 2024年1月5日; 十二月二十五日 → 12月25日. */
function arabic(text: string): string {
  if (!/[〇○零一二三四五六七八九十廿]/.test(text)) return text;
  return text
    .replace(/[〇○零一二三四五六七八九]{4}(?=年)/g, (year) => digitByDigit(year) ?? year)
    .replace(/[〇○零一二三四五六七八九十廿]{1,3}(?=[月日号时点分秒])/g, (number) => String(chineseNumber(number) ?? number));
}

function ambiguous(first: number, second: number, year: number): Day | TimeProblem {
  if (first > 12) return { year, month: second, day: first };
  if (second > 12) return { year, month: first, day: second };
  return first === second ? { year, month: first, day: second } : 'AMBIGUOUS';
}

/** The day a text begins with, and how many characters of it were the day. */
function readDay(text: string): readonly [Day, number] | TimeProblem {
  const yearFirst = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (yearFirst !== null) {
    const [month, day] = yearFirst.slice(-2);
    return [{ year: Number(yearFirst[1]), month: Number(month), day: Number(day) }, yearFirst[0].length];
  }
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast !== null) {
    const day = ambiguous(Number(yearLast[1]), Number(yearLast[3]), Number(yearLast[4]));
    return typeof day === 'string' ? day : [day, yearLast[0].length];
  }
  const named = NAMED_MONTH.exec(text);
  if (named !== null) {
    const month = MONTHS[(named[2] ?? named[4] ?? '').toLowerCase()];
    if (month === undefined) return 'BAD_FORMAT';
    return [{ year: Number(named[3] ?? named[6]), month, day: Number(named[1] ?? named[5]) }, named[0].length];
  }
  if (YEAR_MONTH.test(text)) return 'INCOMPLETE';
  return SHORT_YEAR.test(text) ? 'BAD_YEAR' : 'BAD_FORMAT';
}

function readOffset(text: string | undefined): number | null | undefined {
  if (text === undefined) return null;
  const match = /([+-])(\d{1,2}):?(\d{2})?$/.exec(text);
  if (match === null) return 0; // Z, UTC, GMT
  const [hours, minutes] = [Number(match[2]), Number(match[3] ?? 0)];
  if (hours > 14 || minutes > 59) return undefined;
  return (match[1] === '-' ? -1 : 1) * (hours * 60 + minutes);
}

function readClock(text: string): Clock | null {
  if (text === '') return MIDNIGHT;
  const compact = COMPACT_CLOCK.exec(text);
  if (compact !== null) return { ...MIDNIGHT, hour: Number(compact[1]), minute: Number(compact[2]), second: Number(compact[3] ?? 0) };
  const match = CLOCK.exec(text);
  if (match === null) return null;
  const half = match[1] ?? match[6] ?? '';
  const offsetMinutes = readOffset(match[7]);
  let hour = Number(match[2]);
  if (hour > 24 || offsetMinutes === undefined) return null;
  if (match[3] === undefined && half === '' && !/[点时]/.test(text)) return null; // a bare number after the day
  if (AFTERNOON.test(half) && hour < 12) hour += 12;
  if (MORNING.test(half) && hour === 12) hour = 0;
  const millisecond = match[5] === undefined ? 0 : Math.trunc(Number(`0.${match[5]}`) * 1000);
  return { hour, minute: Number(match[3] ?? 0), second: Number(match[4] ?? 0), millisecond, offsetMinutes };
}

/** A time as the numbers of UTC; for spreadsheet serials (wall clock) and for epochs (offset 0). */
function fromMs(ms: number, offsetMinutes: number | null): WallTime {
  const date = new Date(ms);
  return {
    year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour: date.getUTCHours(),
    minute: date.getUTCMinutes(), second: date.getUTCSeconds(), millisecond: date.getUTCMilliseconds(), offsetMinutes,
  };
}

/** Spreadsheet serials, epoch seconds (10 digits) and milliseconds (13 digits). */
function readNumber(text: string): WallTime | TimeProblem | null {
  if (/^0+(?:\.0+)?$|^[1-9](?:\.0+)?$/.test(text)) return 'PLACEHOLDER'; // an empty cell read as a date
  const serial = /^\d{5}(?:\.\d{1,15})?$/.test(text) ? Number(text) : NaN;
  if (serial >= SERIAL_MIN && serial <= SERIAL_MAX) {
    return fromMs(Math.round((serial - SERIAL_OF_1970) * 86_400) * 1000, null); // serials are exact to the second
  }
  if (/^\d{13}$/.test(text)) return fromMs(Number(text), 0);
  return /^\d{10}$/.test(text) ? fromMs(Number(text) * 1000, 0) : null;
}

function exists({ year, month, day, hour, minute, second }: WallTime): boolean {
  if (month < 1 || month > 12 || day < 1 || minute > 59 || second > 59) return false;
  if (hour > 24 || (hour === 24 && (minute > 0 || second > 0))) return false;
  return day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

/** 0000-00-00, 0001-01-01, 1900-01-00, 1900-01-01 and 9999-12-31: what programs write for "none" and "for ever". */
function fillsOnly({ year, month, day }: Day): boolean {
  return year <= 1 || (year === 1900 && month <= 1 && day <= 1) || year === 9999 || (month === 0 && day === 0);
}

/** As programs write it: nothing to clean, and nine of ten. */
const AS_PROGRAMS_WRITE = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

function readPlain(raw: string): WallTime | null {
  const match = AS_PROGRAMS_WRITE.exec(raw);
  if (match === null) return null;
  const [, year, , month, day, hour = 0, minute = 0, second = 0] = match;
  const time = { year: Number(year), month: Number(month), day: Number(day), hour: Number(hour), minute: Number(minute), second: Number(second), millisecond: 0, offsetMinutes: null };
  return fillsOnly(time) || !exists(time) ? null : time;
}

/** Reads every notation the kinds `date` and `dateTime` know. */
export function parseTime(raw: string): WallTime | TimeProblem {
  return readPlain(raw) ?? readWhole(raw);
}

function readWhole(raw: string): WallTime | TimeProblem {
  const text = arabic(unifyDashes(clean(raw)).replace(WEEKDAY, ' ').replace(/ {2,}/g, ' ').trim());
  const number = readNumber(text);
  if (number !== null) return number;
  const day = readDay(text);
  if (typeof day === 'string') return day;
  if (fillsOnly(day[0])) return 'PLACEHOLDER';
  const clock = readClock(text.slice(day[1]).replace(/^[T,]/i, ' ').trim());
  if (clock === null) return 'BAD_FORMAT';
  const time = { ...day[0], ...clock };
  return exists(time) ? time : 'BAD_FORMAT';
}

/** The wall time as milliseconds, as if the clock on that wall showed UTC. */
export function wallMs(time: WallTime): number {
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second, time.millisecond);
}

export { MS_PER_DAY };
