import type { Rejection } from '../../model/rejection';
import { cityOf, divisionsInCity, provinceOf, stemOf } from '../divisions/lookup';
import type { NormaliseContext, Normalised } from '../kind';
import { clean, storable, tidy, unifyBrackets, unifyDashes } from '../text/clean';
import { countedToDigits } from '../text/chineseNumerals';
import { isPlaceholder } from '../text/placeholder';
import { nameToSimplified } from '../text/simplified';
import type { ReadDivisions } from './divisionReader';
import { readDivisions } from './divisionReader';
import { isRemark, splitRemarks, withoutLabel } from './remarks';
import { readEstate, readStreet } from './streetReader';
import { readUnits } from './unitReader';
import type { AddressValue } from './value';

export const ADDRESS_MAX_CHARS = 500;
const PART_NAMES = ['province', 'city', 'district', 'township', 'detail', 'address', 'text'] as const;
/** More parts than any form has. */
const PARTS_MAX = 12;
const ZONE = /^(?:国家级?)?(高新|经济|经开)[\u4e00-\u9fff]{0,8}?区|^开发区/;

type Place = Pick<AddressValue, 'province' | 'city' | 'district' | 'divisionCode'>;

/** An address in one string, or in parts from province to detail, as an array or by name; undefined when it is neither. */
function textOf(raw: unknown): string | undefined {
  if (typeof raw === 'string') return raw;
  if (typeof raw === 'number') return String(raw);
  if (typeof raw !== 'object' || raw === null) return undefined;
  const named = raw as Readonly<Record<string, unknown>>;
  const parts: readonly unknown[] = Array.isArray(raw) ? raw : PART_NAMES.map((name) => named[name]);
  return parts.slice(0, PARTS_MAX).filter((part): part is string => typeof part === 'string' && !isPlaceholder(part)).map((part) => part.trim()).filter((part) => part !== '').join(' ');
}

function placeOf({ finest, name }: ReadDivisions): Place {
  if (finest === undefined) return { province: null, city: null, district: name ?? null, divisionCode: null };
  const province = provinceOf(finest.code)?.name ?? null;
  const municipality = /^(?:11|12|31|50)/.test(finest.code);
  const city = finest.level === 'PROVINCE' && !municipality ? null : cityOf(finest.code)?.name ?? (municipality ? province : null);
  const district = finest.level === 'DISTRICT' ? finest.name : name ?? null;
  return { province, city, district, divisionCode: finest.code };
}

/** 蚌埠市经济开发区, 合肥高新区: a zone of the city that people write in short. */
function withZone(place: Place, text: string): { readonly place: Place; readonly rest: string } {
  const found = place.district === null && place.city !== null ? ZONE.exec(text) : null;
  if (found === null || place.divisionCode === null) return { place, rest: text };
  const word = found[1] === '经开' ? '经济' : found[1] ?? '开发区';
  const zones = divisionsInCity(place.divisionCode).filter(({ name }) => name.includes(word) && name.endsWith('区') && name.length > 4);
  const home = stemOf(place.city ?? '');
  const own = zones.filter(({ name }) => name.replace(home, '').replace(/^市/, '').startsWith(word));
  const [zone] = own.length === 1 ? own : zones;
  const certain = (own.length === 1 || zones.length === 1) && zone !== undefined;
  return {
    place: { ...place, district: certain ? zone.name : found[0], divisionCode: certain ? zone.code : place.divisionCode },
    rest: text.slice(found[0].length).trimStart(),
  };
}

function joined(parts: readonly string[]): string | null {
  const kept = parts.filter((part) => part !== '');
  return kept.length === 0 ? null : kept.join(' ');
}

/** 501 室, 97 号: the space would cut the word that counts off its number. */
const LOOSE_COUNT = /(\d)\s+(?=号|#|室|栋|幢|座|单元|楼|层|期|弄)/g;

/** Spaces mean something only between digits. */
function tighten(text: string): string {
  return text.replace(/(?<!\d)[\s,]+|[\s,]+(?!\d)/g, '');
}

function readBody(text: string, context: NormaliseContext): AddressValue {
  const { body, remarks } = splitRemarks(withoutLabel(text).replace(LOOSE_COUNT, '$1'));
  const divisions = readDivisions(body, context.areaCode);
  const { place, rest } = withZone(placeOf(divisions), body.slice(divisions.end));
  const street = readStreet(countedToDigits(tighten(rest)));
  const head = readEstate(street.rest.trimStart(), street.number === null && street.lane === null);
  const nearby = head.estate !== null && isRemark(head.estate) && head.rest === '';
  const estate = nearby ? null : head.estate;
  const units = readUnits(head.rest, estate);
  const inLane = street.lane !== null && units.building === null && units.room !== null && units.unit === null && /^\d+号$/.test(head.rest);
  const left = units.rest.replace(/^[\s,-]+/, '');
  const isNote = !/\d/.test(left);
  return {
    ...place,
    township: street.township, road: street.road, number: street.number ?? head.number, lane: street.lane,
    estate, phase: head.phase,
    building: inLane ? units.room : units.building, unit: units.unit, floor: units.floor, room: inLane ? null : units.room,
    landmark: joined([nearby ? head.estate : '', isNote ? left : '', ...remarks]),
    rest: isNote || left === '' ? null : left,
    text,
  };
}

function rejection(code: 'PLACEHOLDER' | 'TOO_LONG' | 'BAD_FORMAT', got: string): Normalised<AddressValue> {
  const messages = {
    PLACEHOLDER: { zh: '这只是占位内容，请填写真实地址，没有就留空。', en: 'This only fills the field: enter the real address, or leave it empty.' },
    TOO_LONG: { zh: '地址过长，请只填写地址本身。', en: 'The text is too long: enter the address only.' },
    BAD_FORMAT: { zh: '这不是地址，请核对后重新填写。', en: 'This is not an address: check it and enter it again.' },
  } as const;
  const expected = code === 'TOO_LONG' ? `an address of at most ${ADDRESS_MAX_CHARS} characters` : 'an address';
  const made: Rejection = { code, expected, got: storable(got.slice(0, 200)), message: messages[code] };
  return { values: [], rejections: [made] };
}

/** Reads one address, in one string or in parts. Pure; never throws. `context.areaCode` decides between districts of one name. */
export function normaliseAddress(raw: unknown, context: NormaliseContext): Normalised<AddressValue> {
  if (raw === null || raw === undefined) return { values: [], rejections: [] };
  const given = textOf(raw);
  if (given === undefined) return rejection('BAD_FORMAT', typeof raw);
  if (tidy(given) === '') return { values: [], rejections: [] };
  if (given.length > ADDRESS_MAX_CHARS) return rejection('TOO_LONG', given);
  const text = nameToSimplified(unifyBrackets(unifyDashes(clean(given))));
  if (isPlaceholder(text)) return rejection('PLACEHOLDER', given);
  if (!/\p{L}/u.test(text) && !/\d-\d/.test(text)) return rejection('BAD_FORMAT', given);
  return { values: [{ value: readBody(text, context), raw: storable(given) }], rejections: [] };
}
