import type { EntityType } from '../../core/model/entityType';
import { entityType } from '../../core/model/model';
import { sameJson } from '../../core/model/json';
import { bareSourceRecords } from '../../storage/sourceRecords';
import { holdRecode, markRecode, nextRecode, recordsToResolve, sourceModelCodesOf } from '../../storage/sourceModelCodes';
import { inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { inForce } from '../configuration/inForce';
import { resurvive, saveSurvived, standingTargets } from '../pool/resurvive';
import type { Pool } from '../poolContext';
import { modelIndex } from './catalogueCache';
import { hasModelCodes, modelCodesOf } from './resolvedModels';

/** Source records looked at in one transaction. */
const PAGE = 200;

const typesWithCodes = (pool: Pool): EntityType[] => [...pool.model.types.values()].filter(hasModelCodes);

/**
 * Resolves the next page of codes anew after models, aliases or rules have changed, one transaction, with the golden
 * records and changes that follow; false when none is left. Where it stopped it goes on, after a restart or on another node.
 * `only`: the work of one decision, whatever else there is.
 */
export async function recodePage(pool: Pool, only: string | null = null): Promise<boolean> {
  if (await nextRecode(pool.dataSource.manager, only) === null) return false;
  await inTransaction(pool.dataSource, async (tx) => {
    const work = await holdRecode(tx, only);
    if (work === null) return;
    const ids = await recordsToResolve(tx, { key: work.key, types: typesWithCodes(pool).map(({ name }) => name), afterId: work.afterId, limit: PAGE });
    const goldenIds = await concerned(pool, tx, ids);
    if (goldenIds.length > 0) {
      const { pool: configured, trust } = await inForce(pool, tx);
      const survived = await resurvive(configured, tx, {
        targets: await standingTargets(configured, tx, goldenIds), overlay: new Map(), trust,
        now: pool.clock(), actor: work.by, causeOf: () => work.cause,
      });
      await saveSurvived(tx, survived);
    }
    await markRecode(tx, work.id, { afterId: ids.at(-1) ?? work.afterId, finishedAt: ids.length === PAGE ? null : pool.clock() });
  });
  return true;
}

/** All that is left; one cheap statement when there is nothing. */
export async function recodeAll(pool: Pool): Promise<void> {
  while (await recodePage(pool));
}

/** The golden records of those of these source records whose code resolves to something else than is written down. */
async function concerned(pool: Pool, tx: Tx, ids: readonly string[]): Promise<string[]> {
  const index = await modelIndex(pool, tx, 'HELD');
  const stored = new Map((await sourceModelCodesOf(tx, ids)).map((one) => [`${one.sourceRecordId}|${one.attribute}`, one]));
  const records = (await bareSourceRecords(tx, ids)).filter(({ goldenId }) => goldenId !== null);
  const changed = records.filter((record) => modelCodesOf(entityType(pool.model, record.type), record, index)
    .some((now) => !sameJson(stored.get(`${now.sourceRecordId}|${now.attribute}`), now)));
  return [...new Set(changed.flatMap(({ goldenId }) => goldenId ?? []))].sort();
}
