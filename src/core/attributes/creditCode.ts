import type { AttributeKind } from './kind';
import { clean, unifyDashes, upper } from './text/clean';
import type { FieldWords, Reading } from './text/field';
import { normaliseField, refuse } from './text/field';
import { isNumberRow, isOneCharacter, isPlaceholder, isSpreadsheetDamage } from './text/placeholder';

const WORDS: FieldWords = { expected: 'an 18-character unified social credit code', noun: { zh: '统一社会信用代码', en: 'unified social credit code' }, maxChars: 80 };
/** GB 32100-2015, table 1: the digits and the capital letters without I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/;
const LABEL = /^(?:统一社会信用代码|社会信用代码|信用代码|税号|纳税人识别号|USCC|USCI)[:：]?/;

/**
 * The check character that belongs to the first 17 characters: (31 - sum of value(i) * 3^(i-1) mod 31) mod 31.
 * GB 32100-2015, annex A. Null when a character is not in the alphabet.
 */
export function creditCodeCheck(first17: string): string | null {
  let sum = 0;
  let weight = 1;
  for (const char of first17) {
    const value = ALPHABET.indexOf(char);
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

function isValid(code: string): boolean {
  return SHAPE.test(code) && creditCodeCheck(code.slice(0, 17)) === code.charAt(17);
}

function read(raw: string): Reading<string> {
  const text = upper(unifyDashes(clean(raw))).replace(LABEL, '');
  if (isSpreadsheetDamage(text)) return refuse('SPREADSHEET_DAMAGE');
  const code = text.replace(/[\s\-._*]/g, '');
  if (code !== '' && /\*{2}/.test(text)) return refuse('MASKED');
  if (isPlaceholder(text) || isOneCharacter(code, 2) || isNumberRow(code)) return refuse('PLACEHOLDER');
  if (!/^[0-9A-Z]+$/.test(code)) return refuse('BAD_FORMAT');
  if (code.length !== 18) return refuse('BAD_LENGTH');
  if (isValid(code)) return { value: code };
  // O and I are not in the alphabet, so they can only be misread digits; the check character has the last word.
  const repaired = code.replaceAll('O', '0').replaceAll('I', '1');
  if (repaired !== code && isValid(repaired)) return { value: repaired };
  if (!SHAPE.test(code)) return refuse('BAD_FORMAT', '统一社会信用代码不含字母 I、O、S、V、Z，第 3 至 8 位为数字，请对照执照核对。', 'A unified social credit code has no letter I, O, S, V, Z, and digits in places 3 to 8: compare it with the licence.');
  return refuse('BAD_CHECK_DIGIT');
}

/** Unified social credit code of an organisation (GB 32100-2015), checked. */
export const creditCodeKind: AttributeKind<string> = {
  name: 'creditCode',
  normalise: (raw) => normaliseField(raw, WORDS, read),
  identity: (value) => value,
  compare: (a, b) => (a === b ? 'EXACT' : 'DIFFERENT'),
  matchKeys: (value) => [value],
  completeness: () => 1,
  subsumes: () => false,
  display: (value) => value,
};
