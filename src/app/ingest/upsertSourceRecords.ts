import { badInput } from '../../core/model/errors';
import type { JsonObject } from '../../core/model/json';
import { entityType } from '../../core/model/model';
import { lockKeys } from '../../storage/locks';
import { replaceMatchKeys } from '../../storage/matchKeys';
import { replaceSourceReferences } from '../../storage/sourceReferences';
import { keepFormerPayloads, lockSourceRecords, replacedContents, saveSourceRecords } from '../../storage/sourceRecords';
import type { SourceRecordName, StoredSourceRecord } from '../../storage/sourceRecords';
import { byTheEnd, inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { authorise, authoriseSystem } from '../access';
import type { Caller } from '../access';
import { audited, record } from '../audit';
import type { Act } from '../audit';
import type { Pool } from '../poolContext';
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
import { checkBounds } from './checkBounds';
import { foldRecords, nameOf } from './foldRecords';
import type { FoldedBatch } from './foldRecords';
import { mappingFor } from './mappingFor';
import type { MappingInForce } from './mappingFor';
import { reportOf } from './report';
import type { SourceRecordInput, UpsertReport } from './types';

export interface UpsertSourceRecords {
  readonly system: string;
  /** The type of record that the system sends; the mapping says which types of golden record it feeds. */
  readonly type: string;
  readonly records: readonly SourceRecordInput[];
}

/**
 * Takes a batch of source records: facts, links, golden values, history and changes in one transaction, or
 * none of them. A number of statements that does not depend on the size of the batch.
 */
export async function upsertSourceRecords(pool: Pool, caller: Caller | null, request: UpsertSourceRecords): Promise<UpsertReport> {
  const { system, type, records } = request;
  const act = { operation: 'upsertSourceRecords', details: { system: system.slice(0, MAX_NAME_CHARS), type: type.slice(0, MAX_NAME_CHARS), records: records.length } };
  return audited(pool, caller, act, async () => upsert(pool, caller, request, act));
}

/** Of names that may be anything, so much is written down. */
const MAX_NAME_CHARS = 100;

async function upsert(pool: Pool, caller: Caller | null, request: UpsertSourceRecords, act: Act & { readonly details: JsonObject }): Promise<UpsertReport> {
  const known = authorise(caller, 'writeSourceRecords');
  authoriseSystem(known, request.system);
  const { maxBatchRecords } = pool.bounds;
  if (request.records.length > maxBatchRecords) {
    throw badInput(`at most ${maxBatchRecords} records in one batch`, `${request.records.length} records`, 'Send them in several batches.');
  }
  return inTransaction(pool.dataSource, async (tx) => {
    const now = pool.clock();
    const { mapping, batch } = await foldBatch(pool, tx, request, now);
    const report = batch.changed.length === 0
      ? await takeUnchanged(tx, mapping, batch)
      : await takeChanged(mapping.pool, tx, { mapping, batch, now, actor: known.name });
    const { accepted, unchanged, rejected } = report;
    await byTheEnd(tx, async () => record(pool, tx, known, { ...act, details: { ...act.details, accepted, unchanged, rejected } }));
    return report;
  });
}

async function takeUnchanged(tx: Tx, mapping: MappingInForce, batch: FoldedBatch): Promise<UpsertReport> {
  await byTheEnd(tx, async () => keepFormerPayloads(tx, batch.former));
  return reportOf(tx, { mapping, batch, relinked: null, survived: [] });
}

async function takeChanged(pool: Pool, tx: Tx, work: {
  readonly mapping: MappingInForce; readonly batch: FoldedBatch; readonly now: number; readonly actor: string;
}): Promise<UpsertReport> {
  const { mapping, batch, now, actor } = work;
  const relinked = await relink(pool, tx, batch.changed);
  const survived = await survivors(pool, tx, { mapping, batch, relinked, now, actor });
  await save(pool, tx, { batch, relinked, survived, now });
  return reportOf(tx, { mapping, batch, relinked, survived });
}

async function foldBatch(pool: Pool, tx: Tx, request: UpsertSourceRecords, receivedAt: number): Promise<{ mapping: MappingInForce; batch: FoldedBatch }> {
  const { system, type, records } = request;
  const refusals = records.map((record) => checkBounds(record, pool.bounds));
  const keys = [...new Set(records.flatMap((record, index) => (refusals[index] === null ? [record.sourceKey] : [])))];
  const namesOf = (types: readonly string[]): SourceRecordName[] => keys.flatMap((sourceKey) => types.map((fed) => ({ system, type: fed, sourceKey })));
  // Which types the mapping feeds seldom changes: what they hold is asked for together with the mapping itself.
  const guess = pool.fedTypes.get(`${system}|${type}`) ?? [];
  const [mapping, guessed] = await Promise.all([mappingFor(pool, tx, system, type), holdNames(tx, namesOf(guess))]);
  const fed = mapping.mapping.outputs.map((output) => output.type.name);
  pool.fedTypes.set(`${system}|${type}`, fed);
  const names = namesOf(fed);
  const held = fed.join() === guess.join() ? guessed : await holdNames(tx, names);
  const heldNames = new Set(held.map(nameOf));
  const fresh = names.filter((name) => !heldNames.has(nameOf(name)));
  const ids = await pool.numbers.sourceRecords.take(tx, fresh.length);
  const reservedIds = new Map(fresh.map((name, index) => [nameOf(name), ids[index] ?? '']));
  const replaced = await replacedContents(tx, held.map((record) => record.id));
  return { mapping, batch: foldRecords(pool, mapping, records, { refusals, held, replaced, reservedIds, receivedAt }) };
}

/** What is held under these names, standing still; and nobody else makes what is not there yet. */
async function holdNames(tx: Tx, names: readonly SourceRecordName[]): Promise<StoredSourceRecord[]> {
  const [, held] = await Promise.all([
    lockKeys(tx, 'SOURCE_RECORDS', names.map((name) => ({ key: `source|${nameOf(name)}`, mode: 'EXCLUSIVE' }))),
    lockSourceRecords(tx, names),
  ]);
  return held;
}

async function survivors(pool: Pool, tx: Tx, work: {
  readonly mapping: MappingInForce; readonly batch: FoldedBatch; readonly relinked: Relinked; readonly now: number; readonly actor: string;
}): Promise<SurvivedTarget[]> {
  const { mapping, batch, relinked, now, actor } = work;
  const changedIds = new Set(batch.changed.map((record) => record.id));
  const targets = await targetsOf(pool, tx, relinked, changedIds);
  return resurvive(pool, tx, {
    targets,
    overlay: await movedReferences(tx, relinked, targets),
    trust: mapping.trust,
    now, actor,
    causeOf: (target) => causeOf(target, relinked, changedIds, mapping.system.code),
  });
}

/** So many source records are named as the cause of one change; a cause is for reading. */
const MAX_CAUSES = 10;

function causeOf(target: Target, relinked: Relinked, changedIds: ReadonlySet<string>, system: string): JsonObject {
  const involved = relinked.records.filter((record) => changedIds.has(record.id)
    && (record.goldenId === target.id || relinked.formerGoldenIds.get(record.id) === target.id));
  return {
    operation: involved.length > 0 ? 'upsertSourceRecords' : 'reference',
    system,
    sourceRecords: involved.slice(0, MAX_CAUSES).map((record) => ({ system: record.system, type: record.type, sourceKey: record.sourceKey })),
  };
}

async function save(pool: Pool, tx: Tx, work: {
  readonly batch: FoldedBatch; readonly relinked: Relinked; readonly survived: readonly SurvivedTarget[]; readonly now: number;
}): Promise<void> {
  const { batch, relinked, survived, now } = work;
  const changedIds = batch.changed.map((record) => record.id);
  const isChanged = new Set(changedIds);
  const changed: readonly StoredSourceRecord[] = relinked.records.filter((record) => isChanged.has(record.id));
  const known = new Set(batch.held.map((record) => record.id));
  const replacedIds = changedIds.filter((id) => known.has(id));
  const references = changed.filter((record) => !record.deleted).flatMap((record) => referencesIn(entityType(pool.model, record.type), record));
  const write = async (): Promise<unknown> => Promise.all([
    // Golden records first: source records, indexes and changes point to them.
    saveSurvived(tx, survived),
    saveSourceRecords(tx, changed),
    keepFormerPayloads(tx, batch.former),
    replaceMatchKeys(tx, replacedIds, relinked.matchKeys),
    replaceSourceReferences(tx, replacedIds, references),
    saveLinks(pool, tx, relinked, { savedIds: isChanged, now, personSpoke: false }),
  ]);
  // The queue is looked at once all of that stands; else nobody waits for it.
  if (concernsQueue(relinked, false)) await write();
  else await byTheEnd(tx, write);
}
