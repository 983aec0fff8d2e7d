import type { AttributeKind, Closeness } from './kind';
import { organisationNameKind } from './organisationName';
import type { OrganisationName } from './organisationName/parse';
import { parseOrganisationName } from './organisationName/parse';
import { classifyParty } from './partyName/classify';
import { personNameKind } from './personName';
import type { PersonName } from './personName/value';
import { isNameFiller, parsePersonName } from './personName/parse';
import { balanceBrackets, clean, unifyBrackets } from './text/clean';
import type { FieldWords, Reading } from './text/field';
import { normaliseField, refuse } from './text/field';
import { toSimplified } from './text/simplified';

/** A customer's name, of a person or an organisation. A type, not an interface: it must be a JSON object. */
export type PartyName = {
  readonly form: 'PERSON' | 'ORGANISATION';
  /** As shown, without the contact person. */
  readonly name: string;
  /** Who speaks for an organisation: 李先生 of "亿诊所 李先生". */
  readonly contact: string | null;
  /** A person of whom only surname and title are known. */
  readonly partial: boolean;
  /** The identity under the kind that fits: two parties of one form are one name when their keys are equal. */
  readonly key: string;
};

const WORDS: FieldWords = { expected: 'the name of a person or an organisation', noun: { zh: '客户名称', en: 'customer name' }, maxChars: 200 };
const LABEL = /^(?:客户名称|客户姓名|客户|姓名|名称|单位|委托方|甲方) ?: ?/;

function person(text: string): Reading<PartyName> {
  const reading = parsePersonName(text);
  if ('refusal' in reading) return reading;
  const { value } = reading;
  return { value: { form: 'PERSON', name: value.name, contact: null, partial: value.partial, key: personNameKind.identity(value) } };
}

/** The contact is kept as a person would be: 李先生, 张伟 (whose title is let go). */
function contactName(text: string | null): string | null {
  if (text === null) return null;
  const reading = parsePersonName(text);
  return 'refusal' in reading ? null : personNameKind.display(reading.value);
}

function organisation(text: string, contact: string | null): Reading<PartyName> {
  const reading = parseOrganisationName(text);
  if ('refusal' in reading) return reading;
  const { value } = reading;
  return { value: { form: 'ORGANISATION', name: value.name, contact: contactName(contact), partial: false, key: organisationNameKind.identity(value) } };
}

/** The one spelling that is classified. */
function prepare(raw: string): string {
  return toSimplified(balanceBrackets(unifyBrackets(clean(raw)))).replace(LABEL, '').replace(/ *([()]) */g, '$1')
    .replace(/^[\s,.;:!?/'"~_，。、；-]+|[\s,;:!?/'"~_，。、；-]+$/gu, '');
}

function display(value: PartyName): string {
  return value.contact === null ? value.name : `${value.name} ${value.contact}`;
}

/** Whether what is shown would be understood in the same way. */
function readsBack(value: PartyName): boolean {
  const again = classifyParty(prepare(display(value)));
  return again.form === 'ORGANISATION' && again.organisation === value.name && contactName(again.contact) === value.contact;
}

function read(raw: string, isRetry = false): Reading<PartyName> {
  const text = prepare(raw);
  if (isNameFiller(text)) return refuse('PLACEHOLDER');
  const party = classifyParty(text);
  if (party.form === 'ORGANISATION') {
    const reading = organisation(party.organisation, party.contact);
    if (party.contact === null || 'refusal' in reading || readsBack(reading.value)) return reading;
    // Several names in one field may part in two ways: then nothing is parted, unless that leaves another writing.
    const unparted = organisation(text, null);
    return isRetry || 'refusal' in unparted || unparted.value.name === text ? unparted : read(unparted.value.name, true);
  }
  // 乾 and the like are letters of a name: the person kind must see them before the conversion for running text.
  for (const name of [unifyBrackets(clean(raw)).replace(LABEL, ''), text]) {
    const reading = person(name);
    if ('value' in reading || reading.refusal.code !== 'BAD_FORMAT') return reading;
  }
  return organisation(text, null);
}

function asPerson(value: PartyName): PersonName | null {
  const reading = parsePersonName(value.name);
  return 'value' in reading ? reading.value : null;
}
function asOrganisation(value: PartyName): OrganisationName | null {
  const reading = parseOrganisationName(value.name);
  return 'value' in reading ? reading.value : null;
}

/** 王经理 alone may be the 王经理 of an organisation: the call centre knows its callers so. */
function isContactOf(partial: PartyName, organisation: PartyName): boolean {
  return partial.partial && organisation.contact !== null && partial.name === organisation.contact;
}

function delegate<T>(a: PartyName, b: PartyName, ifPersons: (x: PersonName, y: PersonName) => T, ifOrganisations: (x: OrganisationName, y: OrganisationName) => T): T | null {
  if (a.form === 'PERSON') {
    const [x, y] = [asPerson(a), asPerson(b)];
    return x === null || y === null ? null : ifPersons(x, y);
  }
  const [x, y] = [asOrganisation(a), asOrganisation(b)];
  return x === null || y === null ? null : ifOrganisations(x, y);
}

function identity(value: PartyName): string {
  return `${value.form === 'PERSON' ? 'p' : 'o'}:${value.key}`;
}

function compare(a: PartyName, b: PartyName): Closeness {
  if (identity(a) === identity(b)) return 'EXACT';
  if (a.form !== b.form) return isContactOf(a, b) || isContactOf(b, a) ? 'NEAR' : 'DIFFERENT';
  return delegate(a, b, (x, y) => personNameKind.compare(x, y), (x, y) => organisationNameKind.compare(x, y)) ?? 'DIFFERENT';
}

function matchKeys(value: PartyName): readonly string[] {
  if (value.form === 'PERSON') {
    const name = asPerson(value);
    return name === null ? [] : personNameKind.matchKeys(name).map((key) => `p:${key}`);
  }
  const name = asOrganisation(value);
  return name === null ? [] : organisationNameKind.matchKeys(name).map((key) => `o:${key}`);
}

/** The name of a customer, in fields that hold persons and organisations alike. */
export const partyNameKind: AttributeKind<PartyName> = {
  name: 'partyName',
  normalise: (raw) => normaliseField(raw, WORDS, (text) => read(text)),
  identity,
  compare,
  matchKeys,
  completeness: (value) => {
    if (value.form === 'PERSON') return value.partial ? 0.3 : 1;
    const name = asOrganisation(value);
    return name === null ? 0.4 : organisationNameKind.completeness(name);
  },
  subsumes: (a, b) => a.form === b.form
    && (delegate(a, b, (x, y) => personNameKind.subsumes(x, y), (x, y) => organisationNameKind.subsumes(x, y)) ?? false),
  display,
};
