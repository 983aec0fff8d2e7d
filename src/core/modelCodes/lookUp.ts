import type { ModelReason } from './catalogue';
import type { CatalogueIndex, Entry } from './compile';
import { firstUnit, shapeOf } from './compile';
import { isGeneric, isName, isVariant } from './noise';
import type { Word } from './notation';
import type { Asked, Reading } from './readings';

/** What a lookup found: one entry resolves, several are a conflict. */
export interface Found {
  readonly entries: readonly Entry[];
  readonly reason: ModelReason;
}

const NOTHING: readonly Entry[] = [];

export function sameBoundaries(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((at, place) => at === b[place]);
}

const DIGIT = /[0-9]/;
function digitBoundaries(key: string, boundaries: readonly number[]): number[] {
  return boundaries.filter((at) => DIGIT.test(key.charAt(at - 1)) && DIGIT.test(key.charAt(at)));
}

function isWithin(a: readonly number[], b: readonly number[]): boolean {
  return a.every((at) => b.includes(at));
}

function permitted(entries: readonly Entry[] | undefined, makers: ReadonlySet<number> | null): readonly Entry[] {
  if (entries === undefined) return NOTHING;
  return makers === null ? entries : entries.filter((entry) => makers.has(entry.maker));
}

/** Without a brand a handful of digits may be anything. */
function isWeak(key: string, makers: ReadonlySet<number> | null): boolean {
  if (makers !== null) return false;
  return key.length < 3 || (key.length < 6 && !/[^0-9]/.test(key));
}

/** Models of one key: a separator between digits may veto the only one, or choose among several. */
function bySeparators(entries: readonly Entry[], reading: Pick<Reading, 'key' | 'boundaries'>): readonly Entry[] {
  const [only] = entries;
  if (only === undefined) return entries;
  if (entries.length === 1) {
    const asked = digitBoundaries(reading.key, reading.boundaries);
    const own = digitBoundaries(only.key, only.boundaries);
    const isAgainst = !isWithin(asked, own) && !isWithin(own, asked);
    const isElsewhere = !isWithin(asked, only.boundaries) && !isWithin(only.boundaries, reading.boundaries);
    return isAgainst || isElsewhere ? NOTHING : entries;
  }
  const exact = entries.filter((entry) => sameBoundaries(entry.boundaries, reading.boundaries));
  if (exact.length === 1) return exact;
  const within = entries.filter((entry) => entry.boundaries.length > 0 && isWithin(entry.boundaries, reading.boundaries));
  const [best] = within;
  const isOnly = within.length === 1 && best !== undefined && entries.every((other) => other === best || !isWithin(other.boundaries, reading.boundaries));
  return isOnly ? within : entries;
}

/** The canonical code as it is written, then the key, then the key without noise, then the core; the first that finds anything speaks. */
export function lookUp(index: CatalogueIndex, asked: Asked): Found | null {
  const [first] = asked.readings;
  if (first === undefined) return null;
  for (const step of [canonical, byKey, byRule, byUnit, byReduced, byCore]) {
    for (const reading of asked.readings) {
      if (reading.key === '' || isWeak(reading.key, reading.makers)) continue;
      const found = step(index, reading, asked);
      if (found === 'VETO') return null;
      if (found !== null) return alone(index, reading, preferred(found, reading));
    }
  }
  return null;
}

/** Where one name stands for several makers, the one that the catalogue calls so goes first. */
function preferred(found: Found, reading: Reading): Found {
  if (found.entries.length < 2 || reading.preferred === null) return found;
  const entries = found.entries.filter(({ maker }) => reading.preferred?.has(maker));
  return entries.length > 0 ? { ...found, entries } : found;
}

