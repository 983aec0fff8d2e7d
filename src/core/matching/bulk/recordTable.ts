import type { JsonValue } from '../../model/json';
import type { CompiledModel } from '../compiledModel';
import { hashText, mix } from '../random';

/** One attribute of many records, each different value held once. */
export interface InternedColumn {
  /** For each record, the position of its values. */
  readonly ids: Int32Array;
  readonly values: readonly (readonly JsonValue[])[];
}

/** Many records as they are matched in sets. */
export interface RecordSet {
  readonly size: number;
  /** The file of each record: pairs within one file are no candidates. Null: all pairs are. */
  readonly files: Uint8Array | null;
  readonly columns: ReadonlyMap<string, InternedColumn>;
}

/** What one comparison has made of all records: each different preparation once. */
export interface TableColumn {
  /** Into `prepared`; -1 where the record says nothing. */
  readonly ids: Int32Array;
  readonly prepared: readonly unknown[];
}

/** Records prepared for a model, in an order of their contents alone, so that the order of rows decides nothing. */
export interface RecordTable {
  readonly size: number;
  readonly files: Uint8Array | null;
  readonly columns: readonly TableColumn[];
  /** For each record of the table, its position in the set. */
  readonly rows: Int32Array;
  /** 32 bits of each record's contents. */
  readonly hashes: Uint32Array;
}

/** Positions of the records sorted by their contents' hash; equal records are interchangeable. */
export function contentOrder(set: RecordSet): { readonly rows: Int32Array; readonly hashes: Uint32Array } {
  const hashes = new Uint32Array(set.size);
  for (const [name, { ids, values }] of [...set.columns].sort(([x], [y]) => (x < y ? -1 : 1))) {
    const seed = hashText(name);
    const own = Uint32Array.from(values, (value) => hashText(JSON.stringify(value)) ^ seed);
    for (let i = 0; i < set.size; i += 1) hashes[i] = mix((hashes[i] ?? 0) * 31 + (own[ids[i] ?? 0] ?? 0));
  }
  if (set.files !== null) for (let i = 0; i < set.size; i += 1) hashes[i] = mix((hashes[i] ?? 0) + (set.files[i] ?? 0));
  // The hash and the row in one number: sorted as numbers, without a comparing function.
  const keys = Float64Array.from(hashes, (hash, row) => hash * 2 ** 21 + (row % 2 ** 21)).sort();
  const rows = Int32Array.from(keys, (key) => key % 2 ** 21);
  return { rows, hashes: Uint32Array.from(rows, (row) => hashes[row] ?? 0) };
}

/** At most so many records are matched in one set: the row has 21 bits beside the hash. */
export const MAX_SET_RECORDS = 2 ** 21;

export function tableOf({ comparisons }: Pick<CompiledModel, 'comparisons'>, set: RecordSet, order = contentOrder(set)): RecordTable {
  const { rows, hashes } = order;
  const columns = comparisons.map(({ kind, model }): TableColumn => {
    const joined = model.attributes.map((name) => set.columns.get(name) ?? emptyColumn(set.size)).reduce(pairColumns);
    const prepared: unknown[] = [];
    // An attribute of one column is [values]; of two, [values, values].
    const single = model.attributes.length === 1;
    const idOf = Int32Array.from(joined.values, (value) => {
      const own = kind.prepare(single ? [value] : (value as readonly (readonly JsonValue[])[]));
      return own === null ? -1 : prepared.push(own) - 1;
    });
    return { ids: Int32Array.from(rows, (row) => idOf[joined.ids[row] ?? 0] ?? -1), prepared };
  });
  const { files } = set;
  return { size: set.size, rows, hashes, columns, files: files === null ? null : Uint8Array.from(rows, (row) => files[row] ?? 0) };
}

function emptyColumn(size: number): InternedColumn {
  return { ids: new Int32Array(size), values: [[]] };
}

/** Two columns as one: each different combination once. The first may be such a combination already. */
function pairColumns(first: InternedColumn, second: InternedColumn, position: number): InternedColumn {
  const known = new Map<number, number>();
  const values: (readonly JsonValue[])[] = [];
  const ids = Int32Array.from(first.ids, (x, row) => {
    const y = second.ids[row] ?? 0;
    const key = x * second.values.length + y;
    let id = known.get(key);
    if (id === undefined) {
      const before = first.values[x] ?? [];
      const after = second.values[y] ?? [];
      id = values.push(position === 1 ? [before, after] : [...before, after]) - 1;
      known.set(key, id);
    }
    return id;
  });
  return { ids, values };
}
