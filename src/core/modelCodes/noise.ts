import type { Word } from './notation';

/** Words that say what a device is or how it is driven, and so tell no two models of a catalogue apart, unless it shows otherwise. */
const GENERIC = new Set([
  'SERIES', 'PRINTER', 'PRINTERS', 'CAMERA', 'DIGITAL', 'SCANNER', 'COPIER', 'PRINT', 'MULTIFUNCTION', 'MULTIFUNCTIONAL', 'SYSTEM', 'DEVICE', 'MODEL', 'UNIT', 'MACHINE', 'TYPE',
  'PCL', 'PCL3', 'PCL5', 'PCL5C', 'PCL5E', 'PCL6', 'PCLXL', 'PS', 'PS2', 'PS3', 'POSTSCRIPT', 'KPDL', 'XPS', 'GDI', 'UFR', 'UFRII', 'BRSCRIPT', 'ESCP', 'HPGL', 'DRIVER', 'CUPS',
  'FOOMATIC', 'GUTENPRINT', 'CHINA', 'JAPAN', 'USA', 'EUROPE', 'ASIA', 'GLOBAL', 'WHITE', 'BLACK', 'SILVER', 'GREY', 'GRAY', 'GOLD', 'GOLDEN',
  'SMARTPHONE', 'TABLET', 'NOTEBOOK', 'LAPTOP', 'MONITOR', 'TELEVISION', 'REFRIGERATOR', 'WASHER', 'DRYER', 'CONDITIONER', 'ROUTER', 'AIR',
]);
/** Words behind a code that make another model of it, whatever a catalogue shows. */
const VARIANT = new Set([
  'PRO', 'PLUS', 'MAX', 'MINI', 'LITE', 'ULTRA', 'PRIME', 'PREMIUM', 'NEO', 'EDGE', 'AIR', 'SE', 'FE', 'TURBO', 'ADVANCE', 'ADVANCED', 'EXTREME', 'SUPER', 'YOUTH', 'SPORT', 'MARK', 'MK', 'GEN', 'PROFESSIONAL', 'MFP', 'AIO',
]);
/** Chinese words that make another model: 青春版, 升级款, 二代. */
const HAN_VARIANT = /[版代]|升级|增强|尊享|旗舰|青春|专业|至尊|套[装餐]|[一二三四五六七八九十]|加强|改[进款]|新款/;
const MIN_NOISE_CHARS = 3;
const MIN_NOISE_MODELS = 5;
const TRAILING_SHARE = 0.9;

/** Letters alone, four or more: what a series or a description is called. Shorter ones are part of codes. */
const MIN_NAME_CHARS = 4;
const VARIANT_CODE = new Set(['PLUS', 'LITE', 'MINI', 'ULTRA', 'EDGE', 'PRIME', 'TURBO', 'SUPER', 'MARK', 'ADVANCE']);

export function isGeneric(word: Word): boolean {
  return GENERIC.has(word.text);
}

export function isVariant(word: Word): boolean {
  return word.isHan ? HAN_VARIANT.test(word.text) : VARIANT.has(word.text);
}

/** A word that names a series or describes: it stands beside a code and is no part of one. */
export function isName(word: Word): boolean {
  if (word.hasDigit) return false;
  if (word.isHan) return !HAN_VARIANT.test(word.text);
  return word.text.length >= MIN_NAME_CHARS && !VARIANT_CODE.has(word.text) && !word.text.endsWith('+');
}

/**
 * Words that many models of one manufacturer carry at the end and that tell no two of them apart: "KPDL", "JPN". Learnt
 * from its codes alone: a word whose loss makes two codes the same is kept.
 */
export function learnNoise(codes: readonly (readonly Word[])[]): ReadonlySet<string> {
  const seen = new Map<string, { models: number; trailing: number }>();
  for (const words of codes) {
    words.forEach((word, place) => {
      if (place === 0 || word.hasDigit || word.text.length < MIN_NOISE_CHARS || isVariant(word)) return;
      const count = seen.get(word.text) ?? { models: 0, trailing: 0 };
      count.models += 1;
      if (words.slice(place + 1).every((next) => !next.hasDigit)) count.trailing += 1;
      seen.set(word.text, count);
    });
  }
  const whole = new Set(codes.map((words) => words.map(({ text }) => text).join('')));
  const tells = (noise: string): boolean => codes.some((words) => words.some(({ text }) => text === noise)
    && whole.has(words.filter(({ text }) => text !== noise).map(({ text }) => text).join('')));
  return new Set([...seen].filter(([text, { models, trailing }]) =>
    models >= MIN_NOISE_MODELS && trailing >= TRAILING_SHARE * models && !tells(text)).map(([text]) => text));
}

/** The words without noise; the first word with a digit and all before it stay as they are. */
export function withoutNoise(words: readonly Word[], noise: ReadonlySet<string>): readonly Word[] {
  const kept = words.filter((word) => !isGeneric(word) && !noise.has(word.text) && !(word.isHan && !HAN_VARIANT.test(word.text)));
  return kept.length === words.length ? words : kept;
}
