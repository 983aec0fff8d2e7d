import { createPoster } from '../app/webhooks/post';
import { createWebhookWork, deliverTo, deliversWebhooks, takeWebhooks } from '../app/webhooks/deliver';
import { followLog } from '../app/followLog';
import type { Pool } from '../app/poolContext';
import type { BackgroundWork, OnFailure } from './backgroundWork';

/** Endpoints that one node delivers to at a time: a slow receiver holds up nobody but itself. */
const MAX_ENDPOINTS_AT_ONCE = 16;
/** It looks by itself so often: for retries that are due, and endpoints that a killed node has left. */
export const LOOK_EVERY_MS = 500;

/**
 * Delivers webhooks. Any number of nodes may: an endpoint is leased to one at a time, and whoever is killed loses its
 * leases after a minute. What was under way is sent again, with the same id.
 */
export function createWebhookSender({ pool, onFailure }: { readonly pool: Pool; readonly onFailure: OnFailure }): BackgroundWork {
  const stopping = new AbortController();
  const poster = createPoster(pool.webhookBounds);
  const work = createWebhookWork(poster, stopping.signal);
  const underWay = new Set<Promise<void>>();
  let running: Promise<void> = Promise.resolve();

  const deliver = (endpoint: Parameters<typeof deliverTo>[1]): void => {
    const one = deliverTo(pool, endpoint, work)
      .catch((error: unknown) => { onFailure('a webhook could not be delivered; trying again', error); })
      .finally(() => { underWay.delete(one); });
    underWay.add(one);
  };
  const run = async (): Promise<void> => {
    const following = followLog(pool, stopping.signal, async () => deliversWebhooks(pool));
    while (!stopping.signal.aborted) {
      try {
        const taken = await takeWebhooks(pool, work, MAX_ENDPOINTS_AT_ONCE - underWay.size);
        taken.forEach(deliver);
        if (taken.length === 0) await following.wait(LOOK_EVERY_MS);
      } catch (error) {
        onFailure('webhooks could not be looked for; trying again', error);
        await following.wait(LOOK_EVERY_MS);
      }
    }
    following.end();
  };
  return {
    start: async () => { running = run(); return Promise.resolve(); },
    stop: async () => {
      stopping.abort();
      await running;
      await Promise.all(underWay);
      poster.close();
    },
  };
}
