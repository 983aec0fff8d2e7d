import { divisionsOfAreaCode } from '../../attributes/divisions/areaCodes';
import type { PhoneValue } from '../../attributes/phone/value';
import type { JsonValue } from '../../model/json';
import type { ComparisonKind, ComparisonLevel, Seen } from '../comparisonKind';
import type { Door, DoorRelation } from './whereabouts/doors';
import { cityCode, compareDoorLists, prepareDoors } from './whereabouts/doors';
import type { PhoneRelation } from './whereabouts/phones';
import { comparePhoneLists, preparePhones } from './whereabouts/phones';

/**
 * Phones and addresses together: where somebody can be reached. They are one comparison because they do not speak
 * independently: a family shares its phone and its door, so the second adds little to the first, and a dealer's number
 * stands beside many doors.
 */
const level = (name: string, zh: string, en: string, [m, u]: readonly [m: number, u: number], byFrequency = false): ComparisonLevel =>
  ({ name, label: { zh, en }, m, u, ...(byFrequency ? { byFrequency } : {}) });

const LEVELS = [
  level('phoneAndDoor', '电话与门牌都相同', 'same phone, same door', [0.33, 0.00002]),
  level('phoneOnly', '电话相同，地址无从比较', 'same phone; addresses say nothing', [0.16, 0.00002], true),
  level('phoneElsewhere', '电话相同，地址不同', 'same phone, another address', [0.06, 0.00002], true),
  level('slipAtDoor', '电话错一位，门牌相同', 'phone one digit off, same door', [0.006, 0.0000005]),
  level('boardAtDoor', '总机或热线相同，门牌相同', 'same main line, same door', [0.012, 0.000004]),
  level('slip', '电话错一位', 'phone one digit off', [0.006, 0.000004]),
  level('doorWithoutPhone', '门牌相同，电话无从比较', 'same door; phones say nothing', [0.08, 0.00002]),
  level('doorOtherPhone', '门牌相同，电话不同', 'same door, another phone', [0.12, 0.00004]),
  level('board', '总机或热线相同', 'same main line', [0.006, 0.00001]),
  level('withinWithoutPhone', '同一处，一方不详，电话无从比较', 'same place, one says less; phones say nothing', [0.012, 0.00001]),
  level('withinOtherPhone', '同一处，一方不详，电话不同', 'same place, one says less, another phone', [0.03, 0.00003]),
  level('otherSite', '机构在同市的另一处', 'an organisation at another place of the city', [0.03, 0.004]),
  level('movedWithoutPhone', '个人在同区县的另一处，电话无从比较', 'a person at another place of the district; phones say nothing', [0.003, 0.0003]),
  level('moved', '个人在同区县的另一处，电话不同', 'a person at another place of the district, another phone', [0.003, 0.001]),
  level('cityWithoutPhone', '个人在同市的另一区县，电话无从比较', 'a person in another district of the city; phones say nothing', [0.0015, 0.003]),
  level('city', '个人在同市的另一区县，电话不同', 'a person in another district of the city, another phone', [0.001, 0.006]),
  level('otherPhone', '电话不同，地址无从比较', 'another phone; addresses say nothing', [0.15, 0.3]),
  level('neighbour', '同楼或同小区的另一户', 'the same house or estate, another room', [0.001, 0.0002]),
  level('farWithoutPhone', '异地，电话无从比较', 'another city; phones say nothing', [0.001, 0.1]),
  level('far', '异地，电话不同', 'another city, another phone', [0.002, 0.58]),
] as const satisfies readonly ComparisonLevel[];
type LevelName = (typeof LEVELS)[number]['name'];
const INDEX = new Map<string, number>(LEVELS.map(({ name }, index) => [name, index]));

export interface Whereabouts {
  readonly phones: readonly PhoneValue[];
  readonly doors: readonly Door[];
  /** Cities of the addresses and of the landlines. */
  readonly cities: readonly string[];
  /** Somebody's own, not an organisation's. */
  readonly person: boolean;
}

/** The cities in which a landline's area code is dialled. */
function citiesOfPhone({ kind, e164 }: PhoneValue): readonly string[] {
  if (kind !== 'LANDLINE') return [];
  const national = e164.slice('+86'.length);
  const areaCode = /^(?:10|2[0-57-9])/.test(national) ? national.slice(0, 2) : national.slice(0, 3);
  return divisionsOfAreaCode(areaCode).map((prefix) => cityCode(prefix.padEnd(6, '0'))).filter((code) => code !== '');
}

