import type { AttributeKind } from './kind';
import { clean, unifyDashes, withoutBlanks } from './text/clean';
import type { FieldWords, Reading } from './text/field';
import { normaliseField, refuse } from './text/field';
import { chineseNumber } from './text/numeral';
import { isPlaceholder, isSpreadsheetDamage } from './text/placeholder';

/**
 * An amount of money. `amount` is a decimal with two places, as text: sums must not go through binary fractions.
 * A type, not an interface: an attribute value must be a JSON object.
 */
export type Money = { readonly amount: string; readonly currency: string };

const WORDS: FieldWords = { expected: 'an amount of money such as ¥35,200.00 or 12万元', noun: { zh: '金额', en: 'amount' }, maxChars: 100 };
const CURRENCIES: readonly (readonly [sign: RegExp, currency: string])[] = [
  [/^(?:HK\$|HKD)|(?:港币|港元|HKD)$|^(?:港币|港元)/, 'HKD'],
  [/^(?:NT\$|TWD|NTD)|(?:新台币|台币|TWD)$|^(?:新台币|台币)/, 'TWD'],
  [/^(?:US\$|USD|\$)|(?:美元|美金|USD|\$)$|^(?:美元|美金)/, 'USD'],
  [/^(?:EUR|€)|(?:欧元|EUR|€)$|^欧元/, 'EUR'],
  [/^(?:GBP|£)|(?:英镑|GBP|£)$|^英镑/, 'GBP'],
  [/^(?:JPY|JP¥)|(?:日元|円|JPY)$|^日元/, 'JPY'],
  [/^(?:RMB|CNY|CN¥|¥|人民币)+[:：]?|(?:RMB|CNY|¥|人民币)$/, 'CNY'],
];
const NUMBER = /^(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?(千|万|百万|千万|亿|K|W)?$/;
const FACTOR_DIGITS: Readonly<Record<string, number>> = { '千': 3, 'K': 3, '万': 4, 'W': 4, '百万': 6, '千万': 7, '亿': 8 };
const CAPITAL = /^([零壹贰叁肆伍陆柒捌玖拾佰仟万亿一二两三四五六七八九十百千]+)[元圆]?(?:零?([壹贰叁肆伍陆柒捌玖一二三四五六七八九])角)?(?:零?([壹贰叁肆伍陆柒捌玖一二三四五六七八九])分)?[整正]?$/;
const CENTS_MAX = 10n ** 17n;

/** Hundredths, rounded half up: the digits with the point moved, never a floating-point number. */
function cents(match: RegExpExecArray): bigint {
  const whole = (match[1] ?? '0').replaceAll(',', '');
  const places = 2 + (FACTOR_DIGITS[match[3] ?? ''] ?? 0);
  const fraction = (match[2] ?? '').padEnd(places + 1, '0');
  const exact = BigInt(whole + fraction.slice(0, places));
  return Number(fraction.charAt(places)) >= 5 ? exact + 1n : exact;
}

/** 壹万贰仟元整, 伍佰元伍角: how contracts write amounts that must not be altered. */
function capitalCents(text: string): bigint | null {
  const match = CAPITAL.exec(text);
  const yuan = match === null ? null : chineseNumber(match[1] ?? '');
  if (match === null || yuan === null) return null;
  return BigInt(yuan) * 100n + BigInt(chineseNumber(match[2] ?? '零') ?? 0) * 10n + BigInt(chineseNumber(match[3] ?? '零') ?? 0);
}

/** Takes the currency off; what remains is the number. */
function readCurrency(text: string): readonly [number: string, currency: string] {
  for (const [sign, currency] of CURRENCIES) {
    if (sign.test(text)) return [text.replace(sign, '').replace(sign, ''), currency];
  }
  return [text, 'CNY'];
}

function read(raw: string): Reading<Money> {
  const text = withoutBlanks(unifyDashes(clean(raw))).toUpperCase();
  if (isSpreadsheetDamage(text)) return refuse('SPREADSHEET_DAMAGE');
  const negative = /^-|^\(.*\)$|^[^\d]{1,4}-(?=[\d.])|-$/.test(text);
  const [bare, currency] = readCurrency(text.replace(/^[-+(]|[-)]$/g, ''));
  const number = bare.replace(/^[-+]/, '').replace(/(?:元整|元正|元|块钱|块|圆整|圆)$/, '');
  const match = NUMBER.exec(number);
  const amount = match !== null && /\d/.test(number) ? cents(match) : capitalCents(bare);
  if (amount === null) return refuse(isPlaceholder(text) || text === '面议' ? 'PLACEHOLDER' : 'BAD_FORMAT');
  if ((negative && amount > 0n) || amount >= CENTS_MAX) return refuse('OUT_OF_RANGE');
  const digits = amount.toString().padStart(3, '0');
  return { value: { amount: `${digits.slice(0, -2)}.${digits.slice(-2)}`, currency } };
}

/** Money is near when it differs by one part in a hundred: rounding, or a rate of another day. */
function isNear(a: Money, b: Money): boolean {
  const [x, y] = [Number(a.amount), Number(b.amount)];
  return a.currency === b.currency && Math.abs(x - y) <= 0.01 * Math.max(x, y);
}

/** An amount with its currency; yuan where none is named. */
export const moneyKind: AttributeKind<Money> = {
  name: 'money',
  normalise: (raw) => normaliseField(raw, WORDS, read),
  identity: (value) => `${value.currency} ${value.amount}`,
  compare: (a, b) => {
    if (a.amount === b.amount && a.currency === b.currency) return 'EXACT';
    return isNear(a, b) ? 'NEAR' : 'DIFFERENT';
  },
  matchKeys: () => [],
  completeness: () => 1,
  subsumes: () => false,
  display: (value) => (value.currency === 'CNY' ? `¥${value.amount}` : `${value.currency} ${value.amount}`),
};
