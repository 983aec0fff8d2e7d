import type { JsonValue } from '../../../model/json';
import type { ComparisonKind, ComparisonLevel, Seen } from '../../comparisonKind';
import { editDistance } from '../../similarity/editDistance';
import { foldCode, foldText } from '../../similarity/fold';
import { isOneCharacter } from '../../../attributes/text/placeholder';

interface CodeForm { readonly code: string; readonly from: string }

const LEVELS: readonly ComparisonLevel[] = [
  { name: 'exact', label: { zh: '相同', en: 'the same' }, m: 0.85, u: 0.001, byFrequency: true },
  { name: 'slip', label: { zh: '一位之差', en: 'one character apart, or two neighbours swapped' }, m: 0.06, u: 0.001 },
  { name: 'twoSlips', label: { zh: '两位之差', en: 'two characters apart' }, m: 0.02, u: 0.005 },
  { name: 'start', label: { zh: '开头相同', en: 'the same beginning' }, m: 0.02, u: 0.03 },
  { name: 'different', label: { zh: '不同', en: 'different' }, m: 0.05, u: 0.963 },
];
const SEEN: readonly Seen[] = LEVELS.map((_level, level) => ({ level }));

const MIN_CHARS_FOR_SLIP = 3;
const MIN_CHARS_FOR_TWO = 6;

function compare(a: CodeForm, b: CodeForm): Seen | null {
  if (a.code === b.code) return { level: 0, term: a.code };
  const shorter = Math.min(a.code.length, b.code.length);
  const edits = shorter < MIN_CHARS_FOR_SLIP ? 9 : editDistance(a.code, b.code, shorter < MIN_CHARS_FOR_TWO ? 1 : 2);
  if (edits === 1) return SEEN[1] ?? null;
  if (edits === 2 && shorter >= MIN_CHARS_FOR_TWO) return SEEN[2] ?? null;
  return (a.from !== '' && a.from === b.from ? SEEN[3] : SEEN[4]) ?? null;
}

const first = (values: readonly (readonly JsonValue[])[]): string => {
  const raw = values[0]?.[0];
  return typeof raw === 'string' || typeof raw === 'number' ? String(raw) : '';
};

/** How many characters in front say something of their own: a postcode's area. 0 where the beginning says nothing. */
function codeKind(name: string, startChars: number, read: (raw: string) => string): ComparisonKind<CodeForm> {
  return {
    name, levels: LEVELS, compare,
    prepare: (values) => {
      const code = read(first(values));
      return code === '' ? null : { code, from: startChars > 0 && code.length > startChars ? code.slice(0, startChars) : '' };
    },
    terms: ({ code }) => [code],
    parts: ({ code }) => {
      const half = Math.ceil(code.length / 2);
      return { exact: [code], ...(code.length < MIN_CHARS_FOR_TWO ? { head: [], tail: [] } : { head: [code.slice(0, half)], tail: [code.slice(half)] }) };
    },
  };
}

/** A number that is to be one thing's alone: one character or one swap away is a slip. "0000000" is nobody's. */
export const identifierColumnKind = codeKind('identifierColumn', 0, (raw) => {
  const code = foldCode(raw);
  return isOneCharacter(code, 4) ? '' : code;
});

/** A code that many share, from a list. */
export const codeColumnKind = codeKind('codeColumn', 0, foldCode);

/** A postcode: its first characters name an area. */
export const postcodeKind = codeKind('postcode', 2, foldCode);

const MIN_PHONE_DIGITS = 5;
const COMPARED_PHONE_DIGITS = 9;

/** A telephone number by its last digits: what stands in front is the country's and the trunk's. */
export const phoneColumnKind = codeKind('phoneColumn', 0, (raw) => {
  const digits = foldText(raw).replace(/(?:ext|x|转|分机).*$/, '').replace(/\D+/g, '');
  return digits.length < MIN_PHONE_DIGITS || isOneCharacter(digits, MIN_PHONE_DIGITS) ? '' : digits.slice(-COMPARED_PHONE_DIGITS);
});
