import { numeralToDigits } from '../text/chineseNumerals';

/** What lies between the divisions and the building. */
export interface Street {
  readonly township: string | null;
  readonly road: string | null;
  readonly number: string | null;
  readonly lane: string | null;
  readonly rest: string;
}

const TOWNSHIP = /^([\u4e00-\u9fff]{1,10}?(?:街道|民族乡|苏木|镇|乡))(?:办事处|办|人民政府)?(?![东西南北中]?(?:路|大道|街|大街|巷|道))/;
const HIGHWAY = /^(?:[GSX]\d{1,4}|\d{1,4})(?:国道|省道|县道|乡道|高速)/i;
const ROAD_WITH_NUMBER = /^([^\d#]{1,16}?(?:大道|大街|胡同|公路|[路街道巷里条线堤坊]))\s*((?:[甲乙丙丁附新老]?\d+(?:[-之]\d+(?![-\d]))?[A-Za-z]?))(号院|号(?:附\d+号?)?|弄|#)?/;
const ROAD_ALONE = /^([^\d#]{2,12}?(?:大道|大街|胡同|公路|[路街巷]))(?![路街道巷])/;
const WEAK_ROAD = /[里条线道堤坊]$/;
const STRONG_ROAD = /(?:大道|国道|省道|县道)$/;
const BUILDING_BEHIND = /^(?:号?楼|栋|幢|座|单元|层|室)/;
const VILLAGE = /^([^\d#]{1,12}?(?:村|社区|屯|庄|寨|组|队))(\d+(?:-\d+)?)号(?!楼)/;
const LANE_ALONE = /^(\d+)弄/;

interface Roadside { readonly road: string | null; readonly number: string | null; readonly lane: string | null; readonly rest: string }

function readRoad(text: string): Roadside {
  const highway = HIGHWAY.exec(text);
  if (highway !== null) {
    const inner = /^(\d+)(?:号|#)(?!楼)/.exec(text.slice(highway[0].length));
    return { road: highway[0], number: inner?.[1] ?? null, lane: null, rest: text.slice(highway[0].length + (inner?.[0].length ?? 0)) };
  }
  const found = ROAD_WITH_NUMBER.exec(text);
  if (found === null) {
    const alone = ROAD_ALONE.exec(text);
    return { road: alone?.[1] ?? null, number: null, lane: null, rest: text.slice(alone?.[1]?.length ?? 0) };
  }
  return withNumber(text, found);
}

function withNumber(text: string, [all, road = '', digits = '', mark]: RegExpExecArray): Roadside {
  const behind = text.slice(all.length);
  const roadOnly = { road, number: null, lane: null, rest: text.slice(road.length).trimStart() };
  const isBuilding = mark === '弄' ? false : BUILDING_BEHIND.test(behind) || /^-\d/.test(behind);
  if (isBuilding || (mark === undefined && /^\d+[A-Za-z]$/.test(digits) && BUILDING_BEHIND.test(behind))) {
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
  const township = town === null || /[路街巷]/.test((town[1] ?? '').slice(0, -2)) ? null : town[1] ?? null;
  const behind = township === null ? text : text.slice(town?.[0].length ?? 0).trimStart();
  const village = VILLAGE.exec(behind);
  if (village !== null && !/[路街]/.test(village[1] ?? '')) return { township, road: null, number: null, lane: null, rest: behind };
  const lane = LANE_ALONE.exec(behind);
  if (lane !== null) return { township, road: null, number: null, lane: lane[1] ?? null, rest: behind.slice(lane[0].length) };
  return { township, ...readRoad(behind) };
}

export interface EstateHead { readonly estate: string | null; readonly phase: string | null; readonly number: string | null; readonly rest: string }

const UNIT_START = /[A-Za-z]?\d+[A-Za-z]?|[A-Za-z](?=[栋幢座]|号楼|-?\d)|[甲乙丙丁](?=[栋幢座])/g;
const PHASE = /(?:第?(\d+|[一二三四五六七八九十]{1,3})期|([东西南北中]|\d+|[一二三四五六七八九十]{1,2}|[A-Za-z])区)$/;

/** The estate's name up to its first building number, its phases, and, in a village, the number of the house. */
export function readEstate(text: string): EstateHead {
  const village = VILLAGE.exec(text);
  if (village !== null) return { estate: village[1] ?? null, phase: null, number: village[2] ?? null, rest: text.slice(village[0].length) };
  let split = text.length;
  for (const found of text.matchAll(UNIT_START)) {
    const behind = text[found.index + found[0].length] ?? '';
    if (found.index > 0 && (behind === '期' || behind === '区')) continue;
    split = found.index;
    break;
  }
  let name = text.slice(0, split).replace(/[\s,-]+$/, '');
  const phases: string[] = [];
  for (let found = PHASE.exec(name); found !== null && found.index >= 2 && phases.length < 3; found = PHASE.exec(name)) {
    phases.unshift(found[1] === undefined ? `${numeralToDigits(found[2] ?? '').toUpperCase()}区` : `${numeralToDigits(found[1])}期`);
    name = name.slice(0, found.index);
  }
  return { estate: name === '' ? null : name, phase: phases.length === 0 ? null : phases.join(''), number: null, rest: text.slice(split) };
}
