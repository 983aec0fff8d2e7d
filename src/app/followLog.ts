import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from './poolContext';

/** How background work follows the end of the log. */
export interface Following {
  /** Until there may be something new in the log, or so long. */
  readonly wait: (ms: number) => Promise<void>;
  readonly sleep: (ms: number) => Promise<void>;
  /** Until anything is said of the log on any node, or so long. */
  readonly hear: (ms: number) => Promise<void>;
  readonly end: () => void;
}

/** Follows the end of the log for as long as that is wanted: changes get their positions sooner then. */
export function followLog(pool: Pool, signal: AbortSignal, isWanted: () => Promise<boolean>): Following {
  let joined: { readonly leave: () => void } | null = null;
  let seen = 0;
  const leave = (): void => { joined?.leave(); joined = null; };
  const sleep = async (ms: number): Promise<void> => { await pause(ms, undefined, { signal, ref: false }).catch(() => undefined); };
  return {
    sleep,
    hear: async (ms) => {
      const waited = new AbortController();
      const until = AbortSignal.any([signal, waited.signal]);
      try {
        joined ??= await pool.changeFeed.join();
        await Promise.race([sleep(ms), pool.changeFeed.waitBehind(pool.changeFeed.position, until)]);
      } catch {
        await sleep(ms);
      } finally {
        waited.abort();
      }
    },
    wait: async (ms) => {
      const waited = new AbortController();
      const until = AbortSignal.any([signal, waited.signal]);
      try {
        const wanted = await isWanted();
        if (wanted && joined === null) {
          const now = await pool.changeFeed.join();
          joined = now;
          if (now.position > seen) { seen = now.position; return; }
        }
        if (!wanted) leave();
        const asleep = pause(ms, undefined, { signal: until, ref: false }).catch(() => undefined);
        if (joined === null) { await asleep; return; }
        await Promise.race([asleep, pool.changeFeed.waitBehind(seen, until)]);
        seen = Math.max(seen, pool.changeFeed.position);
      } catch {
        await sleep(ms);
      } finally {
        waited.abort();
      }
    },
    end: leave,
  };
}
