import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { badInput } from '../../core/model/errors';
import type { JsonObject } from '../../core/model/json';
import { refusedRow } from './row';
import type { FileRow, OnBytes } from './row';
import { detectEncoding, readText } from './textEncoding';

const DELIMITERS = [',', ';', '\t'] as const;
/** A header is not longer than this; a quote that never closes must not eat the memory. */
const MAX_RECORD_CHARS = 4_000_000;
const MAX_COLUMNS = 1_000;

interface Parsed { readonly record: string[]; readonly info: { readonly lines: number; readonly error?: { readonly message: string } } }

/** Rows of a CSV file, streamed: UTF-8, UTF-16 or GB18030; comma, semicolon or tab; the first line names the columns. */
export async function* readCsv(file: string, onBytes: OnBytes): AsyncGenerator<FileRow> {
  const encoding = await detectEncoding(file);
  const text = readText(file, encoding, onBytes);
  const head = await firstPiece(text);
  const parser = parse({
    delimiter: delimiterOf(head), relax_column_count: true, relax_quotes: true, skip_empty_lines: true,
    info: true, max_record_size: MAX_RECORD_CHARS,
  });
  const source = Readable.from(withHead(head, text));
  source.on('error', (error) => { parser.destroy(error); });
  source.pipe(parser);
  let columns: readonly string[] | null = null;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      if (columns === null) columns = columnNames(record);
      else if (record.some((cell) => cell.trim() !== '')) yield toRow(columns, record, info.lines);
    }
  } catch (error) {
    throw error instanceof CsvError ? badInput('a CSV file', error.message, 'Look for a quote that is not closed; what stands before it was taken.') : error;
  }
}

/** At least the first line, unless the file has none. */
async function firstPiece(text: AsyncGenerator<string>): Promise<string> {
  let head = '';
  while (!head.includes('\n') && head.length < MAX_RECORD_CHARS) {
    const next = await text.next();
    if (next.done === true) break;
    head += next.value;
  }
  return head;
}

async function* withHead(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  if (head !== '') yield head;
  yield* rest;
}

/** The delimiter that the first line has most of, outside quotes. */
function delimiterOf(head: string): string {
  const line = (head.split(/\r?\n/, 1)[0] ?? '').replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: line.split(delimiter).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}

/** A column without a name is called by its number; a name that comes twice gets one too. */
function columnNames(header: readonly string[]): string[] {
  const seen = new Set<string>();
  return header.slice(0, MAX_COLUMNS).map((cell, index) => {
    const trimmed = cell.trim();
    const name = trimmed === '' || seen.has(trimmed) ? `${trimmed}#${index + 1}` : trimmed;
    seen.add(name);
    return name;
  });
}

function toRow(columns: readonly string[], cells: readonly string[], line: number): FileRow {
  if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    return refusedRow(line, cells.join(','), `${columns.length} columns`, `这一行有${cells.length}列,表头只有${columns.length}列;请检查是否有未加引号的分隔符。`,
      `This line has ${cells.length} columns, the header ${columns.length}; look for a delimiter that is not quoted.`);
  }
  const row: Record<string, string> = {};
  columns.forEach((name, index) => { row[name] = cells[index] ?? ''; });
  return { line, row: row satisfies JsonObject };
}