/** What else the same code may mean: the same core of another maker, where no brand is known; a platform's other models. */
function alone(index: CatalogueIndex, reading: Reading, found: Found): Found {
  const [only] = found.entries;
  if (only === undefined || found.entries.length > 1) return found;
  if (reading.makers === null && reading.names.size === 0) {
    const others = (index.byCore.get(reading.key) ?? []).filter(({ maker }) => maker !== only.maker);
    if (others.length > 0) return { entries: [only, ...others], reason: 'SEVERAL_MODELS' };
  }
  const platforms = index.platforms[only.maker];
  if (platforms === undefined || platforms.described.size === 0 || found.reason === 'CONFIRMED_RULE') return found;
  const described = (platforms.described.get(only.folded) ?? []).filter(({ id }) => id !== only.id);
  if (described.length > 0) return { entries: [only, ...described], reason: 'SEVERAL_MODELS' };
  return platforms.shapes.has(shapeOf(only.folded)) ? { entries: [only], reason: 'SHARED_CODE' } : found;
}

type Step = (index: CatalogueIndex, reading: Reading, asked: Asked) => Found | 'VETO' | null;

const canonical: Step = (index, reading, asked) => {
  const same = permitted(index.byKey.get(reading.key), reading.makers);
  if (same.length === 0) return null;
  const exact = same.filter(({ folded }) => folded === asked.folded);
  const entries = exact.length > 0 ? exact : same.filter((entry) => sameWords(entry.words, reading.words));
  // One whose separators are exactly these, or the only one of this key.
  return entries.length > 0 ? { entries, reason: 'SAME_CODE' } : null;
};

function sameWords(a: readonly Word[], b: readonly Word[]): boolean {
  return a.length === b.length && a.every((word, place) => word.text === b[place]?.text && word.separated === b[place].separated);
}

const byKey: Step = (index, reading) => {
  const same = permitted(index.byKey.get(reading.key), reading.makers);
  if (same.length === 0) return null;
  const entries = bySeparators(same, reading);
  return entries.length === 0 ? 'VETO' : { entries, reason: 'SAME_KEY' };
};

/** What people have confirmed may be left out: the suffix or prefix of a rule. */
const byRule: Step = (index, reading, asked) => {
  for (const rule of index.rules) {
    if (rule.makers !== null && (reading.makers === null || ![...reading.makers].every((maker) => rule.makers?.has(maker)))) continue;
    const text = rule.text.replace(/[^\p{L}\p{N}\p{M}+]/gu, '');
    const isSuffix = rule.kind === 'DROP_SUFFIX';
    if (text === '' || reading.key.length <= text.length || !(isSuffix ? asked.folded.endsWith(rule.text) && reading.key.endsWith(text) : asked.folded.includes(rule.text) && reading.key.startsWith(text))) continue;
    const key = isSuffix ? reading.key.slice(0, -text.length) : reading.key.slice(text.length);
    const entries = permitted(index.byKey.get(key), reading.makers);
    if (entries.length > 0) return { entries: bySeparators(entries, { key, boundaries: isSuffix ? reading.boundaries.filter((at) => at < key.length) : reading.boundaries.map((at) => at - text.length) }), reason: 'CONFIRMED_RULE' };
  }
  return null;
};

/** Indoor and outdoor unit: the first names the model; where the catalogue names both, both must agree. */
const byUnit: Step = (index, reading, asked) => {
  const unit = firstUnit(asked.folded, reading.key);
  if (unit !== null) {
    const alone = permitted(index.byKey.get(unit), reading.makers);
    return alone.length > 0 && permitted(index.byUnit.get(unit), reading.makers).length === 0 ? { entries: alone, reason: 'SAME_UNIT' } : null;
  }
  const entries = permitted(index.byUnit.get(reading.key), reading.makers);
  return entries.length > 0 ? { entries, reason: 'SAME_UNIT' } : null;
};

/** Without what tells nothing: on the asking side first, then on the catalogue's, then on both. */
const byReduced: Step = (index, reading) => {
  if (!DIGIT.test(reading.reduced) || reading.reducedWords.length === 0) return null;
  const dropped = reading.words.length - reading.reducedWords.length;
  if (dropped > 0) {
    const bare = permitted(index.byKey.get(reading.reduced), reading.makers);
    const family = bare.flatMap((entry) => familyOf(index, entry, reading));
    if (family.length > 0) return { entries: [...bare, ...family], reason: 'WHOLE_FAMILY' };
    if (bare.length > 0 && !isWeak(reading.reduced, reading.makers)) return { entries: bare, reason: 'SAME_WITHOUT_NOISE' };
  }
  const entries = permitted(index.byReduced.get(reading.reduced), reading.makers);
  return entries.length > 0 && !isWeak(reading.reduced, reading.makers) ? { entries, reason: 'SAME_WITHOUT_NOISE' } : null;
};

