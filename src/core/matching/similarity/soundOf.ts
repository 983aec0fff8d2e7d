import { fullPinyin } from '../../attributes/text/pinyin';
import { HAN } from '../../attributes/text/simplified';

/** Spellings of one sound in the languages that write with Latin letters; in this order. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/, 'n'], [/^wr/, 'r'], [/^x/, 's'], [/^mac/, 'mc'],
  [/sch|sh|ch|tch|cz|sz/g, 's'], [/ph/g, 'f'], [/th/g, 't'], [/gh(?=[^aeiou]|$)/g, ''], [/dg(?=[eiy])/g, 'g'],
  [/ck|q|c(?![eiy])/g, 'k'], [/[cz]/g, 's'], [/x/g, 'ks'], [/w|v/g, 'f'], [/j/g, 'g'], [/d/g, 't'], [/b/g, 'p'], [/y/g, 'i'],
];

/**
 * What a folded word sounds like, roughly: consonants in classes, vowels only in front. Chinese by its pinyin. Empty for
 * words that say too little.
 */
export function soundOf(word: string): string {
  if (HAN.test(word)) return fullPinyin(word);
  if (!/[a-z]/.test(word)) return '';
  const spelt = SPELLINGS.reduce((text, [from, to]) => text.replace(from, to), word.replaceAll(' ', ''));
  const first = /^[aeiou]/.test(spelt) ? 'a' : '';
  return (first + spelt.replace(/[aeiou]|(?<=.)h/g, '')).replace(/(.)\1+/g, '$1');
}
