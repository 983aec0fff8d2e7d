import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { columnsOf } from './columns';
import type { Column } from './columns';
import type { ExportedRecord, WriteRecords } from './writeRecords';
import { CONTENT_TYPES, ROOT_RELATIONS, sheetEnd, sheetRow, sheetStart, STYLES, workbook, workbookRelations } from './xlsxParts';

/** Excel opens no sheet with more rows, the header among them. */
const MAX_SHEET_ROWS = 1_048_576;
/** Rows that are handed on together: a chunk for each row would cost more than the row. */
const CHUNK_ROWS = 200;

/**
 * An Office Open XML workbook, written as it is read. Every cell is text: a spreadsheet neither computes it nor
 * takes a serial number for a number. What does not fit on one sheet goes on on the next.
 */
export const writeXlsx: WriteRecords = (records, { type, labels }) => {
  const zip = new ZipFile();
  const output = new PassThrough();
  zip.outputStream.pipe(output);
  const columns = columnsOf(type, labels);
  const fail = (error: Error): void => { output.destroy(error); };
  output.on('close', () => { void records.return(undefined); });
  let sheets = 0;
  const addSheet = (first: ExportedRecord | null): void => {
    sheets += 1;
    let next: ExportedRecord | null = null;
    const xml = async function* (): AsyncGenerator<string> {
      next = yield* sheetOf(columns, first, records);
    };
    const sheet = Readable.from(xml(), { objectMode: false });
    sheet.on('error', fail);
    sheet.on('end', () => {
      if (next !== null) addSheet(next);
      else finish(zip, type.label.zh, sheets);
    });
    zip.addReadStream(sheet, `xl/worksheets/sheet${sheets}.xml`);
  };
  zip.on('error', fail);
  addSheet(null);
  return output;
};

/** One sheet; returns the first record that did not fit. */
async function* sheetOf(columns: readonly Column[], first: ExportedRecord | null, records: AsyncGenerator<ExportedRecord>): AsyncGenerator<string, ExportedRecord | null> {
  yield `${sheetStart(columns.length)}${sheetRow(columns.map(({ title }) => title), true)}`;
  let [rows, chunk] = [1, ''];
  const add = (record: ExportedRecord): void => {
    chunk += sheetRow(columns.map(({ cell }) => cell(record)), false);
    rows += 1;
  };
  if (first !== null) add(first);
  for (;;) {
    // Not for await: that would end the records when the sheet is full.
    const { value, done } = await records.next() as IteratorResult<ExportedRecord, undefined>;
    if (done === true) break;
    if (rows === MAX_SHEET_ROWS) {
      yield `${chunk}${sheetEnd(columns.length, rows)}`;
      return value;
    }
    add(value);
    if (rows % CHUNK_ROWS === 0) {
      yield chunk;
      chunk = '';
    }
  }
  yield `${chunk}${sheetEnd(columns.length, rows)}`;
  return null;
}

function finish(zip: ZipFile, name: string, sheets: number): void {
  const part = (path: string, text: string): void => { zip.addBuffer(Buffer.from(text), path); };
  part('xl/workbook.xml', workbook(name, sheets));
  part('xl/_rels/workbook.xml.rels', workbookRelations(sheets));
  part('xl/styles.xml', STYLES);
  part('_rels/.rels', ROOT_RELATIONS);
  part('[Content_Types].xml', CONTENT_TYPES(sheets));
  zip.end();
}
