import { displayPhone } from '../../src/core/attributes/phone';
import type { PhoneValue } from '../../src/core/attributes/phone';
import { fullPinyin, namePinyin, pinyinInitials } from '../../src/core/attributes/text/pinyin';
import { dialled } from '../../src/core/search/formsOf';
import type { GoldenView } from '../../src/core/model/goldenView';
import { contractNumber, customerNumber, deviceNumber } from './company';
import type { Made } from './company';

type Random = () => number;
/** What is typed, and which record was meant; null where nobody in particular was. */
export interface Typed { readonly text: string; readonly type?: string; readonly meant: ((view: GoldenView) => boolean) | null }
/** `limitOfRecall`: the least share of those meant that must be among the first ten; 0 where chance decides among many alike. */
export interface Shape { readonly name: string; readonly limitOfRecall: number; readonly type: (random: Random, pool: { readonly customers: number }) => Typed }

const pick = (random: Random, count: number): number => Math.floor(random() * count);
const nameOf = (made: { readonly values: GoldenView['values'] }): string => (made.values['name'] as { readonly name: string }).name;
const phonesOf = (made: { readonly values: GoldenView['values'] }): PhoneValue[] => (made.values['phones'] ?? []) as unknown as PhoneValue[];

function customer(random: Random, count: number, fits: (made: Made) => boolean = () => true): Made {
  for (;;) {
    const made = customerNumber(pick(random, count));
    if (fits(made)) return made;
  }
}
const isPerson = ({ values }: Made): boolean => values['kind'] === 'PERSON';
const isOrganisation = (made: Made): boolean => !isPerson(made);
const isLong = (made: Made): boolean => isPerson(made) && nameOf(made).length === 3;
const isMobile = (made: Made): boolean => phonesOf(made)[0]?.kind === 'MOBILE';
const mobileOf = (made: Made): string => phonesOf(made)[0]?.e164.slice(3) ?? '';
const sameName = (made: Made) => (view: GoldenView): boolean => view.type === 'customer' && nameOf(view) === nameOf(made);
/** Two people of one sound cannot be told apart by their sound. */
const sameSound = (made: Made) => (view: GoldenView): boolean => view.type === 'customer' && sound(nameOf(view)) === sound(nameOf(made));
const sound = (name: string): string => namePinyin(name, 1).join('');
const own = (made: Made) => (view: GoldenView): boolean => view.key === made.key;
const HOMOPHONES: Readonly<Record<string, string>> = { 建: '健', 国: '果', 伟: '玮', 志: '智', 文: '纹', 芳: '方', 丽: '莉', 强: '墙', 军: '君', 明: '名', 超: '抄', 华: '桦', 玉: '钰', 红: '宏', 林: '琳', 春: '椿', 永: '勇', 新: '欣', 成: '诚' };
const homophone = (name: string): string => Array.from(name, (char, at) => (at === 0 ? char : HOMOPHONES[char] ?? char)).join('');
const swapped = (text: string, at: number): string => text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);

const byName = (name: string, limitOfRecall: number, typed: (made: Made) => string, fits: (made: Made) => boolean = isLong, meant: (made: Made) => (view: GoldenView) => boolean = sameName): Shape => ({
  name, limitOfRecall, type: (random, { customers }) => { const made = customer(random, customers, fits); return { text: typed(made), meant: meant(made) }; },
});
const fixed = (name: string, ...texts: readonly string[]): Shape => ({ name, limitOfRecall: 0, type: (random) => ({ text: texts[pick(random, texts.length)] ?? '', meant: null }) });
const byDevice = (name: string, limitOfRecall: number, typed: (sn: string, made: Made) => string, meant: (made: Made) => (view: GoldenView) => boolean = own): Shape => ({
  name, limitOfRecall, type: (random, { customers }) => { const made = deviceNumber(pick(random, customers * 2)); return { text: typed(made.key, made), meant: meant(made) }; },
});
const modelOf = ({ values }: { readonly values: GoldenView['values'] }): string | undefined => (values['modelCode'] as { readonly code: string } | undefined)?.code;
const sameModel = (made: Made) => (view: GoldenView): boolean => modelOf(view) === modelOf(made);
const firstAddress = (made: Made): Readonly<Record<string, string | null>> => ((made.values['addresses'] ?? []) as unknown as Readonly<Record<string, string | null>>[])[0] ?? {};

