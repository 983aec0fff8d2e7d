import { setTimeout as pause } from 'node:timers/promises';
import { hasActiveWebhooks } from '../../storage/webhooks/endpoints';
import type { Pool } from '../poolContext';

export interface Following {
  /** Until there may be something new in the log, or so long. */
  readonly wait: (ms: number) => Promise<void>;
  readonly end: () => void;
}

/** Follows the end of the log for as long as there is an active endpoint: changes get their positions sooner then. */
export function followedByWebhooks(pool: Pool, signal: AbortSignal): Following {
  let joined: { readonly leave: () => void } | null = null;
  let seen = 0;
  const leave = (): void => { joined?.leave(); joined = null; };
  return {
    wait: async (ms) => {
      const waited = new AbortController();
      const until = AbortSignal.any([signal, waited.signal]);
      try {
        const wanted = await hasActiveWebhooks(pool.dataSource.manager);
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
        await pause(ms, undefined, { signal, ref: false }).catch(() => undefined);
      } finally {
        waited.abort();
      }
    },
    end: leave,
  };
}
