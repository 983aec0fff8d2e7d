import { personNameKind } from '../../../attributes/personName';
import { titlesConflict } from '../../../attributes/personName/vocabulary';
import type { PersonName } from '../../../attributes/personName/value';
import { namePinyin } from '../../../attributes/text/pinyin';
import { looksAlike } from './lookalikes';
import { heardAs, isForeignGiven, syllablesOf } from './sounds';

/** What two persons' names are to each other; the nearest first. */
export const PERSON_RELATIONS = ['SAME', 'SOUND', 'SHAPE', 'FAMILIAR', 'RELATIVE', 'OTHER'] as const;
export type PersonRelation = (typeof PERSON_RELATIONS)[number];

/** A person's name, reckoned once. */
export interface Person {
  readonly key: string;
  /** The name's characters; empty for a Latin name. */
  readonly chars: readonly string[];
  readonly syllables: readonly string[];
  readonly surname: string | null;
  readonly surnameSound: string | null;
  readonly givenSound: string | null;
  readonly title: string | null;
  readonly partial: boolean;
  /** Latin given name that is no pinyin: Grace. */
  readonly foreignGiven: boolean;
}

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');

function soundsOf(name: PersonName): readonly [surname: string | null, given: string | null] {
  if (name.surname === null) return [null, null];
  if (name.latin) {
    // Lucy徐: the surname may be Chinese although the given name is not.
    const surname = syllablesOf(name.surname).join('');
    return [letters(surname), name.given === null ? null : letters(name.given)];
  }
  const [surname, given] = namePinyin(name.surname + (name.given ?? ''), name.surname.length);
  return [letters(surname), name.given === null ? null : letters(given)];
}

export function preparePerson(name: PersonName): Person {
  const plain = name.name.replaceAll('·', '');
  const [surnameSound, givenSound] = soundsOf(name);
  return {
    key: personNameKind.identity(name),
    chars: name.latin || name.partial ? [] : Array.from(plain),
    syllables: name.latin || name.partial ? [] : syllablesOf(plain),
    surname: name.latin ? null : name.surname, surnameSound, givenSound,
    title: name.title, partial: name.partial,
    foreignGiven: name.latin && !name.partial && isForeignGiven(name.given ?? ''),
  };
}

/** Where both are Chinese, the characters must agree; a Latin surname is held against the sound. */
function sameSurname(a: Person, b: Person): boolean {
  return a.surname !== null && b.surname !== null ? a.surname === b.surname : sameSurnameSound(a, b);
}

function sameSurnameSound(a: Person, b: Person): boolean {
  return a.surnameSound !== null && a.surnameSound === b.surnameSound;
}

const titlesGoTogether = (a: Person, b: Person): boolean => a.title === null || b.title === null || !titlesConflict(a.title, b.title);

/** 姜楠西 and 江南希, 唐炎刚 and Yangang Tang. */
function sameSound(a: Person, b: Person): boolean {
  if (a.chars.length > 0 && b.chars.length > 0) return a.chars.length === b.chars.length && a.syllables.every((syllable, i) => syllable === b.syllables[i]);
  if (a.surnameSound === null || a.givenSound === null || a.foreignGiven) return false;
  // Ye Jin: either may be the surname.
  return (a.surnameSound === b.surnameSound && a.givenSound === b.givenSound) || (a.surnameSound === b.givenSound && a.givenSound === b.surnameSound);
}

/** Every character is the same, of the same sound, or a look-alike: what a slip of the hand leaves. Neighbours may have changed places. */
function sameShape(a: readonly string[], b: readonly string[], soundA: readonly string[], soundB: readonly string[]): boolean {
  if (a.length !== b.length || a.length < 2) return false;
  const differing = a.flatMap((char, i) => (char === b[i] ? [] : [i]));
  const [first = 0, second] = differing;
  if (differing.length === 2 && second === first + 1 && first > 0 && a[first] === b[second] && a[second] === b[first]) return true;
  const slips = differing.filter((i) => looksAlike(a[i] ?? '', b[i] ?? '') || heardAs(soundA[i] ?? '') === heardAs(soundB[i] ?? ''));
  return slips.length === differing.length && differing.length < a.length;
}

export function comparePersons(a: Person, b: Person): PersonRelation {
  if (a.key === b.key) return 'SAME';
  if (a.partial || b.partial) return sameSurnameSound(a, b) && titlesGoTogether(a, b) ? 'FAMILIAR' : 'OTHER';
  if (sameSound(a, b)) return 'SOUND';
  if (a.chars.length > 0 && sameShape(a.chars, b.chars, a.syllables, b.syllables)) return 'SHAPE';
  if (!sameSurname(a, b)) return 'OTHER';
  const oneForeign = a.foreignGiven !== b.foreignGiven || (a.foreignGiven && a.givenSound === b.givenSound);
  return oneForeign ? 'FAMILIAR' : 'RELATIVE';
}
