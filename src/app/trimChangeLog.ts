import { announceRemoval, removeAnnounced } from '../storage/changeRetention';
import type { Pool } from './poolContext';

const DAY_MS = 86_400_000;
const BATCH = 10_000;
const MAX_BATCHES = 1_000;

/** How long the change log is kept; 0 for ever. */
export interface ChangeRetention { readonly days: number; readonly rows: number }

/**
 * One round: what the round before has announced goes, and what is to go next is announced, so that nobody who has
 * begun to read is left with a hole. Golden records and their history stay whole.
 */
export async function trimChangeLog(pool: Pool): Promise<number> {
  const { days, rows } = pool.changeRetention;
  let removed = 0;
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    const count = await removeAnnounced(pool.dataSource.manager, BATCH);
    removed += count;
    if (count < BATCH) break;
  }
  if (days > 0 || rows > 0) {
    await announceRemoval(pool.dataSource.manager, { before: days > 0 ? pool.clock() - days * DAY_MS : null, rows: rows > 0 ? rows : null });
  }
  return removed;
}
