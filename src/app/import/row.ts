import type { JsonObject } from '../../core/model/json';
import type { RecordError } from '../ingest/types';

/** One row of a file: readable, or refused with the text it had. `line` counts from 1, as an editor does. */
export type FileRow =
  | { readonly line: number; readonly row: JsonObject }
  | { readonly line: number; readonly refused: RecordError; readonly text: string };

/** Told how many bytes of the file have been read, for a progress bar. */
export type OnBytes = (bytes: number) => void;

export function refusedRow(line: number, text: string, expected: string, zh: string, en: string): FileRow {
  return { line, text, refused: { code: 'BAD_FORMAT', attribute: null, expected, got: text.slice(0, 200), message: { zh, en } } };
}
