import { inTransaction } from '../../storage/transaction';
import { hasUnfinishedValues, holdValueBuild, markValueBuild, nextActiveGoldenIds } from '../../storage/valueBuilds';
import { inForce } from '../configuration/inForce';
import type { Pool } from '../poolContext';
import { resurvive, saveSurvived, standingTargets } from './resurvive';

const PAGE = 200;

/**
 * Computes the next page of golden records anew, one transaction; false when none is left. After survivorship policies
 * or trust were published. What is written meanwhile follows the new ones by itself. Only golden records whose values
 * change get a version and a change.
 */
export async function buildValuesPage(pool: Pool): Promise<boolean> {
  if (!await hasUnfinishedValues(pool.dataSource.manager)) return false;
  await inTransaction(pool.dataSource, async (tx) => {
    const configured = await inForce(pool, tx);
    const build = await holdValueBuild(tx);
    if (build === null) return;
    const now = pool.clock();
    const ids = await nextActiveGoldenIds(tx, build.type, build.afterId, PAGE);
    const targets = await standingTargets(configured.pool, tx, ids);
    const cause = { operation: 'publishConfiguration', revision: build.revision };
    await saveSurvived(tx, await resurvive(configured.pool, tx, { targets, overlay: new Map(), trust: configured.trust, now, actor: 'mooring', causeOf: () => cause }));
    await markValueBuild(tx, { type: build.type, afterId: ids.at(-1) ?? build.afterId, finishedAt: ids.length === PAGE ? null : now });
  });
  return true;
}

/** All pages that are left; one cheap statement when there are none. */
export async function buildValues(pool: Pool): Promise<void> {
  while (await buildValuesPage(pool));
}
