import type { RecordSet } from '../../core/matching/bulk/recordTable';
import { badInput } from '../../core/model/errors';
import type { JsonValue } from '../../core/model/json';
import { readCsv } from '../import/readCsv';

export interface FileRecords {
  readonly set: RecordSet;
  /** By record, a number for each different text of the truth column; -1 where it is empty. */
  readonly truth: Int32Array | null;
  /** Lines that could not be read, and were left out. */
  readonly refused: number;
}

/** A column being read: each different text once. */
class ColumnBuilder {
  readonly known = new Map<string, number>();
  readonly values: (readonly JsonValue[])[] = [];
  ids = new Int32Array(4096);

  constructor(readonly name: string) {}

  set(record: number, text: string): void {
    if (record >= this.ids.length) { const larger = new Int32Array(this.ids.length * 2); larger.set(this.ids); this.ids = larger; }
    let id = this.known.get(text);
    if (id === undefined) {
      id = this.values.push(text === '' ? [] : [text]) - 1;
      this.known.set(text, id);
    }
    this.ids[record] = id;
  }
}

/** Reads the named columns of CSV files, in order, into one set. @throws MooringError BAD_USER_INPUT for a column that a file lacks */
export async function readRecordSet(files: readonly string[], columns: readonly string[], truth?: string): Promise<FileRecords> {
  const builders = [...new Set([...columns, ...(truth === undefined ? [] : [truth])])].map((name) => new ColumnBuilder(name));
  const sizes: number[] = [];
  let size = 0;
  let refused = 0;
  for (const file of files) {
    const before = size;
    for await (const row of readCsv(file, () => undefined)) {
      if ('refused' in row) { refused += 1; continue; }
      for (const builder of builders) {
        const value = row.row[builder.name];
        if (value === undefined) throw badInput(`a column "${builder.name}" in ${file}`, Object.keys(row.row).join(', '), 'Correct the column in the configuration, or the file.');
        builder.set(size, typeof value === 'string' ? value.trim() : '');
      }
      size += 1;
    }
    sizes.push(size - before);
  }
  const column = (name: string): ColumnBuilder | undefined => builders.find((builder) => builder.name === name);
  const truths = truth === undefined ? undefined : column(truth);
  const nothing = truths?.known.get('') ?? -1;
  return {
    refused,
    truth: truths === undefined ? null : truths.ids.slice(0, size).map((id) => (id === nothing ? -1 : id)),
    set: {
      size, files: files.length < 2 ? null : fileOfRecord(sizes),
      columns: new Map(columns.map((name) => {
        const builder = column(name);
        return [name, { ids: builder?.ids.slice(0, size) ?? new Int32Array(size), values: builder?.values ?? [[]] }];
      })),
    },
  };
}

function fileOfRecord(sizes: readonly number[]): Uint8Array {
  const files = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
  let from = 0;
  sizes.forEach((size, file) => { files.fill(file, from, from + size); from += size; });
  return files;
}
