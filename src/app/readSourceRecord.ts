import { findSourceRecord } from '../storage/sourceRecords';
import type { SourceRecordName, StoredSourceRecord } from '../storage/sourceRecords';
import { authorise, authoriseSystem } from './access';
import type { Caller } from './access';
import type { Pool } from './poolContext';

/** A source record as its system sent it and as it was understood; null when there is none. */
export async function readSourceRecord(pool: Pool, caller: Caller | null, name: SourceRecordName): Promise<StoredSourceRecord | null> {
  const known = authorise(caller, 'readSourceRecords');
  authoriseSystem(known, name.system);
  return findSourceRecord(pool.dataSource.manager, name);
}
