import { sampleSchema } from '../../../../src/core/mapping/sample';
import type { SampleSchema } from '../../../../src/core/mapping/sample';
import { isObject } from './json';
import type { JsonObject } from './json';

/** Records to look at while drawing: sent by the system, or from a file of whoever draws. */
export interface Samples { readonly payloads: readonly JsonObject[]; readonly schema: SampleSchema; readonly isOwn: boolean }

export const NO_SAMPLES: Samples = { payloads: [], schema: { records: 0, fields: [] }, isOwn: false };
const MAX_RECORDS = 200;
export const MAX_FILE_BYTES = 5_000_000;

export const samplesOf = (payloads: readonly JsonObject[], isOwn: boolean): Samples => ({ payloads: payloads.slice(0, MAX_RECORDS), schema: sampleSchema(payloads.slice(0, MAX_RECORDS)), isOwn });

/** Rows of a CSV (comma, semicolon or tab; the first line names the columns) or JSON lines. @throws Error that says why not */
export function readSamples(name: string, text: string): JsonObject[] {
  const rows = /\.(jsonl|ndjson|json)$/i.test(name) ? fromJson(text) : fromCsv(text);
  if (rows.length === 0) throw new Error(`${name}: 0`);
  return rows;
}

function fromJson(text: string): JsonObject[] {
  const whole = text.trim();
  const parsed: unknown[] = whole.startsWith('[') ? JSON.parse(whole) as unknown[] : whole.split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as unknown);
  return parsed.slice(0, MAX_RECORDS).filter(isObject);
}

function fromCsv(text: string): JsonObject[] {
  const [first = ''] = text.split('\n', 1);
  const separator = [',', ';', '\t'].sort((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
  const [header = [], ...rows] = cells(text.replace(/^\ufeff/, ''), separator);
  return rows.filter((row) => row.some((cell) => cell !== '')).slice(0, MAX_RECORDS).map((row) => Object.fromEntries(header.map((name, at) => [name.trim(), row[at] ?? ''])));
}

/** RFC 4180: quotes around a cell, doubled inside one. */
function cells(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let [row, cell, quoted] = [[] as string[], '', false];
  for (let at = 0; at < text.length && rows.length <= MAX_RECORDS; at += 1) {
    const char = text[at] ?? '';
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') { cell += '"'; at += 1; } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === separator) { row.push(cell); cell = ''; } else if (char === '\n') { rows.push([...row, cell.replace(/\r$/, '')]); [row, cell] = [[], '']; } else cell += char;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}
