/** Zero-width and direction marks, soft hyphens, byte order marks, variation selectors: pasted along, never meant. */
const INVISIBLE = /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF9-\uFFFB]/g;
/** No UTF-8 database holds half a surrogate pair or U+0000. */
const UNSTORABLE = /\p{Cs}|\0/gu;
const BLANKS = /[\s\p{Cc}]+/gu;
/** Dashes of every width, including the minus sign and the long Chinese dash. */
const DASHES = /[\u2010-\u2015\u2212\u2E3A\u2E3B\u30FC\uFE58\uFE63\uFF0D]/g;
const BRACKETS: Readonly<Record<string, string>> = {
  '[': '(', '{': '(', '【': '(', '〔': '(', '〖': '(', '〈': '(', '《': '(', '「': '(', '『': '(', '<': '(',
  ']': ')', '}': ')', '】': ')', '〕': ')', '〗': ')', '〉': ')', '》': ')', '」': ')', '』': ')', '>': ')',
};
const BRACKET = /[[\]{}<>【】〔〕〖〗〈〉《》「」『』]/g;
const PRINTABLE_ASCII = /^[!-~]*$/;

/** What can be stored, otherwise untouched. */
export function storable(text: string): string {
  return PRINTABLE_ASCII.test(text) ? text : text.replace(UNSTORABLE, '');
}

/** Storable, invisible marks gone, every run of blanks one space, trimmed. Width and case stay. */
export function tidy(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  return text.replace(UNSTORABLE, '').replace(INVISIBLE, '').replace(BLANKS, ' ').trim();
}

/** `tidy`, and compatibility forms unified (Unicode NFKC): full-width ＡＢＣ１２３（） become ASCII. */
export function clean(text: string): string {
  return PRINTABLE_ASCII.test(text) ? text : tidy(tidy(text).normalize('NFKC'));
}

/** Upper case, in a form that stays the same when cleaned again (some letters decompose when raised). */
export function upper(text: string): string {
  const raised = text.toUpperCase();
  return PRINTABLE_ASCII.test(raised) ? raised : raised.normalize('NFKC');
}

/** Every dash becomes "-". For codes and numbers; in names a dash may be a letter of another script. */
export function unifyDashes(text: string): string {
  return text.replace(DASHES, '-');
}

/** Every kind of bracket becomes a round one. */
export function unifyBrackets(text: string): string {
  return text.replace(BRACKET, (bracket) => BRACKETS[bracket] ?? bracket);
}

/** Leaves out every round bracket that has no partner: cut-off fields end in half a remark. */
export function balanceBrackets(text: string): string {
  if (!/[()]/.test(text)) return text;
  const chars = Array.from(text);
  const open: number[] = [];
  chars.forEach((char, i) => {
    if (char === '(') open.push(i);
    else if (char === ')' && open.pop() === undefined) chars[i] = '';
  });
  for (const i of open) chars[i] = '';
  return chars.join('').replace(/\( *\)/g, '').normalize('NFKC'); // neighbours may now combine
}

export function withoutBlanks(text: string): string {
  return text.includes(' ') ? text.replaceAll(' ', '') : text;
}
