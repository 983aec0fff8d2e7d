import { clean, unifyBrackets, unifyDashes, upper } from '../attributes/text/clean';
import { toSimplified } from '../attributes/text/simplified';

const MAX_CHARS = 300;
const LABEL = /^(?:(?:产品|设备|规格|商品|整机|机身)?(?:型号|机型|规格型号|货号)|MODEL(?: ?(?:NO|NUMBER|NAME))?)\s*[:.#]\s*/;

/** A code in the one notation in which codes are compared: compatibility forms, width, case, script and dashes unified. */
export function foldCode(raw: string): string {
  const folded = upper(unifyBrackets(unifyDashes(toSimplified(clean(raw.length > MAX_CHARS ? raw.slice(0, MAX_CHARS) : raw)))));
  return LABEL.test(folded) ? folded.replace(LABEL, '') : folded;
}

/** A device's own description of itself (IEEE 1284, section 6: "MFG:…;MDL:…;CMD:…;"), or null where the text is none. */
export function readDeviceId(raw: string): { readonly manufacturer: string | null; readonly code: string } | null {
  if (!raw.includes(':') || !raw.includes(';')) return null;
  const fields = new Map(raw.split(';').map((part): [string, string] => {
    const colon = part.indexOf(':');
    return colon < 0 ? ['', ''] : [part.slice(0, colon).trim().toUpperCase(), part.slice(colon + 1).trim()];
  }));
  const code = fields.get('MDL') ?? fields.get('MODEL') ?? fields.get('DES') ?? fields.get('DESCRIPTION');
  if (code === undefined || code === '') return null;
  const manufacturer = fields.get('MFG') ?? fields.get('MANUFACTURER') ?? null;
  return { code, manufacturer: manufacturer === '' ? null : manufacturer };
}

/** One word of a folded code: a run of letters and digits, or a run of Chinese characters. */
export interface Word {
  readonly text: string;
  readonly hasDigit: boolean;
  readonly isHan: boolean;
  /** It stands in brackets. */
  readonly inBrackets: boolean;
  /** A separator stands before it; false at the start and where the script changes. */
  readonly separated: boolean;
}

const ASCII = /^[ -~]*$/;
const ASCII_WORD = /[A-Z0-9+]+/g;
const WORD = /\p{Script=Han}+|[A-Z0-9+]+|(?:(?![\p{Script=Han}A-Z0-9+])[\p{L}\p{N}\p{M}])+/gu;
const DIGIT = /[0-9]/;
const HAN = /\p{Script=Han}/u;

/** The words of a folded code. "+" counts as a letter at a word's end and parts two codes in its middle. */
export function wordsOf(folded: string): Word[] {
  const isAscii = ASCII.test(folded);
  const words: Word[] = [];
  let end = 0;
  let depth = 0;
  for (const match of folded.matchAll(isAscii ? ASCII_WORD : WORD)) {
    for (let at = end; at < match.index; at += 1) depth += folded[at] === '(' ? 1 : folded[at] === ')' ? -1 : 0;
    const separated = words.length > 0 && match.index > end;
    end = match.index + match[0].length;
    words.push({ text: match[0], hasDigit: DIGIT.test(match[0]), isHan: !isAscii && HAN.test(match[0]), inBrackets: depth > 0, separated });
  }
  return words;
}

export function joined(words: readonly Word[]): string {
  let text = '';
  for (const word of words) text += word.text;
  return text;
}

/** Where separators stand, as offsets into the joined words. */
export function boundariesOf(words: readonly Word[]): number[] {
  const boundaries: number[] = [];
  let at = 0;
  for (const word of words) {
    if (at > 0 && word.separated) boundaries.push(at);
    at += word.text.length;
  }
  return boundaries;
}
