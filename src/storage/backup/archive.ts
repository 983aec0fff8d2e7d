import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { StartupError } from '../../config';

/*
 * The file of a backup: gzip over frames, each a letter, the length of its body in four bytes, and the body.
 *   H  {@link BackupHeader}
 *   T  {"name": …}   a table (or the queue's jobs) begins
 *   D  rows of it in the text form of COPY, cut anywhere
 *   E  {"rows": n, "sha256": …}   it ends; the digest is of its rows
 *   Z  {"sha256": …}   the end; the digest is of every byte before this frame
 */

export const FORMAT = 1;
const FRAME_HEADER_BYTES = 5;
/** Rows are cut into bodies of at most so much. */
const DATA_BYTES = 1024 * 1024;
/** A body longer than this is no frame of ours. */
const MAX_BODY_BYTES = 16 * DATA_BYTES;

export interface BackupTable { readonly name: string; readonly columns: readonly string[] }
export interface BackupSequence { readonly name: string; readonly lastValue: string }

/** The secret of keyed hashes: known by its fingerprint, and kept in the backup when the data directory keeps it. */
export interface BackupHashKey { readonly fingerprint: string; readonly key?: string }

export interface BackupHeader {
  readonly mooringBackup: number;
  /** ISO 8601, UTC: the moment of the snapshot. */
  readonly createdAt: string;
  /** Names of the migrations that the database has, in their order. */
  readonly migrations: readonly string[];
  /** In an order in which they can be filled: none refers to a later one. */
  readonly tables: readonly BackupTable[];
  readonly sequences: readonly BackupSequence[];
  readonly hashKey: BackupHashKey | null;
}

/** What a file holds, in its order. */
export type BackupPart =
  | { readonly kind: 'header'; readonly header: BackupHeader }
  | { readonly kind: 'table'; readonly name: string; readonly blocks: AsyncGenerator<Buffer, number> };

export const damaged = (file: string, what: string, cause?: unknown): StartupError => new StartupError(
  `the backup ${file} cannot be used: ${what}. Nothing was changed; take another copy of it, or another backup.`, { cause });

/** Makes the frames of a backup, with their digests. */
export class ArchiveWriter {
  private readonly whole = createHash('sha256');

  header(header: BackupHeader): Buffer { return this.frame('H', Buffer.from(JSON.stringify(header))); }

  async* table(name: string, rows: AsyncGenerator<Buffer, number>): AsyncGenerator<Buffer, number> {
    yield this.frame('T', Buffer.from(JSON.stringify({ name })));
    const digest = createHash('sha256');
    for (;;) {
      const next = await rows.next();
      if (next.done === true) {
        yield this.frame('E', Buffer.from(JSON.stringify({ rows: next.value, sha256: digest.digest('hex') })));
        return next.value;
      }
      digest.update(next.value);
      for (let from = 0; from < next.value.length; from += DATA_BYTES) yield this.frame('D', next.value.subarray(from, from + DATA_BYTES));
    }
  }

  end(): Buffer { return this.frame('Z', Buffer.from(JSON.stringify({ sha256: this.whole.copy().digest('hex') }))); }

  private frame(letter: string, body: Buffer): Buffer {
    const header = Buffer.alloc(FRAME_HEADER_BYTES);
    header.write(letter, 0, 'latin1');
    header.writeUInt32BE(body.length, 1);
    this.whole.update(header).update(body);
    return Buffer.concat([header, body]);
  }
}

interface Frame { readonly letter: string; readonly body: Buffer }

/** The frames of a file, read once; refuses one that is cut short, changed, or longer than it says. */
async function* framesOf(file: string): AsyncGenerator<Frame> {
  const whole = createHash('sha256');
  let held: Buffer = Buffer.alloc(0);
  let ended = false;
  for await (const chunk of unzipped(file)) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    for (;;) {
      if (held.length < FRAME_HEADER_BYTES) break;
      const length = held.readUInt32BE(1);
      if (length > MAX_BODY_BYTES) throw damaged(file, 'it was changed');
      if (held.length < FRAME_HEADER_BYTES + length) break;
      if (ended) throw damaged(file, 'something follows its end');
      const frame = { letter: held.toString('latin1', 0, 1), body: held.subarray(FRAME_HEADER_BYTES, FRAME_HEADER_BYTES + length) };
      if (frame.letter === 'Z') {
        if (digestIn(frame.body) !== whole.digest('hex')) throw damaged(file, 'it was changed');
        ended = true;
      } else whole.update(held.subarray(0, FRAME_HEADER_BYTES + length));
      held = held.subarray(FRAME_HEADER_BYTES + length);
      yield frame;
    }
  }
  if (!ended || held.length > 0) throw damaged(file, 'it is cut short');
}

async function* unzipped(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const gunzip = source.pipe(createGunzip({ chunkSize: 256 * 1024 }));
  source.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'Z_BUF_ERROR') throw damaged(file, 'it is cut short', error);
    if (code.startsWith('Z_')) throw damaged(file, 'it is no backup, or was changed', error);
    if (code === '') throw error;
    throw new StartupError(`the backup ${file} cannot be read: ${code}`, { cause: error });
  } finally {
    source.destroy();
  }
}

const digestIn = (body: Buffer): string | undefined => (JSON.parse(body.toString()) as { sha256?: string }).sha256;

/**
 * The parts of a file in their order; the blocks of a table must be read to their end before the next part.
 * Every digest is checked on the way, the last one at the very end.
 */
export async function* partsOf(file: string): AsyncGenerator<BackupPart> {
  const frames = framesOf(file);
  const first = await frames.next();
  if (first.done === true || first.value.letter !== 'H') throw damaged(file, 'it is no backup of this program');
  yield { kind: 'header', header: headerIn(first.value.body, file) };
  for (;;) {
    const next = await frames.next();
    if (next.done === true) return;
    if (next.value.letter === 'Z') continue;
    if (next.value.letter !== 'T') throw damaged(file, 'it was changed');
    const { name } = JSON.parse(next.value.body.toString()) as { name: string };
    yield { kind: 'table', name, blocks: blocksOf(frames, file, name) };
  }
}

function headerIn(body: Buffer, file: string): BackupHeader {
  const header = JSON.parse(body.toString()) as BackupHeader;
  if (header.mooringBackup === FORMAT) return header;
  throw new StartupError(
    `the backup ${file} has format ${header.mooringBackup}, this program reads format ${FORMAT}. Restore it with the version that made it, or a later one.`);
}

async function* blocksOf(frames: AsyncGenerator<Frame>, file: string, name: string): AsyncGenerator<Buffer, number> {
  const digest = createHash('sha256');
  for (;;) {
    const next = await frames.next();
    if (next.done === true) throw damaged(file, 'it is cut short');
    const { letter, body } = next.value;
    if (letter === 'E') {
      const { rows, sha256 } = JSON.parse(body.toString()) as { rows: number; sha256: string };
      if (sha256 !== digest.digest('hex')) throw damaged(file, `the rows of ${name} were changed`);
      return rows;
    }
    if (letter !== 'D') throw damaged(file, 'it was changed');
    digest.update(body);
    yield body;
  }
}

/** Reads a whole file and checks everything that can be checked without a database. */
export async function checkArchive(file: string): Promise<BackupHeader> {
  let header: BackupHeader | undefined;
  for await (const part of partsOf(file)) {
    if (part.kind === 'header') ({ header } = part);
    else while ((await part.blocks.next()).done !== true);
  }
  if (header === undefined) throw damaged(file, 'it is no backup of this program');
  return header;
}
