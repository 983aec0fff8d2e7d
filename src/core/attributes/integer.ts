import type { AttributeKind } from './kind';
import { clean, unifyDashes, withoutBlanks } from './text/clean';
import type { FieldWords, Reading } from './text/field';
import { normaliseField, refuse } from './text/field';
import { chineseNumber } from './text/numeral';
import { isPlaceholder, isSpreadsheetDamage } from './text/placeholder';

const WORDS: FieldWords = { expected: 'a whole number', noun: { zh: '整数', en: 'whole number' }, maxChars: 60 };
/** Counters that leave the number what it is. 年 is not among them: a field in months would be wrong by a factor. */
const COUNTER = /(?:个月|[个台件次套项人部层天月份期])$/;
const WHOLE = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?$/;

function read(raw: string): Reading<number> {
  const text = withoutBlanks(unifyDashes(clean(raw)));
  if (isSpreadsheetDamage(text)) return refuse('SPREADSHEET_DAMAGE');
  const bare = text.replace(COUNTER, '');
  const match = WHOLE.exec(bare);
  if (match === null) {
    const spoken = chineseNumber(bare);
    if (spoken !== null) return { value: spoken };
    return refuse(isPlaceholder(text) ? 'PLACEHOLDER' : 'BAD_FORMAT');
  }
  const value = Number(`${match[1] ?? ''}${(match[2] ?? '').replaceAll(',', '')}`);
  if (!Number.isSafeInteger(value)) return refuse('OUT_OF_RANGE');
  return { value: value === 0 ? 0 : value }; // no -0: JSON would not keep it
}

/** A whole number: "36", "1,200", "36个月", "三十六". */
export const integerKind: AttributeKind<number> = {
  name: 'integer',
  normalise: (raw) => normaliseField(raw, WORDS, read),
  identity: (value) => String(value),
  compare: (a, b) => (a === b ? 'EXACT' : 'DIFFERENT'),
  matchKeys: () => [],
  completeness: () => 1,
  subsumes: () => false,
  display: (value) => String(value),
};
