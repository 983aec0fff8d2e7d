import type { CompiledMapping } from '../core/mapping/compile';
import { maskPayload } from '../core/masking/maskPayload';
import { findSourceRecord, sourceRecordsByIds, sourceRecordsOf } from '../storage/sourceRecords';
import type { SourceRecordName, StoredSourceRecord } from '../storage/sourceRecords';
import { mappingVersions } from '../storage/sourceSystems';
import { authorise, authoriseSystem } from './access';
import type { Caller } from './access';
import { compiledMapping } from './ingest/mappingFor';
import { maskerFor } from './poolContext';
import type { Pool } from './poolContext';

export type { StoredSourceRecord } from '../storage/sourceRecords';

/** So many members of one golden record are shown. */
const MAX_MEMBERS = 200;

/** A source record as its system sent it and as it was understood; null when there is none. */
export async function readSourceRecord(pool: Pool, caller: Caller | null, name: SourceRecordName): Promise<StoredSourceRecord | null> {
  const known = authorise(caller, 'readSourceRecords');
  authoriseSystem(known, name.system);
  const record = await findSourceRecord(pool.dataSource.manager, name);
  const [shown] = record === null ? [] : await shownTo(pool, known, [record]);
  return shown ?? null;
}

/** Source records by internal id, in the order of the ids; null for those that the caller may not see. */
export async function readSourceRecordsByIds(pool: Pool, caller: Caller | null, ids: readonly string[]): Promise<(StoredSourceRecord | null)[]> {
  const known = authorise(caller, 'readSourceRecords');
  const own = (await sourceRecordsByIds(pool.dataSource.manager, ids)).filter((record) => maySee(known, record));
  const found = new Map((await shownTo(pool, known, own)).map((record) => [record.id, record]));
  return ids.map((id) => found.get(id) ?? null);
}

/** The members of these golden records as they are now, in the order of the ids; a system sees its own alone. */
export async function readSourcesOf(pool: Pool, caller: Caller | null, goldenIds: readonly string[]): Promise<StoredSourceRecord[][]> {
  const known = authorise(caller, 'readSourceRecords');
  const own = (await sourceRecordsOf(pool.dataSource.manager, goldenIds, MAX_MEMBERS)).filter((record) => maySee(known, record));
  const found = await shownTo(pool, known, own);
  return goldenIds.map((id) => found.filter((record) => record.goldenId === id));
}

/** A SYSTEM token reads as its own system only; in a list, what is not its own is left out rather than refused. */
function maySee(caller: Caller, record: StoredSourceRecord): boolean {
  return caller.role !== 'SYSTEM' || caller.system === record.system;
}

/** Records as the caller may see them. A payload is in its system's own fields: the mapping that read it tells what they hold. */
async function shownTo(pool: Pool, caller: Caller, records: readonly StoredSourceRecord[]): Promise<StoredSourceRecord[]> {
  const masker = maskerFor(pool, caller);
  const mappings = await mappingsOf(pool, records.filter((record) => record.payload !== null));
  return records.map((record) => ({
    ...record,
    payload: record.payload === null ? null : maskPayload(mappings.get(nameOf(record)) ?? null, record.payload, masker),
    values: masker.sourceValues(record.type, record.values),
    rejections: masker.rejections(record.type, record.rejections),
  }));
}

const nameOf = ({ system, type, mappingVersion }: StoredSourceRecord): string => `${system}|${type}|${mappingVersion}`;

/** The mappings that read these records: from memory, or all that are missing there in one statement. */
async function mappingsOf(pool: Pool, records: readonly StoredSourceRecord[]): Promise<ReadonlyMap<string, CompiledMapping>> {
  const byName = new Map(records.map((record) => [nameOf(record), record]));
  const missing = [...byName].filter(([name]) => !pool.compiledMappings.has(name))
    .map(([, { system, type, mappingVersion }]) => ({ system, type, version: mappingVersion }));
  for (const stored of missing.length === 0 ? [] : await mappingVersions(pool.dataSource.manager, missing)) compiledMapping(pool, stored);
  return pool.compiledMappings;
}
