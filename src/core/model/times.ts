const FIRST_MS = Date.UTC(1000, 0, 1);
const LAST_MS = Date.UTC(9999, 11, 31);

/** Whether a moment (ms since the epoch) has a four-digit year: every notation and database agrees on those. */
export function isStorableTime(ms: number): boolean {
  return ms >= FIRST_MS && ms <= LAST_MS;
}
