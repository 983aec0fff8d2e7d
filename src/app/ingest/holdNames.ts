import { lockKeys } from '../../storage/locks';
import { lockSourceRecords } from '../../storage/sourceRecords';
import type { SourceRecordName, StoredSourceRecord } from '../../storage/sourceRecords';
import type { Tx } from '../../storage/transaction';
import type { Pool } from '../poolContext';
import { nameOf } from './foldRecords';

/** What is held under these names, standing still; and nobody else makes what is not there yet. */
export async function holdNames(tx: Tx, names: readonly SourceRecordName[]): Promise<StoredSourceRecord[]> {
  const [, held] = await Promise.all([
    lockKeys(tx, 'SOURCE_RECORDS', names.map((name) => ({ key: `source|${nameOf(name)}`, mode: 'EXCLUSIVE' }))),
    lockSourceRecords(tx, names),
  ]);
  return held;
}

/** Ids for the names that nothing is held under, by {@link nameOf}. */
export async function reserveIds(pool: Pool, tx: Tx, names: readonly SourceRecordName[], held: readonly StoredSourceRecord[]): Promise<Map<string, string>> {
  const heldNames = new Set(held.map(nameOf));
  const fresh = names.filter((name) => !heldNames.has(nameOf(name)));
  const ids = await pool.numbers.sourceRecords.take(tx, fresh.length);
  return new Map(fresh.map((name, index) => [nameOf(name), ids[index] ?? '']));
}
