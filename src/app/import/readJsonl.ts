import { depthOf } from '../../core/model/json';
import type { JsonObject, JsonValue } from '../../core/model/json';
import { refusedRow } from './row';
import type { FileRow, OnBytes } from './row';
import { detectEncoding, readText } from './textEncoding';

/** A longer line is refused, not kept in memory. */
const MAX_LINE_CHARS = 4_000_000;
/** What is nested deeper cannot even be written into the list of what was refused. */
const MAX_DEPTH = 200;
const SHOWN_CHARS = 200;

/** Rows of a file with one JSON object on each line, streamed. */
export async function* readJsonl(file: string, onBytes: OnBytes): AsyncGenerator<FileRow> {
  let line = 0;
  for await (const text of lines(file, onBytes)) {
    line += 1;
    if (text === null) yield refusedRow(line, '', `a line of at most ${MAX_LINE_CHARS} characters`, '这一行过长。', 'The line is too long.');
    else if (text.trim() !== '') yield toRow(text, line);
  }
}

function toRow(text: string, line: number): FileRow {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    return refusedRow(line, text, 'one JSON object on each line', '这一行不是 JSON。', 'This line is not JSON.');
  }
  if (depthOf(value, MAX_DEPTH + 1) > MAX_DEPTH) return refusedRow(line, text.slice(0, SHOWN_CHARS), `an object nested at most ${MAX_DEPTH} deep`, '这一行的嵌套过深。', 'The object is nested too deeply.');
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { line, row: value as JsonObject };
  return refusedRow(line, text, 'a JSON object', '这一行不是 JSON 对象。', 'This line is JSON, but not an object.');
}

/** Lines without their ends; null for one that is too long. */
async function* lines(file: string, onBytes: OnBytes): AsyncGenerator<string | null> {
  let rest = '';
  let tooLong = false;
  for await (const piece of readText(file, await detectEncoding(file), onBytes)) {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      yield tooLong ? null : part.replace(/\r$/, '');
      tooLong = false;
    }
    if (rest.length > MAX_LINE_CHARS) { rest = ''; tooLong = true; }
  }
  if (tooLong) yield null;
  else if (rest !== '') yield rest;
}
