import { dueGoldenIds } from '../storage/goldenRecords';
import { inTransaction } from '../storage/transaction';
import { inForce } from './configuration/inForce';
import type { Pool } from './poolContext';
import { resurvive, saveSurvived, standingTargets } from './pool/resurvive';

const BATCH = 500;

/**
 * Computes golden records anew whose answer the passing of time may have changed: a pin has expired, a
 * source has become stale or less trusted than another. Returns how many it looked at; fewer than a full
 * batch means that none is left. Found by an index on the due moment: the others cost nothing.
 */
export async function refreshDueRecords(pool: Pool): Promise<{ looked: number; more: boolean }> {
  return inTransaction(pool.dataSource, async (tx) => {
    const now = pool.clock();
    const ids = await dueGoldenIds(tx, now, BATCH);
    if (ids.length === 0) return { looked: 0, more: false };
    const { pool: configured, trust } = await inForce(pool, tx);
    const targets = await standingTargets(configured, tx, ids);
    const survived = await resurvive(configured, tx, { targets, overlay: new Map(), trust, now, actor: 'mooring', causeOf: () => ({ operation: 'refresh' }) });
    await saveSurvived(tx, survived);
    return { looked: ids.length, more: ids.length === BATCH };
  });
}