const SERIES = new Set(['SERIES', '系列']);
const ROUND_NUMBER = /^([0-9]+?)(0{1,2})$/;

/** "7100 SERIES" is the one model 7100, unless the catalogue has a 7110 or a 7140 beside it: then it is all of them. */
function familyOf(index: CatalogueIndex, entry: Entry, reading: Reading): Entry[] {
  if (!reading.words.some(({ text }) => SERIES.has(text))) return [];
  const [, stem, zeros] = ROUND_NUMBER.exec(entry.words.find(({ hasDigit }) => hasDigit)?.text ?? '') ?? [];
  if (stem === undefined || zeros === undefined) return [];
  const before = entry.core.slice(0, entry.core.length - stem.length - zeros.length);
  const family: Entry[] = [];
  for (let number = 1; number < 10 ** zeros.length; number += 1) {
    for (const other of index.byCore.get(before + stem + String(number).padStart(zeros.length, '0')) ?? NOTHING) {
      if (other.maker === entry.maker && sameNames(other.names, entry.names)) family.push(other);
    }
  }
  return family;
}

function sameNames(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((name) => b.has(name));
}

const MIN_CORE_CHARS = 4;
const MIN_CORE_DIGITS = 2;

/** Letters and digits together, enough of both that no other device of the maker is likely to bear them. */
function isSpecific(core: string): boolean {
  return core.length >= MIN_CORE_CHARS && /[A-Z]/.test(core) && core.replace(/[^0-9]/g, '').length >= MIN_CORE_DIGITS;
}

/** The same code with other names around it. Needs the brand; names that tell models apart, or stand for one another, veto. */
const byCore: Step = (index, reading) => {
  if (reading.core === '' || reading.makers === null || !DIGIT.test(reading.core)) return null;
  const same = permitted(index.byCore.get(reading.core), reading.makers);
  if (same.length === 0) return null;
  const fitting = same.filter((entry) => namesFit(index, entry, reading));
  if (fitting.length === 0) return null;
  return { entries: fitting, reason: 'SAME_CORE' };
};

function namesFit(index: CatalogueIndex, entry: Entry, reading: Reading): boolean {
  const extra = [...reading.names].filter((name) => !entry.names.has(name));
  const missing = [...entry.names].filter((name) => !reading.names.has(name));
  if (extra.length > 0 && missing.length > 0) return false;
  const telling = index.tellingNames[entry.maker];
  if ([...extra, ...missing].some((name) => telling?.has(name))) return false;
  if (namesBehind(entry.words).some((word) => missing.includes(word.text))) return false;
  if (namesBehind(reading.words).some((word) => extra.includes(word.text) && !isGeneric(word))) return false;
  if (reading.words.some(isVariant) && !reading.words.filter(isVariant).every((word) => entry.words.some(({ text }) => text === word.text))) return false;
  if (isSpecific(reading.core)) return true;
  const umbrellas = index.umbrellas[entry.maker];
  if (missing.length === 0 && entry.names.size === 0 && extra.every((name) => umbrellas?.has(name)) && /[A-Z]/.test(reading.core) && /[0-9]{2}/.test(reading.core)) return true;
  return missing.length === 0 && entry.names.size === 0 && reading.core.replace(/[^0-9]/g, '').length >= MIN_CORE_CHARS;
}

/** Names that stand behind the last word of the code. */
function namesBehind(words: readonly Word[]): Word[] {
  let last = words.length;
  while (last > 0 && isName(words[last - 1] ?? { text: '', hasDigit: true, isHan: false, inBrackets: false, separated: false })) last -= 1;
  return words.slice(last);
}
