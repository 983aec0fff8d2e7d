import type { KeyEntries } from './keyEntries';

/** A signed number's sign turned over: then unsigned order is the order of signed numbers, as the database has it. */
const SIGN = 0x80000000;

/**
 * Positions of the entries, sorted by their keys as signed numbers; equal keys in the order of their records. The sort
 * is that of plain numbers: as much of the key as fits stands before the position, in 64 bits together; keys that differ
 * only in what did not fit are put in order afterwards.
 */
export function keyOrder({ size, high, low }: Pick<KeyEntries, 'size' | 'high' | 'low'>): Uint32Array<ArrayBuffer> {
  const positionBits = Math.max(1, Math.ceil(Math.log2(size + 1)));
  const mask = 2 ** positionBits - 1;
  const packed = new BigUint64Array(size);
  // Every platform of Node's puts the lower half first.
  const words = new Uint32Array(packed.buffer);
  for (let i = 0; i < size; i += 1) {
    words[2 * i + 1] = (high[i] ?? 0) ^ SIGN;
    words[2 * i] = (((low[i] ?? 0) & ~mask) | i) >>> 0;
  }
  packed.sort();
  const order = new Uint32Array(size);
  for (let i = 0; i < size; i += 1) order[i] = ((words[2 * i] ?? 0) & mask) >>> 0;
  putInOrder(order, high, low);
  return order;
}

function putInOrder(order: Uint32Array, high: Uint32Array, low: Uint32Array): void {
  for (let i = 1; i < order.length; i += 1) {
    const moving = order[i] ?? 0;
    let to = i;
    for (; to > 0; to -= 1) {
      const before = order[to - 1] ?? 0;
      if (high[before] !== high[moving] || (low[before] ?? 0) <= (low[moving] ?? 0)) break;
      order[to] = before;
    }
    order[to] = moving;
  }
}

/** Goes through the runs of equal keys: `order[from]` up to, not with, `order[to]`. */
export function eachRun({ high, low }: Pick<KeyEntries, 'high' | 'low'>, order: Uint32Array, visit: (from: number, to: number) => void): void {
  for (let from = 0; from < order.length;) {
    const first = order[from] ?? 0;
    let to = from + 1;
    while (to < order.length && high[order[to] ?? 0] === high[first] && low[order[to] ?? 0] === low[first]) to += 1;
    visit(from, to);
    from = to;
  }
}
