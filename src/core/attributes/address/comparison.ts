import type { Closeness } from '../kind';
import type { AddressValue } from './value';

/** The parts that say which place is meant, from wide to narrow. */
const DECISIVE = ['road', 'number', 'lane', 'estate', 'phase', 'building', 'unit', 'room'] as const;
const ESTATE_SUFFIX = /(?:小区|社区|住宅区|花园小区)$/;

/** 锦绣小区 and 锦绣 are one estate. */
function estateKey(estate: string | null): string | null {
  if (estate === null) return null;
  const stem = estate.replace(ESTATE_SUFFIX, '');
  return stem.length >= 2 ? stem : estate;
}

/** The floor speaks for itself only where the room's number does not contain it. */
function floorOf(value: AddressValue): string | null {
  return value.room !== null && value.room.length >= 3 ? null : value.floor;
}

function decisive(value: AddressValue): (string | null)[] {
  return [...DECISIVE.map((part) => (part === 'estate' ? estateKey(value.estate) : value[part] ?? null)), floorOf(value)];
}

function codeScope(code: string): string {
  return code.endsWith('0000') ? code.slice(0, 2) : code.endsWith('00') ? code.slice(0, 4) : code;
}

/** Neither names a division that excludes the other's. */
function sameArea(a: AddressValue, b: AddressValue): boolean {
  if (a.divisionCode !== null && b.divisionCode !== null) {
    const [scopeA, scopeB] = [codeScope(a.divisionCode), codeScope(b.divisionCode)];
    return scopeA.startsWith(scopeB) || scopeB.startsWith(scopeA);
  }
  return a.district === null || b.district === null || a.district === b.district;
}

/** 昂拉陇海路 is 陇海路 with the township's short name before it. */
function sameRoad(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= 3 && (a.endsWith(b) || b.endsWith(a)));
}

/** Two addresses are the same when the division and every decisive part are. Township only where nothing narrower is known. */
export function addressIdentity(value: AddressValue): string {
  const area = value.divisionCode ?? [value.province, value.city, value.district].join('');
  const township = value.road === null && value.estate === null ? value.township ?? '' : '';
  return [area, township, ...decisive(value).map((part) => part ?? '')].join('|');
}

/** `a` says everything that `b` says of the place, and more. */
export function addressSubsumes(a: AddressValue, b: AddressValue): boolean {
  if (b.divisionCode !== null && !(a.divisionCode ?? '').startsWith(codeScope(b.divisionCode))) return false;
  if (b.divisionCode === null && b.district !== null && a.district !== b.district) return false;
  if (b.township !== null && a.township !== b.township) return false;
  const [partsA, partsB] = [decisive(a), decisive(b)];
  for (const [index, part] of partsB.entries()) if (part !== null && partsA[index] !== part) return false;
  return addressLevels(a) > addressLevels(b);
}

/** How many parts are filled. */
function addressLevels(value: AddressValue): number {
  const parts = [value.province, value.city, value.district, value.township, ...decisive(value)];
  return parts.filter((part) => part !== null).length;
}

export function compareAddresses(a: AddressValue, b: AddressValue): Closeness {
  if (addressIdentity(a) === addressIdentity(b)) return 'EXACT';
  if (!sameArea(a, b)) return 'DIFFERENT';
  if (a.room !== null && a.room === b.room && (addressSubsumes(a, b) || addressSubsumes(b, a))) return 'EXACT';
  const road = a.road !== null && b.road !== null && sameRoad(a.road, b.road);
  if (road && a.number !== null && a.number === b.number) return 'NEAR';
  if (road && a.lane !== null && a.lane === b.lane) return 'NEAR';
  const estate = estateKey(a.estate);
  return estate !== null && estate === estateKey(b.estate) && a.building !== null && a.building === b.building ? 'NEAR' : 'DIFFERENT';
}

/** Most selective first: the very door, then the building, then the house on the road. An address without any of them has none. */
export function addressMatchKeys(value: AddressValue): readonly string[] {
  const keys: string[] = [];
  const area = value.divisionCode ?? '';
  const inside = [value.building, value.unit, value.room ?? floorOf(value)].map((part) => part ?? '').join('-');
  const estate = estateKey(value.estate);
  const house = value.lane === null ? value.number : `${value.lane}弄`;
  const road = value.road === null || house === null ? null : `${value.road.slice(-3)}${house}`;
  if (estate !== null && value.room !== null) keys.push(`door:${area}:${estate}${value.phase ?? ''}:${inside}`, `door:${estate}:${inside}`);
  if (road !== null && value.room !== null) keys.push(`door:${area}:${road}:${inside}`);
  if (estate !== null && value.building !== null) keys.push(`building:${area}:${estate}:${value.building}`);
  if (road !== null) keys.push(`house:${area}:${road}`);
  return keys;
}

/** Share of the eight levels, from province to door, that are filled. */
export function addressCompleteness(value: AddressValue): number {
  const levels = [value.province, value.city, value.district, value.township, value.road ?? value.estate, value.number ?? value.lane ?? value.building, value.building, value.room ?? value.floor];
  return levels.filter((level) => level !== null).length / levels.length;
}
