import { stat } from 'node:fs/promises';
import path from 'node:path';
import { asText, fieldAt } from '../../core/mapping/paths';
import type { FieldPath } from '../../core/mapping/spec';
import { badInput } from '../../core/model/errors';
import { beginSourceImport, finishSourceImport } from '../../storage/sourceImports';
import { authorise, authoriseSystem } from '../access';
import type { Caller } from '../access';
import { mappingFor } from '../ingest/mappingFor';
import type { MappingInForce } from '../ingest/mappingFor';
import { upsertSourceRecords } from '../ingest/upsertSourceRecords';
import type { RecordError, UpsertStatus } from '../ingest/types';
import { canLoadInitially, loadInitially } from '../load/initialLoad';
import type { LoadRow, LoadStep, LoadSummary } from '../load/initialLoad';
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
  /** Files from so many bytes on are loaded in one go where the pool has nothing of their type yet; absent: none are. With the secret of the pool's keyed hash. */
  readonly initialLoad?: { readonly fromBytes: number; readonly hashKey: string | Buffer };
}

/** What an import is at. An ordinary one does everything in one step; an initial load goes through all of them. */
export type ImportStep = 'rows' | LoadStep;

export interface ImportProgress {
  readonly step: ImportStep;
  /** Of the whole import, from 0 to 1. */
  readonly share: number;
  readonly rows: number;
  readonly rejected: number;
}

export interface ImportSummary {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly stale: number;
  readonly rejected: number;
  readonly seconds: number;
  /** Names the import where it is to be taken out of the pool again. */
  readonly importId: string;
  /** Where an initial load spent its time; absent for an ordinary import. */
  readonly initialLoad?: Pick<LoadSummary, 'goldenRecords' | 'pairsCompared' | 'phasesMs'>;
}

/** Of a file's name so much is kept. */
const MAX_NAME_CHARS = 200;

/** One transaction each. Larger batches gain little and keep others waiting longer. */
const BATCH_ROWS = 500;

/** So many records at most are loaded in one go: what is kept of each in memory is some 300 bytes. What comes after them goes the ordinary way. */
const MAX_INITIAL_RECORDS = 3_000_000;

/**
 * Streams a file into the pool through the published mapping, in memory that does not grow with the file. Every batch
 * is one transaction, so a kill loses nothing that was reported, and running the file again takes up what is missing:
 * rows that are there already change nothing. The first large file of a type is loaded in one go
 * ({@link loadInitially}), as one transaction.
 */
export async function importFile(pool: Pool, caller: Caller | null, request: ImportRequest): Promise<ImportSummary> {
  const started = performance.now();
  const { system, type, file } = request;
  const { size } = await stat(file);
  const known = authorise(caller, 'writeSourceRecords');
  authoriseSystem(known, system);
  const db = pool.dataSource.manager;
  const mapping = await mappingFor(pool, db, system, type);
  const key = keyOf(mapping, request);
  const importId = await beginSourceImport(db, { system, type, name: path.basename(file).slice(0, MAX_NAME_CHARS), startedBy: known.name, startedAt: pool.clock() });
  const intake = new Intake(pool, caller, { request, key, size, importId });
  await intake.rejects.prepare();
  const offered = request.initialLoad;
  const initially = offered !== undefined && size >= offered.fromBytes && await canLoadInitially(pool, mapping);
  const initialLoad = initially ? await intake.loadInitially(offered.hashKey) : null;
  if (initialLoad === null || intake.hasLate()) await intake.takeRows();
  await intake.rejects.close();
  const { counts, read } = intake;
  await finishSourceImport(db, importId, { finishedAt: pool.clock(), read, rejected: counts.REJECTED });
  return {
    read, created: counts.CREATED + counts.PENDING, updated: counts.UPDATED, unchanged: counts.UNCHANGED, stale: counts.STALE,
    rejected: counts.REJECTED, seconds: Math.round((performance.now() - started) / 10) / 100, importId,
    ...(initialLoad === null ? {} : { initialLoad: { goldenRecords: initialLoad.goldenRecords, pairsCompared: initialLoad.pairsCompared, phasesMs: initialLoad.phasesMs } }),
  };
}

/** Of the whole of an initial load, how much is done when a step begins. */
const STEP_BEGINS: Readonly<Record<ImportStep, number>> = { rows: 0, score: 0.35, link: 0.5, write: 0.53, index: 0.9 };
const STEP_SHARES: Readonly<Record<ImportStep, number>> = { rows: 0.35, score: 0.15, link: 0.03, write: 0.37, index: 0.1 };

/** The rows of one file, on their way into the pool. */
class Intake {
  readonly counts: Record<UpsertStatus, number> = { CREATED: 0, UPDATED: 0, UNCHANGED: 0, STALE: 0, PENDING: 0, REJECTED: 0 };
  readonly rejects: RejectsFile;
  read = 0;
  private bytesRead = 0;
  private loading = false;
  /** After an initial load: the positions of rows that come after another one of their key, ascending; and from where on all rows are left. */
  private late: { readonly rows: number[]; from: number } | null = null;

  constructor(private readonly pool: Pool, private readonly caller: Caller | null, private readonly work: { readonly request: ImportRequest; readonly key: FieldPath; readonly size: number; readonly importId: string }) {
    this.rejects = new RejectsFile(work.request.rejectsFile ?? `${work.request.file}.rejects.csv`);
  }

