import { kindNamed } from '../../attributes/registry';
import { CODE_SETS } from '../../model/codeSets';
import type { AttributeDeclaration, KindName } from '../../model/entityType';
import { attributeOf } from '../../model/model';
import type { Model } from '../../model/model';
import type { SampleField } from '../sample';

/** What the values of a field say about an attribute. */
export interface Profile {
  /** So many of the values are such, 0 to 1; null where nothing is known. */
  readonly share: number | null;
  /** How much it says that they are: almost any text is a text, hardly any is an e-mail address. */
  readonly telling: number;
}

const TELLING: Readonly<Record<KindName, number>> = {
  email: 0.97, phone: 0.9, creditCode: 0.97, identityNumber: 0.9, address: 0.75, date: 0.6, dateTime: 0.6, money: 0.25, integer: 0.3, boolean: 0.4, code: 0.5,
  organisationName: 0.5, personName: 0.45, partyName: 0.45, serialNumber: 0.35, contractNumber: 0.25, modelCode: 0.2, text: 0,
};
const MAX_VALUES = 60;
const CONTEXT = { timeZone: 'Asia/Shanghai', areaCode: '10', keyedHash: (text: string): string => text };
const HAN = /\p{Script=Han}/u;
const TIME = /\d{1,2}:\d{2}/;
const DIVISION = /[省市区县州旗盟镇乡街路道村号栋室幢弄]/;

/** How the values of a field look beside an attribute. */
export function profileOf(field: SampleField, attribute: AttributeDeclaration, model: Model): Profile {
  const values = field.values.slice(0, MAX_VALUES);
  if (values.length === 0) return { share: null, telling: 0 };
  const share = (is: (text: string) => boolean): number => values.filter(is).length / values.length;
  if (attribute.kind === 'reference') {
    const target = model.types.get(attribute.refersTo.type);
    const key = target?.key.from === 'ATTRIBUTE' && attribute.refersTo.by === 'GOLDEN_KEY' ? attributeOf(target, target.key.attribute) : undefined;
    if (key !== undefined && key.kind !== 'reference') return { share: share((text) => text.split(/[;；,，、\s]+/).every((one) => one === '' || isOf(key.kind, one))), telling: TELLING[key.kind] };
    return { share: share((text) => /^[\w\-#./]{2,40}$/.test(text) && /\d/.test(text)), telling: 0.3 };
  }
  const { kind, codeSet } = attribute;
  const codes = codeSet === undefined ? undefined : CODE_SETS[codeSet];
  if (kind === 'code' && codes !== undefined) return codeProfile(field, codes);
  return { share: share((text) => isOf(kind, text)), telling: TELLING[kind] };
}

/** A few values that come again and again; more so when they are words for the codes themselves. */
function codeProfile({ values, filled }: SampleField, codes: Readonly<Record<string, { readonly zh: string; readonly en: string }>>): Profile {
  const few = values.length <= 12 && filled >= 3 * values.length;
  const words = Object.entries(codes).flatMap(([code, { zh, en }]) => [code.toLowerCase(), zh, en]);
  const known = values.filter((value) => words.some((word) => value.toLowerCase() === word || (word.length >= 2 && value.includes(word)))).length / values.length;
  if (known > 0.2) return { share: 1, telling: 0.5 + 0.4 * known };
  return { share: few ? 0.8 : 0.1, telling: 0.3 };
}

function isOf(kind: KindName, text: string): boolean {
  if (!looksLike(kind, text)) return false;
  return kindNamed(kind).normalise(text, CONTEXT).values.length > 0;
}

/** Kinds read more than people write of them: what they take in passing is no sign of them. */
function looksLike(kind: KindName, text: string): boolean {
  switch (kind) {
    case 'address': return HAN.test(text) && DIVISION.test(text);
    case 'personName': case 'partyName': case 'organisationName': return (HAN.test(text) || /^[A-Za-z][A-Za-z .&]+$/.test(text)) && !/\d{3}/.test(text) && !/[省].*[市区县]/.test(text);
    case 'dateTime': return TIME.test(text);
    case 'date': return !TIME.test(text) && /\d/.test(text) && text.length <= 20 && !/^\d{1,3}$/.test(text);
    case 'integer': return /^\d{1,6}(?:个月|月|年|天)?$/.test(text);
    case 'money': return /^[¥￥]?[\d,]+(?:\.\d+)?(?:元|万元|万)?$/.test(text);
    case 'serialNumber': return /\d/.test(text) && !HAN.test(text.replace(/^[^:：]*[:：]/, '')) && text.length >= 6 && !TIME.test(text) && !/^\d{4}[-/年]/.test(text) && !/^1\d{10}$/.test(text);
    case 'contractNumber': return /\d/.test(text) && /[A-Za-z]/.test(text) && text.length >= 5;
    case 'modelCode': return /\d/.test(text) && /[A-Za-z]/.test(text) && text.length <= 40 && (text.match(/\p{Script=Han}/gu)?.length ?? 0) <= 4;
    case 'boolean': return /^(?:是|否|有|无|true|false|y|n|yes|no|0|1)$/i.test(text);
    case 'text': case 'code': case 'email': case 'identityNumber': case 'creditCode': case 'phone': return true;
  }
}

/** Every record has another value: it may be what records are called by. */
export const isUnique = ({ filled, values }: SampleField, records: number): boolean => records > 0 && filled === records && values.length >= Math.min(records, 500);
export const looksLikeKey = ({ values }: SampleField): boolean => values.length > 0 && values.slice(0, MAX_VALUES).filter((text) => /^[\w\-#./::]{1,60}$/.test(text) && /\d/.test(text)).length >= 0.9 * Math.min(values.length, MAX_VALUES);
