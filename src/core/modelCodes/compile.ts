import type { BrandLexicon } from './brands';
import { brandAtStart, compileBrands, gluedBrand, readBrand } from './brands';
import type { ModelAlias, ModelCodeRule, ModelName } from './catalogue';
import { compileGrams } from './grams';
import type { GramIndex } from './grams';
import { isName, learnNoise, withoutNoise } from './noise';
import type { Word } from './notation';
import { boundariesOf, foldCode, joined, wordsOf } from './notation';

/** One model as it is looked up. */
export interface Entry {
  readonly id: string;
  /** Place in `CatalogueIndex.manufacturers`. */
  readonly maker: number;
  /** As the manufacturer writes it. */
  readonly code: string;
  readonly folded: string;
  readonly words: readonly Word[];
  /** All words without separators. */
  readonly key: string;
  readonly boundaries: readonly number[];
  /** Without noise. */
  readonly reduced: string;
  /** The words that are code, without the names beside them. */
  readonly core: string;
  readonly names: ReadonlySet<string>;
}

export interface CompiledAlias extends ModelAlias {
  readonly makers: ReadonlySet<number> | null;
  readonly brand: string | null;
  readonly boundaries: readonly number[];
}

/** A catalogue with its aliases and rules, ready to be asked. Immutable. */
export interface CatalogueIndex {
  readonly entries: readonly Entry[];
  readonly byId: ReadonlyMap<string, Entry>;
  readonly manufacturers: readonly string[];
  readonly brands: BrandLexicon;
  /** By manufacturer. */
  readonly noise: readonly ReadonlySet<string>[];
  /** Noise of any manufacturer: for codes without a brand. */
  readonly anyNoise: ReadonlySet<string>;
  /** Names that many models of a manufacturer begin with and that tell none of them apart: "STYLUS". */
  readonly umbrellas: readonly ReadonlySet<string>[];
  /** Codes that the catalogue itself tells apart by a description behind "_": one of them alone names a platform. By manufacturer. */
  readonly platforms: readonly Platforms[];
  /** Names that tell two models of a manufacturer apart. */
  readonly tellingNames: readonly ReadonlySet<string>[];
  readonly byFolded: ReadonlyMap<string, readonly Entry[]>;
  readonly byKey: ReadonlyMap<string, readonly Entry[]>;
  readonly byReduced: ReadonlyMap<string, readonly Entry[]>;
  readonly byCore: ReadonlyMap<string, readonly Entry[]>;
  /** By the code of the first unit: "KFR-35GW/EFVAA1" of "KFR-35GW/EFVAA1+1U35E3A". */
  readonly byUnit: ReadonlyMap<string, readonly Entry[]>;
  readonly aliases: ReadonlyMap<string, readonly CompiledAlias[]>;
  readonly rules: readonly (ModelCodeRule & { readonly makers: ReadonlySet<number> | null })[];
  readonly grams: GramIndex;
}

export interface Platforms {
  /** Folded code → the models that describe it further. */
  readonly described: ReadonlyMap<string, readonly Entry[]>;
  /** Shapes (letters in front and length) of which several codes are described so. */
  readonly shapes: ReadonlySet<string>;
}

export interface CatalogueFacts {
  readonly models: readonly ModelName[];
  readonly aliases?: readonly ModelAlias[];
  readonly rules?: readonly ModelCodeRule[];
}

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** The words that are code: no series name, no description. */
export function coreOf(words: readonly Word[]): string {
  let core = '';
  for (const word of words) if (!isName(word)) core += word.text;
  return core;
}

/** A model's words without its own brand in front. */
function ownWords(brands: BrandLexicon, maker: number, code: string): readonly Word[] {
  let words: readonly Word[] = wordsOf(foldCode(code));
  for (let found = brandAtStart(brands, words); found?.makers.has(maker) === true; found = brandAtStart(brands, words)) words = words.slice(found.taken);
  return words.map((word, place) => (place === 0 ? { ...word, separated: false } : word));
}

/** The key by which a code and its aliases meet: brand and separators gone. */
export function aliasKey(folded: string): string {
  const key = joined(wordsOf(folded));
  return key === '' ? folded : key;
}

