import type { Readable } from 'node:stream';
import { badInput } from '../../core/model/errors';
import type { EntityType } from '../../core/model/entityType';
import type { Masker } from '../../core/masking/masker';
import { exportPage } from '../../storage/goldenExport';
import { logState } from '../../storage/changes';
import { authorise } from '../access';
import type { Caller, Role } from '../access';
import { audited, record } from '../audit';
import { cursorOf } from '../changeCursor';
import { maskerFor } from '../poolContext';
import type { Pool } from '../poolContext';
import { sequenceAll } from '../readChanges';
import { LABELS } from './columns';
import type { Labels } from './columns';
import { writeCsv } from './writeCsv';
import { writeJsonl } from './writeJsonl';
import { writeXlsx } from './writeXlsx';
import type { ExportedRecord, WriteRecords } from './writeRecords';

interface Format { readonly mediaType: string; readonly labels: Labels; readonly write: WriteRecords }

/** XLSX is for people, so its columns are named for them; CSV and JSONL are for programs. */
export const EXPORT_FORMATS = {
  csv: { mediaType: 'text/csv; charset=utf-8', labels: 'none', write: writeCsv },
  jsonl: { mediaType: 'application/x-ndjson; charset=utf-8', labels: 'none', write: writeJsonl },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', labels: 'zh', write: writeXlsx },
} as const satisfies Readonly<Record<string, Format>>;
export type ExportFormat = keyof typeof EXPORT_FORMATS;

export interface ExportRequest {
  readonly type: string;
  readonly format: string;
  /** In which language columns are named; by the format when absent. */
  readonly labels?: string | undefined;
  /** Masked as this role sees it, for files that others will read; the caller's own role when absent. */
  readonly maskedAs?: Role;
}

export interface Export {
  readonly mediaType: string;
  /** customer-2026-11-22.csv */
  readonly fileName: string;
  /** Where to follow changes from: everything before it is in the export, what comes behind it may be. */
  readonly cursor: string;
  readonly body: Readable;
  /** Records written so far. */
  readonly rows: () => number;
}

const PAGE = 500;

/**
 * All active golden records of a type in the order of their keys, as the caller may see them; a stream, in memory
 * that does not grow with the pool. Pages are read one after another, not in one snapshot: a record is as it was
 * when its page was read. Whoever follows changes from the cursor on has everything.
 */
export async function exportRecords(pool: Pool, caller: Caller | null, request: ExportRequest): Promise<Export> {
  const act = { operation: 'exportRecords', details: { type: request.type.slice(0, 100), format: request.format.slice(0, 20) } };
  return audited(pool, caller, act, async () => {
    const known = authorise(caller, 'exportRecords');
    const { type, format, labels } = understood(pool, request);
    await sequenceAll(pool);
    const { lastPosition, epochs } = await logState(pool.dataSource.manager);
    const cursor = cursorOf(lastPosition, epochs);
    await record(pool, pool.dataSource.manager, known, act);
    const masker = maskerFor(pool, request.maskedAs === undefined ? known : { ...known, role: request.maskedAs });
    let rows = 0;
    const counted = async function* (): AsyncGenerator<ExportedRecord> {
      for await (const one of recordsOf(pool, type, masker)) {
        rows += 1;
        yield one;
      }
    };
    return {
      mediaType: EXPORT_FORMATS[format].mediaType, cursor, rows: () => rows,
      fileName: `${type.name}-${new Date(pool.clock()).toISOString().slice(0, 10)}.${format}`,
      body: EXPORT_FORMATS[format].write(counted(), { type, labels: labels ?? EXPORT_FORMATS[format].labels }),
    };
  });
}

function understood(pool: Pool, request: ExportRequest): { readonly type: EntityType; readonly format: ExportFormat; readonly labels: Labels | undefined } {
  const type = pool.model.types.get(request.type);
  if (type === undefined) throw badInput(`one of the types ${[...pool.model.types.keys()].join(', ')}`, request.type, 'Export a type that the model has.');
  const formats = Object.keys(EXPORT_FORMATS) as ExportFormat[];
  const format = formats.find((known) => known === request.format);
  if (format === undefined) throw badInput(`one of the formats ${formats.join(', ')}`, request.format, 'Choose one of them.');
  const labels = LABELS.find((known) => known === request.labels);
  if (request.labels !== undefined && labels === undefined) throw badInput(`labels: one of ${LABELS.join(', ')}`, request.labels, 'Leave it out for the usual ones of the format.');
  return { type, format, labels };
}

async function* recordsOf(pool: Pool, type: EntityType, masker: Masker): AsyncGenerator<ExportedRecord> {
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof exportPage>> = await exportPage(pool.dataSource.manager, type.name, after, PAGE);
    for (const row of page) yield masker.view(row);
    if (page.length < PAGE) return;
    after = page.at(-1)?.key ?? null;
  }
}
