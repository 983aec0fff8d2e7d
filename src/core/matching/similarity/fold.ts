import { clean } from '../../attributes/text/clean';
import { isPlaceholder } from '../../attributes/text/placeholder';

const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };
const PLAIN = /^[a-z0-9 ]*$/;

/** Lower case, no accents, one blank between words, no marks. Empty for what only fills a field ("n/a", "unknown"). */
export function foldText(raw: string): string {
  const text = clean(raw).toLowerCase();
  if (text === '' || isPlaceholder(text)) return '';
  if (PLAIN.test(text)) return text.replace(/ +/g, ' ').trim();
  return text.normalize('NFKD').replace(/\p{Mn}+/gu, '').replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/(?<=\p{L})['’`](?=\p{L})/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().normalize('NFC');
}

/** Letters and digits only. */
export function foldCode(raw: string): string {
  return foldText(raw).replaceAll(' ', '');
}
