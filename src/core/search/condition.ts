import { ALL_HAN, HAN } from '../attributes/text/simplified';
import type { EntityType, Sensitivity } from '../model/entityType';
import { searchableAttributes } from './document';
import type { Script } from './form';
import { tokenClass } from './form';
import { scriptsOf } from './formsOf';
import { beginningGram, GRAM_CHARS, gramsWithin } from './grams';
import { readMixedPinyin } from './mixedPinyin';
import type { Question, Word } from './question';
import { isPartlyShown } from './visible';

/** Which tokens a document must have: one, all or any of several. `any` of nothing is never true. */
export type Condition = string | { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] };

/**
 * How a word is looked for. WITHIN: some form holds it; BEGINNING: some form begins with it; LOOSE: it is written with
 * other characters of the same sound, or has something between its parts; TYPO: an edit or two away.
 */
export type Manner = 'WITHIN' | 'BEGINNING' | 'LOOSE' | 'TYPO';

/** The attributes that are searched, as far as tokens tell them apart. */
export interface SearchedClass { readonly sensitivity: Sensitivity; readonly script: Script }

/** The classes of tokens of these types that are for the caller's eyes, if only in part: what is found is looked at again by what it shows. */
export function searchedClasses(types: readonly EntityType[], isClear: (sensitivity: Sensitivity) => boolean): SearchedClass[] {
  const classes = types.flatMap((type) => searchableAttributes(type)
    .flatMap(({ sensitivity, kind }) => scriptsOf(kind).filter((script) => isClear(sensitivity) || isPartlyShown(script)).map((script) => ({ sensitivity, script }))));
  return [...new Map(classes.map((one) => [tokenClass(one.sensitivity, one.script), one])).values()];
}

const all = (conditions: readonly Condition[]): Condition => (conditions.length === 1 ? conditions[0] ?? { any: [] } : { all: conditions });
const never: Condition = { any: [] };
const isNever = (condition: Condition): boolean => typeof condition !== 'string' && 'any' in condition && condition.any.length === 0;
function any(conditions: readonly Condition[]): Condition {
  const possible = [...new Map(conditions.filter((one) => !isNever(one)).map((one) => [JSON.stringify(one), one])).values()];
  return possible.length === 1 ? possible[0] ?? never : { any: possible };
}

/** The spellings in which forms of a script may hold a word; none when they cannot. */
function spellings({ text, folded, code, script: of }: Word, script: Script): readonly string[] {
  switch (script) {
    case 'TEXT': return text === folded ? [text] : [text, folded];
    case 'SOUND': case 'INITIALS': return of === 'LETTERS' ? [text] : [];
    case 'CODE': return of === 'HAN' ? [] : [code];
    case 'DIGITS': return of === 'DIGITS' ? [text] : [];
  }
}

function holding(prefix: string, script: Script, word: string): Condition {
  const grams = gramsWithin(script, word);
  if (grams.length === 0) return never;
  const tokens = all(spread(grams).map((gram) => prefix + gram));
  // A single Chinese character: of most texts only the beginning is indexed by it.
  return grams.length === 1 && grams[0] === word && script === 'TEXT' && Array.from(word).length === 1 ? any([tokens, prefix + beginningGram(word)]) : tokens;
}

function beginning(prefix: string, script: Script, word: string): Condition {
  if (script === 'INITIALS' || word.length === 0) return never;
  const rest = Array.from(word).length > 1 ? gramsWithin(script, word) : [];
  return all([...new Set([beginningGram(word), ...spread(rest)])].map((gram) => prefix + gram));
}

/** Of a long word so many grams are asked for, evenly spread: more would cost and hardly tell more apart. */
const GRAMS_MAX = 12;
function spread(grams: readonly string[]): readonly string[] {
  if (grams.length <= GRAMS_MAX) return grams;
  return Array.from({ length: GRAMS_MAX }, (_none, index) => grams[Math.floor((index * (grams.length - 1)) / (GRAMS_MAX - 1))] ?? '');
}

/**
 * What one edit must leave whole, wherever it is: the word is cut in three, and an edit touches one part alone, or
 * (two neighbours swapped: `swap`) the first character of the next as well. Three conditions instead of one for
 * each place. Too little may be left of a short word: `fewest` grams.
 */
function survivingGrams(grams: readonly string[], size: { readonly chars: number; readonly gram: number; readonly swap: number; readonly fewest: number }): (readonly string[])[] {
  const cuts = [0, Math.ceil(size.chars / 3), Math.ceil((2 * size.chars) / 3), size.chars];
  return [0, 1, 2].map((part) => {
    const [from, to] = [cuts[part] ?? 0, (cuts[part + 1] ?? size.chars) - 1 + size.swap];
    return grams.filter((_gram, start) => start + size.gram - 1 < from || start > to);
  }).filter((kept) => kept.length >= size.fewest);
}

