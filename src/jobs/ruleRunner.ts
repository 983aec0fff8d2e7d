import { lookAtChanges, rulesWork } from '../app/changeRules/onChanges';
import { fireTimers, nextDue, setTimersPage } from '../app/changeRules/onTime';
import { lookForPrompts, sequenceAllNotifications } from '../app/changeRules/notifications';
import { setPendingValues } from '../app/changeRules/setValues';
import { followLog } from '../app/followLog';
import type { Pool } from '../app/poolContext';
import type { BackgroundWork, OnFailure } from './backgroundWork';

/** It looks by itself so often, and when a timer is due. */
export const LOOK_EVERY_MS = 1_000;

/**
 * Lets change rules work: on the log as it grows, on timers as they fall due, on the timers of rules that have just been
 * published. Any number of nodes may; each step is a transaction that one of them has, and whoever is killed leaves nothing half done.
 */
export function createRuleRunner({ pool, onFailure }: { readonly pool: Pool; readonly onFailure: OnFailure }): BackgroundWork {
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<unknown> = Promise.resolve();
  /** Again while there is more; else when there may be something, or after a while. */
  const repeat = async (step: () => Promise<boolean>, wait: () => Promise<void>): Promise<void> => {
    while (!signal.aborted) {
      try {
        if (!await step()) await wait();
      } catch (error) {
        onFailure('change rules could not work; trying again', error);
        await following.wait(LOOK_EVERY_MS);
      }
    }
  };
  /** What a step has told gets its place at once. */
  const told = async (step: () => Promise<boolean>): Promise<boolean> => {
    const more = await step();
    await sequenceAllNotifications(pool);
    await lookForPrompts(pool);
    return more;
  };
  const following = followLog(pool, signal, async () => rulesWork(pool));
  const untilDue = async (): Promise<void> => {
    const due = await nextDue(pool);
    await following.sleep(due === null ? LOOK_EVERY_MS : Math.min(LOOK_EVERY_MS, Math.max(due - pool.clock(), 10)));
  };
  return {
    start: async () => {
      running = Promise.all([
        repeat(async () => told(async () => { const more = await lookAtChanges(pool); return await setPendingValues(pool) || more; }), async () => following.wait(LOOK_EVERY_MS)),
        repeat(async () => told(async () => fireTimers(pool)), untilDue),
        repeat(async () => setTimersPage(pool), async () => following.sleep(LOOK_EVERY_MS)),
      ]);
      return Promise.resolve();
    },
    stop: async () => {
      stopping.abort();
      await running;
      following.end();
    },
  };
}
