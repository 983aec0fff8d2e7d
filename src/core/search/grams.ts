import { foldLookalikes } from '../attributes/text/edits';
import { HAN } from '../attributes/text/simplified';
import { firstChars, foldText } from './form';
import type { Form, Script } from './form';

/** A run of letters and digits is cut into so many characters each. */
export const GRAM_CHARS = 3;
/** Stands before the characters with which a form begins. */
const BEGINNING = '^';
/** Characters of two code units: half of one is no text. */
const WIDE = /[\uD800-\uDFFF]/;
const PLAIN_RUN = /[^\p{Script=Han}]+/gu;

/** What is written as it stands in a code, with look-alikes as one: O and 0 can't be told apart on a label. */
export function foldCode(text: string): string {
  return foldLookalikes(text.toUpperCase()).toLowerCase();
}

/** The spelling of a form, or of a word that is looked for in such forms, that is cut into grams. */
export function gramSpelling(script: Script, text: string): string {
  return script === 'CODE' ? foldCode(text) : text;
}

function windows(text: string, size: number): string[] {
  const chars = WIDE.test(text) ? Array.from(text) : text;
  const found: string[] = [];
  for (let from = 0; from + size <= chars.length; from += 1) {
    const window = chars.slice(from, from + size);
    found.push(typeof window === 'string' ? window : window.join(''));
  }
  return found;
}

/** Trigrams, and the two characters with which the run begins: what is found by a word of two. */
function runGrams(run: string): string[] {
  return run.length < 2 ? [] : [BEGINNING + firstChars(run, 2), ...windows(run, GRAM_CHARS)];
}

/** Neighbours of which one at least is Chinese, and the grams of the runs between. */
function hanGrams(text: string): string[] {
  const pairs: string[] = [];
  let [before, isHanBefore] = ['', false];
  for (const char of text) {
    const isHan = HAN.test(char);
    if (before !== '' && (isHan || isHanBefore)) pairs.push(before + char);
    [before, isHanBefore] = [char, isHan];
  }
  return [...pairs, ...(text.match(PLAIN_RUN) ?? []).flatMap(runGrams)];
}

/** The grams under which a form is found: a pure function of it. */
export function gramsOf(form: Form): string[] {
  const { script, text } = form;
  if (script === 'INITIALS') return [...windows(text, 2), ...windows(text, GRAM_CHARS)];
  if (script !== 'TEXT' || !HAN.test(text)) return runGrams(gramSpelling(script, text));
  const spelt = form.short === true ? text : foldText(text);
  return [
    ...(form.unanchored === true ? [] : [BEGINNING + (Array.from(spelt)[0] ?? '')]),
    ...hanGrams(spelt),
    ...(form.short === true ? Array.from(spelt) : []),
  ];
}

/** The grams that a form must all have to hold this word (spelt as forms of the script are); none for a word too short to be looked for. */
export function gramsWithin(script: Script, word: string): string[] {
  if (script === 'INITIALS') return word.length === 2 ? [word] : windows(word, GRAM_CHARS);
  if (script !== 'TEXT' || !HAN.test(word)) return word.length === 2 ? [BEGINNING + word] : windows(word, GRAM_CHARS);
  const grams = hanGrams(word).filter((gram) => !gram.startsWith(BEGINNING)); // a run inside a word need not begin there
  return grams.length > 0 ? grams : Array.from(word);
}

/** The gram that a form must have to begin with this word. */
export function beginningGram(word: string): string {
  const chars = Array.from(word);
  return BEGINNING + (HAN.test(chars[0] ?? '') ? chars[0] ?? '' : chars.slice(0, 2).join(''));
}
