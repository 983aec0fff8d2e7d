import { dissectOrganisation, organisationKey } from '../../../attributes/organisationName/parse';
import { regionAtEnd, regionKey } from '../../../attributes/organisationName/regions';
import { FORM_AT_END, INDUSTRY_ABBREVIATIONS } from '../../../attributes/organisationName/vocabulary';
import { isOneEditApart } from '../../../attributes/text/edits';
import { canonicalInstitution, isShortFor } from './abbreviations';
import { looksAlike } from './lookalikes';
import { syllablesOf } from './sounds';

/**
 * What two organisations' names are to each other. SAME: the registered name; NEAR: one says less, the place is said by
 * both or needs none; SHORT: one does not say the place; SLIP: a slip of the hand; SOUND: distinctive parts of one sound
 * or shape; TRADE: another distinctive part, same place and trade (a firm that was renamed); ALIKE: one character of the
 * distinctive part is another (two firms); SISTER: the distinctive part is the same, something else is not; BRANCH: a
 * branch and its headquarters or another branch.
 */
export type OrganisationRelation = 'SAME' | 'NEAR' | 'SHORT' | 'SLIP' | 'SOUND' | 'TRADE' | 'ALIKE' | 'SISTER' | 'BRANCH' | 'OTHER';

/** An organisation's name, reckoned once. */
export interface Organisation {
  readonly key: string;
  /** The name without its place and its branch. */
  readonly body: string;
  /** 字号, the distinctive part; of an institution without one (中医院, 第六中学) all but its place, in one notation. */
  readonly core: string;
  readonly coreSyllables: readonly string[];
  readonly region: string | null;
  /** Line of business, abbreviations written out. */
  readonly industry: string | null;
  /** COMPANY, or the trade form itself: 商行 and 医院 are two bodies. */
  readonly formClass: string | null;
  readonly branch: string | null;
  /** No core of its own: only with its place does it name somebody. */
  readonly generic: boolean;
}

const CHARS_MIN = 2;
const SLIP_MIN_CHARS = 6;
const isCompany = (form: string): boolean => form.includes('公司') || form === '集团' || form === '股份';

function branchKey(branch: string | null): string | null {
  return branch === null ? null : organisationKey(branch).replace(/分公司$/, '分');
}

/** 海宏中山: a place behind the distinctive part, where nothing else stands there. */
function withPlaceBehind(core: string): readonly [core: string, region: string | null] {
  const region = regionAtEnd(core);
  return region === '' || core.length - region.length < CHARS_MIN ? [core, null] : [core.slice(0, -region.length), region];
}

export function prepareOrganisation(name: string): Organisation {
  const parts = dissectOrganisation(name);
  const bare = parts.region === null && parts.legalForm === null && parts.industry === null;
  const [written, behind] = bare ? withPlaceBehind(parts.core) : [parts.core, null];
  const region = parts.region ?? behind;
  const industry = parts.industry === null ? null : INDUSTRY_ABBREVIATIONS.reduce((text, [short, full]) => text.replace(short, full), parts.industry);
  const body = organisationKey(`${written}${parts.industry ?? ''}${parts.legalForm ?? ''}`);
  const institution = canonicalInstitution(body);
  const core = institution ?? organisationKey(written);
  const generic = institution !== null || (parts.legalForm === null && parts.industry === null && (FORM_AT_END.exec(core)?.[0].length ?? 0) >= core.length - 1);
  const form = institution === null ? parts.legalForm : null;
  return {
    key: organisationKey(parts.name), body: institution ?? body, core, coreSyllables: syllablesOf(core),
    region: region === null ? null : regionKey(region), industry: institution === null ? industry : null,
    formClass: form === null ? null : isCompany(form) ? 'COMPANY' : form,
    branch: branchKey(parts.branch), generic,
  };
}

/** One is left out, or one says the other and more: 深圳 and 广东深圳, 农业 and 农业开发. */
function agree(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b || a.includes(b) || b.includes(a);
}

/** 经营部 and 电器经营部; a company is never a 商行. */
function formsAgree(a: Organisation, b: Organisation): boolean {
  return a.formClass === null || b.formClass === null || a.formClass.endsWith(b.formClass) || b.formClass.endsWith(a.formClass);
}

type CoreRelation = 'SAME' | 'SLIP' | 'ALIKE' | 'LONGER' | 'OTHER';

function coreRelation(a: Organisation, b: Organisation): CoreRelation {
  if (a.core === b.core) return 'SAME';
  const [x, y] = [Array.from(a.core), Array.from(b.core)];
  if (x.length !== y.length) return a.core.startsWith(b.core) || b.core.startsWith(a.core) ? 'LONGER' : 'OTHER';
  const differing = x.flatMap((char, i) => (char === y[i] ? [] : [i]));
  if (differing.length > 1 || x.length < CHARS_MIN || a.generic) return 'OTHER';
  const [at = 0] = differing;
  return looksAlike(x[at] ?? '', y[at] ?? '') || a.coreSyllables[at] === b.coreSyllables[at] ? 'SLIP' : 'ALIKE';
}

/** One says what the other says, in fewer characters: 大民商管, 皇福职院, 农建局. */
function abbreviates(a: Organisation, b: Organisation): boolean {
  const [short, long] = a.body.length <= b.body.length ? [a, b] : [b, a];
  return isShortFor(short.body, long);
}

/** Both say where they are, or the one name holds the other's whole. */
function bySaidPlace(a: Organisation, b: Organisation): OrganisationRelation {
  return a.region !== null && b.region !== null ? 'NEAR' : 'SHORT';
}

/** Headquarters and branches come first: whatever else agrees, they are not one body. */
export function compareOrganisations(a: Organisation, b: Organisation): OrganisationRelation {
  if (a.key === b.key) return a.region === null || (a.formClass === null && !a.generic) ? bySaidPlace(a, b) : 'SAME';
  const core = coreRelation(a, b);
  if (a.branch !== b.branch) return core === 'OTHER' || core === 'ALIKE' ? 'OTHER' : 'BRANCH';
  const slipped = Math.min(a.key.length, b.key.length) >= SLIP_MIN_CHARS && isOneEditApart(a.key, b.key);
  if (!agree(a.region, b.region)) return core === 'SAME' ? (slipped ? 'SLIP' : 'SISTER') : 'OTHER';
  const rest = agree(a.industry, b.industry) && formsAgree(a, b);
  if (core === 'SAME' && rest) return bySaidPlace(a, b);
  if (a.body.startsWith(b.body) || b.body.startsWith(a.body) || abbreviates(a, b)) return bySaidPlace(a, b);
  if (core === 'SAME') return slipped ? 'SLIP' : 'SISTER';
  if (core === 'SLIP') return rest ? 'SOUND' : 'SISTER';
  if (core === 'ALIKE') return rest ? 'ALIKE' : 'OTHER';
  // The slip lies in the distinctive part where the trade is read alike: then it may be another firm's.
  if (slipped) return a.industry !== null && a.industry === b.industry ? 'ALIKE' : 'SLIP';
  return rest && a.industry !== null && b.industry !== null ? 'TRADE' : 'OTHER';
}
