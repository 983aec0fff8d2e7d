import type { Attribute } from '../shell/viewer';
import type { Say } from '../language/language';
import { moment } from './time';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null);

/** How people in China write a number, by what it begins with: mobile, hotline, landline with the shorter and the longer area code. */
const NOTATIONS: readonly (readonly [RegExp, string])[] = [
  [/^\+86(1[3-9]\d)(.{4})(.{4})$/, '$1 $2 $3'], [/^\+86([48]00)(\d{3})(\d{4})$/, '$1-$2-$3'], [/^\+86(10|2\d)(\d{7,8})$/, '0$1-$2'], [/^\+86([3-9]\d{2})(\d{7,8})$/, '0$1-$2'], [/^\+86(.*\*.*)$/, '$1'],
];

/** +8613955500123 as people write it: 139 5550 0123. */
export function phoneText(e164: string, extension: string | null, say: Say): string {
  const [pattern, written] = NOTATIONS.find(([known]) => known.test(e164)) ?? [/$^/, ''];
  const shown = e164.replace(pattern, written);
  return extension === null ? shown : `${shown} ${say('extension')} ${extension}`;
}

function structured(value: Fields, say: Say): string {
  const e164 = text(value['e164']);
  if (e164 !== null) return phoneText(e164, text(value['extension']), say);
  const last4 = text(value['last4']);
  if (last4 !== null) return `${say('lastFour')} ${last4}`;
  const amount = text(value['amount']);
  if (amount !== null) return `${amount} ${text(value['currency']) ?? ''}`.trim();
  const name = text(value['name']);
  if (name !== null) return text(value['contact']) === null ? name : `${name}(${text(value['contact']) ?? ''})`;
  for (const field of ['text', 'display', 'code', 'raw', 'key', 'id', 'sourceKey']) {
    const found = text(value[field]);
    if (found !== null) return found;
  }
  return JSON.stringify(value);
}

/** One value (of a list: one entry) in words, by the kind of its attribute. */
export function oneValueText(value: unknown, attribute: Attribute | undefined, say: Say): string {
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (typeof value === 'string') {
    const code = attribute?.codes.find((known) => known.code === value);
    if (code !== undefined) return say.label(code.label);
    return attribute?.kind === 'dateTime' ? moment(value, say.language) : value;
  }
  if (typeof value === 'number') return String(value);
  return isFields(value) ? structured(value, say) : '';
}

/** A golden value as one line; '' for none. */
export function valueText(value: unknown, attribute: Attribute | undefined, say: Say): string {
  if (value === null || value === undefined) return '';
  return (Array.isArray(value) ? value : [value]).map((one) => oneValueText(one, attribute, say)).join(say.language === 'zh' ? ';' : '; ');
}