const atDoor = (door: DoorRelation | null): boolean => door === 'DOOR' || door === 'WITHIN';

function withPhone(relation: Exclude<PhoneRelation, 'OTHER'>, door: DoorRelation | null): LevelName {
  if (relation === 'SLIP') return atDoor(door) ? 'slipAtDoor' : 'slip';
  if (relation === 'BOARD') return atDoor(door) ? 'boardAtDoor' : 'board';
  if (door === null) return 'phoneOnly';
  return atDoor(door) ? 'phoneAndDoor' : 'phoneElsewhere';
}

/** Persons have one home and move seldom; an organisation has several sites. */
function byDoor(door: DoorRelation | null, otherPhone: boolean, persons: boolean): LevelName | null {
  if ((door === 'DISTRICT' || door === 'CITY') && !persons) return 'otherSite';
  switch (door) {
    case null: return otherPhone ? 'otherPhone' : null;
    case 'DOOR': return otherPhone ? 'doorOtherPhone' : 'doorWithoutPhone';
    case 'WITHIN': return otherPhone ? 'withinOtherPhone' : 'withinWithoutPhone';
    case 'NEIGHBOUR': return 'neighbour';
    case 'DISTRICT': return otherPhone ? 'moved' : 'movedWithoutPhone';
    case 'CITY': return otherPhone ? 'city' : 'cityWithoutPhone';
    case 'FAR': return otherPhone ? 'far' : 'farWithoutPhone';
  }
}

function compare(a: Whereabouts, b: Whereabouts): Seen | null {
  const phones = comparePhoneLists(a.phones, b.phones);
  const doors = compareDoorLists(a.doors, b.doors);
  const door = doors?.relation ?? null;
  const relation = phones?.relation ?? null;
  const name = relation === null || relation === 'OTHER' ? byDoor(door, relation === 'OTHER', a.person && b.person) : withPhone(relation, door);
  if (name === null) return null;
  const at = INDEX.get(name) ?? LEVELS.length - 1;
  const values = phones?.values ?? doors?.values;
  return { level: at, ...(values === undefined ? {} : { values }), ...(phones?.term === undefined ? {} : { term: `t:${phones.term}` }) };
}

const several = (values: readonly string[]): readonly string[] => [...new Set(values.filter((value) => value !== ''))];
const DIGITS_OF_TAIL = 8;

function doorKeys({ road, roadSound, house, estateSound, building, room, unit }: Door): { readonly door: string[]; readonly house: string[] } {
  const inside = `${building ?? ''}-${unit ?? ''}-${room ?? ''}`;
  const place = [
    ...(road === null || house === null ? [] : [`${roadSound.split(' ').slice(-3).join(' ')} ${house}`]),
    ...(estateSound === '' ? [] : [estateSound]),
  ];
  return { door: room === null ? [] : place.map((one) => `${one}|${room}`), house: place.map((one) => (one === estateSound ? `${one}|${inside}` : one)) };
}

const isPerson = (name: JsonValue): boolean => typeof name === 'object' && name !== null && 'form' in name && name['form'] === 'PERSON';

/** For attributes "phones", "addresses" and "name" (which tells persons from organisations). */
export const whereaboutsComparison: ComparisonKind<Whereabouts> = {
  name: 'whereabouts',
  levels: LEVELS,
  unordered: true,
  prepare: ([phoneValues = [], addresses = [], names = []]) => {
    const [phones, doors] = [preparePhones(phoneValues), prepareDoors(addresses)];
    if (phones.length === 0 && doors.length === 0) return null;
    return { phones, doors, cities: several([...doors.map(({ city }) => city), ...phones.flatMap(citiesOfPhone)]), person: names.some(isPerson) };
  },
  compare,
  terms: ({ phones }) => phones.map(({ e164 }) => `t:${e164}`),
  parts: ({ phones, doors, cities }) => ({
    phone: several(phones.map(({ e164 }) => e164)),
    phoneTail: several(phones.map(({ e164 }) => e164.slice(-DIGITS_OF_TAIL))),
    door: several(doors.flatMap((door) => doorKeys(door).door)),
    house: several(doors.flatMap((door) => doorKeys(door).house)),
    city: cities,
  }),
};
