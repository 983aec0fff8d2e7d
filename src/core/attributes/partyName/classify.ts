import { dissectOrganisation, hasCompanyForm } from '../organisationName/parse';
import { isRegion, regionInFront } from '../organisationName/regions';
import { INDUSTRY_AT_END, WEAK_FORM } from '../organisationName/vocabulary';
import { beginsWithCommonSurname, isLatinTitle, isLongTitle, isShortTitle, isSurname, isTitle, LONG_TITLE_AT_END, surnameLength } from '../personName/vocabulary';
import { HAN } from '../text/simplified';

/** What a customer field holds: somebody's name, or an organisation's with or without a contact person. */
export type Party =
  | { readonly form: 'PERSON'; readonly person: string }
  | { readonly form: 'ORGANISATION'; readonly organisation: string; readonly contact: string | null };

const HAN_ONLY = /^\p{Script=Han}+$/u;
const DOTTED = /^\p{Script=Han}{2,}(?:[·•・‧.]\p{Script=Han}{2,})+$/u;
const LATIN_ORGANISATION = /\b(?:co|company|corp|corporation|inc|ltd|limited|llc|gmbh|group|hotel|hospital|school|university|technology|tech|trading|shop|store|bank|clinic|restaurant|cafe|industries|international|services?|solutions|systems|electric|electronics)\b/i;
const TRADE_WORDS = /(?:公司|集团|银行|大厦|广场|小区|花园|项目|工地|售后|客服|超市)/;

/** 李先生, 欧阳经理, 李总, 老王: a surname with a title and nothing else. */
function isSurnameWithTitle(text: string): boolean {
  if (/^[老小].$/u.test(text) && !isTitle(text)) return isSurname(text.charAt(1));
  const title = LONG_TITLE_AT_END.exec(text)?.[0] ?? (isShortTitle(text.slice(-1)) ? text.slice(-1) : undefined);
  return title !== undefined && isSurname(text.slice(0, -title.length));
}

/** 张伟, 欧阳志远: as long as a Chinese name is, and begins with a common surname. */
function isLikelyPerson(text: string): boolean {
  if (DOTTED.test(text)) return true;
  if (!HAN_ONLY.test(text) || !beginsWithCommonSurname(text)) return false;
  const given = text.length - (surnameLength(text) === 2 && text.length > 2 ? 2 : 1);
  return given >= 1 && given <= 2;
}

/** 张伟, 张伟经理, 王先生, 李工. */
function isPersonText(text: string): boolean {
  if (isSurnameWithTitle(text)) return true;
  const title = LONG_TITLE_AT_END.exec(text)?.[0];
  return isLikelyPerson(title === undefined ? text : text.slice(0, -title.length));
}

/** Evidence in the text itself: a legal form, a trade, a line of business, a region in front. */
export function looksLikeOrganisation(text: string): boolean {
  const plain = text.replace(/[()]/g, '');
  if (!HAN.test(plain)) return LATIN_ORGANISATION.test(plain);
  if (TRADE_WORDS.test(plain) || hasCompanyForm(plain)) return true;
  const parts = dissectOrganisation(text);
  if (parts.branch !== null) return true;
  // 张立院, 王城: two or three characters that end like a trade are a name more often than not.
  if (parts.legalForm !== null && !(WEAK_FORM.test(parts.legalForm) && isLikelyPerson(plain))) return true;
  if (INDUSTRY_AT_END.test(plain) && !isLikelyPerson(plain)) return true;
  return parts.region !== null && regionInFront(plain) !== '' && !(isLikelyPerson(plain) && plain.length <= 3);
}

/** The text's last bracket, when it closes it: outer "徐经理", inner "麒润(北京)网络科技有限公司". */
function lastBracket(text: string): readonly [outer: string, inner: string] | null {
  if (!text.endsWith(')')) return null;
  let depth = 0;
  for (let i = text.length - 1; i >= 0; i -= 1) {
    const char = text.charAt(i);
    if (char === ')') depth += 1;
    if (char === '(') depth -= 1;
    if (depth === 0) return i === 0 ? null : [text.slice(0, i).trim(), text.slice(i + 1, -1).trim()];
  }
  return null;
}

function byBracket(outer: string, inner: string): Party | null {
  const [outerIs, innerIs] = [isPersonText(outer.replaceAll(' ', '')), isPersonText(inner.replaceAll(' ', ''))];
  if (isTitle(inner)) return null; // 周木达(先生), 博才(先生)
  const titled = isSurnameWithTitle(outer) || LONG_TITLE_AT_END.test(outer);
  if (innerIs && !looksLikeOrganisation(inner) && (!outerIs || looksLikeOrganisation(outer))) {
    return { form: 'ORGANISATION', organisation: outer, contact: inner };
  }
  if (outerIs && !isRegion(inner) && (looksLikeOrganisation(inner) || (titled && HAN_ONLY.test(inner) && inner.length >= 2))) {
    return { form: 'ORGANISATION', organisation: inner, contact: outer };
  }
  return null;
}

