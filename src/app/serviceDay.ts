import { calendarDay } from '../core/service/calendar';
import type { Pool } from './poolContext';

/** An agent's "today". */
export const SERVICE_TIME_ZONE = 'Asia/Shanghai';

/** The day (YYYY-MM-DD) on which a record is read: today, or the day of the moment that was asked about. */
export function serviceDay(pool: Pool, asOf: number | null): string {
  return calendarDay(asOf ?? pool.clock(), SERVICE_TIME_ZONE);
}
