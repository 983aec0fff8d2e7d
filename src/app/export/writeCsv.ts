import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { columnsOf } from './columns';
import type { WriteRecords } from './writeRecords';

/**
 * CSV as RFC 4180 has it, in UTF-8 with a byte-order mark, without which Excel reads Chinese wrong. A cell that
 * a spreadsheet would take for a formula (=, +, -, @, tab) begins with an apostrophe.
 */
export const writeCsv: WriteRecords = (records, { type, labels }) => {
  const columns = columnsOf(type, labels);
  const rows = async function* (): AsyncGenerator<string[]> {
    yield columns.map(({ title }) => title);
    for await (const record of records) yield columns.map(({ cell }) => cell(record));
  };
  const source = Readable.from(rows());
  const csv = stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' });
  source.on('error', (error) => { csv.destroy(error); });
  csv.on('close', () => { source.destroy(); });
  return source.pipe(csv);
};