/** 通益物流有限公司-周伟川, 亿诊所/李先生: a contact behind a dash or a slash. Without a title, only behind a plain organisation. */
function bySeparator(text: string): Party | null {
  const match = /^(.{2,}?) ?[-/,，、:|_] ?(\p{Script=Han}{2,6})$/u.exec(text);
  const [front, last] = [match?.[1] ?? '', match?.[2] ?? ''];
  if (match === null || !isPersonText(last) || looksLikeOrganisation(last) || isPersonText(front)) return null;
  return isSurnameWithTitle(last) || looksLikeOrganisation(front) ? { form: 'ORGANISATION', organisation: front, contact: last } : null;
}

/** "亿诊所 李先生": the last word is a person. A person's own name, spaced out (高 昊 晨, 王伟 先生), is not cut. */
function byBlank(text: string): Party | null {
  const at = text.lastIndexOf(' ');
  const [front, last] = [text.slice(0, at).trim(), text.slice(at + 1)];
  if (at <= 0 || !HAN.test(front) || front.replaceAll(' ', '').length < 2) return null;
  if (isSurnameWithTitle(last) || (LONG_TITLE_AT_END.test(last) && isPersonText(last))) return { form: 'ORGANISATION', organisation: front, contact: last };
  return isLikelyPerson(last) && !looksLikeOrganisation(last) && looksLikeOrganisation(front) ? { form: 'ORGANISATION', organisation: front, contact: last } : null;
}

/** 亮皇家居用品刘先生, 恒鑫农业开发有限公司陈经理: a contact run together with the organisation. */
function byTitle(text: string): Party | null {
  const title = LONG_TITLE_AT_END.exec(text)?.[0];
  const stem = title === undefined ? '' : text.slice(0, -title.length);
  if (title === undefined || !isLongTitle(title) || isPersonText(stem) || stem.length < 3 || !HAN.test(stem)) return null;
  // After a company's form, whatever remains is the person; otherwise only a surname can be told from the name.
  const afterForm = /^(.*(?:公司|集团|医院|学校|酒店|经营部|商行|诊所|店))(\p{Script=Han}{1,4})$/u.exec(stem);
  if (afterForm !== null && (isLikelyPerson(afterForm[2] ?? '') || isSurname(afterForm[2] ?? ''))) {
    return { form: 'ORGANISATION', organisation: afterForm[1] ?? '', contact: (afterForm[2] ?? '') + title };
  }
  const chars = isSurname(stem.slice(-2)) && stem.length >= 4 ? 2 : 1;
  if (!isSurname(stem.slice(-chars))) return null;
  return { form: 'ORGANISATION', organisation: stem.slice(0, -chars), contact: stem.slice(-chars) + title };
}

function isLatinPerson(text: string): boolean {
  const words = text.split(/[ ,]+/).filter((word) => word !== '');
  if (LATIN_ORGANISATION.test(text) || !words.every((word) => /^[\p{L}.'’-]+$/u.test(word))) return false;
  if (words.length === 1) return text !== text.toUpperCase() || isLatinTitle(text); // SONY is a firm, Nancy somebody
  return words.length <= 4;
}

/** Tells what a cleaned text is: half-width, simplified, brackets unified. Never undecided: the odds decide. */
export function classifyParty(text: string): Party {
  const bracket = lastBracket(text);
  const parted = (bracket === null ? null : byBracket(...bracket)) ?? bySeparator(text) ?? byBlank(text) ?? byTitle(text.replaceAll(' ', ''));
  if (parted !== null) return parted;
  const compact = text.replaceAll(' ', '');
  const bare = bracket === null ? compact : bracket[0].replaceAll(' ', '');
  const isPerson = HAN.test(bare) ? isPersonText(bare) || isMixedPerson(bare) : isLatinPerson(text);
  if (bracket !== null && isTitle(bracket[1]) && !looksLikeOrganisation(bare)) return { form: 'PERSON', person: text };
  if (isPerson && !looksLikeOrganisation(bare)) return { form: 'PERSON', person: text };
  if (isSurnameWithTitle(bare)) return { form: 'PERSON', person: text };
  return { form: 'ORGANISATION', organisation: text, contact: null };
}

/** Lucy徐: one surname beside a Latin word. */
function isMixedPerson(text: string): boolean {
  const match = /^(?:[A-Z][a-z]+(\p{Script=Han}{1,2})|(\p{Script=Han}{1,2})[A-Z][a-z]+)$/u.exec(text);
  return match !== null && isSurname(match[1] ?? match[2] ?? '');
}
