import { areaCodeLength } from '../attributes/phone/nationalNumber';
import { displayAddress } from '../attributes/address';
import type { AddressValue } from '../attributes/address';
import type { IdentityNumber } from '../attributes/identityNumber';
import type { Money } from '../attributes/money';
import type { OrganisationName } from '../attributes/organisationName/parse';
import type { PartyName } from '../attributes/partyName';
import { parsePersonName } from '../attributes/personName/parse';
import type { PersonName } from '../attributes/personName/value';
import type { PhoneValue } from '../attributes/phone';
import type { KindName } from '../model/entityType';
import type { JsonValue } from '../model/json';

/** What stands where a text may not be seen. Its length says nothing about the text's. */
export const HIDDEN = '****';

/** What remains of a value of one kind for somebody who may not see it: enough to recognise, too little to use. */
type Mask<V extends JsonValue> = (value: V) => JsonValue;

const nothing = (): JsonValue => null;
const hidden = (): JsonValue => HIDDEN;
const lastFour = (text: string): string => (text.length > 8 ? `${HIDDEN}${text.slice(-4)}` : HIDDEN);

/** The surname alone: 王**, 欧阳*. Of a name without a known surname, its first letter. */
function maskPerson(name: string, surname: string | null): string {
  const characters = Array.from(name);
  const shown = surname !== null && surname !== '' && name.startsWith(surname) && surname.length < name.length ? Array.from(surname) : characters.slice(0, 1);
  const latin = /^\p{Script=Latin}/u.test(name);
  return `${shown.join('')}${latin ? '***' : '*'.repeat(Math.min(Math.max(characters.length - shown.length, 1), 3))}`;
}

/** A person named in running text, read as the kind of persons' names reads it. */
function maskNamed(name: string): string {
  const reading = parsePersonName(name);
  return maskPerson(name, 'value' in reading ? reading.value.surname : null);
}

/** 杭州****公司: where, and of what form; not who. */
function maskOrganisation(name: string): string {
  const characters = Array.from(name);
  return characters.length <= 4 ? `${characters[0] ?? ''}***` : `${characters.slice(0, 2).join('')}${HIDDEN}${characters.length >= 8 ? characters.slice(-2).join('') : ''}`;
}

/** +86138****1111; of a landline the area code and the last digits; of any number at least four digits are hidden. */
function maskPhone({ e164, kind, extension }: PhoneValue): JsonValue {
  const digits = e164.slice(3);
  const shown = kind === 'FOREIGN' ? `${e164.slice(0, 3)}${HIDDEN}${e164.length >= 10 ? e164.slice(-2) : ''}` : `+86${maskChinese(digits, kind)}`;
  return { e164: shown, extension: extension === null ? null : '**', kind };
}

function maskChinese(digits: string, kind: PhoneValue['kind']): string {
  if (kind === 'SERVICE') return `${digits.slice(0, 2)}${HIDDEN}`;
  const head = kind === 'LANDLINE' ? areaCodeLength(digits, 0) : 3;
  return `${digits.slice(0, head)}${HIDDEN}${digits.slice(Math.max(head + 4, digits.length - 4))}`;
}

/** Without building, room and everything that could name them: the street and the estate stay. */
function maskAddress(value: AddressValue): JsonValue {
  const masked = { ...value, building: null, unit: null, floor: null, room: null, landmark: null, rest: null };
  return { ...masked, text: displayAddress(masked) };
}

const maskPersonName: Mask<PersonName> = ({ name, surname, title, latin, partial }) =>
  ({ name: maskPerson(name, surname), surname: latin ? null : surname, given: null, title, partial, latin });

/** The key, by which names are compared, would tell the name: it is left out. */
const maskParty: Mask<PartyName> = ({ form, name, contact, partial }) =>
  ({ form, name: form === 'PERSON' ? maskNamed(name) : maskOrganisation(name), contact: contact === null ? null : maskNamed(contact), partial });

const maskEmail = (email: string): string => `${email.slice(0, 1)}***${email.slice(email.lastIndexOf('@'))}`;

/** One mask for each kind: a kind that is added says here what of it may be seen. */
const MASKS = {
  text: hidden,
  code: nothing, integer: nothing, boolean: nothing, date: nothing, dateTime: nothing,
  email: maskEmail,
  personName: maskPersonName,
  organisationName: ({ name }: OrganisationName) => ({ name: maskOrganisation(name) }),
  partyName: maskParty,
  identityNumber: ({ last4 }: IdentityNumber) => ({ hash: null, last4 }),
  creditCode: lastFour, serialNumber: lastFour, contractNumber: lastFour,
  modelCode: nothing,
  money: ({ currency }: Money) => ({ amount: HIDDEN, currency }),
  phone: maskPhone,
  address: maskAddress,
  reference: nothing,
} satisfies Readonly<Record<KindName | 'reference', Mask<never>>>;

/** The mask of a kind, for callers that handle all kinds alike: a value goes only to the mask of its own kind. */
export function maskOf(kind: KindName | 'reference'): (value: JsonValue) => JsonValue {
  return MASKS[kind] as (value: JsonValue) => JsonValue;
}
