import { findSourceRecord, sourceRecordsByIds, sourceRecordsOf } from '../storage/sourceRecords';
import type { SourceRecordName, StoredSourceRecord } from '../storage/sourceRecords';
import { authorise, authoriseSystem } from './access';
import type { Caller } from './access';
import type { Pool } from './poolContext';

export type { StoredSourceRecord } from '../storage/sourceRecords';

/** So many members of one golden record are shown. */
const MAX_MEMBERS = 200;

/** A source record as its system sent it and as it was understood; null when there is none. */
export async function readSourceRecord(pool: Pool, caller: Caller | null, name: SourceRecordName): Promise<StoredSourceRecord | null> {
  const known = authorise(caller, 'readSourceRecords');
  authoriseSystem(known, name.system);
  return findSourceRecord(pool.dataSource.manager, name);
}

/** Source records by internal id, in the order of the ids; null for those that the caller may not see. */
export async function readSourceRecordsByIds(pool: Pool, caller: Caller | null, ids: readonly string[]): Promise<(StoredSourceRecord | null)[]> {
  const known = authorise(caller, 'readSourceRecords');
  const found = new Map((await sourceRecordsByIds(pool.dataSource.manager, ids)).filter((record) => maySee(known, record)).map((record) => [record.id, record]));
  return ids.map((id) => found.get(id) ?? null);
}

/** The members of these golden records as they are now, in the order of the ids; a system sees its own alone. */
export async function readSourcesOf(pool: Pool, caller: Caller | null, goldenIds: readonly string[]): Promise<StoredSourceRecord[][]> {
  const known = authorise(caller, 'readSourceRecords');
  const found = (await sourceRecordsOf(pool.dataSource.manager, goldenIds, MAX_MEMBERS)).filter((record) => maySee(known, record));
  return goldenIds.map((id) => found.filter((record) => record.goldenId === id));
}

/** A SYSTEM token reads as its own system only; in a list, what is not its own is left out rather than refused. */
function maySee(caller: Caller, record: StoredSourceRecord): boolean {
  return caller.role !== 'SYSTEM' || caller.system === record.system;
}
