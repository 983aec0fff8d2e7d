import { modelKey } from '../../core/attributes/modelCode';
import type { JsonObject, JsonValue } from '../../core/model/json';
import { foldCode } from '../../core/modelCodes';
import { putDeviceModels } from '../../storage/deviceModels';
import type { DeviceModel } from '../../storage/deviceModels';
import { catalogueChanged } from '../../storage/modelAliases';
import { inTransaction } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { record } from '../audit';
import { rowsOf } from '../import/importFile';
import { RejectsFile } from '../import/rejects';
import type { RecordError } from '../ingest/types';
import type { Pool } from '../poolContext';
import { recodeAll } from './recode';

export interface ModelImportSummary {
  readonly read: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly seconds: number;
}

/** Columns by the names that people give them; every other column is a specification. */
const COLUMNS: Readonly<Record<'id' | 'manufacturer' | 'series' | 'code' | 'category' | 'name', readonly string[]>> = {
  id: ['id', 'model_id', 'canonical_id', '型号编号', '型号ID'],
  manufacturer: ['manufacturer', 'brand', 'maker', '制造商', '厂家', '厂商', '品牌'],
  series: ['series', '系列'],
  code: ['code', 'canonical_code', 'model', 'model_code', '型号', '型号代码', '标准型号', '产品型号'],
  category: ['category', '品类', '类别', '产品类别'],
  name: ['name', '名称', '型号名称', '产品名称'],
};
const SPECIFICATIONS = ['specifications', '技术参数'];
const BATCH_ROWS = 1_000;
const MAX_CODE_CHARS = 200;
const MAX_ID_CHARS = 200;

type Taken = DeviceModel & { readonly comparisonKey: string };

const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '');

function missing(column: string, zh: string): RecordError {
  return {
    code: 'MISSING_KEY', attribute: null, expected: `a value in the column "${column}"`, got: '',
    message: { zh: `“${zh}”列为空,无法登记该型号。`, en: `The column "${column}" is empty, so the model cannot be taken in.` },
  };
}

function specificationsOf(row: JsonObject, used: ReadonlySet<string>): JsonObject {
  const own = Object.entries(row).filter(([name, value]) => !used.has(name) && !SPECIFICATIONS.includes(name) && textOf(value) !== '');
  const whole = SPECIFICATIONS.map((name) => row[name]).find((value) => value !== undefined && value !== '');
  let given: JsonValue | undefined = whole;
  if (typeof whole === 'string') {
    try {
      given = JSON.parse(whole) as JsonValue;
    } catch { given = { [SPECIFICATIONS[1] ?? '']: whole }; }
  }
  return { ...Object.fromEntries(own), ...(typeof given === 'object' && given !== null && !Array.isArray(given) ? given as JsonObject : {}) };
}

function take(row: JsonObject): Taken | { readonly error: RecordError } {
  const used = new Set<string>();
  const cell = (names: readonly string[]): string => {
    const name = Object.keys(row).find((column) => names.includes(column.trim().toLowerCase()) || names.includes(column.trim()));
    if (name === undefined) return '';
    used.add(name);
    return textOf(row[name]);
  };
  const [id, manufacturer, series, code, category, name] = [cell(COLUMNS.id), cell(COLUMNS.manufacturer), cell(COLUMNS.series), cell(COLUMNS.code), cell(COLUMNS.category), cell(COLUMNS.name)];
  if (manufacturer === '') return { error: missing('manufacturer', '制造商') };
  if (code === '' || foldCode(code) === '') return { error: missing('code', '型号') };
  if (code.length > MAX_CODE_CHARS || id.length > MAX_ID_CHARS) {
    return { error: { code: 'BAD_LENGTH', attribute: null, expected: `at most ${MAX_CODE_CHARS} characters`, got: (code.length > MAX_CODE_CHARS ? code : id).slice(0, 60), message: { zh: '型号或编号过长。', en: 'The code or id is too long.' } } };
  }
  return {
    id: id === '' ? `${manufacturer}|${code}` : id, manufacturer, series: series === '' ? null : series, code, category, name: name === '' ? `${manufacturer} ${code}` : name,
    specifications: specificationsOf(row, used), comparisonKey: modelKey(code),
  };
}

/**
 * Reads a catalogue of models from a file (CSV, JSONL, XLSX): id, manufacturer, series, code, category, name, and every
 * other column as a specification. Models with known ids are put in their place; running it again changes nothing. What
 * could not be read goes to the rejects file. Codes of devices are resolved anew before it ends.
 */
export async function importModels(pool: Pool, caller: Caller | null, request: { readonly file: string; readonly rejectsFile: string; readonly onProgress?: (progress: { readonly bytesRead: number; readonly rows: number; readonly rejected: number }) => void }): Promise<ModelImportSummary> {
  const { name: by } = authorise(caller, 'decideModelCodes');
  const started = performance.now();
  const rejects = new RejectsFile(request.rejectsFile);
  await rejects.prepare();
  const counts = { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 };
  let bytesRead = 0;
  const flush = async (batch: ReadonlyMap<string, Taken>): Promise<void> => {
    if (batch.size === 0) return;
    const put = await inTransaction(pool.dataSource, async (tx) => {
      const done = await putDeviceModels(tx, [...batch.values()]);
      if (done.created + done.updated === 0) return done;
      await catalogueChanged(tx, { models: true, key: null, cause: { operation: 'importModels' }, by, at: pool.clock() });
      await record(pool, tx, caller, { operation: 'importModels', details: { ...done } });
      return done;
    });
    counts.created += put.created;
    counts.updated += put.updated;
    counts.unchanged += batch.size - put.created - put.updated;
    request.onProgress?.({ bytesRead, rows: counts.read, rejected: counts.rejected });
  };
  let batch = new Map<string, Taken>();
  for await (const row of rowsOf(request.file, (bytes) => { bytesRead += bytes; })) {
    counts.read += 1;
    const taken = 'refused' in row ? { error: row.refused } : take(row.row);
    if ('error' in taken) {
      counts.rejected += 1;
      await rejects.add({ line: row.line, sourceKey: '', scope: 'ROW', error: taken.error, row: 'row' in row ? row.row : row.text });
      continue;
    }
    if (batch.has(taken.id) || batch.size === BATCH_ROWS) { await flush(batch); batch = new Map(); }
    batch.set(taken.id, taken);
  }
  await flush(batch);
  await rejects.close();
  await recodeAll(pool);
  return { ...counts, seconds: Math.round((performance.now() - started) / 10) / 100 };
}
