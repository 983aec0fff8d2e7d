import type { AttributeKind, NormaliseContext } from './kind';
import { clean, unifyDashes, upper } from './text/clean';
import type { FieldWords, Reading } from './text/field';
import { normaliseField, refuse } from './text/field';
import { isNumberRow, isOneCharacter, isPlaceholder, isSpreadsheetDamage } from './text/placeholder';

/** What is kept of an identity number. A type, not an interface: an attribute value must be a JSON object. */
export type IdentityNumber = {
  /** Keyed hash of the 18-character form; null when only the last four characters are known. */
  readonly hash: string | null;
  readonly last4: string;
};

const WORDS: FieldWords = { expected: 'an 18-character identity number, or its last four', noun: { zh: '身份证号', en: 'identity number' }, maxChars: 100 };
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';
/** GB/T 2260: the first two digits name a province; 81 to 83 are the residence permits of Hong Kong, Macao and Taiwan. */
const PROVINCES = new Set(['11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41', '42', '43', '44', '45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65', '71', '81', '82', '83', '91']);
const LABEL = /^(?:居民身份证|身份证|证件|ID)(?:号码|号|后四位|末四位|NO\.?)?[:：]?/;

/** Check character for the first 17 digits: sum of digit * weight, mod 11 (GB 11643-1999, section 4; ISO 7064 MOD 11-2). */
export function identityNumberCheck(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17.charAt(i)), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

function isBirthDate(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8))];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1850 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `**************123X`: shown, logged and stored instead of the number. Of anything short, nothing is shown. */
function mask(text: string): string {
  const last4 = text.slice(-4);
  return text.length <= 4 ? text : `${'*'.repeat(Math.min(text.length - 4, 14))}${/^[0-9X]{4}$/.test(last4) && text.length >= 8 ? last4 : '****'}`;
}

/** The 15-digit form of before 1999 has a two-digit year, always 19xx, and no check character. */
function fromOldForm(code: string): string {
  const first17 = `${code.slice(0, 6)}19${code.slice(6)}`;
  return first17 + identityNumberCheck(first17);
}

function readFull(code: string, context: NormaliseContext): Reading<IdentityNumber> {
  const full = code.length === 15 ? fromOldForm(code) : code;
  if (full.charAt(17) !== identityNumberCheck(full.slice(0, 17))) {
    // A spreadsheet keeps 15 significant digits and fills up with zeros.
    return refuse(full.endsWith('000') ? 'SPREADSHEET_DAMAGE' : 'BAD_CHECK_DIGIT');
  }
  if (!PROVINCES.has(full.slice(0, 2)) || !isBirthDate(full.slice(6, 14))) {
    return refuse('BAD_FORMAT', '身份证号中的地区或出生日期不存在，请对照证件核对。', 'The region or the birth date in the identity number does not exist: compare it with the document.');
  }
  return { value: { hash: context.keyedHash?.(full) ?? null, last4: full.slice(-4) } };
}

function readCode(text: string, code: string, context: NormaliseContext): Reading<IdentityNumber> {
  if (isSpreadsheetDamage(text)) return refuse('SPREADSHEET_DAMAGE');
  if (isPlaceholder(text) || isOneCharacter(code, 5) || code === '0000' || isNumberRow(code)) return refuse('PLACEHOLDER');
  if (/^\d{3}[\dX]$/.test(code)) return { value: { hash: null, last4: code } };
  const tail = /^[\dX*]*\*{2,}(\d{3}[\dX])$/.exec(code)?.[1]; // the source hides all but what we may show anyway
  if (tail !== undefined) return { value: { hash: null, last4: tail } };
  if (code.includes('*')) return refuse('MASKED');
  if (!/^\d+X?$/.test(code)) return refuse('BAD_FORMAT');
  return /^(?:\d{15}|\d{17}[\dX])$/.test(code) ? readFull(code, context) : refuse('BAD_LENGTH');
}

/** What stands in a stored payload instead of a number: its keyed hash, or why it was refused, and the last four. */
const SEALED = /^sealed:([0-9a-f]{64}|[A-Z_]+):([\d*X]*)$/;
const SEAL_WITHIN = /sealed:(?:[0-9a-f]{64}|[A-Z_]+):([\d*X]*)/gi;

