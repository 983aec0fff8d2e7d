import { KeyCollector } from '../../core/linking/sets/keyEntries';
import type { KeyEntries } from '../../core/linking/sets/keyEntries';
import type { ReadOutput } from './readStep';
import type { Staged } from './staging';

/** Gathers what threads have put down, in the order of the file: from here on records go by their numbers. */
export class StagedRows {
  readonly sourceKeys: string[] = [];
  private readonly pieces: Pick<ReadOutput, 'file' | 'position' | 'lengths'>[] = [];
  private readonly candidates = new KeyCollector();
  private readonly exact = new KeyCollector();

  get count(): number { return this.sourceKeys.length; }

  add(output: ReadOutput, sourceKeyOf: (row: number) => string): void {
    const first = this.count;
    for (const row of output.recordRows) this.sourceKeys.push(sourceKeyOf(row));
    this.pieces.push({ file: output.file, position: output.position, lengths: output.lengths });
    append(this.candidates, output.candidateKeys, first);
    append(this.exact, output.exactKeys, first);
  }

  keys(): { readonly candidates: KeyEntries; readonly exact: KeyEntries } {
    return { candidates: this.candidates.entries(), exact: this.exact.entries() };
  }

  /** In memory that all threads see. */
  staged(handles: readonly number[]): Staged {
    const { count } = this;
    const files = new Uint8Array(new SharedArrayBuffer(count));
    const positions = new Float64Array(new SharedArrayBuffer(count * 8));
    const lengths = new Uint32Array(new SharedArrayBuffer(count * 4));
    let record = 0;
    for (const piece of this.pieces) {
      let { position } = piece;
      for (const length of piece.lengths) {
        files[record] = piece.file;
        positions[record] = position;
        lengths[record] = length;
        position += length;
        record += 1;
      }
    }
    return { count, files, positions, lengths, handles };
  }
}

function append(to: KeyCollector, { size, high, low, records, most }: KeyEntries, first: number): void {
  for (let i = 0; i < size; i += 1) to.add(first + (records[i] ?? 0), high[i] ?? 0, low[i] ?? 0, most[i] ?? 0);
}
