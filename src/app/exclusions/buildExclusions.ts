import type { JsonValue } from '../../core/model/json';
import { hasUnfollowedExclusions, holdUnfollowedExclusion, markFollowed, namesOfImport, namesOfSystem } from '../../storage/exclusions';
import type { ExcludedName, Following } from '../../storage/exclusions';
import { inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { inForce } from '../configuration/inForce';
import type { Pool } from '../poolContext';
import { followPage } from './followPage';

const PAGE = 200;

/**
 * Makes the next page of source records follow an exclusion that has begun or ended, one transaction; false when none is
 * left. Where it stopped it goes on, after a restart or on another node; what is sent meanwhile follows by itself.
 */
export async function buildExclusionsPage(pool: Pool): Promise<boolean> {
  if (!await hasUnfollowedExclusions(pool.dataSource.manager)) return false;
  await inTransaction(pool.dataSource, async (tx) => {
    const configured = await inForce(pool, tx);
    const following = await holdUnfollowedExclusion(tx);
    if (following === null) return;
    const names = await nextNames(tx, following, PAGE);
    const now = pool.clock();
    await followPage(configured, tx, { ...following, names, actor: 'mooring', now });
    await markFollowed(tx, following.id, { after: placeOf(following, names.at(-1)), followedAt: names.length === PAGE ? null : now });
  });
  return true;
}

/** All pages that are left; one cheap statement when there are none. */
export async function buildExclusions(pool: Pool): Promise<void> {
  while (await buildExclusionsPage(pool));
}

/** From where on records are still to follow: an import's by their ids, a system's by their names, each along an index. */
export async function nextNames(tx: Tx, { system, importId, after }: Pick<Following, 'system' | 'importId' | 'after'>, limit: number): Promise<ExcludedName[]> {
  if (importId !== null) return namesOfImport(tx, importId, typeof after === 'string' ? after : null, limit);
  const [type, sourceKey] = Array.isArray(after) ? after.map(String) : [];
  return namesOfSystem(tx, system, type === undefined || sourceKey === undefined ? null : { type, sourceKey }, limit);
}

function placeOf({ importId, after }: Following, last: ExcludedName | undefined): JsonValue | null {
  if (last === undefined) return after;
  return importId === null ? [last.type, last.sourceKey] : last.id;
}
