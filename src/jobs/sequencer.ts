import type { Pool } from '../app/poolContext';
import { chainAuditLog } from '../app/audit';
import { sequenceAll } from '../app/readChanges';
import type { BackgroundWork, OnFailure } from './backgroundWork';

export const SEQUENCE_EVERY_MS = 1_000;
/** While anybody follows the log: the better part of the way from a commit to a subscriber. */
const FOLLOWED_EVERY_MS = 20;

/**
 * Gives committed changes their positions, and audit entries their places in the chain, soon after they were
 * made: nobody who reads a log has to wait for a backlog, and no entry stays long without its hash. With nothing to do a round is one look into a partial index. Any number of nodes
 * may do this at once: the database lets one at a time.
 */
export function createSequencer(options: { readonly pool: Pool; readonly onFailure: OnFailure; readonly everyMs?: number }): BackgroundWork {
  const { pool, onFailure, everyMs = SEQUENCE_EVERY_MS } = options;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  let stopped = false;
  const runOnce = async (): Promise<void> => {
    try {
      if (await sequenceAll(pool) > 0) await pool.changeFeed.wake();
      await chainAuditLog(pool);
    } catch (error) {
      onFailure('changes and audit entries could not be given their places; trying again', error);
    }
    if (!stopped) timer = setTimeout(next, pool.changeFeed.followers > 0 ? Math.min(everyMs, FOLLOWED_EVERY_MS) : everyMs);
  };
  const next = (): void => { round = runOnce(); };
  return {
    start: async () => { next(); return Promise.resolve(); },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
