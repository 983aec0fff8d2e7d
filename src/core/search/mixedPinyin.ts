/** Syllables of pinyin: what a keyboard's letters can mean. Initials with the finals that go with them, without tones, ü as v. */
const SYLLABLE = new RegExp(`^(?:${[
  '[bpm](?:a|ai|an|ang|ao|ei|en|eng|i|ian|iao|ie|in|ing|o|u)', 'b(?:iang)', 'p(?:ou)', 'm(?:e|iu|ou)', 'f(?:a|an|ang|ei|en|eng|o|ou|u)',
  '[dt](?:a|ai|an|ang|ao|e|ei|eng|i|ian|iao|ie|ing|ong|ou|u|uan|ui|un|uo)', 'd(?:ia|iu|en)',
  '[nl](?:a|ai|an|ang|ao|e|ei|eng|i|ian|iang|iao|ie|in|ing|iu|ong|ou|u|uan|un|uo|v|ve)', 'n(?:en)', 'l(?:ia|o)',
  '[gkh](?:a|ai|an|ang|ao|e|ei|en|eng|ong|ou|u|ua|uai|uan|uang|ui|un|uo)', '[jqx](?:i|ia|ian|iang|iao|ie|in|ing|iong|iu|u|uan|ue|un)',
  '(?:zh|ch|sh)(?:a|ai|an|ang|ao|e|ei|en|eng|i|ou|u|ua|uai|uan|uang|ui|un|uo)', '(?:zh|ch)ong', '[zcs](?:a|ai|an|ang|ao|e|ei|en|eng|i|ong|ou|u|uan|ui|un|uo)',
  'r(?:an|ang|ao|e|en|eng|i|ong|ou|u|ua|uan|ui|un|uo)', 'y(?:a|an|ang|ao|e|i|in|ing|o|ong|ou|u|uan|ue|un)', 'w(?:a|ai|an|ang|ei|en|eng|o|u)', 'a|ai|an|ang|ao|e|ei|en|eng|er|o|ou',
].join('|')})$`);
const SYLLABLE_MAX_CHARS = 6;
/** Consonants: a vowel at the end belongs to the syllable before it. */
const INITIALS = /^[bcdfghj-np-tw-z]{1,4}$/;

function syllablesIn(text: string): string[] | null {
  if (text === '') return [];
  for (let chars = Math.min(SYLLABLE_MAX_CHARS, text.length); chars > 0; chars -= 1) {
    if (!SYLLABLE.test(text.slice(0, chars))) continue;
    const rest = syllablesIn(text.slice(chars));
    if (rest !== null) return [text.slice(0, chars), ...rest];
  }
  return null;
}

export interface MixedPinyin {
  /** The syllables written in full: wang of wangjg. */
  readonly head: string;
  /** The first letters of all syllables: wjg. */
  readonly initials: string;
}

/** Longer words are looked at no further: nobody types a company's name in this way. */
const MAX_CHARS = 16;

/** Reads wangjg as wang + j + g; null where it is all syllables, or none, or cannot be pinyin. */
export function readMixedPinyin(letters: string): MixedPinyin | null {
  if (letters.length > MAX_CHARS) return null;
  for (let tail = 1; tail <= 4 && letters.length - tail >= 3; tail += 1) { // of a head shorter than three letters too little is known
    const [head, rest] = [letters.slice(0, -tail), letters.slice(-tail)];
    const syllables = INITIALS.test(rest) ? syllablesIn(head) : null;
    if (syllables !== null) return { head, initials: syllables.map((syllable) => syllable.charAt(0)).join('') + rest };
  }
  return null;
}

export interface FramedPinyin {
  /** The syllable with which it begins. */
  readonly first: string;
  /** The last three letters. */
  readonly last: string;
  /** The first letters of the first two syllables. */
  readonly initials: string;
}

/** Shorter ones have no middle in which something could be wrong. */
const FRAMED_MIN_CHARS = 7;
const TAIL_CHARS = 3;

/**
 * Pinyin with a slip in its middle: wangjainguo begins with wang, goes on with j, and ends in guo. All ways to read
 * it, for feng may be fen and g.
 */
export function readFramedPinyin(letters: string): FramedPinyin[] {
  if (letters.length < FRAMED_MIN_CHARS || letters.length > MAX_CHARS) return [];
  const lengths = Array.from({ length: SYLLABLE_MAX_CHARS - 1 }, (_none, index) => index + 2);
  const firsts = lengths.map((chars) => letters.slice(0, chars)).filter((text) => SYLLABLE.test(text)).slice(-2);
  return firsts.filter((first) => first.length + TAIL_CHARS < letters.length)
    .map((first): FramedPinyin => ({ first, last: letters.slice(-TAIL_CHARS), initials: first.charAt(0) + letters.charAt(first.length) }));
}
