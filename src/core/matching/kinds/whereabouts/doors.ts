import type { AddressValue } from '../../../attributes/address/value';
import { isOneEditApart } from '../../../attributes/text/edits';
import type { JsonValue } from '../../../model/json';
import { syllablesOf } from '../party/sounds';

/**
 * What two addresses are to each other; the nearest first. DOOR: the same down to the room, or to the last part that
 * both write. WITHIN: one says less. NEIGHBOUR: one house or estate, another building, unit or room.
 */
export const DOOR_RELATIONS = ['DOOR', 'WITHIN', 'NEIGHBOUR', 'DISTRICT', 'CITY', 'FAR'] as const;
export type DoorRelation = (typeof DOOR_RELATIONS)[number];

/** An address, reckoned once. */
export interface Door {
  /** GB/T 2260 code without the zeros of what is not known: "33", "3301", "330106"; empty where nothing is certain. */
  readonly area: string;
  /** Four digits, two in the municipalities; empty where it is not certain. */
  readonly city: string;
  readonly road: string | null;
  readonly roadSound: string;
  readonly house: string | null;
  readonly estate: string | null;
  readonly estateSound: string;
  readonly building: string | null;
  readonly unit: string | null;
  readonly floor: string | null;
  readonly room: string | null;
}

const ESTATE_SUFFIX = /(?:花园小区|住宅区|小区|社区)$/;
const MUNICIPALITY = /^(?:11|12|31|50)/;
const ROAD_MIN_CHARS = 3;

/** City of a code: two digits in a municipality, four elsewhere. Empty for a province. */
export function cityCode(code: string): string {
  if (MUNICIPALITY.test(code)) return code.slice(0, 2);
  return code.length < 4 || code.slice(2, 4) === '00' ? '' : code.slice(0, 4);
}

function prepareDoor(value: AddressValue): Door {
  const estate = value.estate === null ? null : value.estate.replace(ESTATE_SUFFIX, '') || value.estate;
  const house = value.lane === null ? value.number : `${value.lane}弄${value.number ?? ''}`;
  const whole = estate === null ? null : `${estate}${value.phase ?? ''}`;
  return {
    area: value.divisionCode?.replace(/(?:00){1,2}$/, '') ?? '', city: cityCode(value.divisionCode ?? ''),
    road: value.road, roadSound: value.road === null ? '' : syllablesOf(value.road).join(' '), house,
    estate: whole, estateSound: whole === null ? '' : syllablesOf(whole).join(' '),
    building: value.building, unit: value.unit, floor: value.floor, room: value.room,
  };
}

function isAddress(value: JsonValue): value is AddressValue {
  return typeof value === 'object' && value !== null && 'divisionCode' in value && 'estate' in value;
}

export function prepareDoors(values: readonly JsonValue[]): readonly Door[] {
  return values.flatMap((value) => (isAddress(value) ? [prepareDoor(value)] : []));
}

/** 越秀北路 and 越秀蓓路, 红丰四路 and 鳌头红丰四路. */
function sameRoad(a: Door, b: Door): boolean {
  if (a.road === null || b.road === null) return false;
  if (a.roadSound === b.roadSound) return true;
  return Math.min(a.road.length, b.road.length) >= ROAD_MIN_CHARS && (a.road.endsWith(b.road) || b.road.endsWith(a.road));
}

function sameEstate(a: Door, b: Door): boolean {
  if (a.estate === null || b.estate === null) return false;
  return a.estateSound === b.estateSound || (Math.min(a.estate.length, b.estate.length) >= 4 && isOneEditApart(a.estate, b.estate));
}

/** One house on one road, or one estate that is not written at two places. */
function samePlace(a: Door, b: Door): boolean {
  const road = sameRoad(a, b);
  if (road && a.house !== null && b.house !== null) return a.house === b.house;
  return sameEstate(a, b) && (road || a.road === null || b.road === null);
}

const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;

/** Two rooms, or a floor and a room that is not on it. */
function roomsDiffer(a: Door, b: Door): boolean {
  if (a.room !== null && b.room !== null) return a.room !== b.room;
  const [floor, room] = a.room === null ? [a.floor, b.room] : [b.floor, a.room];
  if (room === null) return differ(a.floor, b.floor);
  return floor !== null && room.length >= 3 && !room.startsWith(floor);
}

function inside(a: Door, b: Door): DoorRelation {
  if (differ(a.building, b.building) || differ(a.unit, b.unit) || roomsDiffer(a, b)) return 'NEIGHBOUR';
  if (a.room !== null && b.room !== null) return 'DOOR';
  const same = a.room === b.room && a.building === b.building && a.unit === b.unit;
  return same && (a.house !== null || a.building !== null || a.floor !== null) ? 'DOOR' : 'WITHIN';
}

export function compareDoors(a: Door, b: Door): DoorRelation | null {
  const sameCity = a.city !== '' && a.city === b.city;
  if (a.city === '' || b.city === '' || sameCity) {
    if (samePlace(a, b)) return inside(a, b);
  }
  if (!sameCity) return a.area === '' || b.area === '' || a.area.startsWith(b.area) || b.area.startsWith(a.area) ? null : 'FAR';
  return a.area === b.area && a.area.length === 6 ? 'DISTRICT' : 'CITY';
}

export interface DoorsSeen { readonly relation: DoorRelation; readonly values: readonly [number, number] }

/** The nearest relation of any address of one to any of the other. Null where either has none, or nothing can be said. */
export function compareDoorLists(a: readonly Door[], b: readonly Door[]): DoorsSeen | null {
  let best: DoorsSeen | null = null;
  for (const [i, x] of a.entries()) {
    for (const [j, y] of b.entries()) {
      const relation = compareDoors(x, y);
      if (relation !== null && (best === null || DOOR_RELATIONS.indexOf(relation) < DOOR_RELATIONS.indexOf(best.relation))) best = { relation, values: [i, j] };
    }
  }
  return best;
}
