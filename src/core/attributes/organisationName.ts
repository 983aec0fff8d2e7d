import type { AttributeKind, Closeness } from './kind';
import type { OrganisationName } from './organisationName/parse';
import { organisationKey, parseOrganisationName } from './organisationName/parse';
import { regionKey } from './organisationName/regions';
import { INDUSTRY_ABBREVIATIONS } from './organisationName/vocabulary';
import type { FieldWords } from './text/field';
import { normaliseField } from './text/field';

export type { OrganisationName } from './organisationName/parse';

const WORDS: FieldWords = { expected: 'an organisation\'s name such as 捷浩（永州）教育咨询有限公司', noun: { zh: '单位名称', en: 'organisation name' }, maxChars: 200 };

/** One is left out, or one says the other and more: 深圳 and 广东省深圳市, 农业 and 农业开发. */
function agree(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b || a.includes(b) || b.includes(a);
}

function sameRegion(a: string | null, b: string | null): boolean {
  return agree(a === null ? null : regionKey(a), b === null ? null : regionKey(b));
}

function sameIndustry(a: string | null, b: string | null): boolean {
  const full = (text: string | null): string | null => INDUSTRY_ABBREVIATIONS.reduce<string | null>((all, [from, to]) => all?.replace(from, to) ?? null, text);
  return agree(full(a), full(b));
}

/** 随州分 is what a narrow column leaves of 随州分公司. */
function branchKey(branch: string | null): string | null {
  return branch === null ? null : organisationKey(branch).replace(/分公司$/, '分');
}

/** 公司 is what people write for 有限公司; 集团 comes and goes; two trades (商行, 医院) must be the same. */
function sameForm(a: string | null, b: string | null): boolean {
  const isCompany = (form: string): boolean => form.includes('公司') || form === '集团' || form === '股份';
  return agree(a, b) || (a !== null && b !== null && isCompany(a) && isCompany(b));
}

function compare(a: OrganisationName, b: OrganisationName): Closeness {
  if (organisationKey(a.name) === organisationKey(b.name)) return 'EXACT';
  if (branchKey(a.branch) !== branchKey(b.branch)) return 'DIFFERENT';
  const sameCore = organisationKey(a.core) === organisationKey(b.core);
  return sameCore && sameRegion(a.region, b.region) && sameIndustry(a.industry, b.industry) && sameForm(a.legalForm, b.legalForm) ? 'NEAR' : 'DIFFERENT';
}

/** The name of a company, a shop, a school, an authority. */
export const organisationNameKind: AttributeKind<OrganisationName> = {
  name: 'organisationName',
  normalise: (raw) => normaliseField(raw, WORDS, parseOrganisationName),
  identity: (value) => organisationKey(value.name),
  compare,
  matchKeys: (value) => [organisationKey(value.name), `core:${organisationKey(value.core)}`],
  completeness: (value) => (value.short ? 0.4 : 0.7) + (value.region === null ? 0 : 0.2) + (value.industry === null ? 0 : 0.1),
  subsumes: (a, b) => !a.short && b.short && compare(a, b) === 'NEAR' && a.name.length > b.name.length,
  display: (value) => value.name,
};
