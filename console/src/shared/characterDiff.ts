export interface Segment { readonly text: string; readonly same: boolean }

/** Beyond it, comparing every character with every other is not worth its time: the texts are shown as they are. */
const MAX_CHARS = 400;

/** Lengths of the longest common subsequences of all pairs of endings; table[i][j] is for a from i and b from j. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly (readonly number[])[] {
  const table: number[][] = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i] ?? [];
      row[j] = a[i] === b[j] ? (table[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(table[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

function add(segments: Segment[], character: string, same: boolean): void {
  const last = segments.at(-1);
  if (last?.same === same) segments[segments.length - 1] = { text: last.text + character, same };
  else segments.push({ text: character, same });
}

/** Two texts in pieces that both have and pieces that one has alone, by their longest common subsequence of characters. */
export function characterDiff(left: string, right: string): readonly [readonly Segment[], readonly Segment[]] {
  const [a, b] = [Array.from(left), Array.from(right)];
  if (left === right || a.length > MAX_CHARS || b.length > MAX_CHARS) return [left === '' ? [] : [{ text: left, same: left === right }], right === '' ? [] : [{ text: right, same: left === right }]];
  const table = commonLengths(a, b);
  const [ofLeft, ofRight]: [Segment[], Segment[]] = [[], []];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [one = '', other = ''] = [a[i], b[j]];
    if (i < a.length && j < b.length && one === other) {
      add(ofLeft, one, true);
      add(ofRight, other, true);
      [i, j] = [i + 1, j + 1];
    } else if (j >= b.length || (i < a.length && (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))) {
      add(ofLeft, one, false);
      i += 1;
    } else {
      add(ofRight, other, false);
      j += 1;
    }
  }
  return [ofLeft, ofRight];
}
