import type { AttributeKind } from './kind';
import { clean, unifyDashes, upper, withoutBlanks } from './text/clean';
import { foldLookalikes } from './text/edits';
import type { FieldWords, Reading } from './text/field';
import { normaliseField, refuse } from './text/field';
import { isPlaceholder, isSpreadsheetDamage } from './text/placeholder';
import { toSimplified } from './text/simplified';

/** A product model's code. A type, not an interface: an attribute value must be a JSON object. */
export type ModelCode = {
  /** As a person would write it, half-width and tidied. */
  readonly code: string;
  /** For comparison: upper case, no brand in front, no separators. */
  readonly key: string;
  /** Id of the catalogue's model that it resolves to; then code and key are the model's own. Absent in source values. */
  readonly model?: string;
};

const WORDS: FieldWords = { expected: 'a model code such as KFR-35GW/N8HR3', noun: { zh: '型号', en: 'model code' }, maxChars: 200 };
const LABEL = /^(?:(?:产品|设备|规格|商品|整机)?(?:型号|机型|规格型号|货号|MODEL(?: ?NO)?)\s*[:.#]\s*)+/i;
/** Chinese brand names may touch the code; Latin ones need a blank or a dash, for codes begin with letters too. */
const HAN_BRAND = /^(?:美的|格力|海尔|海信|奥克斯|长虹|志高|科龙|容声|美菱|小米|米家|华为|联想|松下|大金|三菱电机|三菱重工|三菱|日立|东芝|三星|西门子|博世|惠而浦|伊莱克斯|林内|能率|万和|万家乐|方太|老板|华帝|史密斯|康佳|创维|夏普|索尼|飞利浦|九阳|苏泊尔|统帅|卡萨帝|小天鹅|荣事达|新飞|澳柯玛|约克|特灵|开利|麦克维尔|天加|迅达|通力|奥的斯|蒂森克虏伯|蒂森|富士通|富士达|富士施乐|富士|施乐|佳能|惠普|爱普生|兄弟|理光|柯尼卡美能达|京瓷|利盟|奔图|得力|迈瑞|鱼跃|联影|海康威视|大华|宇视|威能|博能|阿里斯顿|云米|追觅|科沃斯|石头|戴森|TCL)(?:牌)?/;
const LATIN_BRAND = /^(?:MIDEA|GREE|HAIER|HISENSE|AUX|CHANGHONG|CHIGO|KELON|RONSHEN|MEILING|XIAOMI|MIJIA|HUAWEI|LENOVO|PANASONIC|DAIKIN|MITSUBISHI|HITACHI|TOSHIBA|SAMSUNG|SIEMENS|BOSCH|WHIRLPOOL|ELECTROLUX|RINNAI|NORITZ|VANWARD|MACRO|FOTILE|ROBAM|VATTI|KONKA|SKYWORTH|SHARP|SONY|PHILIPS|JOYOUNG|SUPOR|LEADER|CASARTE|YORK|TRANE|CARRIER|MCQUAY|SCHINDLER|KONE|OTIS|FUJITSU|XEROX|CANON|HP|EPSON|BROTHER|RICOH|KYOCERA|LEXMARK|PANTUM|DELI|MINDRAY|YUWELL|HIKVISION|DAHUA|VAILLANT|ARISTON|TCL|LG)[ \-_:/)]+/;
const SEPARATORS = /[^\p{L}\p{N}\p{M}+]+/gu;

/** The brand goes only where a code follows: 美的 KFR-35GW, but not 三菱电机. */
function withoutBrand(code: string): string {
  let bare = code;
  for (let round = 0; round < 2; round += 1) { // 美的(Midea)KFR…
    const next = bare.replace(HAN_BRAND, '').replace(LATIN_BRAND, '').replace(/^[\s\-_/:()]+/, '');
    if (next === bare || !/^\p{Script=Han}{0,4}[A-Z0-9]/u.test(next) && !LATIN_BRAND.test(next) || !/\d/.test(next)) break;
    bare = next;
  }
  return bare;
}

/** The comparison key of a code written by hand: KFR-35GW/N8HR3, kfr35gw-n8hr3 and 美的KFR35GW N8HR3 share one. */
export function modelKey(code: string): string {
  return withoutBrand(upper(toSimplified(code))).replace(SEPARATORS, '');
}

function read(raw: string): Reading<ModelCode> {
  const code = unifyDashes(clean(raw)).replace(LABEL, '').replace(/ ?([-/_]) ?/g, '$1');
  if (isSpreadsheetDamage(code)) return refuse('SPREADSHEET_DAMAGE');
  if (isPlaceholder(code) || /^见(?:铭牌|机身|标签)/.test(code)) return refuse('PLACEHOLDER');
  const key = modelKey(code);
  if (key === '' || !/[\p{L}\p{N}]/u.test(key)) return refuse('BAD_FORMAT');
  if (withoutBlanks(key).length < 2) return refuse('BAD_LENGTH');
  return { value: { code, key } };
}

/** A product model's code, by its comparison key. Which codes mean one model is the model catalogue's to say. */
export const modelCodeKind: AttributeKind<ModelCode> = {
  name: 'modelCode',
  normalise: (raw) => normaliseField(raw, WORDS, read),
  // Two models may differ by a separator alone, and then share their key.
  identity: (value) => (value.model === undefined ? value.key : `${value.key}#${value.model}`),
  compare: (a, b) => {
    if (a.model !== undefined && b.model !== undefined) return a.model === b.model ? 'EXACT' : 'DIFFERENT';
    if (a.key === b.key) return 'EXACT';
    return foldLookalikes(a.key) === foldLookalikes(b.key) ? 'NEAR' : 'DIFFERENT';
  },
  matchKeys: (value) => [value.key],
  completeness: () => 1,
  subsumes: () => false,
  display: (value) => value.code,
};
