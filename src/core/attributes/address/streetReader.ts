import { numeralToDigits } from '../text/chineseNumerals';

/** What lies between the divisions and the building. */
export interface Street {
  readonly township: string | null;
  readonly road: string | null;
  readonly number: string | null;
  readonly lane: string | null;
  readonly rest: string;
}

const TOWNSHIP = /^([\u4e00-\u9fff]{1,10}?(?:街道(?!口)|民族乡|苏木|镇|乡(?!村)))(?:办事处|办|人民政府)?(?![东西南北中]?(?:路|大道|街|大街|巷|道))/;
const HIGHWAY = /^(?:[GSX]\d{1,4}|\d{1,4})(?:国道|省道|县道|乡道|高速)/i;
const ROAD_WITH_NUMBER = /^([^\d#]{1,16}?(?:大道|大街|胡同|公路|[路街道巷里条线堤坊]))\s*((?:[甲乙丙丁附新老]?\d+(?:[-之]\d+(?![-\d]))?[A-Za-z]?))(号院|号(?:附\d+号?)?|弄|#)?/;
const ROAD_ALONE = /^([^\d#]{2,12}?(?:大道|大街|胡同|公路|[路街巷]))(?![路街道巷])/;
const NUMBERED_ROAD = /^(\d{1,2}|[一二三四五六七八九十]{1,3})(号(?:大街|大道|支路|[路街线]))(?:(\d+(?:-\d+)?)(号|#)?(?!号?楼|栋|幢|座|单元))?/;
/** 龙桥路西1553号, or a typing slip (石路鱼172号): a character strayed behind the road's suffix. */
const ROAD_GARBLED = /^([^\d#]{1,12}[路街巷][\u4e00-\u9fff])(\d+(?:-\d+)?)(?:号|#)(?!楼)/;
const WEAK_ROAD = /[里条线道堤坊]$/;
const STRONG_ROAD = /(?:大道|国道|省道|县道)$/;
const BUILDING_BEHIND = /^(?:号?楼|栋|幢|座|单元|层|室)/;
const BUILDING_BEHIND_MARK = /^(?:楼|[栋幢座](?=\d|$)|-\d)/;
const VILLAGE = /^([^\d#]{1,12}?(?:(?<!新)村|社区|屯|庄|寨|组|队))(\d+(?:-\d+)?)号(?!楼)/;
const LANE_ALONE = /^(\d+)弄/;

/** What looks like a township but holds a road: 复兴路乡, 解放路新城镇. 海河路街道 is one. */
const ROAD_INSIDE = /^.+[路街巷](?!街道$|道$).*(?:镇|乡|街道|苏木)$/;

interface Roadside { readonly road: string | null; readonly number: string | null; readonly lane: string | null; readonly rest: string }

function readRoad(text: string): Roadside {
  const highway = HIGHWAY.exec(text);
  if (highway !== null) {
    const inner = /^(\d+)(?:号|#)(?!楼)/.exec(text.slice(highway[0].length));
    return { road: highway[0], number: inner?.[1] ?? null, lane: null, rest: text.slice(highway[0].length + (inner?.[0].length ?? 0)) };
  }
  const numbered = NUMBERED_ROAD.exec(text);
  if (numbered !== null) {
    const [all, count = '', kind = '', number] = numbered;
    return { road: numeralToDigits(count) + kind, number: number ?? null, lane: null, rest: text.slice(all.length) };
  }
  const found = ROAD_WITH_NUMBER.exec(text);
  if (found === null) {
    const garbled = ROAD_GARBLED.exec(text);
    if (garbled !== null) return { road: garbled[1] ?? null, number: garbled[2] ?? null, lane: null, rest: text.slice(garbled[0].length) };
    const alone = ROAD_ALONE.exec(text);
    return { road: alone?.[1] ?? null, number: null, lane: null, rest: text.slice(alone?.[1]?.length ?? 0) };
  }
  return withNumber(text, found);
}

function withNumber(text: string, [all, road = '', digits = '', mark]: RegExpExecArray): Roadside {
  const behind = text.slice(all.length);
  const roadOnly = { road, number: null, lane: null, rest: text.slice(road.length).trimStart() };
  const isBuilding = mark !== '弄' && (mark === undefined ? BUILDING_BEHIND.test(behind) || /^-\d/.test(behind) : BUILDING_BEHIND_MARK.test(behind));
  if (isBuilding) {
    return WEAK_ROAD.test(road) && !STRONG_ROAD.test(road) ? { road: null, number: null, lane: null, rest: text } : roadOnly;
  }
  if (WEAK_ROAD.test(road) && !STRONG_ROAD.test(road) && mark === undefined) return { road: null, number: null, lane: null, rest: text };
  const pair = /^(\d+)-(\d{3,5})$/.exec(digits);
  if (pair !== null && mark === undefined) return { road, number: pair[1] ?? null, lane: null, rest: (pair[2] ?? '') + behind };
  const number = digits.replace(/^新/, '').toUpperCase();
  if (mark === '弄') return { road, number: null, lane: number, rest: behind };
  const annex = /附(\d+)/.exec(mark ?? '');
  return { road, number: annex === null ? number : `${number}附${annex[1] ?? ''}`, lane: null, rest: behind.replace(/^内/, '') };
}

/** Township, road, and the number on it. */
export function readStreet(text: string): Street {
  const town = TOWNSHIP.exec(text);
  const township = town === null || ROAD_INSIDE.test(town[1] ?? '') ? null : town[1] ?? null;
  const behind = township === null ? text : text.slice(town?.[0].length ?? 0).trimStart();
  const village = VILLAGE.exec(behind);
  if (village !== null && !/[路街]/.test(village[1] ?? '')) return { township, road: null, number: null, lane: null, rest: behind };
  const lane = LANE_ALONE.exec(behind);
  if (lane !== null) return { township, road: null, number: null, lane: lane[1] ?? null, rest: behind.slice(lane[0].length) };
  return { township, ...readRoad(behind) };
}

export interface EstateHead { readonly estate: string | null; readonly phase: string | null; readonly number: string | null; readonly rest: string }

const UNIT_START = /负?[A-Za-z]?\d+[A-Za-z]?|[A-Za-z](?=[栋幢座]|号楼|-?\d)|[甲乙丙丁](?=[栋幢座])/g;
/** What may stand behind the digits of a building, floor or room; before other words they belong to a name (798艺术区). */
const COUNTED = /^(?:[号#栋幢座层楼室门梯房户铺店F,、\s-]|单元|$)/;
const PHASE = /(?:第?(\d+|[一二三四五六七八九十]{1,3})([期组])|([东西南北中]|\d+|[一二三四五六七八九十]{1,2}|[A-Za-z])(区))$/;
const VILLAGE_NAME = /(?:(?<!新)村|屯|庄|寨)$/;

/** Where the estate's name ends and the numbers begin. */
function unitStart(text: string): number {
  let fallback = text.length;
  for (const found of text.matchAll(UNIT_START)) {
    const behind = text.slice(found.index + found[0].length);
    if (found.index > 0 && /^[期区组]/.test(behind)) continue;
    if (COUNTED.test(behind)) return found.index;
    if (fallback === text.length) fallback = found.index;
  }
  return fallback;
}

/** The estate's name up to its first building number, its phases, and, in a village, the number of the house. */
export function readEstate(text: string, mayBeVillage: boolean): EstateHead {
  const village = mayBeVillage ? VILLAGE.exec(text) : null;
  if (village !== null) return { estate: village[1] ?? null, phase: null, number: village[2] ?? null, rest: text.slice(village[0].length) };
  const split = unitStart(text);
  let name = text.slice(0, split).replace(/[\s,第-]+$/, '');
  const phases: string[] = [];
  for (let found = PHASE.exec(name); found !== null && found.index >= 2 && phases.length < 3; found = PHASE.exec(name)) {
    phases.unshift(numeralToDigits(found[1] ?? found[3] ?? '').toUpperCase() + (found[2] ?? found[4] ?? ''));
    name = name.slice(0, found.index);
  }
  const house = mayBeVillage && VILLAGE_NAME.test(name) ? /^(\d+(?:-\d+)?)号?$/.exec(text.slice(split)) : null;
  if (house !== null) return { estate: name, phase: phases.length === 0 ? null : phases.join(''), number: house[1] ?? null, rest: '' };
  return { estate: name === '' ? null : name, phase: phases.length === 0 ? null : phases.join(''), number: null, rest: text.slice(split) };
}
