import { parsePersonName } from '../../../attributes/personName/parse';
import type { PersonName } from '../../../attributes/personName/value';
import type { PartyName } from '../../../attributes/partyName';
import type { JsonValue } from '../../../model/json';
import type { Organisation } from './organisation';
import { prepareOrganisation } from './organisation';
import type { Person } from './person';
import { preparePerson } from './person';

/** A customer by its name, reckoned once: a person, or an organisation with those who speak for it. */
export type Party =
  | { readonly form: 'PERSON'; readonly person: Person }
  | { readonly form: 'ORGANISATION'; readonly organisation: Organisation };

export interface Parties {
  /** One for each value of the name; mostly one. */
  readonly parties: readonly Party[];
  readonly contacts: readonly Person[];
}

const isObject = (value: JsonValue): value is Readonly<Record<string, JsonValue>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isPartyName = (value: JsonValue): value is PartyName => isObject(value) && typeof value['form'] === 'string' && typeof value['name'] === 'string';
const isPersonName = (value: JsonValue): value is PersonName => isObject(value) && typeof value['name'] === 'string' && 'surname' in value && 'latin' in value;

function personFrom(text: string): readonly Person[] {
  const reading = parsePersonName(text);
  return 'value' in reading ? [preparePerson(reading.value)] : [];
}

function partyFrom(value: PartyName): readonly Party[] {
  if (value.form === 'ORGANISATION') return [{ form: 'ORGANISATION', organisation: prepareOrganisation(value.name) }];
  return personFrom(value.name).map((person) => ({ form: 'PERSON', person }));
}

/** `names` are values of the kind partyName, `contacts` of the kind personName. */
export function prepareParties(names: readonly JsonValue[], contacts: readonly JsonValue[] = []): Parties {
  const read = names.filter(isPartyName);
  const spoken = read.flatMap(({ contact }) => (contact === null ? [] : personFrom(contact)));
  return { parties: read.flatMap(partyFrom), contacts: [...spoken, ...contacts.filter(isPersonName).map(preparePerson)] };
}
