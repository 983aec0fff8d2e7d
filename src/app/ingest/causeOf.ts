import type { JsonObject } from '../../core/model/json';
import type { SourceRecordName } from '../../storage/sourceRecords';

/** So many source records are named as the cause of one change; a cause is for reading. */
const MAX_CAUSES = 10;

/** The cause of a change that source records have brought about by coming. */
export function causeOfCreation(system: string, records: readonly SourceRecordName[]): JsonObject {
  return { operation: 'upsertSourceRecords', system, sourceRecords: records.slice(0, MAX_CAUSES).map(({ system: from, type, sourceKey }) => ({ system: from, type, sourceKey })) };
}
