import type { ComparisonKind, ComparisonLevel, Seen } from '../comparisonKind';
import type { Organisation, OrganisationRelation } from './party/organisation';
import { compareOrganisations } from './party/organisation';
import type { Parties, Party } from './party/party';
import { prepareParties } from './party/party';
import type { Person, PersonRelation } from './party/person';
import { comparePersons } from './party/person';

/**
 * The name of a customer with its contact persons. Its levels keep apart what a likeness of letters would mix: one
 * person in two writings and two persons of one family; one firm in two writings, its branch, its sister and another
 * firm whose name is one character away; an organisation's 王经理 and the owner of a shop.
 */
const level = (name: string, zh: string, en: string, [m, u]: readonly [m: number, u: number], more: Partial<ComparisonLevel> = {}): ComparisonLevel =>
  ({ name, label: { zh, en }, m, u, ...more });

// Of all pairs about 3 in 10 are two persons, 2 in 10 two organisations, the rest one of each. Where chance is not what
// brings two names together, u is what it is among those who share a phone or a door: a family has one surname.
const LEVELS = [
  level('organisationSame', '机构全称相同', 'same registered name', [0.26, 0.000002]),
  level('personSame', '姓名相同', 'same name', [0.25, 0.00003], { byFrequency: true }),
  level('personSameShort', '双字姓名相同', 'same name of two characters', [0.1, 0.0004], { byFrequency: true }),
  level('organisationNear', '机构名称写法不同，地区字号相符', 'another writing of one name, place and distinctive part', [0.14, 0.000002], { byFrequency: true }),
  level('organisationShort', '机构简称与全称相符，地区未写明', 'a short writing of one name, the place not said', [0.12, 0.00003], { byFrequency: true }),
  level('personSound', '姓名同音', 'names of the same sound', [0.02, 0.00002]),
  level('personShape', '姓名形近或误写', 'look-alike characters', [0.008, 0.00003]),
  level('organisationSlip', '机构名称笔误', 'one slip in the organisation\'s name', [0.003, 0.000001]),
  level('organisationSound', '字号同音或形近', 'distinctive parts of the same sound or shape', [0.008, 0.0002]),
  level('contactTitled', '机构联系人称谓相符', 'a surname with a title, as the organisation\'s contact', [0.005, 0.0007]),
  level('personFamiliar', '同姓，仅有称谓', 'same surname, only a title or a foreign given name', [0.025, 0.004]),
  level('organisationTrade', '字号不同，同地同业', 'another distinctive part, same place and trade', [0.01, 0.001]),
  level('contactUnknown', '只知姓氏的来电人，机构联系人未知', 'a surname with a title, and an organisation without a known contact', [0.03, 0.01]),
  level('contactOther', '来电人与机构联系人不同姓', 'a surname with a title, and an organisation with another contact', [0.003, 0.005]),
  level('ownerNamed', '机构联系人与个人同名', 'a person of the name of the organisation\'s contact', [0.00005, 0.001]),
  level('organisationAlike', '字号一字之差', 'distinctive parts one character apart', [0.0002, 0.005]),
  level('organisationSister', '同字号，地区、行业或形式不同', 'same distinctive part, another region, trade or form', [0.001, 0.01]),
  level('organisationBranch', '总部与分支机构', 'headquarters and branch, or two branches', [0.0001, 0.01], { veto: true }),
  level('personRelative', '同姓不同名', 'same surname, other given name', [0.0001, 0.02]),
  level('personAndOrganisation', '个人与机构', 'a person and an organisation', [0.0003, 0.45]),
  level('personOther', '姓名不同', 'other names', [0.0005, 0.26]),
  level('organisationOther', '机构名称不同', 'other organisations', [0.02, 0.2]),
] as const satisfies readonly ComparisonLevel[];
type LevelName = (typeof LEVELS)[number]['name'];

const INDEX = new Map<string, number>(LEVELS.map(({ name }, index) => [name, index]));
const PERSON_LEVEL: Readonly<Record<Exclude<PersonRelation, 'SAME'>, LevelName>> = {
  SOUND: 'personSound', SHAPE: 'personShape', FAMILIAR: 'personFamiliar', RELATIVE: 'personRelative', OTHER: 'personOther',
};
const ORGANISATION_LEVEL: Readonly<Record<OrganisationRelation, LevelName>> = {
  SAME: 'organisationSame', NEAR: 'organisationNear', SHORT: 'organisationShort', SLIP: 'organisationSlip', SOUND: 'organisationSound',
  TRADE: 'organisationTrade', ALIKE: 'organisationAlike', SISTER: 'organisationSister', BRANCH: 'organisationBranch', OTHER: 'organisationOther',
};
const SHORT_NAME_CHARS = 2;
/** A distinctive part of three characters is sometimes taken for a person's name. */
const CORE_LIKE_CHARS = 3;

