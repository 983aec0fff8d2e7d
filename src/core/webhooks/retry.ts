const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Waits between attempts, as Standard Webhooks proposes them (section "Deliverability and reliability"): 75 hours in all. */
export const RETRY_AFTER_MS: readonly number[] = [
  5 * SECOND_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 5 * HOUR_MS, 10 * HOUR_MS, 14 * HOUR_MS, 20 * HOUR_MS, 24 * HOUR_MS,
];
/** So much is added to, or taken from, a wait: receivers that came back are not met by all at once. */
const JITTER = 0.2;
/** A receiver may ask for a longer wait, but not for ever. */
const MAX_ASKED_MS = 24 * HOUR_MS;

/** What came of sending one event; `status`: of HTTP, null where there was no answer. */
export interface WebhookAnswer {
  readonly status: number | null;
  /** As the receiver wrote it: seconds, or a date of HTTP. */
  readonly retryAfter: string | null;
}

export type WebhookVerdict =
  | { readonly verdict: 'DELIVERED' }
  | { readonly verdict: 'FAILED'; readonly askedMs: number | null }
  /** The receiver as a whole wants a pause; the event itself is not held against it. */
  | { readonly verdict: 'SLOW_DOWN'; readonly waitMs: number }
  /** 410: the receiver wants nothing any more. */
  | { readonly verdict: 'GONE' };

/** How long a receiver that asks for a pause without saying how long is left alone. */
const PAUSE_MS = 30 * SECOND_MS;

export function verdictOf({ status, retryAfter }: WebhookAnswer, now: number): WebhookVerdict {
  if (status === null) return { verdict: 'FAILED', askedMs: null };
  if (status >= 200 && status < 300) return { verdict: 'DELIVERED' };
  if (status === 410) return { verdict: 'GONE' };
  const askedMs = askedWait(retryAfter, now);
  if (status === 429) return { verdict: 'SLOW_DOWN', waitMs: askedMs ?? PAUSE_MS };
  return { verdict: 'FAILED', askedMs };
}

/** `retry-after` (RFC 9110, section 10.2.3) in milliseconds from now; null for none, or one that cannot be read. */
function askedWait(retryAfter: string | null, now: number): number | null {
  if (retryAfter === null) return null;
  const ms = /^\d{1,9}$/.test(retryAfter.trim()) ? Number(retryAfter) * SECOND_MS : Date.parse(retryAfter) - now;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), MAX_ASKED_MS);
}

/**
 * Milliseconds to the next attempt after `failures` that failed; null when it is given up. `random`: 0 to 1, the jitter.
 */
export function nextAttemptMs(failures: number, random: number, askedMs: number | null): number | null {
  const wait = RETRY_AFTER_MS[failures - 1];
  if (wait === undefined) return null;
  return Math.max(Math.round(wait * (1 - JITTER + 2 * JITTER * random)), askedMs ?? 0);
}