/** Shorter words are so near to others that an edit more would find anything. */
const TYPO_MIN_CHARS: Readonly<Record<Script, number>> = { TEXT: 6, SOUND: 6, INITIALS: Infinity, CODE: 6, DIGITS: 7 };

function nearly(prefix: string, script: Script, word: string): Condition {
  const chars = Array.from(word);
  const ofKept = (kept: readonly (readonly string[])[]): Condition => any(kept.map((grams) => all(spread(grams).map((gram) => prefix + gram))));
  if (HAN.test(word)) {
    if (chars.length < 3 || !ALL_HAN.test(word)) return never; // the parts of a mixed word speak for themselves
    const pairs = chars.slice(1).map((char, at) => (chars[at] ?? '') + char);
    const around = chars.length === 3 ? [[chars[0] ?? '', chars[2] ?? '']] : []; // 王?国: names have their characters one by one
    return ofKept([...survivingGrams(pairs, { chars: chars.length, gram: 2, swap: 0, fewest: 1 }), ...around]);
  }
  if (chars.length < TYPO_MIN_CHARS[script]) return never;
  return ofKept(survivingGrams(gramsWithin(script, word), { chars: chars.length, gram: GRAM_CHARS, swap: 1, fewest: 2 }));
}

/** Longer words are no longer parted: what is that long has been copied. */
const PARTED_CHARS = { least: 4, most: 12 } as const;

/** Both parts of a Chinese word, cut anywhere: all its pairs of characters but the one across the cut. */
function parted(prefix: string, script: Script, word: string): Condition {
  if (script !== 'TEXT' || !ALL_HAN.test(word)) return never;
  const pairs = gramsWithin(script, word);
  const chars = pairs.length + 1;
  if (chars < PARTED_CHARS.least || chars > PARTED_CHARS.most) return never;
  const cuts = Array.from({ length: chars - 3 }, (_none, index) => index + 1); // the pair that the cut is in the middle of
  return any(cuts.map((cut) => all(pairs.filter((_pair, at) => at !== cut).map((pair) => prefix + pair))));
}

function inClass(word: Word, { sensitivity, script }: SearchedClass, manner: Manner): Condition {
  const prefix = tokenClass(sensitivity, script);
  switch (manner) {
    case 'WITHIN': return any([...spellings(word, script).map((spelt) => holding(prefix, script, spelt)), mixedPinyin(word, sensitivity, script)]);
    case 'BEGINNING': return any(spellings(word, script).map((spelt) => beginning(prefix, script, spelt)));
    case 'LOOSE': return any([...spellings(word, script).map((spelt) => any([holding(prefix, script, spelt), parted(prefix, script, spelt)])),
      ...(script === 'SOUND' ? word.sounds.map((sound) => holding(prefix, script, sound)) : [])]);
    case 'TYPO': return any([...spellings(word, script).map((spelt) => any([holding(prefix, script, spelt), nearly(prefix, script, spelt)])),
      ...(script === 'SOUND' ? word.sounds.map((sound) => nearly(prefix, script, sound)) : [])]);
  }
}

/** wangjg: the head in full, all of it by its first letters. */
function mixedPinyin(word: Word, sensitivity: Sensitivity, script: Script): Condition {
  const mixed = script === 'SOUND' && word.script === 'LETTERS' ? readMixedPinyin(word.text) : null;
  if (mixed === null) return never;
  return all([...gramsWithin('SOUND', mixed.head).map((gram) => tokenClass(sensitivity, 'SOUND') + gram),
    ...gramsWithin('INITIALS', mixed.initials).map((gram) => tokenClass(sensitivity, 'INITIALS') + gram)]);
}

function ofWord(word: Word, classes: readonly SearchedClass[], manner: Manner): Condition {
  const whole = classes.map((one) => inClass(word, one, manner));
  const apart = word.parts.map((part) => ofWord(part, classes, manner));
  return any([...whole, ...(apart.length > 0 && !apart.some(isNever) ? [all(apart)] : [])]);
}

/**
 * What documents must have to be candidates: all of the words, or the whole as a code; null when nothing of it can
 * be looked for. A word too short to be looked for is passed over beside longer ones: it is being typed.
 */
export function conditionOf({ words, codes }: Pick<Question, 'words' | 'codes'>, classes: readonly SearchedClass[], manner: Manner): Condition | null {
  const conditions = words.map((word) => ofWord(word, classes, manner)).filter((condition) => !isNever(condition));
  const coded = codes.flatMap((word) => classes.filter(({ script }) => script === 'CODE').map((one) => inClass(word, one, manner)));
  const condition = any([conditions.length === 0 ? never : all(conditions), ...coded]);
  return isNever(condition) ? null : condition;
}
