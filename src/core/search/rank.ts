import { foldText } from './form';
import type { AttributeForm } from './form';
import { editsWithin } from './edits';
import { foldCode } from './grams';
import { readMixedPinyin } from './mixedPinyin';
import type { Question, Word } from './question';

/**
 * How well a record fits, best first. The figures matter only for their order; between two of them lies how much
 * of the form the word covers.
 */
export const TIERS = {
  IDENTIFIER: 1_000,    // the phone number, the serial number, the contract number itself
  KEY: 980,             // the customer ID, which may be a part of many a number
  EXACT: 900,           // a whole value
  BEGINNING: 800,       // a value begins with it
  END: 780,             // a phone number ends with it: the last four digits
  WITHIN: 700,          // a value holds it
  SOUND: 660,           // pinyin of a whole value
  SOUND_BEGINNING: 640,
  INITIALS: 620,        // wjg
  INITIALS_BEGINNING: 600,
  MIXED: 580,           // wangjg
  SOUND_WITHIN: 560,
  INITIALS_WITHIN: 540,
  LOOKALIKE: 500,       // O for 0, I for 1
  LOOKALIKE_WITHIN: 480,
  HOMOPHONE: 460,       // 王健国 for 王建国
  HOMOPHONE_WITHIN: 430,
  APART: 400,           // 杭州云栖 for 杭州西湖云栖: in this order, with something between
  SAME_CORE: 350,       // an organisation of the same distinctive name, the main line of a switchboard
  ONE_EDIT: 300,
  TWO_EDITS: 200,
} as const;

/** A fit of one word: its rank (higher is better) and the attribute in which it was found. */
export interface Fit { readonly rank: number; readonly attribute: string }

/** How a record fits a question. */
export interface RecordFit { readonly rank: number; readonly attributes: readonly string[] }

/** Of one tier, the more of the form is covered the better: 王建 itself before 王建国. */
const COVER = 18;

type Place = 'WHOLE' | 'BEGINNING' | 'END' | 'WITHIN';
function placeOf(word: string, text: string): Place | null {
  const at = text.indexOf(word);
  if (at < 0) return null;
  if (at === 0) return word.length === text.length ? 'WHOLE' : 'BEGINNING';
  return text.endsWith(word) ? 'END' : 'WITHIN';
}

const WRITTEN: Readonly<Record<Place, number>> = { WHOLE: TIERS.EXACT, BEGINNING: TIERS.BEGINNING, END: TIERS.WITHIN, WITHIN: TIERS.WITHIN };
const DIALLED: Readonly<Record<Place, number>> = { ...WRITTEN, END: TIERS.END };
const SOUNDED: Readonly<Record<Place, number>> = { WHOLE: TIERS.SOUND, BEGINNING: TIERS.SOUND_BEGINNING, END: TIERS.SOUND_WITHIN, WITHIN: TIERS.SOUND_WITHIN };
const BY_INITIALS: Readonly<Record<Place, number>> = { WHOLE: TIERS.INITIALS, BEGINNING: TIERS.INITIALS_BEGINNING, END: TIERS.INITIALS_WITHIN, WITHIN: TIERS.INITIALS_WITHIN };
const HOMOPHONE: Readonly<Record<Place, number>> = { WHOLE: TIERS.HOMOPHONE, BEGINNING: TIERS.HOMOPHONE_WITHIN, END: TIERS.HOMOPHONE_WITHIN, WITHIN: TIERS.HOMOPHONE_WITHIN };
const LOOKALIKE: Readonly<Record<Place, number>> = { WHOLE: TIERS.LOOKALIKE, BEGINNING: TIERS.LOOKALIKE_WITHIN, END: TIERS.LOOKALIKE_WITHIN, WITHIN: TIERS.LOOKALIKE_WITHIN };

function at(word: string, text: string, tiers: Readonly<Record<Place, number>>): number {
  const place = word === '' ? null : placeOf(word, text);
  return place === null ? 0 : tiers[place] + Math.round((COVER * word.length) / text.length);
}

/** Edits that are forgiven: none for a word so short that it would then be another. */
function forgiven(chars: number, isHan: boolean): number {
  if (isHan) return chars >= 8 ? 2 : chars >= 3 ? 1 : 0;
  return chars >= 12 ? 2 : chars >= 5 ? 1 : 0;
}

function nearly(word: string, text: string, isHan = false): number {
  const max = forgiven(word.length, isHan);
  const edits = max === 0 ? 1 : editsWithin(word, text, max);
  if (edits > max) return 0;
  const cover = Math.round(COVER * Math.min(1, word.length / text.length));
  return (edits <= 1 ? TIERS.ONE_EDIT : TIERS.TWO_EDITS) + cover;
}

/** Chinese words of at least so many characters may be parted, no part shorter than a word. */
const PARTED_MIN_CHARS = 4;
const PART_MIN_CHARS = 2;

/** Whether a text holds a word's beginning and behind it the rest. */
function apart(word: string, text: string): number {
  if (word.length < PARTED_MIN_CHARS) return 0;
  for (let cut = word.length - PART_MIN_CHARS; cut >= PART_MIN_CHARS; cut -= 1) {
    const begins = text.indexOf(word.slice(0, cut));
    if (begins >= 0 && text.includes(word.slice(cut), begins + cut)) return TIERS.APART;
  }
  return 0;
}

