import type { JsonValue } from '../../../model/json';
import type { ComparisonKind, ComparisonLevel, Seen } from '../../comparisonKind';
import { LIKENESS, likeness, mayBeAlike, textForm } from './textForm';
import type { TextForm } from './textForm';

/** One column of words, and the column that it is sometimes exchanged with: the given name of a family name. */
interface Words { readonly own: TextForm | null; readonly other: TextForm | null }

const EXCHANGED = 7;
const EXCHANGED_NEARLY = 8;

const TEXT_LEVELS: readonly ComparisonLevel[] = [
  { name: 'exact', label: { zh: '相同', en: 'the same' }, m: 0.72, u: 0.005, byFrequency: true },
  { name: 'nearly', label: { zh: '一两处笔误', en: 'a slip or two apart' }, m: 0.12, u: 0.001 },
  { name: 'alike', label: { zh: '音近或形近', en: 'alike in sound or letters' }, m: 0.05, u: 0.004 },
  { name: 'otherNumber', label: { zh: '文字相近,数字不同', en: 'alike but for a number' }, m: 0.01, u: 0.002 },
  { name: 'partly', label: { zh: '部分相同', en: 'the same in part' }, m: 0.02, u: 0.02 },
  { name: 'faintly', label: { zh: '略有相似', en: 'faintly alike' }, m: 0.01, u: 0.05 },
  { name: 'different', label: { zh: '不同', en: 'different' }, m: 0.07, u: 0.918 },
];
const EXCHANGED_LEVELS: readonly ComparisonLevel[] = [
  { name: 'exchanged', label: { zh: '两栏对调', en: 'exchanged with the other column' }, m: 0.02, u: 0.0005, aside: true },
  { name: 'exchangedNearly', label: { zh: '两栏对调,略有出入', en: 'exchanged with the other column, a slip apart' }, m: 0.01, u: 0.001, aside: true },
];

/** One `Seen` for each level without a term: comparing makes no garbage. */
const SEEN: readonly Seen[] = [...TEXT_LEVELS, ...EXCHANGED_LEVELS].map((_level, level) => ({ level }));

/** In sets the same list of values stands beside many others: its form is made once. */
const forms = new WeakMap<readonly JsonValue[], TextForm>();

function formOf(values: readonly JsonValue[] | undefined): TextForm | null {
  const raw = values?.[0];
  if (values === undefined || (typeof raw !== 'string' && typeof raw !== 'number')) return null;
  const known = forms.get(values);
  if (known !== undefined) return known;
  const form = textForm(String(raw));
  if (form !== null) forms.set(values, form);
  return form;
}

function prepare(values: readonly (readonly JsonValue[])[]): Words | null {
  const own = formOf(values[0]);
  const other = formOf(values[1]);
  return own === null && other === null ? null : { own, other };
}

const likenessOf = (a: TextForm | null, b: TextForm | null): number | null => (a === null || b === null ? null : likeness(a, b));
const gain = (level: number | null): number => (level === null ? 0 : LIKENESS.different - level);

/** The likeness of the two columns, as they stand or across; across only where that is more alike. */
function orient(a: Words, b: Words): { readonly own: number | null; readonly other: number | null; readonly across: boolean } {
  const own = likenessOf(a.own, b.own);
  const other = likenessOf(a.other, b.other);
  if ((own ?? 0) <= LIKENESS.nearly && (other ?? 0) <= LIKENESS.nearly && (own ?? other) !== null) return { own, other, across: false };
  if (!mayBeAlike(a.own, b.other) && !mayBeAlike(a.other, b.own)) return { own, other, across: false };
  const first = likenessOf(a.own, b.other);
  const second = likenessOf(a.other, b.own);
  const across = gain(first) + gain(second);
  if (across <= gain(own) + gain(other) || Math.min(first ?? 9, second ?? 9) > LIKENESS.alike) return { own, other, across: false };
  return { own: first, other: second, across: true };
}

function seen(level: number | null, a: TextForm | null): Seen | null {
  if (level === null) return null;
  return level === LIKENESS.exact && a !== null ? { level, term: a.joined } : SEEN[level] ?? null;
}

/** Alone, or the first of two columns that are sometimes exchanged: it bears what the exchange costs. */
function compareOwn(a: Words, b: Words): Seen | null {
  if (a.other === null && b.other === null) return seen(likenessOf(a.own, b.own), a.own);
  const { own, other, across } = orient(a, b);
  if (!across) return seen(own, a.own);
  const best = Math.min(own ?? LIKENESS.different, other ?? LIKENESS.different);
  return SEEN[best === LIKENESS.exact ? EXCHANGED : EXCHANGED_NEARLY] ?? null;
}

/** The second of two columns that are sometimes exchanged: compared across where the first says so. */
function compareBeside(a: Words, b: Words): Seen | null {
  if (a.other === null && b.other === null) return seen(likenessOf(a.own, b.own), a.own);
  const { own, other, across } = orient(a, b);
  if (!across) return seen(own, a.own);
  if (own === null || other === null) return null;
  // Which of both stands for the exchange is the same from either side.
  const worst = Math.max(own, other);
  const first = own === other ? (a.own?.joined ?? '') < (b.own?.joined ?? '') : own > other;
  return seen(worst, first ? a.own : b.own);
}

const MAX_WORDS_AS_PARTS = 3;
const START_CHARS = 4;

function parts({ own, other }: Words): Readonly<Record<string, readonly string[]>> {
  const forms = [own, other].filter((form) => form !== null);
  const sounds = forms.map((form) => form.sound).filter((sound) => sound !== '');
  return {
    exact: own === null ? [] : [own.joined],
    sound: own === null || own.sound === '' ? [] : [own.sound],
    start: own === null || own.joined.length < START_CHARS ? [] : [own.joined.slice(0, START_CHARS)],
    ...(own !== null && own.words.length > 1 ? { word: [...new Set(own.words)].filter((word) => word.length > 2).sort((x, y) => y.length - x.length || (x < y ? -1 : 1)).slice(0, MAX_WORDS_AS_PARTS) } : { word: own === null ? [] : [own.joined] }),
    ...(other === null ? {} : { either: [...new Set(sounds)], both: sounds.length === 2 ? [[...sounds].sort().join(' ')] : [] }),
  };
}

const terms = ({ own }: Words): readonly string[] => (own === null ? [] : [own.joined]);

/** Words in one column: names, places, streets, titles. */
export const wordsKind: ComparisonKind<Words> = {
  name: 'words', levels: TEXT_LEVELS, prepare, terms, parts,
  compare: (a, b) => seen(likenessOf(a.own, b.own), a.own),
};

/** Words in a column that is sometimes exchanged with another one. Attributes: the column, the other. */
export const exchangedWordsKind: ComparisonKind<Words> = {
  name: 'exchangedWords', levels: [...TEXT_LEVELS, ...EXCHANGED_LEVELS], prepare, terms, parts, compare: compareOwn,
};

/** The other column of such two. Attributes: the other, the column. */
export const besideWordsKind: ComparisonKind<Words> = { name: 'besideWords', levels: TEXT_LEVELS, prepare, terms, parts, compare: compareBeside };
