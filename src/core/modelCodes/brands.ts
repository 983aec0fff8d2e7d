import type { Word } from './notation';
import { foldCode, joined, wordsOf } from './notation';

/** Names of one maker, as they stand on name plates: English, Chinese, former and short ones. */
const SYNONYMS: readonly (readonly string[])[] = [
  ['HP', 'HEWLETT PACKARD', '惠普'], ['EPSON', '爱普生', 'SEIKO EPSON'], ['CANON', '佳能'], ['BROTHER', '兄弟'], ['RICOH', '理光'], ['XEROX', '施乐', 'FUJI XEROX', '富士施乐'],
  ['KYOCERA', '京瓷', 'KYOCERA MITA'], ['LEXMARK', '利盟'], ['PANTUM', '奔图'], ['KONICA MINOLTA', '柯尼卡美能达', 'MINOLTA', '美能达'], ['OKI', 'OKIDATA'], ['SHARP', '夏普'], ['TOSHIBA', '东芝'],
  ['NIKON', '尼康'], ['SONY', '索尼'], ['PANASONIC', '松下', 'MATSUSHITA'], ['FUJIFILM', '富士', 'FUJI'], ['OLYMPUS', '奥林巴斯', 'OM DIGITAL SOLUTIONS'], ['PENTAX', '宾得'], ['KODAK', '柯达', 'EASTMAN KODAK'], ['LEICA', '徕卡', '莱卡'], ['HASSELBLAD', '哈苏'], ['CASIO', '卡西欧'],
  ['SAMSUNG', '三星'], ['LG', '乐金', 'LGE', 'LG ELECTRONICS'], ['APPLE', '苹果'], ['HUAWEI', '华为'], ['HONOR', '荣耀'], ['XIAOMI', '小米', 'MI', '米家', 'MIJIA'], ['REDMI', '红米'], ['OPPO', '欧珀'], ['VIVO', '维沃'], ['REALME', '真我'], ['ONEPLUS', '一加'], ['MEIZU', '魅族'], ['ZTE', '中兴'], ['LENOVO', '联想'], ['MOTOROLA', '摩托罗拉', 'MOTO'], ['NOKIA', '诺基亚'], ['DELL', '戴尔'], ['ASUS', '华硕', 'ASUSTEK'], ['ACER', '宏碁'], ['MICROSOFT', '微软'],
  ['MIDEA', '美的'], ['GREE', '格力'], ['HAIER', '海尔'], ['HISENSE', '海信'], ['AUX', '奥克斯'], ['CHANGHONG', '长虹'], ['CHIGO', '志高'], ['KELON', '科龙'], ['RONSHEN', '容声'], ['MEILING', '美菱'], ['TCL', '王牌'], ['KONKA', '康佳'], ['SKYWORTH', '创维'], ['LITTLE SWAN', 'LITTLESWAN', '小天鹅'], ['ROYALSTAR', '荣事达'], ['AUCMA', '澳柯玛'], ['XINFEI', '新飞'], ['LEADER', '统帅'], ['CASARTE', '卡萨帝'], ['GALANZ', '格兰仕'], ['JOYOUNG', '九阳'], ['SUPOR', '苏泊尔'], ['ECOVACS', '科沃斯'], ['ROBOROCK', '石头'], ['DREAME', '追觅'], ['DYSON', '戴森'], ['VIOMI', '云米'],
  ['DAIKIN', '大金'], ['MITSUBISHI ELECTRIC', '三菱电机'], ['MITSUBISHI HEAVY INDUSTRIES', '三菱重工'], ['MITSUBISHI', '三菱'], ['HITACHI', '日立'], ['FUJITSU', '富士通', 'FUJITSU GENERAL'], ['YORK', '约克'], ['TRANE', '特灵'], ['CARRIER', '开利'], ['MCQUAY', '麦克维尔'], ['TICA', '天加'], ['WHIRLPOOL', '惠而浦'], ['ELECTROLUX', '伊莱克斯'], ['SIEMENS', '西门子'], ['BOSCH', '博世'], ['PHILIPS', '飞利浦', 'SIGNIFY'], ['GE', '通用电气', 'GENERAL ELECTRIC', 'GE HEALTHCARE', 'GE医疗'],
  ['RINNAI', '林内'], ['NORITZ', '能率'], ['VANWARD', '万和'], ['MACRO', '万家乐'], ['AO SMITH', 'A O SMITH', 'A.O.史密斯', 'AO史密斯', '史密斯'], ['ARISTON', '阿里斯顿'], ['VAILLANT', '威能'], ['FOTILE', '方太'], ['ROBAM', '老板'], ['VATTI', '华帝'],
  ['SCHINDLER', '迅达'], ['KONE', '通力'], ['OTIS', '奥的斯'], ['TK ELEVATOR', 'THYSSENKRUPP', '蒂森克虏伯', '蒂森'], ['FUJITEC', '富士达'], ['CANNY', '康力'], ['GRUNDFOS', '格兰富'], ['WILO', '威乐'], ['ATLAS COPCO', '阿特拉斯'], ['INGERSOLL RAND', '英格索兰'],
  ['MINDRAY', '迈瑞'], ['UNITED IMAGING', 'UIH', '联影'], ['NEUSOFT', '东软'], ['YUWELL', '鱼跃'], ['DRAEGER', 'DRAGER', '德尔格'], ['OMRON', '欧姆龙'], ['SCHNEIDER ELECTRIC', 'SCHNEIDER', '施耐德', '施耐德电气'], ['ABB', '阿西布朗勃法瑞'], ['INOVANCE', '汇川'], ['INVT', '英威腾'], ['DELTA', '台达'], ['LEGRAND', '罗格朗'], ['HONEYWELL', '霍尼韦尔'], ['HIKVISION', '海康威视', '海康'], ['DAHUA', '大华'], ['UNIVIEW', '宇视'], ['TP LINK', 'TPLINK', '普联'], ['H3C', '新华三', '华三'], ['CISCO', '思科'], ['MERCUSYS', '水星'], ['NETGEAR', '网件'], ['DJI', '大疆'], ['DELI', '得力'], ['MAKITA', '牧田'], ['DEWALT', '得伟'], ['EPIROC', '安百拓'], ['CATERPILLAR', 'CAT', '卡特彼勒'], ['KOMATSU', '小松'], ['SANY', '三一'], ['XCMG', '徐工'], ['ZOOMLION', '中联重科'],
];
/** Legal forms and the like: they stand behind a brand and tell nothing. */
const LEGAL = new Set(['CORPORATION', 'CORP', 'COMPANY', 'CO', 'LTD', 'LIMITED', 'INC', 'INCORPORATED', 'GMBH', 'AG', 'BV', 'SA', 'SRL', 'LLC', 'PLC', 'KK', 'INTERNATIONAL', 'GROUP', 'HOLDINGS', 'TECHNOLOGIES', 'TECHNOLOGY', 'ELECTRONICS', 'ELECTRIC', 'IMAGING', 'OPTICAL', '有限公司', '股份有限公司', '集团', '公司', '牌']);
const HAN_LEGAL = /(?:股份|科技|电器|集团)*(?:有限)?(?:责任)?公司$|集团$|牌$/;
const MAX_BRAND_WORDS = 5;
const MIN_GLUED_CHARS = 2;

