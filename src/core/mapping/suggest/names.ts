import { fullPinyin, pinyinInitials } from '../../attributes/text/pinyin';

const HAN = /\p{Script=Han}/u;

/** A field's name in words: "callerName", "caller_name", "CALLER-NAME" are alike; Chinese is one word. */
export function wordsOf(name: string): string[] {
  return name.normalize('NFKC').replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([^\p{Script=Han}])(?=\p{Script=Han})/gu, '$1 ').replace(/(\p{Script=Han})(?=[^\p{Script=Han}])/gu, '$1 ')
    .toLowerCase().split(/[\s_\-./()（）#:：]+/).filter((word) => word !== '').map((word) => SHORT[word] ?? word).map(singular);
}

const SHORT: Readonly<Record<string, string>> = { num: 'number', no: 'number', nbr: 'number', tel: 'phone', telephone: 'phone', addr: 'address', cust: 'customer', desc: 'description', dt: 'date', ts: 'timestamp', amt: 'amount', mfg: 'manufacture', qty: 'quantity' };
const singular = (word: string): string => (/^[a-z]{4,}s$/.test(word) && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word);
const joined = (words: readonly string[]): string => words.join(' ');

export interface NameMatch { readonly score: number; readonly word: string; readonly by: 'SAME' | 'PART' | 'PINYIN' | 'ALIKE' }

const NOTHING: NameMatch = { score: 0, word: '', by: 'ALIKE' };
/** What is in front of the name itself: whose, or since when. */
const FILLERS = new Set(['raw', 'text', 'value', 'field', 'the', 'of', 'my', 'current', 'last', 'alt', 'new', 'old', 'source', 'src']);

/** How well a field's name fits one of several words, 0 to 1. */
export function matchName(field: string, words: readonly string[]): NameMatch {
  const own = wordsOf(field);
  const bare = own.filter((word) => !FILLERS.has(word));
  let best = NOTHING;
  for (const word of words) {
    const found = matchOne(own, bare.length === 0 ? own : bare, word);
    if (found.score > best.score) best = found;
  }
  return best;
}

function matchOne(own: readonly string[], bare: readonly string[], word: string): NameMatch {
  const wanted = wordsOf(word);
  const [x, y] = [joined(own), joined(wanted)];
  if (x === y) return { score: 1, word, by: 'SAME' };
  if (joined(bare) === y || joined(bare) === joined(wanted.filter((one) => !FILLERS.has(one)))) return { score: 0.95, word, by: 'SAME' };
  if (HAN.test(x) && HAN.test(y)) return { score: alikeChinese(x.replaceAll(' ', ''), y.replaceAll(' ', '')), word, by: 'PART' };
  if (HAN.test(y) && !HAN.test(x)) return matchPinyin(own, word);
  if (HAN.test(x)) return NOTHING;
  const shared = wanted.filter((one) => own.includes(one)).length;
  if (shared === 0) return { score: 0.6 * alikeLatin(joined(bare), y), word, by: 'ALIKE' };
  // The last word says what it is, those before it whose it is.
  const head = own.at(-1) === wanted.at(-1) ? 0.1 : 0;
  return { score: Math.min(0.9, (2 * shared) / (bare.length + wanted.length) * 0.85 + head), word, by: 'PART' };
}

/** khmc, kehu_mingcheng: Chinese names written by people who had no Chinese keyboard. */
function matchPinyin(own: readonly string[], word: string): NameMatch {
  const written = own.join('');
  if (written.length >= 4 && written === fullPinyin(word)) return { score: 0.9, word, by: 'PINYIN' };
  if (written.length >= 3 && written === pinyinInitials(word)) return { score: 0.7, word, by: 'PINYIN' };
  return NOTHING;
}

/** One within the other, the more of it the better, most of all at its end, where the thing is named. */
function alikeChinese(x: string, y: string): number {
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  if (long.includes(short)) return (0.5 + 0.4 * short.length / long.length) * (long.endsWith(short) ? 1 : 0.85) * (short.length === 1 ? 0.7 : 1);
  const pairs = (text: string): string[] => Array.from(text).slice(1).map((char, index) => `${text[index] ?? ''}${char}`);
  const [a, b] = [pairs(x), pairs(y)];
  const shared = a.filter((pair) => b.includes(pair)).length;
  return a.length + b.length === 0 ? 0 : 0.85 * (2 * shared) / (a.length + b.length);
}

function alikeLatin(x: string, y: string): number {
  const pairs = (text: string): string[] => Array.from(text).slice(1).map((char, index) => `${text[index] ?? ''}${char}`);
  const [a, b] = [pairs(x), pairs(y)];
  const score = a.length + b.length === 0 ? 0 : (2 * a.filter((pair) => b.includes(pair)).length) / (a.length + b.length);
  return score > 0.6 ? score : 0;
}