  hasLate(): boolean { return this.late !== null && (this.late.rows.length > 0 || this.late.from < Infinity); }

  /** All rows but those that come after another one of their key: these are taken afterwards, as if they came in another batch. */
  async loadInitially(hashKey: string | Buffer): Promise<LoadSummary> {
    const { request: { system, type }, importId } = this.work;
    this.loading = true;
    this.late = { rows: [], from: Infinity };
    const summary = await loadInitially(this.pool, this.caller, {
      system, type, hashKey, importId, rows: this.firstOfEachKey(this.late),
      onTold: async (row, folded) => this.tell(row, folded.decision === 'REJECTED', folded.errors),
      onProgress: (step, done, total) => { this.report(step, done / Math.max(1, total)); },
    });
    this.counts.CREATED += summary.created;
    this.loading = false;
    return summary;
  }

  private async* firstOfEachKey(late: { readonly rows: number[]; from: number }): AsyncGenerator<LoadRow> {
    const seen = new Set<string>();
    for await (const row of this.rows()) {
      const position = this.read;
      this.read += 1;
      const taken = take(row, this.work.key);
      if ('error' in taken) await this.refuse(row, taken.error);
      else if (seen.has(taken.sourceKey)) late.rows.push(position);
      else if (seen.size >= MAX_INITIAL_RECORDS) { late.from = position; return; }
      else { seen.add(taken.sourceKey); yield taken; }
      if (this.read % BATCH_ROWS === 0) this.report('rows', this.bytesRead / Math.max(1, this.work.size));
    }
  }

  /** Batch by batch; after an initial load the rows that it has left. */
  async takeRows(): Promise<void> {
    const { late } = this;
    let [batch, position, next] = [[] as LoadRow[], 0, 0];
    for await (const row of this.rows()) {
      const isKnown = late !== null && position < late.from;
      const isLate = late !== null && late.rows[next] === position;
      position += 1;
      if (isLate) next += 1;
      if (isKnown && !isLate) continue;
      if (!isLate) this.read = position;
      const taken = take(row, this.work.key);
      if ('error' in taken) { await this.refuse(row, taken.error); continue; }
      batch.push(taken);
      if (batch.length === BATCH_ROWS) { await this.flush(batch); batch = []; }
    }
    await this.flush(batch);
  }

  private rows(): AsyncGenerator<FileRow> {
    this.bytesRead = 0;
    return rowsOf(this.work.request.file, (bytes) => { this.bytesRead += bytes; });
  }

  private async flush(rows: readonly LoadRow[]): Promise<void> {
    const { request: { system, type }, importId } = this.work;
    if (rows.length > 0) {
      const { results } = await upsertSourceRecords(this.pool, this.caller, { system, type, importId, records: rows });
      for (const [index, result] of results.entries()) {
        const row = rows[index];
        const isRejected = result.status === 'REJECTED';
        if (!isRejected) this.counts[result.status] += 1;
        if (row !== undefined) await this.tell(row, isRejected, result.errors);
      }
    }
    this.report('rows', this.bytesRead / Math.max(1, this.work.size));
  }

  private async tell({ line, sourceKey, payload }: LoadRow, isRejected: boolean, errors: readonly RecordError[]): Promise<void> {
    if (isRejected) this.counts.REJECTED += 1;
    for (const error of errors) await this.rejects.add({ line, sourceKey, scope: isRejected ? 'ROW' : 'ATTRIBUTE', error, row: payload });
  }

  private async refuse(row: FileRow, error: RecordError): Promise<void> {
    this.counts.REJECTED += 1;
    await this.rejects.add({ line: row.line, sourceKey: '', scope: 'ROW', error, row: 'row' in row ? row.row : row.text });
  }

  private report(step: ImportStep, done: number): void {
    const share = this.loading ? STEP_BEGINS[step] + STEP_SHARES[step] * Math.min(1, done) : Math.min(1, done);
    this.work.request.onProgress?.({ step, share, rows: this.read, rejected: this.counts.REJECTED });
  }
}

function keyOf({ mapping }: MappingInForce, { keyColumn }: ImportRequest): FieldPath {
  const key = keyColumn ?? mapping.spec.key;
  if (key === undefined) throw badInput('a column that holds the source key', 'a mapping that names none', 'Give --key COLUMN.');
  return key;
}

/** The reader by the file's ending; whatever else is text with columns. */
export function rowsOf(file: string, onBytes: OnBytes): AsyncGenerator<FileRow> {
  switch (path.extname(file).toLowerCase()) {
    case '.xlsx': return readXlsx(file, onBytes);
    case '.jsonl': case '.ndjson': return readJsonl(file, onBytes);
    default: return readCsv(file, onBytes);
  }
}

function take(row: FileRow, key: FieldPath): LoadRow | { readonly error: RecordError } {
  if ('refused' in row) return { error: row.refused };
  const sourceKey = asText(fieldAt(row.row, key));
  if (sourceKey.trim() !== '') return { line: row.line, sourceKey, payload: row.row };
  const name = typeof key === 'string' ? key : key.join('.');
  return { error: {
    code: 'MISSING_KEY', attribute: null, expected: `a source key in "${name}"`, got: '',
    message: { zh: `“${name}”列为空,无法识别这条记录。`, en: `The column "${name}" is empty, so the record cannot be told from others.` },
  } };
}
