import type { JsonValue } from '../model/json';

export const WARRANTY_STATUSES = ['IN_WARRANTY', 'EXPIRED', 'UNKNOWN'] as const;
export type WarrantyStatus = (typeof WARRANTY_STATUSES)[number];

/** The last day of warranty, YYYY-MM-DD: as recorded, or reckoned from manufacture and months; null if unknown. */
export function warrantyEndsOn(values: Readonly<Record<string, JsonValue>>): string | null {
  const { warrantyEndsOn: recorded, manufacturedOn, warrantyMonths } = values;
  if (typeof recorded === 'string') return recorded;
  if (typeof manufacturedOn !== 'string' || typeof warrantyMonths !== 'number') return null;
  return addMonths(manufacturedOn, warrantyMonths);
}

/** The last day is still under warranty. `on` is a calendar day, YYYY-MM-DD. */
export function warrantyStatus(values: Readonly<Record<string, JsonValue>>, on: string): WarrantyStatus {
  const end = warrantyEndsOn(values);
  if (end === null) return 'UNKNOWN';
  return on <= end ? 'IN_WARRANTY' : 'EXPIRED';
}

/** Months are added to the day of the month; 31 January + 1 month is the last day of February. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDay))).toISOString().slice(0, 10);
}
