const WORDS: Readonly<Record<string, number>> = { 百: 1e2, 千: 1e3, 万: 1e4, 亿: 1e8 };
/** Most numbers need no reading. */
const PLAIN = /^-?\d{1,12}(?:\.\d{1,4})?$/;
const NUMBER = /^[^\d.,+\-]*([+-]?[\d.,'’\s]+?)\s*([百千万亿]?)\s*[^\d.,'’+\-]*$/;

/** A number out of what people write: "1,234.50 元", "1.234,5" with `decimal` ",", "3.5万"; null where there is none, or more than one. */
export function numberIn(text: string, decimal: '.' | ','): number | null {
  if (decimal === '.' && PLAIN.test(text)) return Number(text);
  const [, digits, word = ''] = NUMBER.exec(text.normalize('NFKC').trim()) ?? [];
  if (digits === undefined) return null;
  const [whole = '', part, ...more] = digits.replace(/[\s'’]/g, '').split(decimal);
  if (more.length > 0 || (part !== undefined && !/^\d*$/.test(part))) return null;
  const sign = whole.startsWith('-') ? -1 : 1;
  const groups = whole.replace(/^[+-]/, '').split(decimal === '.' ? ',' : '.');
  // Groups of three (and the first shorter), or "1,5" would be fifteen.
  if (groups.length > 1 && !(/^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((group) => /^\d{3}$/.test(group)))) return null;
  const joined = groups.join('');
  if (!/^\d*$/.test(joined) || (joined === '' && (part ?? '') === '')) return null;
  const value = Number(`${joined === '' ? '0' : joined}.${part === undefined || part === '' ? '0' : part}`);
  return Number.isFinite(value) ? sign * Number((value * (WORDS[word] ?? 1)).toPrecision(15)) : null;
}
