import { badInput, conflict } from '../../core/model/errors';
import type { JsonObject } from '../../core/model/json';
import { keepFormerPayloads, replacedContents } from '../../storage/sourceRecords';
import type { SourceRecordName } from '../../storage/sourceRecords';
import { byTheEnd, inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { authorise, authoriseSystem } from '../access';
import type { Caller } from '../access';
import { audited, record } from '../audit';
import type { Act } from '../audit';
import type { Pool } from '../poolContext';
import { checkBounds } from './checkBounds';
import { foldRecords } from './foldRecords';
import type { FoldedBatch } from './foldRecords';
import { holdNames, reserveIds } from './holdNames';
import { mappingFor } from './mappingFor';
import type { MappingInForce } from './mappingFor';
import { NOTHING, reportsOf, resultsOf } from './report';
import { settle } from './settle';
import { Together } from './together';
import type { SourceRecordInput, UpsertReport, UpsertResult } from './types';

export interface UpsertSourceRecords {
  readonly system: string;
  /** The type of record that the system sends; the mapping says which types of golden record it feeds. */
  readonly type: string;
  readonly records: readonly SourceRecordInput[];
  /** The import that they come with; absent where the system pushes them. */
  readonly importId?: string;
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

/** Small requests of one caller that go together into one transaction: their records at most, and as how many transactions at once. */
const TOGETHER = { records: 16, atOnce: 1 } as const;

/** A request whose caller may ask it. */
interface Admitted { readonly pool: Pool; readonly caller: Caller; readonly request: UpsertSourceRecords; readonly act: Act & { readonly details: JsonObject } }

/** What small requests of one caller about one kind of row wait in. */
export type IngestLane = Together<Admitted, UpsertReport>;

async function upsert(pool: Pool, caller: Caller | null, request: UpsertSourceRecords, act: Admitted['act']): Promise<UpsertReport> {
  const known = authorise(caller, 'writeSourceRecords');
  authoriseSystem(known, request.system);
  const { maxBatchRecords } = pool.bounds;
  if (request.records.length > maxBatchRecords) {
    throw badInput(`at most ${maxBatchRecords} records in one batch`, `${request.records.length} records`, 'Send them in several batches.');
  }
  const admitted = { pool, caller: known, request, act };
  if (request.importId === undefined && request.records.length < TOGETHER.records) return laneOf(admitted).take(admitted);
  const [report] = await takeAll([admitted]);
  if (report === undefined) throw new Error('a request gave no report');
  return report;
}

/** So many lanes at most are kept: callers × kinds of rows that are at work. */
const MAX_LANES = 1_000;

function laneOf({ pool: { ingestLanes }, caller, request: { system, type } }: Admitted): IngestLane {
  const name = JSON.stringify([caller.tokenId, caller.name, system, type]);
  const lane = ingestLanes.get(name) ?? new Together<Admitted, UpsertReport>({ run: takeAll, fits: goTogether, atOnce: TOGETHER.atOnce });
  if (ingestLanes.size >= MAX_LANES) ingestLanes.clear();
  ingestLanes.set(name, lane);
  return lane;
}

/** Few enough, and no key twice: what somebody sends one after the other stays two steps of its history. */
function goTogether(group: readonly Admitted[], { request: { records } }: Admitted): boolean {
  const keys = new Set(group.flatMap(({ request }) => request.records.map(({ sourceKey }) => sourceKey)));
  return keys.size + records.length <= TOGETHER.records && records.every(({ sourceKey }) => !keys.has(sourceKey));
}

/** Requests of one caller about one kind of row, in one transaction; a report for each. */
async function takeAll(group: readonly Admitted[]): Promise<UpsertReport[]> {
  const [first] = group;
  if (first === undefined) return [];
  const { pool, caller } = first;
  const request = { ...first.request, records: group.flatMap((one) => one.request.records) };
  return inTransaction(pool.dataSource, async (tx) => {
    const now = pool.clock();
    const { mapping, batch } = await foldBatch(pool, tx, request, now);
    refuseExcluded(mapping, request);
    const results = batch.changed.length === 0
      ? await takeUnchanged(tx, mapping, batch)
      : await takeChanged(mapping.pool, tx, { mapping, batch, now, actor: caller.name });
    const reports = reportsOf(results, group.map((one) => one.request.records.length));
    await byTheEnd(tx, async () => Promise.all(group.map(async ({ caller: by, act }, index) => {
      const { accepted, unchanged, rejected } = reports[index] ?? NOTHING;
      return record(pool, tx, by, { ...act, details: { ...act.details, accepted, unchanged, rejected } });
    })));
    return reports;
  });
}

/** Somebody has taken the import out of the pool while it runs. */
function refuseExcluded({ system }: MappingInForce, { importId }: UpsertSourceRecords): void {
  if (importId === undefined || !system.excludedImports.includes(importId)) return;
  throw conflict('an import that counts', `import ${importId}, which has been excluded`, 'Import the corrected file anew; or end the exclusion, and run this one again.');
}

async function takeUnchanged(tx: Tx, mapping: MappingInForce, batch: FoldedBatch): Promise<UpsertResult[]> {
  await byTheEnd(tx, async () => keepFormerPayloads(tx, batch.former));
  return resultsOf(tx, { mapping, batch, relinked: null, survived: [] });
}

async function takeChanged(pool: Pool, tx: Tx, { mapping, batch, now, actor }: {
  readonly mapping: MappingInForce; readonly batch: FoldedBatch; readonly now: number; readonly actor: string;
}): Promise<UpsertResult[]> {
  const settled = await settle(pool, tx, {
    ...batch, trust: mapping.trust, now, actor, cause: { operation: 'upsertSourceRecords', system: mapping.system.code },
  });
  return resultsOf(tx, { mapping, batch, ...settled });
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
  const reservedIds = await reserveIds(pool, tx, names, held);
  const replaced = await replacedContents(tx, held.map((record) => record.id));
  return { mapping, batch: foldRecords(pool, mapping, records, { refusals, held, replaced, reservedIds, receivedAt, importId: request.importId ?? null }) };
}
