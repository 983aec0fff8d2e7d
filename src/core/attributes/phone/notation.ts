import { clean, unifyBrackets, unifyDashes } from '../text/clean';

const EXTENSION_WORD = /(\d)[\s),;、/(.-]*(?:(?:转|轉|分机|分機|内线|內線)+号?码?|ext(?:ensio|n)?n?|доб|x|#)[\s.:=号-]*(?=\d{1,6}(?!\d))/gi;
const SPREADSHEET_TAIL = /(\d{7,})\.0+(?!\d)/g;
/** All eleven digits are there, only the notation is a spreadsheet's: 1.3392167966E+10. */
const WHOLE_SCIENTIFIC = /^(\d)\.(\d{10})E\+?10$/i;
/** Brackets around words only: a remark such as （微信同号）. */
const WORD_BRACKETS = /\([^()\d+*]*\)/g;

/** One notation for all: half-width, one dash, round brackets, spreadsheet traces gone, every extension word an "x". */
export function cleanNotation(raw: string): string {
  const text = unifyBrackets(unifyDashes(clean(raw)))
    .replace(/^['’‘"=]+/, '')
    .replace(/^tel:/i, '')
    .replace(SPREADSHEET_TAIL, '$1')
    .replace(WHOLE_SCIENTIFIC, '$1$2');
  return text.replace(EXTENSION_WORD, '$1x').replace(WORD_BRACKETS, ' ');
}
