import { entityType } from '../../core/model/model';
import { documentOf, searchScheme } from '../../core/search/document';
import { lockGoldenRecords } from '../../storage/goldenRecords';
import { changeSearchDocuments, holdSearchBuild, markSearchBuild, nextGoldenIds, searchBuild } from '../../storage/searchDocuments';
import { toIso } from '../../storage/times';
import { inTransaction } from '../../storage/transaction';
import type { Pool } from '../poolContext';

const PAGE = 500;

/**
 * Makes the search documents of the next page of golden records, one transaction; false when none is left. After
 * an upgrade, when there are no documents yet or those there are were made in another way. Where it stopped it
 * goes on, after a restart or on another node; a document that is right already is not written. Golden records
 * that somebody writes meanwhile bring theirs along: both lock the golden record first.
 */
export async function buildSearchPage(pool: Pool): Promise<boolean> {
  const scheme = searchScheme(pool.model.types.values());
  if ((await searchBuild(pool.dataSource.manager, scheme))?.finished === true) return false;
  return inTransaction(pool.dataSource, async (tx) => {
    const build = await holdSearchBuild(tx, scheme);
    if (build.finished) return false;
    const ids = await nextGoldenIds(tx, build.afterId, PAGE);
    const states = await lockGoldenRecords(tx, ids, []);
    const active = states.filter(({ status }) => status === 'ACTIVE');
    await changeSearchDocuments(tx, {
      gone: states.filter(({ status }) => status !== 'ACTIVE').map(({ id }) => id),
      come: active.map((state) => documentOf(entityType(pool.model, state.type), state)),
    });
    const more = ids.length === PAGE;
    await markSearchBuild(tx, scheme, ids.at(-1) ?? build.afterId, more ? null : toIso(pool.clock()));
    return more;
  });
}

/** All pages that are left; one cheap statement when there are none. */
export async function buildSearch(pool: Pool): Promise<void> {
  while (await buildSearchPage(pool));
}
