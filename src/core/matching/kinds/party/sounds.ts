import { fullPinyin } from '../../../attributes/text/pinyin';

/** Readings of single characters, kept: a few thousand characters make all names, and pinyin is dear. */
const readings = new Map<string, string>();
const READINGS_MAX = 30_000;

/** The reading of one character by itself, without tone: 楠 → "nan". */
function readingOf(char: string): string {
  const known = readings.get(char);
  if (known !== undefined) return known;
  const reading = fullPinyin(char);
  if (readings.size < READINGS_MAX) readings.set(char, reading);
  return reading;
}

/** One syllable for each character, each read by itself, so that one character always sounds the same. */
export function syllablesOf(text: string): readonly string[] {
  return Array.from(text, readingOf);
}

/** Syllables of standard Chinese in pinyin; a little wider than the true table, which does no harm here. */
const FINAL = '(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|vn|ia|ie|iu|ua|uo|ui|ue|ve|a|o|e|i|u|v)';
const PINYIN_WORD = new RegExp(`^(?:er|ang?|a[io]|eng?|ei|ou?|[ae]|(?:zh|ch|sh|[bpmfzcsrdtnlgkhjqxyw])${FINAL}){1,3}$`);
/** Given names from abroad that happen to be spelt like pinyin. */
const FOREIGN_GIVEN = new Set('alice anna anne ann dan dana diana ben ken linda lina nina tina susan wanda mina gina helen lisa mike dave eva ivan juan leo lea luna mia mina nana noa sean shawn sunny tommy wendy yuri'.split(' '));

/** "Grace", "Peter": no pinyin, so a name that somebody took beside the Chinese one, and that says nothing of it. */
export function isForeignGiven(given: string): boolean {
  const plain = given.toLowerCase().replace(/[^\p{L}]/gu, '');
  return FOREIGN_GIVEN.has(plain) || !PINYIN_WORD.test(plain);
}

/**
 * What is heard alike on the telephone: 胡 and 吴, 黄 and 王, 林 and 凌. Most speakers of Chinese part neither flat from
 * curled tongue (z, zh) nor n from ng; the south-east has hu and wu, huang and wang, n and l in one.
 */
export function heardAs(syllable: string): string {
  return syllable.replace(/^([zcs])h/, '$1').replace(/^hu$/, 'wu').replace(/^huang$/, 'wang')
    .replace(/^n(?=[aeiouv])/, 'l').replace(/ng$/, 'n');
}
