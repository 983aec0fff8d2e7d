import { balanceBrackets, clean, unifyBrackets, upper } from '../text/clean';
import type { Reading } from '../text/field';
import { refuse } from '../text/field';
import { isPlaceholder, isSpreadsheetDamage } from '../text/placeholder';
import { toSimplified } from '../text/simplified';
import { isRegion, regionAtEnd, regionInFront } from './regions';
import { BRANCH_WORD, COMPANY_AT_END, COMPANY_INSIDE, FORM_AT_END, INDUSTRY_AT_END, WEAK_FORM } from './vocabulary';

/**
 * An organisation's name in its parts, after the pattern of Chinese registration law: region + distinctive part +
 * line of business + form, the region possibly in brackets. A type, not an interface: it must be a JSON object.
 */
export type OrganisationName = {
  /** Simplified, brackets half-width, blanks out. */
  readonly name: string;
  /** 字号, the distinctive part: 捷浩 of 捷浩（永州）教育咨询有限公司. */
  readonly core: string;
  readonly region: string | null;
  readonly industry: string | null;
  readonly legalForm: string | null;
  /** 分公司, 门店, 分院: the part that makes it another body than its head office. */
  readonly branch: string | null;
  /** What else stands in brackets. */
  readonly bracketed: string | null;
  /** No legal form: 亿锋农业开发 for 亿锋农业开发有限公司. */
  readonly short: boolean;
};

const FILLERS = new Set(['公司', '有限公司', '单位', '企业', '个人', '客户', '个体', '个体户', '某公司', '无公司', '无单位', '公司名称', '单位名称', '名称', '某单位', '散户', '散客', '自由职业', '匿名', '本公司', '我公司', 'company', 'abc', 'aaa']);
const LABEL = /^(?:公司名称|单位名称|客户名称|委托方|甲方|名称|单位|公司) ?: ?/;
const BRANCH_AT_END = new RegExp(`${BRANCH_WORD}$`);
const BRANCH_TAIL = /(?:第[一二三四五六七八九十\d]+)?(?:分公司|分店|分行|支行|分院|分校|分部|分厂|分所|办事处|分)$/;
const CHARS_MIN = 2;

/** One spelling: half-width round brackets, no blanks beside Chinese characters, simplified, dashes and dots kept. */
function spell(raw: string): string {
  return toSimplified(balanceBrackets(unifyBrackets(clean(raw))).replace(LABEL, '')
    .replace(/ *([()]) */g, '$1')
    .replace(/(?<=[\p{Script=Han}\p{N}]) +(?=[\p{Script=Han}\p{N}])|(?<=\p{Script=Han}) +| +(?=\p{Script=Han})/gu, '')
    .replace(/^[\s,.;:!?/'"~_，。、；-]+|[\s,;:!?/'"~_，。、；-]+$/gu, ''));
}

interface Brackets { readonly rest: string; readonly region: string | null; readonly branch: string | null; readonly bracketed: string | null }

/** 捷浩(永州)…: a region; 蓝天(中山路店): a branch; anything else is kept as it is. */
function takeBrackets(name: string): Brackets {
  let region: string | null = null;
  let branch: string | null = null;
  let bracketed: string | null = null;
  if (!name.includes('(')) return { rest: name, region: null, branch: null, bracketed: null };
  const rest = name.replace(/\(([^()]*)\)/g, (_all, content: string) => {
    if (content === '集团' || content === '有限合伙' || content === '普通合伙' || content === '个体工商户') return content;
    if (region === null && isRegion(content)) region = content;
    else if (branch === null && BRANCH_AT_END.test(content)) branch = content;
    else bracketed ??= content;
    return '';
  });
  return { rest: rest.replace(/[()]/g, ''), region, branch, bracketed };
}

/** …集团有限公司|伊犁分公司; where the form is left out, the branch is the place before 分公司: 润绿科技|青岛分公司. */
function cutBranch(text: string): readonly [head: string, branch: string | null] {
  const inside = COMPANY_INSIDE.exec(text);
  if (inside !== null && BRANCH_AT_END.test(inside[2] ?? '') && (inside[2]?.length ?? 0) >= 2) return [inside[1] ?? '', inside[2] ?? null];
  const tail = BRANCH_TAIL.exec(text)?.[0];
  if (tail === undefined || text.length - tail.length < 3) return [text, null];
  const head = text.slice(0, -tail.length);
  const place = regionAtEnd(head);
  if (tail === '分' && place === '') return [text, null]; // cut short in mid-word: only behind a place can it be a branch
  if (place === '' || head.length - place.length < 2) return [head, tail];
  return [head.slice(0, -place.length), place + tail];
}

/** Line of business in front of the form, as many words of it as leave a distinctive part. */
function cutIndustry(text: string): readonly [core: string, industry: string | null] {
  let core = text;
  for (let round = 0; round < 3; round += 1) {
    const word = INDUSTRY_AT_END.exec(core)?.[0];
    if (word === undefined || core.length - word.length < CHARS_MIN) break;
    core = core.slice(0, -word.length);
  }
  return core === text ? [text, null] : [core, text.slice(core.length)];
}

function cutForm(text: string): readonly [rest: string, form: string | null] {
  const form = FORM_AT_END.exec(text)?.[0];
  const rest = text.slice(0, -(form?.length ?? 0));
  if (form === undefined || rest === '' || /^[省市县区镇乡村州]$/.test(rest)) return [text, null]; // 市中医院 is all name
  // 城, 行, 社 may close a distinctive part; alone they are no form when too little is left.
  return WEAK_FORM.test(form) && rest.length < CHARS_MIN ? [text, null] : [rest, form];
}

/** The parts of a name that has been spelt in the one way. Total: whatever it is, the name comes back in parts. */
export function dissectOrganisation(name: string): OrganisationName {
  const brackets = takeBrackets(name);
  const [head, tail] = cutBranch(brackets.rest);
  const region = regionInFront(head);
  const [body, legalForm] = cutForm(head.slice(region.length));
  const [core, industry] = cutIndustry(body);
  return {
    name, core, industry, legalForm,
    region: region === '' ? brackets.region : region,
    branch: brackets.branch ?? tail,
    bracketed: brackets.bracketed,
    short: legalForm === null,
  };
}

export function parseOrganisationName(raw: string): Reading<OrganisationName> {
  const name = spell(raw);
  const folded = name.replace(/[\s\p{P}]/gu, '').toLowerCase();
  if (isSpreadsheetDamage(name)) return refuse('SPREADSHEET_DAMAGE');
  if (isPlaceholder(name) || FILLERS.has(folded)) return refuse('PLACEHOLDER');
  if (/\*{2}|[*某]{2}|某(?:公司|单位|店)|^某/.test(name)) return refuse('MASKED');
  if (!/\p{L}/u.test(name)) return refuse('BAD_FORMAT', '不是单位名称，请填写营业执照上的名称。', 'This is not an organisation\'s name: enter it as on the licence.');
  return folded.length < CHARS_MIN ? refuse('BAD_LENGTH') : { value: dissectOrganisation(name) };
}

/** The whole name without what writers vary: brackets, blanks, punctuation, case, 有限责任公司 for 有限公司. */
export function organisationKey(name: string): string {
  return upper(name).replace(/[^\p{L}\p{N}\p{M}+]/gu, '').replaceAll('有限责任公司', '有限公司');
}

export function hasCompanyForm(name: string): boolean {
  return COMPANY_AT_END.test(name);
}
