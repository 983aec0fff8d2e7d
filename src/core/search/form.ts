import type { Sensitivity } from '../model/entityType';

/**
 * How a form is written, and so how it is cut into grams and compared. TEXT: what is read, Chinese or not; PLAIN: the
 * same of what is never Chinese; SOUND: pinyin or Latin names in letters; INITIALS: the first letters of its syllables; CODE: serial numbers,
 * contract numbers, model codes; DIGITS: phone numbers.
 */
export const SCRIPTS = ['TEXT', 'PLAIN', 'SOUND', 'INITIALS', 'CODE', 'DIGITS'] as const;
export type Script = (typeof SCRIPTS)[number];

/** One way in which a value can be looked for. Letters and digits only, so that it needs no escaping anywhere. */
export interface Form {
  readonly script: Script;
  readonly text: string;
  /** A person's name: so short that its single characters are looked for, too. */
  readonly short?: boolean;
  /** Only parts of it are looked for, never its beginning: an address begins with its province. */
  readonly unanchored?: boolean;
}

/** A form of a golden value, with the attribute that it is of. */
export interface AttributeForm extends Form {
  readonly attribute: string;
  /** Only the end of the value is there, for the reader sees no more of it. */
  readonly end?: boolean;
}

export const SCRIPT_LETTERS: Readonly<Record<Script, string>> = { TEXT: 't', PLAIN: 'p', SOUND: 's', INITIALS: 'i', CODE: 'c', DIGITS: 'd' };
export const SENSITIVITY_LETTERS: Readonly<Record<Sensitivity, string>> = { OPEN: 'O', NAME: 'N', CONTACT: 'C', LOCATION: 'L', IDENTITY: 'I', COMMERCIAL: 'M' };

/** What a token begins with: whose eyes its attribute is for, and how it is written. */
export function tokenClass(sensitivity: Sensitivity, script: Script): string {
  return SENSITIVITY_LETTERS[sensitivity] + SCRIPT_LETTERS[script];
}

/** The token that every document of a type has. */
export function typeToken(type: string): string {
  return `Y${compact(type)}`;
}

const NOT_LETTERS_OR_DIGITS = /[^\p{L}\p{N}]+/gu;
const PLAIN = /^[a-z0-9]*$/;

/** Lower case, letters and digits alone. */
export function compact(text: string): string {
  return PLAIN.test(text) ? text : text.normalize('NFKC').toLowerCase().replace(NOT_LETTERS_OR_DIGITS, '');
}

/** The first so many characters; never half of one that takes two code units. */
export function firstChars(text: string, chars: number): string {
  return text.length <= chars ? text : Array.from(text).slice(0, chars).join('');
}

const COMPANY = /有限责任公司|股份有限公司|有限公司/g;
const COMPANY_BEGUN = /(?<=.{2})(?:股(?:份(?:有(?:限公?)?)?)?|有(?:限(?:责(?:任公?)?|公)?)?)$/u;
const DIVISION_WORDS = /[省市区县]/g;

/**
 * Without what people leave out when they write a name or an address from memory: 杭州市西湖区某某有限公司 is
 * looked for as 西湖某某, and 杭州西湖文三路 is on file as 杭州市西湖区文三路. Never empty for a text that is not.
 */
export function foldText(text: string): string {
  const folded = text.replace(COMPANY, '公司').replace(DIVISION_WORDS, '');
  return folded === '' ? text : folded;
}

/** The same of a word that is being typed: the 有限 at its end is on the way to 有限公司. */
export function foldTyped(text: string): string {
  return foldText(text.replace(COMPANY_BEGUN, ''));
}
