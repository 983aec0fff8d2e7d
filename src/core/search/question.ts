import { kindNamed } from '../attributes/registry';
import { fullPinyin, namePinyin } from '../attributes/text/pinyin';
import { clean } from '../attributes/text/clean';
import { ALL_HAN, HAN, toSimplified } from '../attributes/text/simplified';
import { compact, foldTyped } from './form';
import { formsOf } from './formsOf';
import { foldCode } from './grams';

/** A word that is looked for, in the spellings in which forms have it. */
export interface Word {
  /** Lower case, simplified, letters and digits alone. */
  readonly text: string;
  /** Without what people leave out; see {@link foldTyped}. */
  readonly folded: string;
  /** Look-alikes folded; see {@link foldCode}. */
  readonly code: string;
  /** How a Chinese word sounds, as a text and as a name; none for one that is not all Chinese. */
  readonly sounds: readonly string[];
  readonly script: 'HAN' | 'LETTERS' | 'DIGITS' | 'ALPHANUMERIC' | 'MIXED';
  /** The Chinese and the other parts of a MIXED word, which may be of two attributes: 王建国1234. Not the 号 in 97号. */
  readonly parts: readonly Word[];
}

/** What somebody typed, understood as far as it can be without knowing which attribute is meant. */
export interface Question {
  readonly raw: string;
  /** All of it as one word; null when nothing is left to look for. */
  readonly whole: Word | null;
  /** What is left of it when it is read as a code: without SN：, 合同编号 or a brand. Other than the whole. */
  readonly codes: readonly Word[];
  /** Each must be found somewhere in a record; at most {@link MAX_WORDS}. */
  readonly words: readonly Word[];
}

export const MAX_WORDS = 8;

/** 转 and its like between digits part a number from its extension; +86 is never on file. */
const EXTENSION_WORD = /(?<=\d)\s*(?:转|轉|分机|分機|ext\.?|#)\s*(?=\d)/gi;
const COUNTRY = /(?:\+|\b00)86[\s-]*(?=1\d{2}|0?\d{2,3})/g;
/** The domain says little, and most share it. */
const DOMAIN = /(?<=[^\s@])@[\w.-]*/g;
const PARTS = /\p{Script=Han}+|[^\p{Script=Han}]+/gu;

export function wordOf(text: string): Word {
  const han = ALL_HAN.test(text);
  const script = han ? 'HAN' : HAN.test(text) ? 'MIXED' : /^[a-z]+$/.test(text) ? 'LETTERS' : /^\d+$/.test(text) ? 'DIGITS' : 'ALPHANUMERIC';
  return {
    text, script, folded: foldTyped(text), code: foldCode(text),
    sounds: han ? [...new Set([namePinyin(text, 1).join(''), fullPinyin(text)])].map(compact) : [],
    parts: script === 'MIXED' ? (text.match(PARTS) ?? []).filter((part) => Array.from(part).length > 1).map(wordOf) : [],
  };
}

const isPlain = (word: string): boolean => /^[a-z0-9]+$/.test(word);
const isDigits = (word: string): boolean => /^\d+$/.test(word);

/** 138 1234 is one number, QZ 24 01 one serial number, Wang Jianguo two words. */
function joined(words: readonly string[]): string[] {
  const found: string[] = [];
  for (let from = 0; from < words.length;) {
    let to = from + 1;
    if (isPlain(words[from] ?? '')) while (to < words.length && isPlain(words[to] ?? '')) to += 1;
    const run = words.slice(from, to);
    if (run.every(isDigits) || run.some((word) => word.length < 3)) found.push(run.join(''));
    else found.push(...run);
    from = to;
  }
  return found;
}

const CODES = ['serialNumber', 'contractNumber', 'modelCode'] as const;

function readCodes(raw: string, whole: string): Word[] {
  const texts = CODES.flatMap((name) => kindNamed(name).normalise(raw, { timeZone: 'UTC' }).values.flatMap(({ value }) => formsOf(name, value)));
  return [...new Set(texts.map(({ text }) => text))].filter((text) => text !== whole && /\d/.test(text)).map(wordOf);
}

/** Reads what was typed. Never fails: of punctuation alone nothing is left. */
export function readQuestion(raw: string): Question {
  const text = toSimplified(clean(raw)).replace(COUNTRY, '').replace(EXTENSION_WORD, '').replace(DOMAIN, ' ');
  const words = joined(text.split(/[^\p{L}\p{N}]+/u).map(compact).filter((word) => word !== '')).slice(0, MAX_WORDS);
  const whole = words.join('');
  return { raw, words: words.map(wordOf), whole: whole === '' ? null : wordOf(whole), codes: whole === '' ? [] : readCodes(raw, whole) };
}
