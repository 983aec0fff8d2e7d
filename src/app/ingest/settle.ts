import type { JsonObject } from '../../core/model/json';
import { entityType } from '../../core/model/model';
import type { TrustTable } from '../../core/survivorship/trust';
import { replaceMatchKeys } from '../../storage/matchKeys';
import { replaceSourceReferences } from '../../storage/sourceReferences';
import { keepFormerPayloads, saveSourceRecords, takesPart } from '../../storage/sourceRecords';
import type { FormerPayload, StoredSourceRecord } from '../../storage/sourceRecords';
import { byTheEnd } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { referencesIn } from '../pool/facts';
import { movedReferences } from '../pool/movedReferences';
import { relink } from '../pool/relink';
import type { Relinked } from '../pool/relinked';
import { resurvive, saveSurvived } from '../pool/resurvive';
import { concernsQueue } from '../pool/reviewQueue';
import { saveLinks } from '../pool/saveLinks';
import type { SurvivedTarget } from '../pool/surviveTargets';
import { targetsOf } from '../pool/targets';
import type { Target } from '../pool/targets';
import type { Pool } from '../poolContext';

/** Source records in their new state, locked; everything that follows from it is still to be found out. */
export interface Unsettled {
  readonly changed: readonly StoredSourceRecord[];
  /** What the pool held of them before. */
  readonly held: readonly StoredSourceRecord[];
  readonly former: readonly FormerPayload[];
  readonly trust: TrustTable;
  readonly now: number;
  readonly actor: string;
  /** Said of the changes that follow; those of golden records that only refer to them are told as `reference`. */
  readonly cause: JsonObject & { readonly operation: string; readonly system: string };
}

export interface Settled { readonly relinked: Relinked; readonly survived: readonly SurvivedTarget[] }

/** Links changed source records, computes what follows from them, and writes all of it: facts, links, golden records, history and changes. */
export async function settle(pool: Pool, tx: Tx, unsettled: Unsettled): Promise<Settled> {
  const settled = await lookAhead(pool, tx, unsettled);
  await save(pool, tx, unsettled, settled);
  return settled;
}

/** What would follow; writes nothing. */
export async function lookAhead(pool: Pool, tx: Tx, unsettled: Unsettled): Promise<Settled> {
  const { changed, trust, now, actor } = unsettled;
  const relinked = await relink(pool, tx, changed);
  const changedIds = new Set(changed.map((record) => record.id));
  const targets = await targetsOf(pool, tx, relinked, changedIds);
  const survived = await resurvive(pool, tx, {
    targets, overlay: await movedReferences(tx, relinked, targets), trust, now, actor,
    causeOf: (target) => causeOf(target, relinked, changedIds, unsettled.cause),
  });
  return { relinked, survived };
}

/** So many source records are named as the cause of one change; a cause is for reading. */
const MAX_CAUSES = 10;

function causeOf(target: Target, relinked: Relinked, changedIds: ReadonlySet<string>, cause: Unsettled['cause']): JsonObject {
  const involved = relinked.records.filter((record) => changedIds.has(record.id)
    && (record.goldenId === target.id || relinked.formerGoldenIds.get(record.id) === target.id));
  return {
    ...cause, operation: involved.length > 0 ? cause.operation : 'reference',
    sourceRecords: involved.slice(0, MAX_CAUSES).map((record) => ({ system: record.system, type: record.type, sourceKey: record.sourceKey })),
  };
}

async function save(pool: Pool, tx: Tx, unsettled: Unsettled, { relinked, survived }: Settled): Promise<void> {
  const { held, former, now } = unsettled;
  const changedIds = unsettled.changed.map((record) => record.id);
  const isChanged = new Set(changedIds);
  const changed: readonly StoredSourceRecord[] = relinked.records.filter((record) => isChanged.has(record.id));
  const known = new Set(held.map((record) => record.id));
  const replacedIds = changedIds.filter((id) => known.has(id));
  const references = changed.filter(takesPart).flatMap((record) => referencesIn(entityType(pool.model, record.type), record));
  const write = async (): Promise<unknown> => Promise.all([
    // Golden records first: source records, indexes and changes point to them.
    saveSurvived(tx, survived),
    saveSourceRecords(tx, changed),
    keepFormerPayloads(tx, former),
    replaceMatchKeys(tx, replacedIds, relinked.matchKeys),
    replaceSourceReferences(tx, replacedIds, references),
    saveLinks(pool, tx, relinked, { savedIds: isChanged, now, personSpoke: false }),
  ]);
  // The queue is looked at once all of that stands; else nobody waits for it.
  if (concernsQueue(relinked, false)) await write();
  else await byTheEnd(tx, write);
}
