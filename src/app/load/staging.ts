import { closeSync, openSync, readSync, rmSync, unlinkSync, writeSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Files in which records wait, one for each thread. They are taken out of their folder as soon as they are open: what is
 * in them is personal data, and goes with the process however it ends.
 */
export class StagingFiles {
  readonly handles: readonly number[];
  private readonly folder: string;

  constructor(count: number) {
    this.folder = mkdtempSync(path.join(tmpdir(), 'mooring-load-'));
    this.handles = Array.from({ length: count }, (_none, index) => {
      const file = path.join(this.folder, String(index));
      const handle = openSync(file, 'wx+', 0o600);
      try { unlinkSync(file); } catch { /* a system that keeps open files in their folders; close() removes them */ }
      return handle;
    });
  }

  close(): void {
    for (const handle of this.handles) closeSync(handle);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Puts lines at the end of one file. */
export class StagingWriter {
  private at = 0;

  constructor(private readonly handle: number) {}

  /** Where the first line begins, and how long each is, in bytes. */
  write(lines: readonly string[]): { readonly position: number; readonly lengths: Uint32Array<ArrayBuffer> } {
    const position = this.at;
    const lengths = Uint32Array.from(lines, (line) => Buffer.byteLength(line));
    const all = Buffer.from(lines.join(''));
    for (let written = 0; written < all.length;) written += writeSync(this.handle, all, written, all.length - written, position + written);
    this.at += all.length;
    return { position, lengths };
  }
}

/** Where each record waits; shared by all threads. Records have numbers, from 0, in the order in which they came. */
export interface Staged {
  readonly count: number;
  /** By record: the position in `handles`, the first byte, the number of bytes. */
  readonly files: Uint8Array;
  readonly positions: Float64Array;
  readonly lengths: Uint32Array;
  readonly handles: readonly number[];
}

export function readStaged(staged: Staged, record: number): string {
  const length = staged.lengths[record] ?? 0;
  const bytes = Buffer.allocUnsafe(length);
  const handle = staged.handles[staged.files[record] ?? 0];
  if (handle === undefined) throw new Error(`record ${record} waits in no file`);
  const position = staged.positions[record] ?? 0;
  for (let read = 0; read < length;) {
    const got = readSync(handle, bytes, read, length - read, position + read);
    if (got === 0) throw new Error('a file of waiting records ends too early');
    read += got;
  }
  return bytes.toString();
}
