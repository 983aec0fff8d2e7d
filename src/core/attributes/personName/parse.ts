import { balanceBrackets, clean, unifyBrackets } from '../text/clean';
import type { Reading } from '../text/field';
import { refuse } from '../text/field';
import { isPlaceholder, isSpreadsheetDamage } from '../text/placeholder';
import { ALL_HAN, HAN, nameToSimplified } from '../text/simplified';
import { parseLatin } from './latin';
import type { PersonName } from './value';
import { isLatinTitle, isLongTitle, isShortTitle, isSurname, isTitle, LONG_TITLE_AT_END, surnameLength } from './vocabulary';


const FILLERS = new Set(['客户', '用户', '匿名', '匿名用户', '本人', '某某', '某人', '姓名', '名字', '无名', '无名氏', '无姓名', '佚名', '客人', '顾客', '联系人', '收件人', '业主', '住户', '用户名', '散客', '个人', '新客户', '老客户', '微信用户', '先生女士', '女士先生', 'name', 'user', 'customer', 'guest', 'anonymous', 'admin', 'abc', 'aaa', 'nobody']);
const LABEL = /^(?:联系人|姓名|客户姓名|客户|收件人|收货人|业主|用户|报修人|经办人|name) ?: ?/i;
const DOTS = /(?<=\p{Script=Han}) ?[·•・‧∙⋅.。．] ?(?=\p{Script=Han})/gu;
const PHONE_TAIL = /[ :,-]*\+?\d[\d -]{5,}$/;
const HAN_NAME = /^\p{Script=Han}+(?:·\p{Script=Han}+)*$/u;
const LATIN_WORD = "\\p{Script=Latin}[\\p{Script=Latin}\\p{M}'-]*";
const MIXED = new RegExp(`^(?:(${LATIN_WORD}(?: ${LATIN_WORD})?) ?(\\p{Script=Han}{1,4})|(\\p{Script=Han}{1,4}) ?(${LATIN_WORD}))$`, 'iu');
const HAN_MAX_CHARS = 12;
const DOTTED_MAX_CHARS = 30;

/** 客户, 匿名, 先生 alone: words that stand where a name should. */
export function isNameFiller(text: string): boolean {
  const folded = text.replace(/[\s\p{P}]/gu, '').toLowerCase();
  return isPlaceholder(text) || FILLERS.has(folded) || isTitle(folded);
}

function bad(): Reading<PersonName> {
  return refuse('BAD_FORMAT', '这不像人名，请只填写姓名。', 'This does not look like a person\'s name: enter the name only.');
}

/** Brackets hold a title (周木达(先生)) or a remark (采购部, a phone); the first goes with the name, the rest is dropped. */
function takeBrackets(text: string): readonly [name: string, title: string | null] {
  if (!text.includes('(')) return [text, null];
  let title: string | null = null;
  const name = text.replace(/\(([^()]*)\)/g, (_all, content: string) => {
    const word = content.trim().replace(/\.$/, '');
    if (title === null && isTitle(word)) title = word;
    return ' ';
  }).replace(/[()]/g, ' ');
  return [name, title];
}

/** 王经理 → 王 + 经理; 张立工 stays whole, for 立工 is a given name as likely as 工 is a title. */
function cutTitle(text: string): readonly [name: string, title: string | null] {
  const title = LONG_TITLE_AT_END.exec(text)?.[0];
  if (title !== undefined) return [text.slice(0, -title.length), title];
  const last = text.slice(-1);
  const stem = text.slice(0, -1);
  if (isShortTitle(last) && (stem.length === 1 ? isSurname(stem) : surnameLength(stem) === 2 && stem.length === 2)) return [stem, last];
  const familiar = /^[老小大阿](.)$/u.exec(text)?.[1]; // 老王, 小李
  return familiar !== undefined && isSurname(familiar) && !isSurname(text.charAt(0)) ? [familiar, text.charAt(0)] : [text, null];
}

