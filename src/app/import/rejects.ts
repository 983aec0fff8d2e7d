import { constants, createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { access, rm } from 'node:fs/promises';
import path from 'node:path';
import { once } from 'node:events';
import { badInput } from '../../core/model/errors';
import type { JsonObject } from '../../core/model/json';
import { canonicalJson } from '../../core/model/json';
import type { RecordError } from '../ingest/types';

const COLUMNS = ['line', 'source_key', 'scope', 'code', 'attribute', 'expected', 'got', 'message_zh', 'message_en', 'row'];

/**
 * What was not accepted, for a person to mend: ROW for a row that was refused as a whole, ATTRIBUTE for a
 * value that a row was accepted without. The file is made at the first entry, with a byte-order mark so that
 * Excel reads its Chinese; one left by an earlier run is removed.
 */
export class RejectsFile {
  private stream: WriteStream | null = null;
  /** A write that failed, to be thrown where somebody waits. */
  private failure: Error | null = null;

  constructor(readonly file: string) {}

  /** Refuses a place that cannot be written to before the first row is read, not at the first that is rejected. */
  async prepare(): Promise<void> {
    const folder = path.dirname(path.resolve(this.file));
    try {
      await access(folder, constants.W_OK);
      await rm(this.file, { force: true });
    } catch (error) {
      throw badInput(`a folder in which ${path.basename(this.file)} can be written`, error instanceof Error ? error.message : folder, 'Name another place with --rejects OUT.csv, or copy the file.');
    }
  }

  async add(entry: { readonly line: number; readonly sourceKey: string; readonly scope: 'ROW' | 'ATTRIBUTE'; readonly error: RecordError; readonly row: JsonObject | string }): Promise<void> {
    const { line, sourceKey, scope, error, row } = entry;
    const stream = this.stream ?? this.open();
    const cells = [String(line), sourceKey, scope, error.code, error.attribute ?? '', error.expected, error.got, error.message.zh, error.message.en,
      typeof row === 'string' ? row : canonicalJson(row)];
    if (!stream.write(`${cells.map(cellOf).join(',')}\r\n`)) await once(stream, 'drain');
    if (this.failure !== null) throw this.failure;
  }

  /** True when anything was written. */
  async close(): Promise<boolean> {
    if (this.stream === null) return false;
    this.stream.end();
    await once(this.stream, 'close');
    if (this.failure !== null) throw this.failure;
    return true;
  }

  private open(): WriteStream {
    // It holds the personal data of the rows it names: for the person who imports, and nobody else.
    const stream = createWriteStream(this.file, { mode: 0o600 });
    stream.on('error', (error) => { this.failure = error; });
    stream.write(`\ufeff${COLUMNS.join(',')}\r\n`);
    this.stream = stream;
    return stream;
  }
}

/** Quoted where CSV needs it; a cell that a spreadsheet would run as a formula is made text. */
function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
