import type { AddressValue } from '../attributes/address';
import { displayAddress } from '../attributes/address';
import { parsePersonName } from '../attributes/personName/parse';
import type { PhoneValue } from '../attributes/phone';
import { fullPinyin, namePinyin, pinyinInitials } from '../attributes/text/pinyin';
import { HAN, toSimplified } from '../attributes/text/simplified';
import { maskText } from '../masking/freeText';
import type { JsonValue } from '../model/json';
import type { KindName } from '../model/entityType';
import { compact, firstChars } from './form';
import type { Form, Script } from './form';

/** Longer values are looked for in their first so many characters. */
const TEXT_MAX_CHARS = 60;
/** Pinyin of an organisation's name: of its distinctive beginning, for its end is 有限公司 everywhere. */
const SOUND_MAX_CHARS = 12;

const NOT_LETTERS = /[^a-z]+/g;

const text = (raw: string, rest: Omit<Form, 'script' | 'text'> = {}): Form[] => {
  const folded = firstChars(compact(raw), TEXT_MAX_CHARS);
  return folded === '' ? [] : [{ script: 'TEXT', text: folded, ...rest }];
};

const code = (raw: string): Form[] => {
  const folded = compact(raw);
  return folded === '' ? [] : [{ script: 'CODE', text: folded }];
};

function sounds(...readings: readonly string[]): Form[] {
  return [...new Set(readings.map((reading) => reading.toLowerCase().replace(NOT_LETTERS, '')))]
    .flatMap((reading): Form[] => (reading === '' ? [] : [{ script: 'SOUND', text: reading }]));
}

function firstLetters(...readings: readonly string[]): Form[] {
  return [...new Set(readings.map(compact))].flatMap((reading): Form[] => (reading.length < 2 ? [] : [{ script: 'INITIALS', text: reading }]));
}

/** 王建国: as it is written, wangjianguo, wjg. 单雄 is read as the surname it is, and as a text besides. */
function personForms(name: string): Form[] {
  const parsed = parsePersonName(name);
  const value = 'value' in parsed ? parsed.value : null;
  const written = text(name, { short: true });
  if (!HAN.test(name)) return [...written.map(({ text: plain }): Form => ({ script: 'SOUND', text: plain })), ...sounds((value?.surname ?? '') + (value?.given ?? ''))];
  const plain = name.replaceAll('·', '');
  const [surname, given] = namePinyin(plain, value?.surname?.length ?? 1);
  const initials = pinyinInitials(plain);
  const own = surname.charAt(0) + initials.slice(1); // the surname's own reading, which initials do not know
  return [...written, ...sounds(surname + given, fullPinyin(plain)), ...firstLetters(own, initials)];
}

function organisationForms(name: string): Form[] {
  const plain = compact(name);
  const written = text(name);
  if (!HAN.test(name)) return [...written, ...sounds(plain)];
  const head = firstChars(plain.replace(/[省市区县]/g, ''), SOUND_MAX_CHARS);
  return [...written, ...sounds(fullPinyin(head)), ...firstLetters(pinyinInitials(head))];
}

function partyForms(value: JsonValue): Form[] {
  const { form, name, contact } = value as { readonly form: string; readonly name: string; readonly contact: string | null };
  return [...(form === 'PERSON' ? personForms(name) : organisationForms(name)), ...(contact === null ? [] : personForms(contact))];
}

/** As it is dialled within the country, the extension behind it: 0571881234568012. */
export function dialled({ e164, extension, kind }: PhoneValue): string {
  const national = e164.startsWith('+86') ? (kind === 'LANDLINE' ? '0' : '') + e164.slice(3) : e164.slice(1);
  return national + (extension ?? '');
}

/** As a person would write it; where nothing of it could be read, as it came. */
function addressForms(value: AddressValue): Form[] {
  const shown = displayAddress(value);
  return text(toSimplified(shown === '' ? value.text : shown + (value.landmark ?? '')), { unanchored: true });
}

type FormsOf = (value: JsonValue) => Form[];
/** Numbers of people that somebody has written into running text are not searched: nobody could say who may find them. */
const plainText: FormsOf = (value) => text(toSimplified(maskText(value as string, true)));
const nameOf = (value: JsonValue): string => (value as { readonly name: string }).name;

interface SearchableKind { readonly scripts: readonly Script[]; readonly formsOf: FormsOf }
const NAME: readonly Script[] = ['TEXT', 'SOUND', 'INITIALS'];
const codeKind = (formsOf: FormsOf): SearchableKind => ({ scripts: ['CODE'], formsOf });

/**
 * The kinds that can be searched by, each with the scripts that its forms may have; dates, amounts and identity
 * numbers are not among them. A new kind is searchable once it is named here.
 */
const KINDS: Readonly<Partial<Record<KindName, SearchableKind>>> = {
  text: { scripts: ['TEXT'], formsOf: plainText },
  personName: { scripts: NAME, formsOf: (value) => personForms(nameOf(value)) },
  organisationName: { scripts: NAME, formsOf: (value) => organisationForms(nameOf(value)) },
  partyName: { scripts: NAME, formsOf: partyForms },
  phone: { scripts: ['DIGITS'], formsOf: (value) => [{ script: 'DIGITS', text: dialled(value as PhoneValue) }] },
  email: { scripts: ['PLAIN'], formsOf: (value) => text((value as string).split('@')[0] ?? '').map((form) => ({ ...form, script: 'PLAIN' })) },
  address: { scripts: ['TEXT'], formsOf: (value) => addressForms(value as AddressValue) },
  serialNumber: codeKind((value) => code(value as string)),
  contractNumber: codeKind((value) => code(value as string)),
  creditCode: codeKind((value) => code(value as string)),
  modelCode: codeKind((value) => code((value as { readonly key: string }).key)),
};

/** The scripts in which values of a kind are searched; none for a kind that cannot be searched by. */
export function scriptsOf(kind: KindName): readonly Script[] {
  return KINDS[kind]?.scripts ?? [];
}

export function formsOf(kind: KindName, value: JsonValue): Form[] {
  return KINDS[kind]?.formsOf(value) ?? [];
}
