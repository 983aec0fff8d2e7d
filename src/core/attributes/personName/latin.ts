import type { Reading } from '../text/field';
import { refuse } from '../text/field';
import { HAN } from '../text/simplified';
import type { PersonName } from './value';
import { isLatinTitle, LATIN_SURNAMES } from './vocabulary';

const WORD = /^[\p{L}\p{M}][\p{L}\p{M}'’.-]*$/u;
const WORDS_MAX = 6;

/** nancy, NANCY → Nancy; McKenna and d'Arc are left as their owners write them. */
function capitalise(word: string): string {
  if (word !== word.toLowerCase() && word !== word.toUpperCase()) return word;
  return word.toLowerCase().normalize('NFKC').replace(/(^|[-'’])(\p{L})/gu, (_all, before: string, letter: string) => {
    const raised = letter.toUpperCase();
    return before + (raised.length === letter.length ? raised : letter); // ß and its like have no capital of one letter
  });
}

/** The surname is the word that is a Chinese family name, at either end; failing that, the last, as in the West. */
function surnameIndex(words: readonly string[], commaFirst: boolean): number {
  if (commaFirst) return 0;
  const isFamily = (word: string | undefined): boolean => word !== undefined && LATIN_SURNAMES.has(word.toLowerCase());
  const last = words.length - 1;
  if (isFamily(words[0]) && !isFamily(words[last])) return 0;
  return last;
}

/** "Nancy Jiang", "JIANG, Nancy", "Mr. Li", "Jean-Luc Martin". */
export function parseLatin(text: string, bracketTitle: string | null): Reading<PersonName> {
  const commaFirst = /^[^,]+, ?[^,]+$/.test(text);
  const all = text.split(/[ ,·]+/).map((word) => word.replace(/^[.'’-]+|[.'’-]+$/g, '')).filter((word) => word !== '');
  const words = all.filter((word) => !isLatinTitle(word)).map(capitalise);
  const title = bracketTitle ?? all.find(isLatinTitle) ?? null;
  if (words.length === 0) return refuse('PLACEHOLDER');
  if (words.length > WORDS_MAX || !words.every((word) => WORD.test(word))) {
    return refuse('BAD_FORMAT', '这不像人名，请只填写姓名。', 'This does not look like a person\'s name: enter the name only.');
  }
  const first = words[0] ?? '';
  if (words.length === 1) {
    if (first.replace(/\P{L}/gu, '').length < 2) return refuse('BAD_LENGTH');
    // "Mr Li" says as little as 李先生, and "Nancy" no more.
    const name = title === null ? first : HAN.test(title) ? first + title : `${capitalise(title)} ${first}`;
    return { value: { name, surname: title === null ? null : first, given: title === null ? first : null, title: title === null ? null : capitalise(title), partial: true, latin: true } };
  }
  const at = surnameIndex(words, commaFirst);
  const given = words.filter((_word, i) => i !== at).join(' ');
  const surname = words[at] ?? first;
  return { value: { name: commaFirst ? `${given} ${surname}` : words.join(' '), surname, given, title, partial: false, latin: true } };
}
