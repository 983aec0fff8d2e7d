import { chineseNumber, digitByDigit } from './numeral';

/** 五〇一 → "501", 十六 → "16"; the text itself when it is no numeral. */
export function numeralToDigits(text: string): string {
  if (/[十百千]/.test(text)) return chineseNumber(text)?.toString() ?? text;
  return digitByDigit(text) ?? text;
}

const UNITS = '号(?!大?[路线街桥道])|#|栋|幢|座|单元|室|层|弄|门(?!诊)|梯|楼(?!盘)|期|-(?=[\\d一二三四五六七八九])';
const BEFORE_UNIT = new RegExp(`(?<![大小东西南北])([〇○零一二三四五六七八九十百两]{1,5})(?=${UNITS})`, 'g');
const BEHIND_UNIT = /((?:单元|栋|幢|座|楼|层|号|#|-)第?)([〇○零一二三四五六七八九十百]{2,5})(?=$|室|-|[\s(])/g;
const ROAD_NUMBER = /((?:路|街|大道|巷))([一二三四五六七八九]?[十百][一二三四五六七八九十]{0,3})(?![路街道巷里弄区期村组段马条环横号#])/;
const ANY_NUMERAL = /[〇○零一二三四五六七八九十百两]/;

/** Chinese numerals before or behind a word of an address that counts something become digits: 十六号楼 → 16号楼. */
export function countedToDigits(text: string): string {
  if (!ANY_NUMERAL.test(text)) return text;
  return text
    .replace(BEFORE_UNIT, (numeral) => numeralToDigits(numeral))
    .replace(BEHIND_UNIT, (_all, unit: string, numeral: string) => unit + numeralToDigits(numeral))
    .replace(BEHIND_UNIT, (_all, unit: string, numeral: string) => unit + numeralToDigits(numeral))
    .replace(ROAD_NUMBER, (_all, road: string, numeral: string) => road + numeralToDigits(numeral));
}
