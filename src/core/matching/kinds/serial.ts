import { foldLookalikes } from '../../attributes/text/edits';
import type { JsonValue } from '../../model/json';
import type { ComparisonKind, ComparisonLevel } from '../comparisonKind';

/** A serial or contract number, reckoned once. */
export interface Serial {
  readonly text: string;
  /** With the characters that hands and scanners confuse folded: O/0, I/1, B/8, S/5. */
  readonly folded: string;
}

const level = (name: string, zh: string, en: string, [m, u]: readonly [m: number, u: number]): ComparisonLevel => ({ name, label: { zh, en }, m, u });

const LEVELS = [
  level('same', '号码相同', 'same number', [0.97, 0.0000002]),
  level('confused', '只差易混字符', 'only characters apart that are confused', [0.012, 0.0000025]),
  level('swapped', '相邻两位互换', 'two neighbours swapped', [0.008, 0.0000016]),
  level('lessOne', '少一位', 'one character less', [0.004, 0.0000008]),
  level('otherCharacter', '差一位', 'one character is another', [0.0001, 0.0005]),
  level('different', '号码不同', 'other numbers', [0.0059, 0.9995]),
] as const satisfies readonly ComparisonLevel[];
type LevelName = (typeof LEVELS)[number]['name'];
const INDEX = new Map<string, number>(LEVELS.map(({ name }, index) => [name, index]));

/** Shorter ones differ by one character too easily. */
const CHARS_MIN = 6;
/** Where one may be missing, counted from the end: with the whole one, as many keys as a record may have of a rule. */
const LESS_ONE_TAIL = 11;

function relation(a: Serial, b: Serial): LevelName {
  if (a.text === b.text) return 'same';
  if (Math.min(a.text.length, b.text.length) < CHARS_MIN) return 'different';
  if (a.folded === b.folded) return 'confused';
  if (a.folded.length !== b.folded.length) {
    const [short, long] = a.folded.length < b.folded.length ? [a.folded, b.folded] : [b.folded, a.folded];
    return isLessOne(short, long) ? 'lessOne' : 'different';
  }
  const differing = Array.from(a.folded).flatMap((char, i) => (char === b.folded[i] ? [] : [i]));
  const [first = 0, second] = differing;
  if (differing.length === 2 && second === first + 1 && a.folded[first] === b.folded[second] && a.folded[second] === b.folded[first]) return 'swapped';
  return differing.length === 1 ? 'otherCharacter' : 'different';
}

function isLessOne(short: string, long: string): boolean {
  if (long.length !== short.length + 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  return short.slice(at) === long.slice(at + 1);
}

/** The number itself, and what remains when one of its last characters is left out. */
function lessOne(folded: string): readonly string[] {
  const from = Math.max(1, folded.length - LESS_ONE_TAIL);
  const without = Array.from({ length: folded.length - from }, (_none, i) => folded.slice(0, from + i) + folded.slice(from + i + 1));
  return [...new Set([folded, ...without])];
}

const prepareText = (value: JsonValue): readonly Serial[] => {
  if (typeof value !== 'string') return [];
  const text = value.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
  return text === '' ? [] : [{ text, folded: foldLookalikes(text) }];
};

/**
 * Numbers that machines print and people copy. One character that is plainly another is another device: numbers are
 * given one after the other.
 */
export const serialComparison: ComparisonKind<readonly Serial[]> = {
  name: 'serial',
  levels: LEVELS,
  unordered: true,
  prepare: ([values = []]) => { const found = values.flatMap(prepareText); return found.length === 0 ? null : found; },
  compare: (a, b) => {
    let best = LEVELS.length - 1;
    let values: readonly [number, number] = [0, 0];
    for (const [i, x] of a.entries()) {
      for (const [j, y] of b.entries()) {
        const at = INDEX.get(relation(x, y)) ?? best;
        if (at < best) [best, values] = [at, [i, j]];
      }
    }
    return { level: best, values };
  },
  terms: () => [],
  parts: (found) => ({
    exact: found.map(({ text }) => text),
    // Sorted characters: two that changed places, and those that are confused, leave them as they were.
    characters: found.filter(({ text }) => text.length >= CHARS_MIN).map(({ folded }) => Array.from(folded).sort().join('')),
    lessOne: found.filter(({ text }) => text.length >= CHARS_MIN).flatMap(({ folded }) => lessOne(folded)),
  }),
};
