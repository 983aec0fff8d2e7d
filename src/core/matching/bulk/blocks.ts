import type { CompiledKeyRule } from '../compiledModel';
import type { ComparisonKind } from '../comparisonKind';
import { MAX_KEYS_PER_RULE } from '../keysOf';
import { NumberIndex } from './numberIndex';
import type { RecordTable } from './recordTable';

/** The parts of one comparison by value: for value v, `ids[starts[v]]` to `ids[starts[v + 1] - 1]`. */
export interface PartIndex { readonly starts: Int32Array; readonly ids: Int32Array; readonly count: number }

/** For one key rule: which records share which keys. Keys of one record, and keys that too many share, are left out. */
export interface Blocks {
  /** Keys of record r: `keys[keyStarts[r]]` to `keys[keyStarts[r + 1] - 1]`; -1 where the key finds nobody. */
  readonly keyStarts: Int32Array;
  readonly keys: Int32Array;
  /** Records with key k, ascending. */
  readonly memberStarts: Int32Array;
  readonly members: Int32Array;
  /** Pairs of two records within the blocks, a pair counted once for each key. */
  readonly pairs: number;
  /** Keys that more records share than the rule allows, and the pairs these would have been. */
  readonly droppedKeys: number;
  readonly droppedPairs: number;
}

/** The parts of all values of a comparison by name. */
export class PartIndexes {
  private readonly known = new Map<string, PartIndex>();
  private readonly parts = new Map<number, readonly Readonly<Record<string, readonly string[]>>[]>();

  constructor(private readonly table: RecordTable, private readonly kinds: readonly ComparisonKind[]) {}

  names(comparison: number): string[] {
    return [...new Set(this.partsOf(comparison).slice(0, 1000).flatMap((parts) => Object.keys(parts)))];
  }

  of(comparison: number, part: string): PartIndex {
    const name = `${comparison}.${part}`;
    let index = this.known.get(name);
    if (index === undefined) {
      index = indexOf(this.partsOf(comparison), part);
      this.known.set(name, index);
    }
    return index;
  }

  private partsOf(comparison: number): readonly Readonly<Record<string, readonly string[]>>[] {
    let parts = this.parts.get(comparison);
    if (parts === undefined) {
      const kind = this.kinds[comparison];
      parts = (this.table.columns[comparison]?.prepared ?? []).map((prepared) => kind?.parts(prepared) ?? {});
      this.parts.set(comparison, parts);
    }
    return parts;
  }
}

function indexOf(parts: readonly Readonly<Record<string, readonly string[]>>[], name: string): PartIndex {
  const known = new Map<string, number>();
  const starts = new Int32Array(parts.length + 1);
  const ids: number[] = [];
  parts.forEach((own, value) => {
    for (const text of new Set(own[name] ?? [])) {
      let id = known.get(text);
      if (id === undefined) { id = known.size; known.set(text, id); }
      ids.push(id);
    }
    starts[value + 1] = ids.length;
  });
  return { starts, ids: Int32Array.from(ids), count: known.size };
}

type ValueParts = { readonly ids: Int32Array; readonly index: PartIndex };

/** The keys of one rule over a table, as consecutive numbers: `keyStarts` by record. */
function keysByRecord(table: RecordTable, parts: readonly ValueParts[]): { keyStarts: Int32Array; keys: Int32Array; count: number } {
  const keyStarts = new Int32Array(table.size + 1);
  let keys = new Int32Array(table.size * 2 + MAX_KEYS_PER_RULE);
  let filled = 0;
  const indexes = parts.map((_part, p) => (p === 0 ? null : new NumberIndex(table.size)));
  let count = 0;
  let own = new Int32Array(MAX_KEYS_PER_RULE);
  let next = new Int32Array(MAX_KEYS_PER_RULE);
  for (let record = 0; record < table.size; record += 1) {
    let size = 0;
    for (let p = 0; p < parts.length; p += 1) {
      size = extend(parts[p], record, { numbers: indexes[p] ?? null, own, size, next });
      if (size === 0) break;
      [own, next] = [next, own];
    }
    if (filled + size > keys.length) { const larger = new Int32Array(keys.length * 2); larger.set(keys); keys = larger; }
    for (let k = 0; k < size; k += 1) {
      const key = own[k] ?? 0;
      keys[filled] = key;
      filled += 1;
      if (key >= count) count = key + 1;
    }
    keyStarts[record + 1] = filled;
  }
  return { keyStarts, keys: keys.slice(0, filled), count };
}

/** Puts each part of the record behind each key so far, into `next`; how many that gives. No numbers: the parts are the keys. */
function extend(part: ValueParts | undefined, record: number, from: { readonly numbers: NumberIndex | null; readonly own: Int32Array; readonly size: number; readonly next: Int32Array }): number {
  const value = part?.ids[record] ?? -1;
  if (part === undefined || value < 0) return 0;
  const { starts, ids, count } = part.index;
  const first = starts[value] ?? 0;
  const end = starts[value + 1] ?? 0;
  const { numbers, own, next } = from;
  let size = 0;
  for (let before = 0; before < (numbers === null ? 1 : from.size); before += 1) {
    for (let k = first; k < end && size < MAX_KEYS_PER_RULE; k += 1) {
      const id = ids[k] ?? 0;
      next[size] = numbers === null ? id : numbers.positionOf((own[before] ?? 0) * count + id);
      size += 1;
    }
  }
  return size;
}

export function blocksOf(table: RecordTable, rule: Pick<CompiledKeyRule, 'parts'>, maxRecords: number, indexes: PartIndexes): Blocks {
  const parts = rule.parts.map(({ comparison, part }) => ({ ids: table.columns[comparison]?.ids ?? new Int32Array(table.size).fill(-1), index: indexes.of(comparison, part) }));
  const { keyStarts, keys, count } = keysByRecord(table, parts);
  const sizes = new Int32Array(count);
  for (const key of keys) sizes[key] = (sizes[key] ?? 0) + 1;
  const memberStarts = new Int32Array(count + 1);
  const sums = { pairs: 0, droppedKeys: 0, droppedPairs: 0 };
  for (let key = 0; key < count; key += 1) {
    const size = sizes[key] ?? 0;
    const pairs = (size * (size - 1)) / 2;
    const kept = size > 1 && size <= maxRecords;
    if (size > maxRecords) { sums.droppedKeys += 1; sums.droppedPairs += pairs; }
    if (kept) sums.pairs += pairs;
    memberStarts[key + 1] = (memberStarts[key] ?? 0) + (kept ? size : 0);
    sizes[key] = kept ? 0 : -1; // from here on: how many members are filled in
  }
  const members = new Int32Array(memberStarts[count] ?? 0);
  for (let record = 0; record < table.size; record += 1) {
    for (let at = keyStarts[record] ?? 0; at < (keyStarts[record + 1] ?? 0); at += 1) {
      const key = keys[at] ?? 0;
      const filled = sizes[key] ?? -1;
      if (filled < 0) { keys[at] = -1; continue; }
      members[(memberStarts[key] ?? 0) + filled] = record;
      sizes[key] = filled + 1;
    }
  }
  return { keyStarts, keys, memberStarts, members, ...sums };
}