export const SHAPES: readonly Shape[] = [
  byName('whole name', 0.99, nameOf),
  byName('first two characters', 0, (made) => nameOf(made).slice(0, 2)),
  byName('given name', 0, (made) => nameOf(made).slice(1)),
  fixed('a common surname', '王', '李', '张', '陈'),
  byName('pinyin', 0.99, (made) => sound(nameOf(made)), isLong, sameSound),
  byName('pinyin with blanks', 0.99, (made) => namePinyin(nameOf(made), 1).join(' '), isLong, sameSound),
  byName('pinyin while typing', 0, (made) => sound(nameOf(made)).slice(0, 5)),
  byName('surname and initials', 0, (made) => (namePinyin(nameOf(made), 1)[0] + pinyinInitials(nameOf(made)).slice(1))),
  byName('three initials', 0, (made) => pinyinInitials(nameOf(made))),
  fixed('two initials', 'wj', 'lx', 'zy', 'cm'),
  byName('homophones', 0.95, (made) => homophone(nameOf(made)), (made) => isLong(made) && homophone(nameOf(made)) !== nameOf(made), sameSound),
  byName('pinyin mistyped', 0.9, (made) => swapped(sound(nameOf(made)), Math.floor(sound(nameOf(made)).length / 2)), (made) => isLong(made) && sound(nameOf(made)).length > 9, sameSound),
  byName('whole phone number', 0.99, (made) => displayPhone(phonesOf(made)[0] ?? { e164: '', extension: null, kind: 'MOBILE' }), isMobile, own),
  byName('last four digits', 0, (made) => mobileOf(made).slice(-4), isMobile, own),
  byName('first seven digits', 0, (made) => `${mobileOf(made).slice(0, 3)} ${mobileOf(made).slice(3, 7)}`, isMobile, own),
  byName('last seven digits', 0.95, (made) => mobileOf(made).slice(-7), isMobile, own),
  byName('name and last four digits', 0.99, (made) => `${nameOf(made)} ${mobileOf(made).slice(-4)}`, (made) => isMobile(made) && isPerson(made), own),
  fixed('a common prefix of phones', '138', '139', '0571'),
  byName('phone, one digit wrong', 0.9, (made) => { const digits = mobileOf(made); return `${digits.slice(0, 6)}${(Number(digits[6]) + 3) % 10}${digits.slice(7)}`; }, isMobile, own),
  byName('phone, two digits swapped', 0.9, (made) => swapped(mobileOf(made), 7), (made) => isMobile(made) && mobileOf(made)[7] !== mobileOf(made)[8], own),
  byName('landline without area code', 0.9, (made) => dialled(phonesOf(made)[0] ?? { e164: '', extension: null, kind: 'LANDLINE' }).slice(4, 12), (made) => phonesOf(made)[0]?.kind === 'LANDLINE', own),
  byName('part of an organisation', 0.9, (made) => nameOf(made).replace(/^.*?市/, '').replace(/^(?:浦东新|..)区/, '').slice(0, 5), isOrganisation),
  byName('organisation, words left out', 0.9, (made) => nameOf(made).replace(/[市区]|有限/g, ''), isOrganisation),
  byName('organisation by initials', 0, (made) => pinyinInitials(nameOf(made).replace(/[市区]/g, '')).slice(0, 6), isOrganisation),
  byName('organisation by pinyin', 0, (made) => fullPinyin(nameOf(made).replace(/[市区]/g, '').slice(2, 6)), isOrganisation),
  fixed('a district', '西湖区', '余杭区', '西湖', '杭州市'),
  fixed('a district and a surname', '西湖区 王', '鄞州区 李', '王 余杭'),
  byName('road and number', 0, (made) => `${firstAddress(made)['road'] ?? ''}${firstAddress(made)['number'] ?? ''}号`),
  byName('name and district', 0.99, (made) => `${nameOf(made)} ${firstAddress(made)['district'] ?? ''}`, isPerson),
  byName('customer ID without zeros', 0.99, ({ key }) => String(Number(key.slice(2))), () => true, own),
  byDevice('whole SN, in groups', 0.99, (sn) => `SN：${sn.slice(0, 4)}-${sn.slice(4, 8)}-${sn.slice(8)}`.toLowerCase()),
  byDevice('part of an SN', 0.9, (sn) => `${sn.slice(4, 8)}-${sn.slice(8)}`),
  byDevice('SN, O for 0', 0.9, (sn) => sn.slice(2).replace(/0/g, 'O')),
  byDevice('SN, one character wrong', 0.9, (sn) => `${sn.slice(0, 8)}${(Number(sn[8]) + 4) % 10}${sn.slice(9)}`),
  fixed('a common beginning of SNs', 'QZ2', 'LF18', 'QZ2401', '000'),
  byDevice('model in another notation', 0.99, (_sn, made) => (made.values['modelCode'] as { readonly code: string }).code.toLowerCase().replace('-', '').replace('/', '-'), sameModel),
  byDevice('model while typing', 0, (_sn, made) => (made.values['modelCode'] as { readonly code: string }).code.slice(0, 6)),
  { name: 'contract number without separators', limitOfRecall: 0.99, type: (random, { customers }) => { const made = contractNumber(pick(random, customers)); return { text: made.key.toLowerCase(), meant: own(made) }; } },
  { name: 'end of a contract number', limitOfRecall: 0, type: (random, { customers }) => { const made = contractNumber(pick(random, customers)); return { text: made.key.slice(-6), type: 'contract', meant: own(made) }; } },
  fixed('nobody', 'zzqqxx', '龘靐齉', '99999999999', 'QQQQ0000ZZZZ'),
];
