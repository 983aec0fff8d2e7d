import { badInput } from '../../core/model/errors';
import { refusedRow } from './row';
import type { FileRow, OnBytes } from './row';
import { openArchive, parseWhole, parseXml } from './xlsxArchive';
import type { XlsxArchive } from './xlsxArchive';

const MAX_COLUMNS = 1_000;
const MAX_CELL_CHARS = 32_767; // Excel's own bound
/** Shared texts are the one part of a workbook that has to be in memory. */
const MAX_SHARED_CHARS = 200_000_000;

/** Rows of an XLSX workbook's first sheet, streamed; its first filled row names the columns. */
export async function* readXlsx(file: string, onBytes: OnBytes): AsyncGenerator<FileRow> {
  const archive = await openArchive(file);
  try {
    const shared = await sharedTexts(archive);
    let columns: Map<number, string> | null = null;
    for await (const { line, cells } of sheetRows(archive, await firstSheet(archive), shared, onBytes)) {
      const filled = [...cells].filter(([, text]) => text.trim() !== '');
      if (filled.length === 0) continue;
      if (columns === null) columns = new Map(filled.map(([column, text]) => [column, text.trim()]));
      else yield toRow(columns, new Map(filled), line);
    }
  } finally {
    archive.close();
  }
}

function toRow(columns: ReadonlyMap<number, string>, cells: ReadonlyMap<number, string>, line: number): FileRow {
  const stray = [...cells.keys()].find((column) => !columns.has(column));
  if (stray !== undefined) {
    return refusedRow(line, [...cells.values()].join(','), 'cells only below a column name', `第${stray + 1}列没有列名,却有内容。`, `Column ${stray + 1} has no name but is filled.`);
  }
  const row: Record<string, string> = {};
  for (const [column, name] of columns) row[name] = cells.get(column) ?? '';
  return { line, row };
}

/** The workbook names its sheets in their order; relations tell where each is. */
async function firstSheet(archive: XlsxArchive): Promise<string> {
  let relation: string | undefined;
  await parseWhole(await archive.open('xl/workbook.xml'), {
    open: (name, attributes) => { if (name === 'sheet') relation ??= attributes['r:id'] ?? ''; },
  });
  let target: string | undefined;
  if (archive.has('xl/_rels/workbook.xml.rels')) {
    await parseWhole(await archive.open('xl/_rels/workbook.xml.rels'), {
      open: (name, attributes) => { if (name === 'Relationship' && attributes['Id'] === relation) target = attributes['Target']; },
    });
  }
  const path = target === undefined ? 'xl/worksheets/sheet1.xml' : target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  if (!archive.has(path)) throw badInput('a workbook with a sheet', 'none', 'Save the sheet as .xlsx or .csv again.');
  return path;
}

async function sharedTexts(archive: XlsxArchive): Promise<string[]> {
  if (!archive.has('xl/sharedStrings.xml')) return [];
  const texts: string[] = [];
  let current: string | null = null;
  let phonetic = 0; // readings printed above the text are not part of it
  let total = 0;
  await parseWhole(await archive.open('xl/sharedStrings.xml'), {
    open: (name) => { if (name === 'si') current = ''; if (name === 'rPh') phonetic += 1; },
    close: (name) => {
      if (name === 'rPh') phonetic -= 1;
      if (name === 'si' && current !== null) { texts.push(current); total += current.length; current = null; }
    },
    text: (text) => { if (current !== null && phonetic === 0) current = (current + text).slice(0, MAX_CELL_CHARS); },
  }, () => {
    if (total > MAX_SHARED_CHARS) throw badInput(`at most ${MAX_SHARED_CHARS} characters of shared text`, 'more', 'Save the sheet as CSV; that is read without holding it in memory.');
  });
  return texts;
}

interface SheetRow { readonly line: number; readonly cells: Map<number, string> }

async function* sheetRows(archive: XlsxArchive, sheet: string, shared: readonly string[], onBytes: OnBytes): AsyncGenerator<SheetRow> {
  const ready: SheetRow[] = [];
  let row: SheetRow | null = null;
  let cell: { column: number; type: string; text: string } | null = null;
  let inValue = false;
  const handlers = {
    open: (name: string, attributes: Readonly<Record<string, string>>): void => {
      if (name === 'row') row = { line: Number(attributes['r'] ?? (row?.line ?? 0) + 1), cells: new Map() };
      else if (name === 'c') cell = { column: columnOf(attributes['r'] ?? '', row), type: attributes['t'] ?? 'n', text: '' };
      else if (name === 'v' || name === 't') inValue = true;
    },
    text: (text: string): void => { if (inValue && cell !== null) cell.text = (cell.text + text).slice(0, MAX_CELL_CHARS); },
    close: (name: string): void => {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'c' && cell !== null && row !== null && cell.column < MAX_COLUMNS) { row.cells.set(cell.column, valueOf(cell, shared)); cell = null; }
      else if (name === 'row' && row !== null) ready.push(row);
    },
  };
  const chunks = parseXml(await archive.open(sheet), handlers, onBytes);
  while ((await chunks.next()).done !== true) yield* ready.splice(0);
}

/** "C7" is column 2. A cell without a reference stands after the one before it. */
function columnOf(reference: string, row: SheetRow | null): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return (row?.cells.size ?? 0);
  return letters.split('').reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Numbers come as Excel holds them: 13800138000 in full, whatever the cell shows. Dates come as serials. */
function valueOf(cell: { readonly type: string; readonly text: string }, shared: readonly string[]): string {
  switch (cell.type) {
    case 's': return shared[Number(cell.text)] ?? '';
    case 'b': return cell.text === '1' ? 'TRUE' : 'FALSE';
    case 'e': return '';
    case 'n': {
      const number = Number(cell.text);
      return cell.text !== '' && Number.isSafeInteger(number) ? String(number) : cell.text;
    }
    default: return cell.text;
  }
}