/** Manufacturers by every name that may stand for them, as compiled from a catalogue. */
export interface BrandLexicon {
  /** Joined words of a name → the manufacturers it may mean. */
  readonly byName: ReadonlyMap<string, ReadonlySet<number>>;
  /** Joined words of a name → the manufacturers that the catalogue itself calls so. */
  readonly owners: ReadonlyMap<string, ReadonlySet<number>>;
  /** Names by their first character, longest first: for a brand that touches the code. */
  readonly byInitial: ReadonlyMap<string, readonly string[]>;
}

const nameKey = (text: string): string => joined(wordsOf(foldCode(text)));
const SYNONYMS_BY_NAME = new Map(SYNONYMS.flatMap((group) => group.map((name) => [nameKey(name), group.map(nameKey)] as const)));

/** The ways in which a catalogue may write one manufacturer: "海尔(Haier)", "Haier/海尔", "HP Inc." */
function namesOf(manufacturer: string): string[] {
  const names = [manufacturer, ...manufacturer.split(/[()（）/|·,，]/)].flatMap((name) => {
    const words = wordsOf(foldCode(name));
    return [joined(words), joined(withoutLegal(words))];
  });
  return [...new Set(names.filter((name) => name.length > 1))];
}

function withoutLegal(words: readonly Word[]): readonly Word[] {
  let end = words.length;
  while (end > 1 && LEGAL.has(words[end - 1]?.text ?? '')) end -= 1;
  const kept = words.slice(0, end);
  const last = kept.at(-1);
  if (last?.isHan !== true) return kept;
  const bare = last.text.replace(HAN_LEGAL, '');
  return bare.length > 1 ? [...kept.slice(0, -1), { ...last, text: bare }] : kept;
}

