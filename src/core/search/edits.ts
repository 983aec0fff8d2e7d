/**
 * The fewest edits (a character wrong, left out, put in, or two neighbours swapped) that turn `word` into some
 * part of `text`; `max + 1` where it takes more. Sellers' algorithm (J. Algorithms 1 (1980) 359) over optimal
 * string alignment. Cost: word × text.
 */
export function editsWithin(word: string, text: string, max: number): number {
  const rows = word.length;
  let [before, last, next] = [new Uint8Array(rows + 1), Uint8Array.from({ length: rows + 1 }, (_none, row) => row), new Uint8Array(rows + 1)];
  let best = last[rows] ?? rows;
  for (let column = 1; column <= text.length; column += 1) {
    next[0] = 0; // a part may begin anywhere
    const sign = text[column - 1];
    for (let row = 1; row <= rows; row += 1) {
      let edits = Math.min((last[row - 1] ?? 0) + (word[row - 1] === sign ? 0 : 1), (last[row] ?? 0) + 1, (next[row - 1] ?? 0) + 1);
      if (row > 1 && column > 1 && word[row - 1] === text[column - 2] && word[row - 2] === sign) edits = Math.min(edits, (before[row - 2] ?? 0) + 1);
      next[row] = edits;
    }
    best = Math.min(best, next[rows] ?? rows);
    if (best === 0) return 0;
    [before, last, next] = [last, next, before];
  }
  return Math.min(best, max + 1);
}
