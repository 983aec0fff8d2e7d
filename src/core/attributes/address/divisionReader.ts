import { divisionsOfAreaCode } from '../divisions/areaCodes';
import type { Division } from '../divisions/lookup';
import { divisionsByName, divisionsByShortName, longestNameFrom, stemOf } from '../divisions/lookup';

/** The divisions at the head of an address. `name` is a district that several cities have and nothing decides. */
export interface ReadDivisions {
  readonly finest: Division | undefined;
  readonly name: string | undefined;
  readonly end: number;
}

interface Found { readonly divisions: readonly Division[]; readonly length: number; readonly how: 'FULL' | 'STEM' | 'SHORT' }

/** More than province, city, district written twice over, with junk between. */
const STEPS_MAX = 16;
const JUNK = /(?:null|undefined|none|nan|市辖区|(?:省|自治区)直辖县级行政(?:区划|单位)|中华人民共和国|中国|县(?=\s)|[\s,;:、_/|.。>·-]+)/iy;
/** Behind a name without its suffix these tell that it is the name of a road, an estate, a school. */
const NOT_A_DIVISION = /^(?:[东西南北中上下前后内外新老]?[一二三四五六七八九十]?(?:大道|大街|[路街道巷弄里村桥])|[支横环东西南北中]{1,2}路|公路|胡同|小区|花[园苑]|家园|新[村城苑]|大[厦楼学]|广场|酒店|宾馆|饭店|公寓|国际|中[心学]|小学|医院|银行|公司|市场|商|[城苑庄园府湾山阁寺门馆站])/;
const TOWNSHIP_AHEAD = /^[\u4e00-\u9fff]{1,6}?(?:街道|镇|乡)/;

function scopeOf(division: Division | undefined): string {
  if (division === undefined) return '';
  return division.level === 'PROVINCE' ? division.code.slice(0, 2) : division.level === 'CITY' ? division.code.slice(0, 4) : division.code;
}

/** Below what is known already, or a repetition of it or of what is above it. */
function isConsistent(candidate: Division, known: Division | undefined): boolean {
  if (known === undefined) return true;
  return candidate.code.startsWith(scopeOf(known)) || (candidate !== known && known.code.startsWith(scopeOf(candidate)));
}

function candidatesFor(name: string): { readonly list: readonly Division[]; readonly how: Found['how'] } {
  const full = divisionsByName(name);
  if (full.length > 0) return { list: full, how: 'FULL' };
  const short = divisionsByShortName(name);
  if (short.length > 0) return { list: short, how: 'SHORT' };
  if (name.length < 3 || !/[市县区州盟旗]$/.test(name)) return { list: [], how: 'STEM' };
  const stem = stemOf(name);
  const list = stem === name ? [] : divisionsByShortName(stem).filter(({ level }) => level !== 'PROVINCE');
  return { list, how: 'STEM' };
}

function longestAt(text: string, from: number, known: Division | undefined): Found | undefined {
  for (let length = Math.min(longestNameFrom(text.slice(from, from + 2)), text.length - from); length >= 2; length -= 1) {
    const { list, how } = candidatesFor(text.slice(from, from + length));
    if (list.length === 0) continue;
    const divisions = list.length === 1 && known === undefined ? list : list.filter((candidate) => isConsistent(candidate, known));
    if (divisions.length === 0) continue;
    if (how !== 'SHORT' || isShortNameMeant(text, from + length, divisions, known)) return { divisions, length, how };
  }
  return undefined;
}

/** 榆林府谷县: what follows is a division of it, in full. */
function goesOnBelow(text: string, end: number, divisions: readonly Division[]): boolean {
  return divisions.some((candidate) => {
    if (candidate.level === 'DISTRICT') return false;
    const scope = scopeOf(candidate);
    for (let length = Math.min(longestNameFrom(text.slice(end, end + 2)), text.length - end); length >= 2; length -= 1) {
      if (divisionsByName(text.slice(end, end + length)).some((below) => below !== candidate && below.code.startsWith(scope))) return true;
    }
    return false;
  });
}

function isShortNameMeant(text: string, end: number, divisions: readonly Division[], known: Division | undefined): boolean {
  const behind = text.slice(end, end + 12);
  if (NOT_A_DIVISION.test(behind) && !goesOnBelow(text, end, divisions)) return false;
  if (known === undefined) {
    // 海北, 黄南, 怒江 are everyday words: without 州 they count only where a division of theirs follows.
    if (divisions.some(({ level, name }) => level !== 'DISTRICT' && !name.endsWith('自治州'))) return true;
    if (goesOnBelow(text, end, divisions)) return true;
    return divisions.length === 1 && TOWNSHIP_AHEAD.test(behind);
  }
  // A repetition must be in full, or the road 南京路 in 南京 would be taken for the city.
  return divisions.some((candidate) => candidate.code.startsWith(scopeOf(known)) && candidate !== known);
}

/** Of several divisions of one name the one under which the text goes on; else the highest that stands alone. */
function decide(found: Found, text: string, end: number, areaPrefixes: readonly string[]): Division | undefined {
  const [only] = found.divisions;
  if (found.divisions.length === 1) return only;
  const next = skipJunk(text, end);
  const continued = found.divisions.filter((candidate) => {
    const below = candidate.level === 'DISTRICT' ? undefined : longestAt(text, next, candidate);
    return below?.divisions.some((division) => division !== candidate && division.code.startsWith(scopeOf(candidate))) === true;
  });
  if (continued.length > 0) return continued.find(({ level }) => level === 'PROVINCE') ?? continued[0];
  for (const level of ['PROVINCE', 'CITY'] as const) {
    const atLevel = found.divisions.filter((candidate) => candidate.level === level);
    if (atLevel.length === 1) return atLevel[0];
  }
  const inArea = found.divisions.filter(({ code }) => areaPrefixes.some((prefix) => code.startsWith(prefix)));
  return inArea.length === 1 ? inArea[0] : undefined;
}

function skipJunk(text: string, from: number): number {
  let at = from;
  for (let step = 0; step < STEPS_MAX; step += 1) {
    JUNK.lastIndex = at;
    if (!JUNK.test(text)) return at;
    at = JUNK.lastIndex;
  }
  return at;
}

/** Reads province, city and district from the start of the text, whichever of them are written, in any form. */
export function readDivisions(text: string, areaCode: string | undefined): ReadDivisions {
  const areaPrefixes = areaCode === undefined ? [] : divisionsOfAreaCode(areaCode);
  let known: Division | undefined;
  let name: string | undefined;
  let at = skipJunk(text, 0);
  for (let step = 0; step < STEPS_MAX; step += 1) {
    const found = longestAt(text, at, known);
    if (found === undefined || (found.how !== 'FULL' && name !== undefined)) break;
    const end = at + found.length;
    const division = decide(found, text, end, areaPrefixes);
    if (division === undefined) {
      if (found.how === 'SHORT') break;
      name = text.slice(at, end);
    } else if (known === undefined || division.code.startsWith(scopeOf(known))) known = division;
    at = skipJunk(text, end);
    if (division === undefined) break;
  }
  return { finest: known, name, end: at };
}
