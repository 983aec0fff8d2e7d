const TOKENS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})', MM: '(?<month>\\d{1,2})', DD: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{1,2})', mm: '(?<minute>\\d{1,2})', ss: '(?<second>\\d{1,2})',
};

const count = (format: string, token: string): number => format.split(token).length - 1;

/** True when a format has a year, a month and a day, and nothing twice. */
export function isDateFormat(format: string): boolean {
  return ['YYYY', 'MM', 'DD'].every((token) => count(format, token) === 1) && ['HH', 'mm', 'ss'].every((token) => count(format, token) <= 1);
}

/** Two numbers without anything between them: each must then have all its digits, or 2024111 could be two days. */
const RUN_TOGETHER = /(?:YYYY|MM|DD|HH|mm|ss){2}/;

/** A reader for one format: ISO text without an offset ("2024-01-05T09:30:00"), or null when it does not fit. */
export function dateReader(format: string): (text: string) => string | null {
  const pattern = format.replace(/YYYY|MM|DD|HH|mm|ss|[\s\S]/g, (part) => TOKENS[part] ?? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^${RUN_TOGETHER.test(format) ? pattern.replaceAll('{1,2}', '{2}') : pattern}$`);
  return (text) => {
    const groups = expression.exec(text)?.groups;
    if (groups === undefined) return null;
    const part = (name: string): string => (groups[name] ?? '0').padStart(2, '0');
    const day = `${part('year')}-${part('month')}-${part('day')}`;
    return groups['hour'] === undefined ? day : `${day}T${part('hour')}:${part('minute')}:${part('second')}`;
  };
}
