/**
 * How far each source system is trusted. Trust halves with every half-life that has passed since the
 * source last changed its record; a record older than `staleAfterDays` loses to any that is not.
 */
export interface SystemTrust {
  /** 0 to 1. */
  readonly trust: number;
  /** Exceptions, by "type.attribute". */
  readonly attributes?: Readonly<Record<string, number>>;
  readonly halfLifeDays?: number;
  readonly staleAfterDays?: number;
}

export type TrustTable = Readonly<Record<string, SystemTrust | undefined>>;

/** A system that nobody has said anything about is believed after all others. */
const UNKNOWN_SYSTEM: SystemTrust = { trust: 0.1 };
/** A record without a time of change counts as one half-life old: neither fresh nor worthless. */
const UNKNOWN_AGE_FACTOR = 0.5;
export const DAY_MS = 86_400_000;

export interface Standing {
  /** log2 of the trust as it stands now; the greater wins. */
  readonly score: number;
  readonly stale: boolean;
  /** As time goes on from now, the score loses 1 in so many milliseconds; Infinity when it stays. */
  readonly halfLifeMs: number;
  /** When the record becomes stale; Infinity for never. */
  readonly staleAt: number;
}

/** How a source record's word on one attribute stands at the moment `now` (ms since the epoch). */
export function standingOf(
  table: TrustTable,
  source: { readonly system: string; readonly type: string; readonly updatedAt: number | null },
  attribute: string,
  now: number,
): Standing {
  const entry = table[source.system] ?? UNKNOWN_SYSTEM;
  const trust = Math.log2(Math.max(entry.attributes?.[`${source.type}.${attribute}`] ?? entry.trust, 1e-9));
  const halfLifeMs = (entry.halfLifeDays ?? Infinity) * DAY_MS;
  if (source.updatedAt === null) {
    const score = halfLifeMs === Infinity ? trust : trust + Math.log2(UNKNOWN_AGE_FACTOR);
    return { score, stale: false, halfLifeMs: Infinity, staleAt: Infinity };
  }
  const staleAt = source.updatedAt + (entry.staleAfterDays ?? Infinity) * DAY_MS;
  // A clock that runs ahead must not earn trust: a time in the future counts as now, and ages from then on.
  if (source.updatedAt >= now) return { score: trust, stale: staleAt <= now, halfLifeMs: source.updatedAt === now ? halfLifeMs : Infinity, staleAt };
  return { score: trust - (now - source.updatedAt) / halfLifeMs, stale: staleAt <= now, halfLifeMs, staleAt };
}

/**
 * The last moment after `now` until which `a` is certain to stay ahead of `b`, or the next one; Infinity if
 * time never changes their order. Both scores fall linearly (they are logarithms), so there is at most one
 * crossing. It is rounded down, to the safe side: whoever comes too early computes the rest of the way.
 */
export function overtakesAt(a: Standing, b: Standing, now: number): number {
  const closing = 1 / a.halfLifeMs - 1 / b.halfLifeMs;
  const gap = a.score - b.score;
  if (gap < 0 || closing <= 0) return Infinity;
  return now + Math.max(1, Math.floor(gap / closing));
}
