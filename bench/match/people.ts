/** Made-up people with the slips of hands: names of syllables of our own, so that no list of others' is needed. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { randomFrom, skewed } from '../search/random';

export const PEOPLE_COLUMNS = {
  first: 'givenName', last: 'familyName', house: 'number', street: 'street', town: 'locality', zip: 'postcode', state: 'region',
  born: 'date', phone: 'phone', number: 'identifier',
} as const;
type Person = Record<keyof typeof PEOPLE_COLUMNS, string>;

const ONSETS = ['b', 'br', 'c', 'ch', 'd', 'dr', 'f', 'g', 'gr', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 'st', 't', 'th', 'v', 'w'];
const NUCLEI = ['a', 'e', 'i', 'o', 'u', 'ai', 'ee', 'oa', 'ie'];
const CODAS = ['', '', 'n', 'r', 'l', 's', 'm', 'tt', 'ck', 'rd', 'nd'];
const WAYS = ['street', 'road', 'avenue', 'lane', 'drive', 'close', 'court', 'place'];
const STATES = ['nw', 'se', 'so', 'ct', 'ms', 'lb', 'ty', 'up'];
const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');

type Random = () => number;
const whole = (random: Random, below: number): number => Math.floor(random() * below);
const pick = <T>(random: Random, list: readonly T[]): T => {
  const found = list[whole(random, list.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
};

function word(random: Random, syllables: number): string {
  return Array.from({ length: syllables }, () => pick(random, ONSETS) + pick(random, NUCLEI) + pick(random, CODAS)).join('');
}

function words(random: Random, count: number): string[] {
  const found = new Set<string>();
  while (found.size < count) found.add(word(random, 1 + whole(random, 3)));
  return [...found];
}

const digits = (random: Random, count: number): string => Array.from({ length: count }, () => String(whole(random, 10))).join('');

/** One slip: a character changed, left out, put in, or two neighbours swapped. */
function slip(random: Random, text: string): string {
  if (text.length < 2) return text;
  const at = whole(random, text.length - 1);
  const letter = /\d/.test(text.charAt(at)) ? String(whole(random, 10)) : pick(random, LETTERS);
  switch (whole(random, 4)) {
    case 0: return text.slice(0, at) + letter + text.slice(at + 1);
    case 1: return text.slice(0, at) + text.slice(at + 1);
    case 2: return text.slice(0, at) + letter + text.slice(at);
    default: return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
  }
}

/** The same person as another clerk would have written him: some fields with slips, empty, moved or exchanged. */
function again(random: Random, person: Person, other: Person): Person {
  const copy = { ...person };
  for (const name of Object.keys(copy) as (keyof Person)[]) {
    const chance = random();
    if (chance < 0.06) copy[name] = '';
    else if (chance < 0.2) copy[name] = slip(random, copy[name]);
  }
  if (random() < 0.05) [copy.first, copy.last] = [copy.last, copy.first];
  if (random() < 0.08) Object.assign(copy, { house: other.house, street: other.street, town: other.town, zip: other.zip, state: other.state });
  if (random() < 0.1) copy.phone = other.phone;
  return copy;
}

/** Writes `records` rows, a third of them about somebody who is there already; `person` is the truth. Same seed, same file. */
export async function writePeople(file: string, records: number, seed: number): Promise<void> {
  const random = randomFrom(seed);
  const firsts = words(random, 900);
  const lasts = words(random, 6_000);
  const roads = words(random, 5_000);
  const towns = words(random, 1_500).map((town) => ({ town, zip: digits(random, 5), state: pick(random, STATES) }));
  const one = (): Person => ({
    first: skewed(random, firsts), last: skewed(random, lasts), house: String(1 + whole(random, 180)), street: `${pick(random, roads)} ${pick(random, WAYS)}`,
    ...skewed(random, towns, 20), born: `${1930 + whole(random, 75)}-${String(1 + whole(random, 12)).padStart(2, '0')}-${String(1 + whole(random, 28)).padStart(2, '0')}`,
    phone: `0${digits(random, 9)}`, number: digits(random, 9),
  });
  const out = createWriteStream(file);
  const columns = Object.keys(PEOPLE_COLUMNS) as (keyof Person)[];
  out.write(`${columns.join(',')},person\n`);
  const recent: { readonly person: Person; readonly id: number }[] = [];
  let people = 0;
  for (let row = 0; row < records; row += 1) {
    const known = recent.length > 0 && random() < 1 / 3 ? pick(random, recent) : undefined;
    const fresh = { person: one(), id: people };
    const shown = known === undefined ? fresh.person : again(random, known.person, fresh.person);
    if (known === undefined) {
      people += 1;
      if (recent.length < 20_000) recent.push(fresh); else recent[whole(random, recent.length)] = fresh;
    }
    if (!out.write(`${columns.map((column) => shown[column]).join(',')},${known?.id ?? fresh.id}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
