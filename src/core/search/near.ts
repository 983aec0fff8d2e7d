import { ALL_HAN, HAN } from '../attributes/text/simplified';
import type { Script } from './form';
import { beginningGram, GRAM_CHARS, gramsWithin } from './grams';
import { readFramedPinyin, readMixedPinyin } from './mixedPinyin';
import type { Word } from './question';

/** Grams of which a form must have all; a list of such lists is a choice between them. */
type Choices = (readonly string[])[];

/** Of a long word so many grams are asked for at most: more would hardly tell more apart. */
const GRAMS_MAX = 12;

/**
 * Neighbouring grams overlap, and each is another list to walk through: as many as cover the run are enough, for
 * what is found is compared with the word itself. `chars`: the length of a gram.
 */
function covering(grams: readonly string[], chars: number): readonly string[] {
  const last = grams.length - 1;
  const cover = grams.filter((_gram, at) => at % chars === 0 || at === last);
  if (cover.length <= GRAMS_MAX) return cover;
  return Array.from({ length: GRAMS_MAX }, (_none, index) => cover[Math.floor((index * (cover.length - 1)) / (GRAMS_MAX - 1))] ?? '');
}

/** Grams of a word that may be in two pieces are not all neighbours: the cover of each run of neighbours. */
function spread(grams: readonly string[]): readonly string[] {
  const chars = Array.from(grams[0] ?? '').length;
  return grams.length <= 2 ? grams : covering(grams, chars);
}

/** A form that holds the word. Of most texts only the beginning is indexed by a single Chinese character. */
export function holdingGrams(script: Script, word: string): Choices {
  const grams = gramsWithin(script, word);
  if (grams.length === 0) return [];
  const isCharacter = script === 'TEXT' && grams.length === 1 && Array.from(word).length === 1;
  return isCharacter ? [grams, [beginningGram(word)]] : [spread(grams)];
}

/** A form that begins with the word. */
export function beginningGrams(script: Script, word: string): Choices {
  if (script === 'INITIALS' || word.length < (HAN.test(word) ? 1 : 2)) return [];
  const rest = Array.from(word).length > 1 ? gramsWithin(script, word) : [];
  return [[...new Set([beginningGram(word), ...spread(rest)])]];
}

/** Longer words are no longer parted: what is that long has been copied. */
const PARTED_CHARS = { least: 4, most: 12 } as const;

/** A form that holds both parts of a Chinese word, cut anywhere: all its pairs of characters but the one across the cut. */
export function apartGrams(script: Script, word: string): Choices {
  if (script !== 'TEXT' || !ALL_HAN.test(word)) return [];
  const pairs = gramsWithin(script, word);
  const chars = pairs.length + 1;
  if (chars < PARTED_CHARS.least || chars > PARTED_CHARS.most) return [];
  const cuts = Array.from({ length: chars - 3 }, (_none, index) => index + 1); // the pair that the cut is in the middle of
  return cuts.map((cut) => pairs.filter((_pair, at) => at !== cut));
}

/**
 * What one edit must leave whole, wherever it is: the word is cut in three, and an edit touches one part alone, or
 * (two neighbours swapped: `swap`) the first character of the next as well. Three choices instead of one for each
 * place. Too little may be left of a short word: `fewest` grams.
 */
function survivingGrams(grams: readonly string[], size: { readonly chars: number; readonly gram: number; readonly swap: number; readonly fewest: number }): Choices {
  const cuts = [0, Math.ceil(size.chars / 3), Math.ceil((2 * size.chars) / 3), size.chars];
  return [0, 1, 2].map((part) => {
    const [from, to] = [cuts[part] ?? 0, (cuts[part + 1] ?? size.chars) - 1 + size.swap];
    return grams.filter((_gram, start) => start + size.gram - 1 < from || start > to);
  }).filter((kept) => kept.length >= size.fewest);
}

/** Shorter words are so near to others that an edit more would find anything. */
const NEAR_MIN_CHARS: Readonly<Record<Script, number>> = { TEXT: 6, PLAIN: 6, SOUND: 6, INITIALS: Infinity, CODE: 6, DIGITS: 7 };

/** A form that may hold the word but for an edit. */
export function nearGrams(script: Script, word: string): Choices {
  const chars = Array.from(word);
  if (HAN.test(word)) {
    if (chars.length < 3 || !ALL_HAN.test(word)) return []; // the parts of a mixed word speak for themselves
    const pairs = chars.slice(1).map((char, at) => (chars[at] ?? '') + char);
    const around = chars.length === 3 ? [[chars[0] ?? '', chars[2] ?? '']] : []; // 王?国: names have their characters one by one
    return [...survivingGrams(pairs, { chars: chars.length, gram: 2, swap: 0, fewest: 1 }), ...around];
  }
  if (chars.length < NEAR_MIN_CHARS[script]) return [];
  return survivingGrams(gramsWithin(script, word), { chars: chars.length, gram: GRAM_CHARS, swap: 1, fewest: 2 }).map(spread);
}

interface NameGrams { readonly sound: readonly string[]; readonly initials: readonly string[] }

/** A name by a part of its pinyin and its initials: wangjg, and where a slip is forgiven wangjainguo. */
export function framedGrams(word: Word, slipped: boolean): NameGrams[] {
  if (word.script !== 'LETTERS') return [];
  const mixed = readMixedPinyin(word.text);
  const framed = slipped ? readFramedPinyin(word.text) : [];
  return [
    ...(mixed === null ? [] : [{ sound: [beginningGram(mixed.head), ...gramsWithin('SOUND', mixed.head)], initials: gramsWithin('INITIALS', mixed.initials) }]),
    ...framed.map(({ first, last, initials }) => ({ sound: [beginningGram(first), ...gramsOfSyllable(first), ...gramsOfSyllable(last)], initials: gramsWithin('INITIALS', initials) })),
  ];
}

const gramsOfSyllable = (syllable: string): string[] => (syllable.length < GRAM_CHARS ? [] : gramsWithin('SOUND', syllable));
