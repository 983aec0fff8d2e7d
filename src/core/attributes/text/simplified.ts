import { Converter } from 'opencc-js/t2cn';

/** The basic block and its extensions. */
export const HAN = /\p{Script=Han}/u;
export const ALL_HAN = /^\p{Script=Han}+$/u;

/**
 * Characters that are standard in simplified writing too, so that a simplified text must keep them, but that the
 * converter would replace one by one: 王乾 is not 王干, 魏徵 is written so to this day.
 */
const ALSO_SIMPLIFIED = /[乾徵夥於後麽菸薹麴]/;
/** Rare simplified forms folded to the one people write: the converter keeps 锺 apart from 钟. */
const FOLDED: Readonly<Record<string, string>> = { '锺': '钟', '苧': '苎', '飬': '养', '閒': '闲', '産': '产', '戸': '户', '広': '广' };
const FOLDABLE = /[锺苧飬閒産戸広]/g;

let converter: ((text: string) => string) | undefined; // built at the first use: it costs some ten milliseconds

function convert(text: string): string {
  converter ??= Converter({ from: 't', to: 'cn' });
  return converter(text).replace(FOLDABLE, (char) => FOLDED[char] ?? char);
}

/** Traditional → simplified with phrases (乾坤 stays, 乾洗 becomes 干洗): for organisations and running text. */
export function toSimplified(text: string): string {
  return HAN.test(text) ? convert(text) : text;
}

/** Traditional → simplified for a person's name, where 乾, 徵 and 於 are always meant as they stand. */
export function nameToSimplified(name: string): string {
  if (!HAN.test(name)) return name;
  if (!ALSO_SIMPLIFIED.test(name)) return convert(name);
  return Array.from(name, (char) => (ALSO_SIMPLIFIED.test(char) ? char : convert(char))).join('');
}
