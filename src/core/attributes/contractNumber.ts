import type { AttributeKind } from './kind';
import { clean, unifyBrackets, unifyDashes, upper } from './text/clean';
import { isOneEditApart } from './text/edits';
import type { FieldWords, Reading } from './text/field';
import { normaliseField, refuse } from './text/field';
import { isNumberRow, isOneCharacter, isPlaceholder, isSpreadsheetDamage } from './text/placeholder';
import { toSimplified } from './text/simplified';

const WORDS: FieldWords = { expected: 'a contract number of 3 to 60 characters', noun: { zh: '合同编号', en: 'contract number' }, maxChars: 200 };
const CHARS_MAX = 60;
const LABEL = /^(?:(?:服务|维保|销售|采购|保养)?(?:合同|协议|订单)(?:编号|号码|号)?|编号|CONTRACT ?(?:NO|NUMBER)?)[ :.#]*(?=.)|^NO[ :.#]+/;
const ALLOWED = /^[\p{L}\p{N} ()\-/._+&#:]+$/u;

/** Takes labels and leading separators off until none is left: each round makes the text shorter. */
function withoutLabels(text: string): string {
  const next = text.replace(LABEL, '').replace(/^[-/._:#\s]+/, '');
  return next === text ? text : withoutLabels(next);
}

/** Upper case, one kind of dash, no blanks around separators. */
function read(raw: string): Reading<string> {
  const text = upper(unifyBrackets(unifyDashes(clean(raw))));
  const bare = withoutLabels(toSimplified(text).replace(/ ?([-/._()+&#:]) ?/g, '$1').replace(/-{2,}/g, '-')).replace(/[-/._:#\s]+$/g, '');
  if (isSpreadsheetDamage(bare)) return refuse('SPREADSHEET_DAMAGE');
  if (isPlaceholder(bare)) return refuse('PLACEHOLDER');
  if (/\*/.test(bare)) return refuse('MASKED');
  if (!ALLOWED.test(bare) || !/\p{N}/u.test(bare)) return refuse('BAD_FORMAT');
  const key = keyOf(bare);
  if (isOneCharacter(key, 1) || isNumberRow(key)) return refuse('PLACEHOLDER');
  return key.length < 3 || bare.length > CHARS_MAX ? refuse('BAD_LENGTH') : { value: bare };
}

function keyOf(value: string): string {
  return value.replace(/[^\p{L}\p{N}+]/gu, '');
}

/** A contract's number, kept with its separators; two writings are one number when they differ in these only. */
export const contractNumberKind: AttributeKind<string> = {
  name: 'contractNumber',
  normalise: (raw) => normaliseField(raw, WORDS, read, (text) => text.split(/[;；、\n]/)),
  identity: keyOf,
  compare: (a, b) => {
    const [x, y] = [keyOf(a), keyOf(b)];
    if (x === y) return 'EXACT';
    return isOneEditApart(x, y) ? 'NEAR' : 'DIFFERENT';
  },
  matchKeys: (value) => [keyOf(value)],
  completeness: () => 1,
  subsumes: () => false,
  display: (value) => value,
};
