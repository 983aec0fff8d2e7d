const DIGITS: Readonly<Record<string, number>> = {
  '〇': 0, '○': 0, '零': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
  '壹': 1, '贰': 2, '叁': 3, '肆': 4, '伍': 5, '陆': 6, '柒': 7, '捌': 8, '玖': 9, '貳': 2, '參': 3, '叄': 3, '陸': 6, '兩': 2, '弍': 2,
};
const TENS: Readonly<Record<string, number>> = { '十': 10, '拾': 10, '百': 100, '佰': 100, '千': 1000, '仟': 1000 };
const MYRIADS: Readonly<Record<string, number>> = { '万': 1e4, '萬': 1e4, '亿': 1e8, '億': 1e8 };

/** 二〇二四 → "2024": digit by digit; null when a character is not a digit. */
export function digitByDigit(text: string): string | null {
  let digits = '';
  for (const char of text) {
    const digit = DIGITS[char];
    if (digit === undefined) return null;
    digits += String(digit);
  }
  return digits === '' ? null : digits;
}

/** 三十六 → 36, 壹万贰仟 → 12000, 廿五 → 25; null when it is no such numeral. Below 10^13. */
export function chineseNumber(text: string): number | null {
  let total = 0;
  let section = 0; // below the next 万 or 亿
  let digit: number | null = null;
  if (text.length === 0 || text.length > 30) return null;
  for (const char of text.replace('廿', '二十').replace('卅', '三十')) {
    const unit = TENS[char];
    const myriad = MYRIADS[char];
    if (unit !== undefined) {
      section += (digit ?? 1) * unit;
      digit = null;
    } else if (myriad !== undefined) {
      if (total === 0 && section === 0 && digit === null) return null;
      section += digit ?? 0;
      total = myriad > total ? (total + section) * myriad : total + section * myriad;
      section = 0;
      digit = null;
    } else {
      const next = DIGITS[char];
      if (next === undefined || (digit !== null && digit !== 0)) return null;
      digit = next;
    }
  }
  const result = total + section + (digit ?? 0);
  return result < 1e13 ? result : null;
}
