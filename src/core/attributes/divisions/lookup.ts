import { DIVISION_DATA } from './divisionData';
import { RENAMED_CITIES, renamedDistricts } from './renamed';

export type DivisionLevel = 'PROVINCE' | 'CITY' | 'DISTRICT';
/** A division of China. `code` is its six-digit GB/T 2260 code; the parts above it are found by its prefix. */
export interface Division {
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
}

const NATIONALITIES = '满族|回族|蒙古族?|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|阿昌族|普米族|塔吉克族?|怒族|鄂温克族|德昂族|保安族|裕固族|独龙族|鄂伦春族|各族|多民族';
const AUTONOMOUS = new RegExp(`^(.{2,}?)(?:${NATIONALITIES})+(自治区|自治州|自治县|自治旗|族区|区)$`);
const SUFFIX = /(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|新区|矿区|特区|[省市区县旗盟州])$/;
const PROVINCE_NICKNAMES: Readonly<Record<string, string>> = { 内蒙: '150000', 宁夏省: '640000', 新疆省: '650000', 广西省: '450000', 西藏省: '540000', 内蒙古省: '150000', 内蒙省: '150000' };

const byCode = new Map<string, Division>();
const byName = new Map<string, Division[]>();
const byShortName = new Map<string, Division[]>();

/** First two characters of every name → length of the longest name that begins so; most texts end a look-up here. */
const reach = new Map<string, number>();

function push(map: Map<string, Division[]>, name: string, division: Division): void {
  const head = name.slice(0, 2);
  reach.set(head, Math.max(reach.get(head) ?? 0, name.length + 3)); // a stem may carry another suffix, at most 自治县
  const list = map.get(name);
  if (list === undefined) map.set(name, [division]);
  else if (!list.includes(division)) list.push(division);
}

/** 黔东南苗族侗族自治州 → 黔东南; 慈溪市 → 慈溪; names of one character keep their suffix (随县). */
export function stemOf(name: string): string {
  const autonomous = AUTONOMOUS.exec(name)?.[1];
  if (autonomous !== undefined) return autonomous;
  const stem = name.replace(SUFFIX, '');
  return stem.length >= 2 ? stem : name;
}

function add(division: Division): void {
  byCode.set(division.code, division);
  push(byName, division.name, division);
  const stem = stemOf(division.name);
  if (division.level === 'CITY') push(byName, `${stem}地区`, division); // 毕节地区, before it became a city
  if (stem === division.name) return;
  push(byShortName, stem, division);
  const autonomous = AUTONOMOUS.exec(division.name)?.[2];
  if (autonomous !== undefined && autonomous !== '自治区') push(byName, stem + autonomous.slice(-1), division); // 黔东南州, 积石山县
}

function build(): void {
  for (const line of DIVISION_DATA) {
    const [head = '', ...cities] = line.split(';');
    const province = head.slice(0, 2);
    add({ code: `${province}0000`, name: head.slice(2), level: 'PROVINCE' });
    for (const cityLine of cities) {
      const [cityHead = '', ...districts] = cityLine.split(',');
      const city = province + cityHead.slice(0, 2);
      if (cityHead.length > 2) add({ code: `${city}00`, name: cityHead.slice(2), level: 'CITY' });
      for (const district of districts) add({ code: city + district.slice(0, 2), name: district.slice(2), level: 'DISTRICT' });
    }
  }
  for (const [name, code] of Object.entries(PROVINCE_NICKNAMES)) {
    const province = byCode.get(code);
    if (province !== undefined) push(name.length > 2 ? byName : byShortName, name, province);
  }
}

function districtNamed(city: Division, name: string): Division | undefined {
  const prefix = city.level === 'CITY' ? city.code.slice(0, 4) : city.code.slice(0, 2);
  return byName.get(name)?.find((division) => division.level === 'DISTRICT' && division.code.startsWith(prefix));
}

/** Old names lead to today's division; where the data still lists the old one, it gives way. */
function addRenamed(): void {
  for (const { city, from, to } of renamedDistricts()) {
    const [home] = citiesByShortName(city);
    const today = home === undefined ? undefined : districtNamed(home, to);
    if (home === undefined || today === undefined) continue;
    const old = districtNamed(home, from);
    for (const [map, name] of [[byName, from], [byShortName, stemOf(from)]] as const) {
      const list = map.get(name)?.filter((division) => division !== old) ?? [];
      if (name === from || old !== undefined) {
        map.set(name, list);
        push(map, name, today);
      }
    }
  }
  for (const [from, [city, district]] of Object.entries(RENAMED_CITIES)) {
    const [home] = citiesByShortName(city);
    const today = home !== undefined && district !== undefined ? districtNamed(home, district) : home;
    if (today !== undefined) push(byName, from, today);
  }
}
build();
addRenamed();

/** No division's name, old or new, that begins with these two characters is longer; 0 when none begins so. */
export function longestNameFrom(head: string): number {
  return reach.get(head) ?? 0;
}
export function divisionByCode(code: string): Division | undefined {
  return byCode.get(code);
}
export function divisionsByName(name: string): readonly Division[] {
  return byName.get(name) ?? [];
}
export function divisionsByShortName(name: string): readonly Division[] {
  return byShortName.get(name) ?? [];
}
/** Cities of that short name; the four municipalities, which have no city level, count as cities here. */
export function citiesByShortName(name: string): readonly Division[] {
  return divisionsByShortName(name).filter(({ level, code }) => level === 'CITY' || (level === 'PROVINCE' && /^(?:11|12|31|50)/.test(code)));
}
export function provinceOf(code: string): Division | undefined {
  return byCode.get(`${code.slice(0, 2)}0000`);
}
/** The city a district belongs to; undefined for districts that stand directly under their province. */
export function cityOf(code: string): Division | undefined {
  return byCode.get(`${code.slice(0, 4)}00`);
}
/** Districts of the city (or municipality) that a code lies in. */
export function divisionsInCity(code: string): readonly Division[] {
  const prefix = /^(?:11|12|31|50)/.test(code) ? code.slice(0, 2) : code.slice(0, 4);
  return Array.from(byCode.values()).filter((division) => division.level === 'DISTRICT' && division.code.startsWith(prefix));
}
