import { pinyin } from 'pinyin-pro';
import { HAN } from './simplified';

/**
 * Pinyin without tones, one entry per character; ü is written v, as passports and keyboards do. `pinyin-pro` knows
 * phrases, and with `surname` it reads 单 解 仇 曾 查 in front as the surnames shàn xiè chóu zēng zhā.
 */
function syllables(text: string, surname: 'head' | 'off'): readonly string[] {
  const name = surname + text;
  const known = recent.get(name);
  if (known !== undefined) return known;
  const read = pinyin(text, { toneType: 'none', type: 'array', surname, v: true, nonZh: 'spaced' });
  if (recent.size >= RECENT_MAX) recent.clear();
  if (text.length <= RECENT_CHARS) recent.set(name, read);
  return read;
}

/** What was read lately: a name is read for its keys, for comparing it and for being searched. */
const recent = new Map<string, readonly string[]>();
const RECENT_MAX = 4_000;
const RECENT_CHARS = 40;

/** 北京 → "beijing". What is not Chinese stays, in lower case. */
export function fullPinyin(text: string): string {
  return HAN.test(text) ? syllables(text, 'off').join('').toLowerCase() : text.toLowerCase();
}

/** 美的空调 → "mdkt": what people type into a search box. */
export function pinyinInitials(text: string): string {
  return syllables(text, 'off').map((syllable) => syllable.charAt(0)).join('').toLowerCase();
}

/** 单志远 with surname 单 → ["shan", "zhiyuan"]; 欧阳娜 with 欧阳 → ["ouyang", "na"]. */
export function namePinyin(name: string, surnameChars: number): readonly [surname: string, given: string] {
  const all = syllables(name, 'head');
  return [all.slice(0, surnameChars).join('').toLowerCase(), all.slice(surnameChars).join('').toLowerCase()];
}
