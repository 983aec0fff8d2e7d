import type { GoldenChange } from '../../core/model/change';
import type { GoldenRecordState } from '../../core/model/goldenRecord';
import type { SearchDocument } from '../../core/search/document';
import type { GoldenKeyRow } from '../goldenIndex';
import type { MatchKeyRow } from '../matchKeys';
import { toIso } from '../times';
import { arrayText, copyRow } from './copyText';
import { PLACED_COLUMNS } from './stagedRecord';

/* Lines of COPY, and the columns that they fill. */

/** `table`: where the rows go, for one that is made anew not the table's own name. */
export const COPY = {
  goldenRecords: 'copy golden_record (id, type, key, status, merged_into, version, values, provenance, computed_at, due_at) from stdin',
  sourceRecords: `copy source_record (${PLACED_COLUMNS}) from stdin`,
  changes: 'copy change (type, golden_id, golden_key, kind, version, previous_version, changed, before, after, cause, actor, at) from stdin',
  matchKeys: (table: string) => `copy ${table} (type, key, source_record_id) from stdin`,
  goldenKeys: (table: string) => `copy ${table} (type, attribute, key, golden_id) from stdin`,
  searchDocuments: (table: string) => `copy ${table} (golden_id, type, forms, tokens) from stdin`,
  candidateKeys: (table: string) => `copy ${table} (key, source_record_id, most) from stdin with (format binary)`,
} as const;

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

export const goldenRecordRow = (s: GoldenRecordState): string =>
  copyRow([s.id, s.type, s.key, s.status, s.mergedInto, s.version, json(s.values), json(s.provenance), toIso(s.computedAt), toIso(s.dueAt)]);

export const changeRow = (c: GoldenChange): string => copyRow([
  c.type, c.goldenId, c.goldenKey, c.kind, c.version, c.previousVersion, arrayText(c.changed), json(c.before), json(c.after), json(c.cause), c.actor, toIso(c.at)]);

export const matchKeyRow = ({ type, key, sourceRecordId }: MatchKeyRow): string => copyRow([type, key, sourceRecordId]);

export const goldenKeyRow = ({ type, attribute, key, goldenId }: GoldenKeyRow): string => copyRow([type, attribute, key, goldenId]);

/** Tokens are letters, digits and ^: as text they are a tsvector as they stand. */
export const searchDocumentRow = ({ goldenId, type, forms, tokens }: SearchDocument): string => copyRow([goldenId, type, forms, tokens.join(' ')]);

const CANDIDATE_ROW_BYTES = 2 + (4 + 8) + (4 + 8) + (4 + 2);
/** Signature, flags, length of the extension: all that stands before the first row (Postgres, "COPY", Binary Format). */
const BINARY_HEADER = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const BINARY_END = Buffer.from([0xff, 0xff]);
const ROWS_OF_BLOCK = 8_192;

/** One row of candidate_key. The key in two halves. */
export interface CandidateRow { readonly high: number; readonly low: number; readonly recordId: bigint; readonly most: number }

/** Rows of candidate_key in binary: there are some ten for each record. */
export function* candidateKeyBlocks(count: number, rowAt: (index: number) => CandidateRow): Generator<Buffer> {
  yield BINARY_HEADER;
  for (let from = 0; from < count; from += ROWS_OF_BLOCK) {
    const rows = Math.min(ROWS_OF_BLOCK, count - from);
    const block = Buffer.allocUnsafe(rows * CANDIDATE_ROW_BYTES);
    for (let row = 0; row < rows; row += 1) writeCandidate(block, row * CANDIDATE_ROW_BYTES, rowAt(from + row));
    yield block;
  }
  yield BINARY_END;
}

function writeCandidate(block: Buffer, at: number, { high, low, recordId, most }: CandidateRow): void {
  block.writeInt16BE(3, at);
  block.writeInt32BE(8, at + 2);
  block.writeUInt32BE(high, at + 6);
  block.writeUInt32BE(low, at + 10);
  block.writeInt32BE(8, at + 14);
  block.writeBigInt64BE(recordId, at + 18);
  block.writeInt32BE(2, at + 26);
  block.writeInt16BE(most, at + 30);
}