/** `manufacturers`: as the catalogue writes them; a manufacturer is its place in the list. */
export function compileBrands(manufacturers: readonly string[]): BrandLexicon {
  const byName = new Map<string, Set<number>>();
  const owners = new Map<string, Set<number>>();
  const add = (map: Map<string, Set<number>>, name: string, index: number): void => {
    const known = map.get(name);
    if (known === undefined) map.set(name, new Set([index]));
    else known.add(index);
  };
  manufacturers.forEach((manufacturer, index) => {
    for (const name of namesOf(manufacturer)) {
      add(owners, name, index);
      for (const known of [name, ...SYNONYMS_BY_NAME.get(name) ?? []]) add(byName, known, index);
    }
  });
  const byInitial = new Map<string, string[]>();
  for (const name of [...byName.keys()].sort((a, b) => b.length - a.length)) {
    if (name.length < MIN_GLUED_CHARS) continue;
    const list = byInitial.get(name.charAt(0)) ?? [];
    list.push(name);
    byInitial.set(name.charAt(0), list);
  }
  return { byName, owners, byInitial };
}

/** The manufacturers that a brand column may mean; null when the catalogue knows none of that name. */
export function readBrand(lexicon: BrandLexicon, written: string): ReadonlySet<number> | null {
  const words = wordsOf(foldCode(written));
  const whole = lexicon.byName.get(joined(words)) ?? lexicon.byName.get(joined(withoutLegal(words)));
  if (whole !== undefined) return whole;
  for (let start = 0; start < words.length; start += 1) {
    for (let end = Math.min(words.length, start + MAX_BRAND_WORDS); end > start; end -= 1) {
      const found = lexicon.byName.get(joined(words.slice(start, end)));
      if (found !== undefined) return found;
    }
  }
  return null;
}

/** The brand at the start of the words: how many words it takes, legal forms included, and whose it is. */
export function brandAtStart(lexicon: BrandLexicon, words: readonly Word[]): { readonly taken: number; readonly makers: ReadonlySet<number> } | null {
  const most = Math.min(words.length - 1, MAX_BRAND_WORDS);
  for (let end = most; end > 0; end -= 1) {
    let name = '';
    for (let at = 0; at < end; at += 1) name += words[at]?.text ?? '';
    const makers = lexicon.byName.get(name) ?? (end === 1 && words[0]?.isHan === true ? lexicon.byName.get(name.replace(HAN_LEGAL, '')) : undefined);
    if (makers === undefined) continue;
    let taken = end;
    while (taken < words.length - 1 && LEGAL.has(words[taken]?.text ?? '')) taken += 1;
    return { taken, makers };
  }
  return null;
}

/** A brand that touches the code: "LEXMARKCS725". The words without it. */
export function gluedBrand(lexicon: BrandLexicon, words: readonly Word[]): { readonly words: readonly Word[]; readonly makers: ReadonlySet<number> } | null {
  const [first] = words;
  if (first === undefined) return null;
  const whole = first.text;
  for (const name of lexicon.byInitial.get(whole.charAt(0)) ?? []) {
    if (name.length >= whole.length || !whole.startsWith(name)) continue;
    const makers = lexicon.byName.get(name);
    if (makers === undefined) continue;
    const rest = whole.slice(name.length);
    return { words: [{ ...first, text: rest, hasDigit: /[0-9]/.test(rest), separated: false }, ...words.slice(1)], makers };
  }
  return null;
}
