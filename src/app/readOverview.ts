import { arrivalsByDay, attributeQuality, changesByDay, countGoldenRecords, queueByAge, systemActivity, worstFailures } from '../storage/overview';
import type { Arrivals, AttributeQuality, ChangesOfDay, FailureGroup, QueueAge, SystemActivity, TypeCount } from '../storage/overview';
import { authorise } from './access';
import type { Caller } from './access';
import type { ChangeFeed } from './changeFeed';
import type { Pool } from './poolContext';
import { SERVICE_TIME_ZONE } from './serviceDay';

/** How the pool is doing: counts and shares alone, no values but source keys. */
export interface Overview {
  /** Milliseconds since the epoch. */
  readonly takenAt: number;
  readonly goldenRecords: readonly TypeCount[];
  readonly systems: readonly SystemActivity[];
  readonly arrivals: readonly Arrivals[];
  readonly failures: readonly FailureGroup[];
  readonly queue: readonly QueueAge[];
  readonly changes: readonly ChangesOfDay[];
  readonly quality: readonly AttributeQuality[];
}

const DAYS = 14;
const DAY_MS = 86_400_000;
const WORST = 5;
/** The counts go once through the pool: whoever asks within so many milliseconds is given what the last one was. */
const FRESH_MS = 15_000;
/** By the one thing of a pool that all its requests share. */
const latest = new WeakMap<ChangeFeed, { readonly until: number; readonly overview: Promise<Overview> }>();

export async function readOverview(pool: Pool, caller: Caller | null): Promise<Overview> {
  authorise(caller, 'readOverview');
  const now = pool.clock();
  const known = latest.get(pool.changeFeed);
  // Whoever had it taken may have gone meanwhile, and its statements with it.
  if (known !== undefined && known.until > now) return known.overview.catch(async () => take(pool, now));
  const overview = take(pool, now);
  latest.set(pool.changeFeed, { until: now + FRESH_MS, overview });
  overview.catch(() => { latest.delete(pool.changeFeed); }); // the next asks anew
  return overview;
}

/** One statement after the other: the overview is not worth more than one connection. */
async function take(pool: Pool, now: number): Promise<Overview> {
  const tx = pool.dataSource.manager;
  const since = now - DAYS * DAY_MS;
  return {
    takenAt: now,
    goldenRecords: await countGoldenRecords(tx),
    systems: await systemActivity(tx),
    arrivals: await arrivalsByDay(tx, since, SERVICE_TIME_ZONE),
    failures: await worstFailures(tx, WORST),
    queue: await queueByAge(tx, now),
    changes: await changesByDay(tx, since, SERVICE_TIME_ZONE),
    quality: await attributeQuality(tx, [...pool.model.types.keys()]),
  };
}
