import type { CatalogueIndex } from './compile';
import { brandAtStart, coreOf, gluedBrand, readBrand } from './compile';
import { isName, withoutNoise } from './noise';
import type { Word } from './notation';
import { boundariesOf, foldCode, joined, readDeviceId, wordsOf } from './notation';
import type { ModelQuestion } from './catalogue';

const NO_NOISE: ReadonlySet<string> = new Set();
const MAX_BRANDS = 4;

/** One way to read a question: its words without one brand or another in front. What only later steps need is made when they ask. */
export class Reading {
  readonly key: string;
  readonly boundaries: readonly number[];
  private withoutNoise: readonly Word[] | undefined;
  private coreText: string | undefined;
  private nameSet: ReadonlySet<string> | undefined;

  constructor(
    private readonly index: CatalogueIndex,
    readonly words: readonly Word[],
    /** Whose models it may be; null where no brand is known. */
    readonly makers: ReadonlySet<number> | null,
    /** Of these, those that the catalogue calls just as the question does. */
    readonly preferred: ReadonlySet<number> | null = null,
  ) {
    this.key = joined(words);
    this.boundaries = boundariesOf(words);
  }

  get reducedWords(): readonly Word[] {
    if (this.withoutNoise !== undefined) return this.withoutNoise;
    const [only] = this.makers?.size === 1 ? this.makers : [];
    this.withoutNoise = withoutNoise(this.words, only === undefined ? this.index.anyNoise : this.index.noise[only] ?? NO_NOISE);
    return this.withoutNoise;
  }

  get reduced(): string {
    return joined(this.reducedWords);
  }

  get core(): string {
    this.coreText ??= coreOf(this.reducedWords);
    return this.coreText;
  }

  get names(): ReadonlySet<string> {
    this.nameSet ??= new Set(this.reducedWords.filter(isName).map(({ text }) => text));
    return this.nameSet;
  }
}

export interface Asked {
  readonly folded: string;
  /** The brand as it was given beside the code, joined; null for none. */
  readonly brand: string | null;
  /** A brand was given, and the catalogue has no manufacturer of that name. */
  readonly isForeign: boolean;
  /** Best first; at least one. */
  readonly readings: readonly Reading[];
}

/** A brand in the text is nearer to the code than one beside it; where both are known they must agree. */
function meet(given: ReadonlySet<number> | null, written: ReadonlySet<number>): ReadonlySet<number> {
  if (given === null) return written;
  const both = new Set([...written].filter((maker) => given.has(maker)));
  return both.size > 0 ? both : given;
}

/** How a question can be read: a brand in front goes, once or several times; so does one that touches the code. */
export function readQuestion(index: CatalogueIndex, question: ModelQuestion): Asked {
  const deviceId = readDeviceId(question.code);
  const folded = foldCode(deviceId?.code ?? question.code);
  const brandText = question.manufacturer ?? deviceId?.manufacturer ?? null;
  const brand = brandText === null || brandText.trim() === '' ? null : joined(wordsOf(foldCode(brandText)));
  const given = brandText === null || brand === null ? null : readBrand(index.brands, brandText);
  const whole = wordsOf(folded);
  let words: readonly Word[] = whole;
  let makers = given;
  for (let round = 0; round < MAX_BRANDS; round += 1) {
    const found = brandAtStart(index.brands, words);
    if (found === null) break;
    makers = meet(given, found.makers);
    words = words.slice(found.taken).map((word, place) => (place === 0 ? { ...word, separated: false } : word));
  }
  const preferred = index.brands.owners.get(brand ?? '') ?? index.brands.owners.get(joined(whole.slice(0, whole.length - words.length))) ?? null;
  const readings = [new Reading(index, words, makers, preferred)];
  const glued = gluedBrand(index.brands, words);
  if (glued !== null) readings.push(new Reading(index, glued.words, meet(makers, glued.makers)));
  if (words !== whole) readings.push(new Reading(index, whole, given));
  return { folded, brand, isForeign: brand !== null && given === null, readings };
}

/** The manufacturers whose brand stands with a code, as the catalogue writes them. */
export function makersOf(index: CatalogueIndex, question: ModelQuestion): string[] {
  const makers = readQuestion(index, question).readings[0]?.makers ?? null;
  return makers === null ? [] : [...makers].map((maker) => index.manufacturers[maker] ?? '');
}
