const DIGITS = '零一二三四五六七八九';

/** 二十三 → 23, 十 → 10, 15 → 15; null for anything else. */
function count(text: string): string | null {
  if (/^\d{1,3}$/.test(text)) return text;
  const found = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
  if (found === null || text === '') return null;
  const tens = found[2] === undefined ? 0 : found[1] === undefined ? 1 : DIGITS.indexOf(found[1]);
  return String(tens * 10 + (found[3] === undefined ? 0 : DIGITS.indexOf(found[3])));
}

const NUMBERED = /^[省市县区]?第?([一二三四五六七八九十]{1,3}|\d{1,3})(人民医院|医院|院|初级中学|高级中学|中学|中|小学|小|幼儿园|幼)$/u;
const KIND_OF_NUMBERED: Readonly<Record<string, string>> = { 人: '医院', 医: '医院', 院: '医院', 初: '中学', 高: '中学', 中: '中学', 小: '小学', 幼: '幼儿园' };
const MUNICIPAL = /^[省市县区](?=.+(?:医院|保健院|中学|小学|图书馆|档案馆|文化馆|博物馆|体育馆|局|法院|检察院|中心)$)/u;

/**
 * Institutions that have no name of their own but a number or their service, in one notation: 第二十三中学, 市二十三中 and
 * 23中 → "23中学"; 市中医院 → "中医院". Null for a name that is none of these.
 */
export function canonicalInstitution(body: string): string | null {
  const [, number = '', kind = ''] = NUMBERED.exec(body) ?? [];
  const counted = count(number);
  if (kind !== '' && counted !== null) return `${counted}${KIND_OF_NUMBERED[kind.charAt(0)] ?? kind}`;
  return MUNICIPAL.test(body) ? body.slice(1) : null;
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const char of short) {
    const found = long.indexOf(char, at);
    if (found < 0) return false;
    at = found + 1;
  }
  return true;
}

const CHARS_MIN = 3;

/**
 * Whether `short` is written for `long`: its distinctive part whole and some characters of the rest in their order
 * (大民商管 of 大民商业管理股份有限公司), or, where the long name is no company's, any of its characters from the first to the
 * last (农建局 of 农业建设局). 新天生物 is not short for 新天天生物: they are two firms.
 */
export function isShortFor(short: string, long: { readonly body: string; readonly core: string; readonly formClass: string | null }): boolean {
  if (short.length < CHARS_MIN || short.length >= long.body.length || !isSubsequence(short, long.body)) return false;
  if (short.startsWith(long.core)) return true;
  return long.formClass !== 'COMPANY' && short.charAt(0) === long.body.charAt(0) && short.at(-1) === long.body.at(-1) && /[\u4e00-\u9fff]/u.test(short);
}
