import type { EntityType, Sensitivity } from '../model/entityType';
import { searchableAttributes } from './document';
import type { Script } from './form';
import { tokenClass } from './form';
import { scriptsOf } from './formsOf';
import { apartGrams, beginningGrams, framedGrams, holdingGrams, nearGrams } from './near';
import type { Question, Word } from './question';
import { isPartlyShown } from './visible';

/** Tokens that a document must have, all of them. */
export type Tokens = readonly string[];

/** One way for a document to fulfil a question: it has all of `tokens`, and of each of `also` all of one. */
export interface Alternative { readonly tokens: Tokens; readonly also: readonly (readonly Tokens[])[] }

/**
 * How a word is looked for. WITHIN: some form holds it; BEGINNING: some form begins with it; LOOSE: it is written with
 * other characters of the same sound, or has something between its parts; FRAMED: pinyin with a slip in its middle;
 * TYPO: an edit away.
 */
export type Manner = 'WITHIN' | 'BEGINNING' | 'LOOSE' | 'FRAMED' | 'TYPO';

/** The attributes that are searched, as far as tokens tell them apart. */
export interface SearchedClass { readonly sensitivity: Sensitivity; readonly script: Script }

/** The classes of tokens of these types that are for the caller's eyes, if only in part: what is found is looked at again by what it shows. */
export function searchedClasses(types: readonly EntityType[], isClear: (sensitivity: Sensitivity) => boolean): SearchedClass[] {
  const classes = types.flatMap((type) => searchableAttributes(type)
    .flatMap(({ sensitivity, kind }) => scriptsOf(kind).filter((script) => isClear(sensitivity) || isPartlyShown(script)).map((script) => ({ sensitivity, script }))));
  return [...new Map(classes.map((one) => [JSON.stringify(one), one])).values()];
}

/** The spellings in which forms of a script may hold a word; none when they cannot. */
function spellings({ text, folded, code, script: of }: Word, script: Script): readonly string[] {
  switch (script) {
    case 'TEXT': return text === folded ? [text] : [folded, text];
    case 'PLAIN': return of === 'HAN' || of === 'MIXED' ? [] : [text];
    case 'SOUND': case 'INITIALS': return of === 'LETTERS' ? [text] : [];
    case 'CODE': return of === 'HAN' ? [] : [code];
    case 'DIGITS': return of === 'DIGITS' ? [text] : [];
  }
}

/** The grams by which forms of a script hold a word in a manner: of each list all. */
function gramsOfWord(word: Word, script: Script, manner: Manner): (readonly string[])[] {
  const spelt = spellings(word, script);
  const sounds = script === 'SOUND' ? word.sounds : [];
  switch (manner) {
    case 'WITHIN': return spelt.flatMap((one) => holdingGrams(script, one));
    case 'BEGINNING': return spelt.flatMap((one) => beginningGrams(script, one));
    case 'LOOSE': return [...spelt.flatMap((one) => [...holdingGrams(script, one), ...apartGrams(script, one)]), ...sounds.flatMap((sound) => holdingGrams(script, sound))];
    case 'FRAMED': return script === 'SOUND' ? [] : spelt.flatMap((one) => holdingGrams(script, one));
    case 'TYPO': return [...spelt.flatMap((one) => [...holdingGrams(script, one), ...nearGrams(script, one)]), ...sounds.flatMap((sound) => nearGrams(script, sound))];
  }
}

/** Without those that ask for all that another asks for and more: they find nothing besides. */
function weakest(alternatives: readonly Tokens[]): Tokens[] {
  const kept: Tokens[] = [];
  for (const tokens of alternatives.filter(({ length }) => length > 0).map((list) => [...new Set(list)]).sort((a, b) => a.length - b.length)) {
    const wanted = new Set(tokens);
    if (!kept.some((weaker) => weaker.every((token) => wanted.has(token)))) kept.push(tokens);
  }
  return kept;
}

/** More alternatives than this are not multiplied out: each is a look of its own into the index. */
const ALTERNATIVES_MAX = 64;

function alternativesOf(word: Word, classes: readonly SearchedClass[], manner: Manner): Tokens[] {
  const whole = classes.flatMap(({ sensitivity, script }) => gramsOfWord(word, script, manner).map((grams) => grams.map((gram) => tokenClass(sensitivity, script) + gram)));
  const framed = classes.filter(({ script }) => script === 'SOUND').flatMap(({ sensitivity }) => framedGrams(word, manner === 'FRAMED')
    .map(({ sound, initials }) => [...sound.map((gram) => tokenClass(sensitivity, 'SOUND') + gram), ...initials.map((gram) => tokenClass(sensitivity, 'INITIALS') + gram)]));
  const parts = word.parts.map((part) => alternativesOf(part, classes, manner)).filter((list) => list.length > 0);
  const apart = parts.length === 0 ? [] : parts.reduce<Tokens[]>((all, list) => all.flatMap((left) => list.map((right) => [...left, ...right])).slice(0, ALTERNATIVES_MAX), [[]]);
  return weakest([...whole, ...(manner === 'BEGINNING' ? [] : framed), ...apart]);
}

/** All of the words, multiplied out as far as that goes. */
function together(words: readonly Word[], classes: readonly SearchedClass[], manner: Manner): Alternative[] {
  const lists = words.map((word) => alternativesOf(word, classes, manner)).filter((list) => list.length > 0).sort((a, b) => a.length - b.length);
  let all: Alternative[] = lists.length === 0 ? [] : [{ tokens: [], also: [] }];
  for (const list of lists) {
    all = all.length * list.length <= ALTERNATIVES_MAX
      ? all.flatMap(({ tokens, also }) => list.map((more) => ({ tokens: [...tokens, ...more], also })))
      : all.map(({ tokens, also }) => ({ tokens, also: [...also, list] }));
  }
  return all;
}

/**
 * The ways in which documents may be candidates: all of the words, or the whole as a code; none when nothing can be
 * looked for. A word too short to be looked for is passed over beside longer ones: it is being typed. What several
 * words may be is multiplied out, for an index is quick at finding what has all of some tokens, and slow at choices;
 * words in Latin letters alone, though, are of one attribute: a name, an address.
 */
export function conditionOf({ words, codes }: Pick<Question, 'words' | 'codes'>, classes: readonly SearchedClass[], manner: Manner): Alternative[] {
  const isOneName = words.length > 1 && words.every(({ script }) => script === 'LETTERS');
  const all = isOneName ? classes.flatMap((one) => together(words, [one], manner).filter(() => canHold(words, one, manner))) : together(words, classes, manner);
  const coded = codes.flatMap((word) => alternativesOf(word, classes.filter(({ script }) => script === 'CODE'), manner));
  return [...all, ...coded.map((tokens) => ({ tokens, also: [] }))];
}

/** Whether forms of a class can hold every one of these words that can be looked for at all. */
function canHold(words: readonly Word[], one: SearchedClass, manner: Manner): boolean {
  return words.every((word) => word.text.length < 2 || alternativesOf(word, [one], manner).length > 0);
}