/** How a word fits one form; 0 when it does not. Edits cost, so they are looked at only where nothing better is found. */
function fitOf(word: Word, { script, text, end }: AttributeForm, typos: boolean): number {
  if (end === true) return word.script === 'DIGITS' && word.text === text ? TIERS.END : 0;
  switch (script) {
    case 'TEXT': {
      const folded = foldText(text);
      return at(word.text, text, WRITTEN) || Math.max(0, at(word.folded, folded, WRITTEN) - 1)
        || (word.script === 'HAN' ? apart(word.folded, folded) : 0) || (typos ? nearly(word.folded, folded, word.script === 'HAN') : 0);
    }
    case 'PLAIN': return word.script === 'HAN' ? 0 : at(word.text, text, WRITTEN) || (typos ? nearly(word.text, text) : 0);
    case 'DIGITS': return word.script === 'DIGITS' ? at(word.text, text, DIALLED) || at(word.text, text.replace(/^0/, ''), DIALLED) || (typos && word.text.length >= 7 ? nearly(word.text, text) : 0) : 0;
    case 'CODE': return at(word.text, text, WRITTEN) || at(word.code, foldCode(text), LOOKALIKE) || (typos && word.text.length >= 6 ? nearly(word.code, foldCode(text)) : 0);
    case 'INITIALS': return word.script === 'LETTERS' && word.text.length >= 2 ? at(word.text, text, BY_INITIALS) : 0;
    case 'SOUND': {
      const homophone = word.sounds.reduce((best, sound) => Math.max(best, at(sound, text, HOMOPHONE)), 0);
      if (word.script !== 'LETTERS' || homophone > 0) return homophone || (typos ? word.sounds.reduce((best, sound) => Math.max(best, nearly(sound, text)), 0) : 0);
      return at(word.text, text, SOUNDED) || (typos ? nearly(word.text, text) : 0);
    }
  }
}

function mixedFit(word: Word, forms: readonly AttributeForm[]): Fit | null {
  const mixed = word.script === 'LETTERS' ? readMixedPinyin(word.text) : null;
  if (mixed === null) return null;
  const sounding = forms.find(({ script, text, attribute }) => script === 'SOUND' && text.startsWith(mixed.head)
    && forms.some((other) => other.script === 'INITIALS' && other.attribute === attribute && other.text.startsWith(mixed.initials)));
  return sounding === undefined ? null : { rank: TIERS.MIXED, attribute: sounding.attribute };
}

function better(a: Fit | null, b: Fit | null): Fit | null {
  return (b?.rank ?? 0) > (a?.rank ?? 0) ? b : a;
}

/** The best fit of a word among the forms; of equal ones that of the attribute declared first. */
function bestFit(word: Word, forms: readonly AttributeForm[], typos: boolean): Fit | null {
  let best: Fit | null = mixedFit(word, forms);
  for (const form of forms) {
    const rank = fitOf(word, form, false);
    if (rank > (best?.rank ?? 0)) best = { rank, attribute: form.attribute };
  }
  if (best !== null || !typos) return best;
  for (const form of forms) {
    const rank = fitOf(word, form, true);
    if (rank > (best?.rank ?? 0)) best = { rank, attribute: form.attribute };
  }
  return best;
}

function fitOfWord(word: Word, forms: readonly AttributeForm[], typos: boolean): readonly Fit[] | null {
  const whole = bestFit(word, forms, typos);
  if (whole !== null) return [whole];
  const parts = word.parts.map((part) => bestFit(part, forms, typos));
  const found = parts.filter((fit) => fit !== null);
  return found.length > 0 && found.length === parts.length ? found : null;
}

/** A word of one letter or digit beside others is still being typed: it neither helps nor hinders. */
const isLookedFor = (word: Word): boolean => word.script === 'HAN' || word.text.length > 1;

/**
 * How a record fits what was typed; null when it does not, for candidates are found by grams and may be none. All
 * words must fit, and count alike; all of it as one word, where that fits, counts for more.
 * `typos`: whether edits are forgiven.
 */
export function rankForms({ words, whole, codes }: Question, forms: readonly AttributeForm[], typos: boolean): RecordFit | null {
  const wholes = whole === null || words.length === 1 ? codes : [whole, ...codes];
  const asOne = wholes.map((word) => bestFit(word, forms, typos && word !== whole)).reduce(better, null);
  if (asOne !== null) return { rank: asOne.rank, attributes: [asOne.attribute] };
  const looked = words.filter(isLookedFor);
  const fits: Fit[] = [];
  for (const word of looked) {
    const found = fitOfWord(word, forms, typos);
    if (found === null) return null;
    fits.push(...found);
  }
  if (fits.length === 0) return null;
  const mean = Math.round(fits.reduce((sum, { rank }) => sum + rank, 0) / fits.length);
  return { rank: mean, attributes: [...new Set(fits.map(({ attribute }) => attribute))] };
}