function partial(surname: string, title: string): Reading<PersonName> {
  const inFront = /^[老小大阿]$/.test(title);
  return { value: { name: inFront ? title + surname : surname + title, surname, given: null, title, partial: true, latin: false } };
}

function whole(name: string, title: string | null): Reading<PersonName> {
  const plain = name.replaceAll('·', '');
  if (!HAN_NAME.test(name) || name.length > DOTTED_MAX_CHARS || (name === plain && name.length > HAN_MAX_CHARS)) return bad();
  if (name.length === 1 || /公司|集团/.test(name)) return bad();
  const known = surnameLength(name);
  const chars = known === 0 && name.length <= 3 ? 1 : known;
  const isSplit = name === plain && chars > 0 && name.length > chars && name.length <= chars + 3;
  return {
    value: {
      name, title, partial: false, latin: false,
      surname: isSplit ? name.slice(0, chars) : null, given: isSplit ? name.slice(chars) : null,
    },
  };
}

function parseHan(text: string, bracketTitle: string | null): Reading<PersonName> {
  const compact = nameToSimplified(text.replaceAll(' ', '').replace(/^·+|·+$/g, ''));
  // A single character with a title is a surname, whatever character it is.
  const [stem, title] = bracketTitle === null ? cutTitle(compact) : [compact, bracketTitle];
  if (stem === '') return refuse('PLACEHOLDER');
  if (isTitle(stem) && isLongTitle(stem)) return refuse('PLACEHOLDER');
  const isSurnameOnly = ALL_HAN.test(stem) && (Array.from(stem).length === 1 || (stem.length === 2 && surnameLength(stem) === 2));
  if (title !== null && isSurnameOnly) return partial(stem, title);
  const again = title === null ? [stem, null] as const : cutTitle(stem); // 王总经理先生: a title upon a title
  if (again[1] !== null && again[1].length > 1 && again[0] !== '') return parseHan(again[0] + again[1], null);
  return whole(stem, title);
}

/** Lucy徐, 徐Lucy: a Latin given name with a Chinese surname. */
function parseMixed(text: string, title: string | null): Reading<PersonName> {
  const match = MIXED.exec(text);
  const han = match?.[2] ?? match?.[3];
  const latin = match?.[1] ?? match?.[4];
  if (han === undefined || latin === undefined) return bad();
  const simplified = nameToSimplified(han);
  if (isLongTitle(simplified)) return parseLatin(latin, simplified); // Tang女士
  const [surname, cut] = cutTitle(simplified);
  if (isLatinTitle(latin) && Array.from(surname).length === 1) return partial(surname, latin);
  if (surname === '' || !isSurname(surname)) return bad();
  const given = latin.charAt(0).toUpperCase() + latin.slice(1).toLowerCase();
  return { value: { name: given + surname, surname, given, title: title ?? cut, partial: false, latin: true } };
}

/** One name; the text may hold blanks, brackets, titles and a label in front. */
export function parsePersonName(raw: string): Reading<PersonName> {
  const text = balanceBrackets(unifyBrackets(clean(raw))).replace(LABEL, '').replace(PHONE_TAIL, '').trim();
  if (isSpreadsheetDamage(text)) return refuse('SPREADSHEET_DAMAGE');
  if (isNameFiller(text)) return refuse('PLACEHOLDER');
  if (/[*＊×]|[\p{Script=Han}]某+$|某某|(?<=\p{Script=Han})[xX○〇]{1,2}$/u.test(text)) return refuse('MASKED');
  const [bare, title] = takeBrackets(text);
  const name = bare.replace(DOTS, '·').replace(/ +/g, ' ').replace(/^[\s,;:!?/'"`~_-]+|[\s,;:!?/'"`~_-]+$/g, '').trim();
  if (/[\p{N}@]/u.test(name) || name === '') return name === '' && title === null ? refuse('PLACEHOLDER') : bad();
  if (!HAN.test(name)) return parseLatin(name, title);
  return HAN_NAME.test(name.replaceAll(' ', '').replace(/^·+|·+$/g, '')) ? parseHan(name, title) : parseMixed(name, title);
}
