import type { AttributeRejection } from '../../core/mapping/apply';
import type { JsonObject } from '../../core/model/json';
import type { AttributeValues } from '../../core/model/sourceFacts';
import type { StoredSourceRecord } from '../sourceRecords';
import { toIso } from '../times';
import { copyCell, readCell } from './copyText';

/**
 * A source record as it waits for its place: a line of `COPY source_record` but for what linking decides. Written
 * once, read again to compare and to survive, and handed to the database as it is.
 */
export function stagedLine(record: StoredSourceRecord): string {
  return [
    record.system, record.type, record.sourceKey, record.derivedFrom, record.payload === null ? null : JSON.stringify(record.payload),
    `\\x${record.contentHash}`, record.mappingVersion, JSON.stringify(record.values), JSON.stringify(record.rejections),
    toIso(record.updatedAt), toIso(record.receivedAt), record.importId,
  ].map(copyCell).join('\t');
}

/** The columns of a {@link placedLine}. */
export const PLACED_COLUMNS = `system, type, source_key, derived_from, payload, content_hash, mapping_version, values, rejections,
  source_updated_at, received_at, import_id, deleted, id, golden_id, home_golden_id`;

export const placedLine = (line: string, id: string, goldenId: string): string => `${line}\tf\t${id}\t${goldenId}\t${goldenId}\n`;

/** The record of a line, without its payload, under the given id. */
export function recordOfLine(line: string, id: string, goldenId: string | null): StoredSourceRecord {
  const [system = '', type = '', sourceKey = '', derivedFrom = null, , contentHash = '', version = '', values = '', rejections = '', updatedAt = null, receivedAt = null, importId = null] =
    line.split('\t').map((cell, index) => (index === PAYLOAD ? null : readCell(cell)));
  return {
    id, system: system ?? '', type: type ?? '', sourceKey: sourceKey ?? '', derivedFrom, payload: null satisfies JsonObject | null,
    contentHash: (contentHash ?? '').slice('\\x'.length), mappingVersion: Number(version),
    values: JSON.parse(values ?? '{}') as AttributeValues, rejections: JSON.parse(rejections ?? '[]') as AttributeRejection[],
    updatedAt: updatedAt === null ? null : Date.parse(updatedAt), receivedAt: Date.parse(receivedAt ?? ''),
    deleted: false, importId, excluded: false, goldenId, homeGoldenId: goldenId,
  };
}

const PAYLOAD = 4;
