import { stat } from 'node:fs/promises';
import path from 'node:path';
import { asText, fieldAt } from '../../core/mapping/paths';
import type { FieldPath } from '../../core/mapping/spec';
import { badInput } from '../../core/model/errors';
import type { JsonObject } from '../../core/model/json';
import type { Caller } from '../access';
import { mappingFor } from '../ingest/mappingFor';
import { upsertSourceRecords } from '../ingest/upsertSourceRecords';
import type { RecordError, UpsertStatus } from '../ingest/types';
import type { Pool } from '../poolContext';
import { readCsv } from './readCsv';
import { readJsonl } from './readJsonl';
import { readXlsx } from './readXlsx';
import { RejectsFile } from './rejects';
import type { FileRow, OnBytes } from './row';

export interface ImportRequest {
  readonly system: string;
  readonly type: string;
  readonly file: string;
  /** The column of the source key, where the mapping does not name it. */
  readonly keyColumn?: string;
  /** Where to write what was not accepted; beside the file when absent. */
  readonly rejectsFile?: string;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress { readonly bytesRead: number; readonly totalBytes: number; readonly rows: number; readonly rejected: number }

export interface ImportSummary {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly stale: number;
  readonly rejected: number;
  readonly seconds: number;
}

/** One transaction each. Larger batches gain little and keep others waiting longer. */
const BATCH_ROWS = 500;

interface Row { readonly line: number; readonly sourceKey: string; readonly payload: JsonObject }

/**
 * Streams a file into the pool through the published mapping, in memory that does not grow with the file.
 * Every batch is one transaction, so a kill loses nothing that was reported, and running the file again
 * takes up what is missing: rows that are there already change nothing.
 */
export async function importFile(pool: Pool, caller: Caller | null, request: ImportRequest): Promise<ImportSummary> {
  const started = performance.now();
  const { system, type, file } = request;
  const { size } = await stat(file);
  const key = await keyOf(pool, request);
  const rejects = new RejectsFile(request.rejectsFile ?? `${file}.rejects.csv`);
  await rejects.prepare();
  const counts: Record<UpsertStatus, number> = { CREATED: 0, UPDATED: 0, UNCHANGED: 0, STALE: 0, PENDING: 0, REJECTED: 0 };
  let [read, bytesRead] = [0, 0];
  const report = (): void => { request.onProgress?.({ bytesRead, totalBytes: size, rows: read, rejected: counts.REJECTED }); };
  const flush = async (rows: readonly Row[]): Promise<void> => {
    if (rows.length === 0) return;
    const { results } = await upsertSourceRecords(pool, caller, { system, type, records: rows });
    for (const [index, result] of results.entries()) {
      counts[result.status] += 1;
      const row = rows[index];
      for (const error of row === undefined ? [] : result.errors) {
        await rejects.add({ line: row?.line ?? 0, sourceKey: result.sourceKey, scope: result.status === 'REJECTED' ? 'ROW' : 'ATTRIBUTE', error, row: row?.payload ?? {} });
      }
    }
    report();
  };
  let batch: Row[] = [];
  for await (const row of rowsOf(file, (bytes) => { bytesRead += bytes; })) {
    read += 1;
    const taken = take(row, key);
    if ('error' in taken) {
      counts.REJECTED += 1;
      await rejects.add({ line: row.line, sourceKey: '', scope: 'ROW', error: taken.error, row: 'row' in row ? row.row : row.text });
      continue;
    }
    batch.push(taken);
    if (batch.length === BATCH_ROWS) { await flush(batch); batch = []; }
  }
  await flush(batch);
  await rejects.close();
  report();
  return {
    read, created: counts.CREATED + counts.PENDING, updated: counts.UPDATED, unchanged: counts.UNCHANGED, stale: counts.STALE,
    rejected: counts.REJECTED, seconds: Math.round((performance.now() - started) / 10) / 100,
  };
}

async function keyOf(pool: Pool, { system, type, keyColumn }: ImportRequest): Promise<FieldPath> {
  const { mapping } = await mappingFor(pool, pool.dataSource.manager, system, type);
  const key = keyColumn ?? mapping.spec.key;
  if (key === undefined) throw badInput('a column that holds the source key', 'a mapping that names none', 'Give --key COLUMN.');
  return key;
}

/** The reader by the file's ending; whatever else is text with columns. */
function rowsOf(file: string, onBytes: OnBytes): AsyncGenerator<FileRow> {
  switch (path.extname(file).toLowerCase()) {
    case '.xlsx': return readXlsx(file, onBytes);
    case '.jsonl': case '.ndjson': return readJsonl(file, onBytes);
    default: return readCsv(file, onBytes);
  }
}

function take(row: FileRow, key: FieldPath): Row | { readonly error: RecordError } {
  if ('refused' in row) return { error: row.refused };
  const sourceKey = asText(fieldAt(row.row, key));
  if (sourceKey.trim() !== '') return { line: row.line, sourceKey, payload: row.row };
  const name = typeof key === 'string' ? key : key.join('.');
  return { error: {
    code: 'MISSING_KEY', attribute: null, expected: `a source key in "${name}"`, got: '',
    message: { zh: `“${name}”列为空,无法识别这条记录。`, en: `The column "${name}" is empty, so the record cannot be told from others.` },
  } };
}
