import type { Language } from '../language/label';

const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** A moment in the reader's own zone, to the minute. */
export function moment(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(iso));
}

export function count(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(value);
}

/** Share (0 to 1) as percent, to one digit. */
export function percent(share: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]];

/** How long ago, or how far ahead: "3 hours ago". */
export function ago(iso: string, language: Language, now = Date.now()): string {
  const difference = new Date(iso).getTime() - now;
  const [unit, size] = STEPS.find(([, step]) => Math.abs(difference) >= step) ?? ['minute', 60_000];
  return new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto' }).format(Math.round(difference / size), unit);
}

/** A moment as a field of the type datetime-local has it: in the reader's own zone, without one. */
export function localMinute(iso: string): string {
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
