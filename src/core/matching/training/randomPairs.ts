import type { PairComparer } from '../bulk/pairLevels';
import type { RecordTable } from '../bulk/recordTable';
import { randomFrom } from '../random';
import type { Things } from './things';

/** How often each level is seen among pairs of records that are not one thing, as far as that is known. */
export interface RandomLevels {
  /** By comparison, by level: share among all compared pairs. */
  readonly shares: readonly Float64Array[];
  /** By comparison, by level: what a level has that was never seen. */
  readonly least: readonly Float64Array[];
}

/** Seen nowhere in so many pairs, a level is given this many of them: the middle of what may well be (Jeffreys). */
const UNSEEN_PAIRS = 0.3;

export function totalPairs({ size, files }: Pick<RecordTable, 'size' | 'files'>): number {
  if (files === null) return (size * (size - 1)) / 2;
  const counts = new Map<number, number>();
  for (const file of files) counts.set(file, (counts.get(file) ?? 0) + 1);
  return [...counts.values()].reduce((pairs, count) => pairs + (count * (size - count)) / 2, 0);
}

/** Pairs taken at random; where there are no more than asked for, all of them. */
export function randomPairs(table: RecordTable, seed: number, most: number): { readonly a: Int32Array; readonly b: Int32Array; readonly size: number } {
  const { size, files } = table;
  const all = (size * (size - 1)) / 2 <= most;
  const a = new Int32Array(all ? (size * (size - 1)) / 2 : most);
  const b = new Int32Array(a.length);
  let filled = 0;
  const add = (x: number, y: number): void => {
    if (x === y || (files !== null && files[x] === files[y])) return;
    a[filled] = x;
    b[filled] = y;
    filled += 1;
  };
  if (all) {
    for (let x = 1; x < size; x += 1) for (let y = 0; y < x; y += 1) add(x, y);
  } else {
    const random = randomFrom(seed);
    for (let tries = 0; filled < most && tries < most * 4; tries += 1) add(Math.floor(random() * size), Math.floor(random() * size));
  }
  return { a, b, size: filled };
}

/** Pairs of records taken at random, compared once. */
export interface RandomSample {
  readonly table: RecordTable;
  readonly comparers: readonly PairComparer[];
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly size: number;
  /** By comparison, by pair: level + 1; 0 where nothing was compared or both have the very same value. */
  readonly levels: readonly Uint8Array[];
}

export function randomSample(table: RecordTable, comparers: readonly PairComparer[], seed: number, most: number): RandomSample {
  const pairs = randomPairs(table, seed, most);
  const levels = comparers.map((comparer, c) => {
    const ids = table.columns[c]?.ids ?? new Int32Array(0);
    const own = new Uint8Array(pairs.size);
    for (let i = 0; i < pairs.size; i += 1) {
      const x = ids[pairs.a[i] ?? 0] ?? -1;
      const y = ids[pairs.b[i] ?? 0] ?? -1;
      if (x < 0 || y < 0 || x === y) continue;
      comparer.compareOnce(x, y);
      own[i] = comparer.level;
    }
    return own;
  });
  return { table, comparers, ...pairs, levels };
}

/**
 * Levels among pairs of different things, as far as these are known. Equal values are counted, all of them, for they
 * are rare among random pairs; the others are sampled.
 */
export function randomLevels({ table, comparers, a, b, size, levels: seen }: RandomSample, things: Things): RandomLevels {
  const all = totalPairs(table);
  const { groups } = things;
  const found = comparers.map((comparer, c) => {
    const levels = comparer.kind.levels.length;
    const own = seen[c] ?? new Uint8Array(0);
    const counts = new Float64Array(levels);
    let compared = 0;
    for (let i = 0; i < size; i += 1) {
      const level = own[i] ?? 0;
      if (level === 0 || groups[a[i] ?? 0] === groups[b[i] ?? 0]) continue;
      counts[level - 1] = (counts[level - 1] ?? 0) + 1;
      compared += 1;
    }
    const same = sameValues(table.columns[c]?.ids ?? new Int32Array(0), things, comparer);
    const shares = new Float64Array(levels);
    const least = new Float64Array(levels);
    for (let level = 0; level < levels; level += 1) {
      const unseen = level === 0 ? UNSEEN_PAIRS / all : UNSEEN_PAIRS / Math.max(compared, 1);
      shares[level] = ((1 - same.share) * (counts[level] ?? 0)) / Math.max(compared, 1) + (same.levels[level] ?? 0);
      least[level] = Math.min(unseen, 0.01);
    }
    return { shares, least };
  });
  return { shares: found.map((one) => one.shares), least: found.map((one) => one.least) };
}

/** The share of pairs of different things that have the very same value, and the levels at which these are seen. */
function sameValues(ids: Int32Array, things: Things, comparer: PairComparer): { readonly share: number; readonly levels: Float64Array } {
  const levels = new Float64Array(comparer.kind.levels.length);
  const { counts, total } = thingsByValue(ids, things);
  const all = (total * (total - 1)) / 2;
  let share = 0;
  counts.forEach((count, value) => {
    if (count < 2 || all === 0) return;
    comparer.compareValues(value, value);
    const own = (count * (count - 1)) / 2 / all;
    share += own;
    if (comparer.level > 0) levels[comparer.level - 1] = (levels[comparer.level - 1] ?? 0) + own;
  });
  return { share, levels };
}

/** How many things have each value, and how many have one at all. A thing with two values counts for both. */
export function thingsByValue(ids: Int32Array, { groups, order }: Things): { readonly counts: Int32Array; readonly total: number } {
  let largest = -1;
  for (const id of ids) if (id > largest) largest = id;
  const counts = new Int32Array(largest + 1);
  const lastGroup = new Int32Array(largest + 1).fill(-1);
  let total = 0;
  let before = -1;
  for (const record of order) {
    const value = ids[record] ?? -1;
    if (value < 0) continue;
    const group = groups[record] ?? 0;
    if (group !== before) { total += 1; before = group; }
    if (lastGroup[value] === group) continue;
    lastGroup[value] = group;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return { counts, total };
}
