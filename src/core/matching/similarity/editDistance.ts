/** Longer texts are compared by their first so many characters: the work of one comparison is bounded. */
export const MAX_COMPARED_CHARS = 96;

// Three rows of the table, reused: a comparison of two names must not cost an allocation.
let before = new Uint8Array(MAX_COMPARED_CHARS + 1);
let above = new Uint8Array(MAX_COMPARED_CHARS + 1);
let row = new Uint8Array(MAX_COMPARED_CHARS + 1);

/**
 * Optimal string alignment: characters put in, left out, changed, or two neighbours swapped (Damerau 1964, no part
 * edited twice). `most + 1` for any distance above `most`.
 */
export function editDistance(first: string, second: string, most: number): number {
  if (first === second) return 0;
  const swap = first.length > second.length;
  const a = (swap ? second : first).slice(0, MAX_COMPARED_CHARS);
  const b = (swap ? first : second).slice(0, MAX_COMPARED_CHARS);
  if (b.length - a.length > most) return most + 1;
  let start = 0;
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) { endA -= 1; endB -= 1; }
  const m = endA - start;
  const n = endB - start;
  if (m === 0) return Math.min(n, most + 1);
  return Math.min(aligned(a, b, start, [m, n], most), most + 1);
}

/** The distance of `a` and `b` from `start` on, over the given lengths; anything above `most` when it is above. */
function aligned(a: string, b: string, start: number, [m, n]: readonly [number, number], most: number): number {
  for (let j = 0; j <= n; j += 1) above[j] = j;
  for (let i = 1; i <= m; i += 1) {
    const x = a.charCodeAt(start + i - 1);
    const left = a.charCodeAt(start + i - 2);
    row[0] = i;
    let least = i;
    for (let j = 1; j <= n; j += 1) {
      const y = b.charCodeAt(start + j - 1);
      let cost = at(above, j - 1) + (x === y ? 0 : 1);
      const without = at(above, j) + 1;
      const within = at(row, j - 1) + 1;
      if (without < cost) cost = without;
      if (within < cost) cost = within;
      if (i > 1 && j > 1 && x !== y && x === b.charCodeAt(start + j - 2) && left === y) {
        const swapped = at(before, j - 2) + 1;
        if (swapped < cost) cost = swapped;
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    // A swap reaches back two rows, so one row above the bound does not yet decide.
    if (least > most + 1) return most + 1;
    const spare = before;
    before = above;
    above = row;
    row = spare;
  }
  return at(above, n);
}

function at(cells: Uint8Array, index: number): number {
  return cells[index] ?? 0;
}