interface Found { readonly name: LevelName; readonly term?: string }

function personsFound(a: Person, b: Person): Found {
  const relation = comparePersons(a, b);
  if (relation === 'SAME' && a.partial) return { name: 'personFamiliar' };
  if (relation === 'SAME') return { name: a.chars.length > 0 && a.chars.length <= SHORT_NAME_CHARS ? 'personSameShort' : 'personSame', term: `p:${a.key}` };
  return { name: PERSON_LEVEL[relation] };
}

/** 王经理 may be the 王经理 of an organisation, for a call centre knows its callers so; 王伟 is himself. */
function crossFound(person: Person, organisation: Organisation, contacts: readonly Person[]): Found {
  // 金立达 alone reads like somebody's name; beside 金立达纺织 it is the firm's.
  if (!person.partial && person.key === organisation.core) return { name: 'organisationShort', term: `o:${organisation.core}` };
  if (!person.partial) return { name: contacts.some((contact) => !contact.partial && contact.key === person.key) ? 'ownerNamed' : 'personAndOrganisation' };
  if (contacts.length === 0) return { name: 'contactUnknown' };
  return { name: contacts.some((contact) => comparePersons(contact, person) !== 'OTHER') ? 'contactTitled' : 'contactOther' };
}

function found(a: Party, b: Party, { contacts: ofA }: Parties, { contacts: ofB }: Parties): Found {
  if (a.form === 'PERSON') return b.form === 'PERSON' ? personsFound(a.person, b.person) : crossFound(a.person, b.organisation, ofB);
  if (b.form === 'PERSON') return crossFound(b.person, a.organisation, ofA);
  const name = ORGANISATION_LEVEL[compareOrganisations(a.organisation, b.organisation)];
  return name === 'organisationNear' || name === 'organisationShort' ? { name, term: `o:${a.organisation.core}` } : { name };
}

function compare(a: Parties, b: Parties): Seen {
  let best: Seen | undefined;
  for (const [i, x] of a.parties.entries()) {
    for (const [j, y] of b.parties.entries()) {
      const { name, term } = found(x, y, a, b);
      const at = INDEX.get(name) ?? LEVELS.length - 1;
      if (best === undefined || at < best.level) best = { level: at, values: [i, j], ...(term === undefined ? {} : { term }) };
    }
  }
  return best ?? { level: LEVELS.length - 1 };
}

function termsOf(party: Party): readonly string[] {
  if (party.form === 'ORGANISATION') return [`o:${party.organisation.core}`];
  return party.person.partial ? [] : [`p:${party.person.key}`];
}

const several = (values: readonly (string | null)[]): readonly string[] => [...new Set(values.filter((value): value is string => value !== null && value !== ''))];

function parts({ parties }: Parties): Readonly<Record<string, readonly string[]>> {
  const persons = parties.flatMap((party) => (party.form === 'PERSON' ? [party.person] : []));
  const named = persons.filter(({ partial }) => !partial);
  const organisations = parties.flatMap((party) => (party.form === 'ORGANISATION' ? [party.organisation] : []));
  const sound = ({ surnameSound, givenSound, key }: Person): string => (surnameSound === null ? key : `${surnameSound} ${givenSound ?? ''}`);
  return {
    exact: several([...named.map(({ key }) => key), ...organisations.filter(({ generic, region }) => !generic || region !== null).map(({ key }) => key)]),
    sound: several(named.map(sound)),
    surname: several(persons.map(({ surnameSound }) => surnameSound)),
    core: several([...organisations.filter(({ generic }) => !generic).map(({ core }) => core), ...named.flatMap(({ chars, key }) => (chars.length === CORE_LIKE_CHARS ? [key] : []))]),
    coreSound: several(organisations.map(({ coreSyllables }) => coreSyllables.join(' '))),
    trade: several(organisations.map(({ industry, formClass }) => industry ?? formClass)),
  };
}

/** For customers' names: attributes "name" (partyName) and "contacts" (personName). */
export const partyNameComparison: ComparisonKind<Parties> = {
  name: 'partyName',
  levels: LEVELS,
  unordered: true,
  prepare: ([names = [], contacts = []]) => {
    const prepared = prepareParties(names, contacts);
    return prepared.parties.length === 0 ? null : prepared;
  },
  compare,
  terms: ({ parties }) => parties.flatMap(termsOf),
  parts,
};