/** Whether a seal stands anywhere in a text: what was cut out of one, or joined with something else. */
export const hasSeal = (text: string): boolean => text.search(SEAL_WITHIN) >= 0;

/** A text in which every seal is hidden but for its last four. */
export const withoutSeals = (text: string): string => text.replace(SEAL_WITHIN, '**************$1');
const FULL_LENGTH_DIGITS = 8;

/**
 * The text to store in place of a full identity number, so that it is kept nowhere in clear; null where the raw
 * value shows no more than its last four anyway. Reading the seal gives what reading the number gave.
 */
export function sealIdentityNumber(raw: unknown, context: NormaliseContext): string | null {
  if (typeof raw !== 'string' && typeof raw !== 'number') return null;
  // Nobody outside can make a seal: one that comes from there says nothing.
  if (SEALED.test(clean(String(raw)))) return 'sealed:MASKED:';
  const { values: [found], rejections: [refused] } = identityNumberKind.normalise(raw, context);
  if (found !== undefined && found.value.hash !== null) return `sealed:${found.value.hash}:${found.value.last4}`;
  const digits = String(raw).normalize('NFKC').replace(/\D/g, '').length;
  if (refused === undefined || digits < FULL_LENGTH_DIGITS) return null;
  return `sealed:${refused.code}:${/\d{3}[\dX]$/.exec(refused.got)?.[0] ?? ''}`;
}

export function isSealed(text: string): boolean {
  return SEALED.test(text);
}

/** A seal as it is shown: the hash in it is for comparing, not for reading. */
export function maskSeal(seal: string): string {
  return `${'*'.repeat(14)}${SEALED.exec(seal)?.[2] ?? ''}`;
}

function readSealed(what: string, last4: string): Reading<IdentityNumber> {
  const masked = `${'*'.repeat(14)}${last4}`;
  if (/^[0-9a-f]{64}$/.test(what)) return { value: { hash: what, last4 }, raw: masked };
  const code = REFUSALS.find((one) => one === what);
  return refuse(code ?? 'BAD_FORMAT');
}

const REFUSALS = ['SPREADSHEET_DAMAGE', 'BAD_CHECK_DIGIT', 'BAD_FORMAT', 'PLACEHOLDER', 'MASKED', 'BAD_LENGTH'] as const;

function read(raw: string, context: NormaliseContext): Reading<IdentityNumber> {
  const sealed = SEALED.exec(clean(raw));
  if (sealed !== null) return readSealed(sealed[1] ?? '', sealed[2] ?? '');
  const text = upper(unifyDashes(clean(raw))).replace(LABEL, '').trim();
  const code = text.replace(/[\s\-.]/g, '').replaceAll('×', 'X');
  const reading = readCode(text, code, context);
  return 'refusal' in reading ? reading : { ...reading, raw: mask(code) };
}

const NOT_TEXT = 'not a text';

/**
 * A citizen identity number (GB 11643-1999). The number itself is never part of a value, of the raw text kept beside
 * it, or of a rejection: all three show the last four characters at most. `display` therefore can't be read back.
 */
export const identityNumberKind: AttributeKind<IdentityNumber> = {
  name: 'identityNumber',
  normalise: (raw, context) => {
    const { values, rejections } = normaliseField(raw, WORDS, (text) => read(text, context));
    // Rejections quote the field as it came; here it must not be seen, not even inside an object.
    const hidden = typeof raw === 'object' ? NOT_TEXT : null;
    return { values, rejections: rejections.map((r) => ({ ...r, got: hidden ?? mask(upper(clean(r.got))) })) };
  },
  identity: (value) => value.hash ?? `last4:${value.last4}`,
  compare: (a, b) => {
    if (a.hash !== null && b.hash !== null) return a.hash === b.hash ? 'EXACT' : 'DIFFERENT';
    if (a.last4 !== b.last4) return 'DIFFERENT';
    return a.hash === b.hash ? 'EXACT' : 'NEAR';
  },
  matchKeys: (value) => (value.hash === null ? [] : [value.hash]),
  completeness: (value) => (value.hash === null ? 0.3 : 1),
  subsumes: (a, b) => a.hash !== null && b.hash === null && a.last4 === b.last4,
  display: (value) => (value.hash === null ? value.last4 : `**************${value.last4}`),
};