/** Compiles a catalogue. Everything that resolution knows beyond the words of this room it learns here, from the codes. */
export function compileCatalogue({ models, aliases = [], rules = [] }: CatalogueFacts): CatalogueIndex {
  const manufacturers = [...new Set(models.map((model) => model.manufacturer))];
  const places = new Map(manufacturers.map((name, place) => [name, place]));
  const brands = compileBrands(manufacturers);
  const rows = models.map((model) => {
    const maker = places.get(model.manufacturer) ?? 0;
    return { model, maker, words: ownWords(brands, maker, model.code) };
  });
  const byMaker = new Map<number, (readonly Word[])[]>();
  for (const { maker, words } of rows) push(byMaker, maker, words);
  const noise = manufacturers.map((_, maker) => learnNoise(byMaker.get(maker) ?? []));
  const entries = rows.map(({ model, maker, words }): Entry => {
    const reduced = withoutNoise(words, noise[maker] ?? new Set());
    return {
      id: model.id, maker, code: model.code, folded: foldCode(model.code), words, key: joined(words), boundaries: boundariesOf(words),
      reduced: joined(reduced), core: coreOf(reduced), names: new Set(reduced.filter(isName).map(({ text }) => text)),
    };
  });
  const by = (key: (entry: Entry) => string): Map<string, Entry[]> => {
    const map = new Map<string, Entry[]>();
    for (const entry of entries) if (key(entry) !== '') push(map, key(entry), entry);
    return map;
  };
  const byCore = by(({ core }) => core);
  const telling = tellingNames(manufacturers.length, byCore);
  const own = manufacturers.map((): Entry[] => []);
  for (const entry of entries) own[entry.maker]?.push(entry);
  return {
    entries, manufacturers, brands, noise, byCore,
    byId: new Map(entries.map((entry) => [entry.id, entry])),
    anyNoise: new Set(noise.flatMap((words) => [...words])),
    tellingNames: telling, umbrellas: own.map((list, maker) => umbrellaNames(list, telling[maker] ?? new Set())), platforms: own.map(platformsOf),
    byFolded: by(({ folded }) => folded), byKey: by(({ key }) => key), byReduced: by(({ reduced }) => reduced), byUnit: by(({ folded, key }) => (folded.includes('+') ? firstUnit(folded, key) ?? '' : '')),
    aliases: compileAliases(aliases, brands),
    rules: compileRules(rules, brands),
    grams: compileGrams(entries),
  };
}

/** The key of the code before a "+" that stands between two codes, where there is one. */
export function firstUnit(folded: string, key: string): string | null {
  const plus = folded.search(/[A-Z0-9)]\s*\+\s*(?=[A-Z0-9]*[0-9])/);
  if (plus < 0) return null;
  const at = key.indexOf('+');
  return at > 0 ? key.slice(0, at) : null;
}

/** Names by which models of one manufacturer with the same core differ. */
function tellingNames(makers: number, byCore: ReadonlyMap<string, readonly Entry[]>): Set<string>[] {
  const telling = Array.from({ length: makers }, () => new Set<string>());
  for (const entries of byCore.values()) {
    if (entries.length < 2) continue;
    for (const maker of new Set(entries.map((entry) => entry.maker))) {
      const own = entries.filter((entry) => entry.maker === maker);
      for (const name of new Set(own.flatMap(({ names }) => [...names]))) {
        if (own.some(({ names }) => !names.has(name))) telling[maker]?.add(name);
      }
    }
  }
  return telling;
}

const MIN_UMBRELLA_MODELS = 5;

function umbrellaNames(entries: readonly Entry[], telling: ReadonlySet<string>): Set<string> {
  const counts = new Map<string, number>();
  for (const { words, names } of entries) {
    const first = words[0]?.text ?? '';
    if (names.has(first) && !telling.has(first)) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= MIN_UMBRELLA_MODELS).map(([name]) => name));
}

const DESCRIBED = /^([A-Z]+)?([A-Z0-9-]*[0-9][A-Z0-9-]*)_(?=.*[A-Z]{4})/;
const MIN_PLATFORM_CODES = 3;

/** The letters in front of a code and its length: codes of one shape are numbered alike. */
export function shapeOf(folded: string): string {
  return `${/^[A-Z]*/.exec(folded)?.[0] ?? ''}|${folded.length}`;
}

function platformsOf(entries: readonly Entry[]): Platforms {
  const described = new Map<string, Entry[]>();
  for (const entry of entries) {
    const match = DESCRIBED.exec(entry.folded);
    if (match !== null) push(described, match[0].slice(0, -1), entry);
  }
  const shapes = new Map<string, number>();
  for (const code of described.keys()) shapes.set(shapeOf(code), (shapes.get(shapeOf(code)) ?? 0) + 1);
  return { described, shapes: new Set([...shapes].filter(([shape, codes]) => codes >= MIN_PLATFORM_CODES && !shape.startsWith('|')).map(([shape]) => shape)) };
}

/** The same catalogue with other aliases and rules: cheap, for the models need not be compiled anew. */
export function withSayings(index: CatalogueIndex, { aliases, rules }: Required<Pick<CatalogueFacts, 'aliases' | 'rules'>>): CatalogueIndex {
  return { ...index, aliases: compileAliases(aliases, index.brands), rules: compileRules(rules, index.brands) };
}

function compileRules(rules: readonly ModelCodeRule[], brands: BrandLexicon): CatalogueIndex['rules'] {
  return rules.map((rule) => ({ ...rule, text: foldCode(rule.text), makers: rule.manufacturer === null ? null : readBrand(brands, rule.manufacturer) ?? new Set() }));
}

function compileAliases(aliases: readonly ModelAlias[], brands: BrandLexicon): Map<string, CompiledAlias[]> {
  const map = new Map<string, CompiledAlias[]>();
  for (const alias of aliases) {
    const words = wordsOf(foldCode(alias.code));
    const makers = alias.manufacturer === null ? null : readBrand(brands, alias.manufacturer);
    push(map, aliasKey(foldCode(alias.code)), {
      ...alias, makers, brand: alias.manufacturer === null ? null : aliasKey(foldCode(alias.manufacturer)), boundaries: boundariesOf(words),
    });
  }
  return map;
}

export { brandAtStart, gluedBrand, readBrand };
