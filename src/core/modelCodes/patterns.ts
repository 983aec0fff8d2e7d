import type { ModelAlias, ModelCodeRule } from './catalogue';
import type { CatalogueIndex, Entry } from './compile';
import { readQuestion } from './readings';
import { joined, wordsOf } from './notation';

/** A pattern that confirmed aliases have in common, with what speaks for it and against it. */
export interface CodePattern extends ModelCodeRule {
  /** Confirmed aliases that leaving the text out would have resolved rightly. */
  readonly hits: number;
  /** Confirmed aliases that it would have led to another model, and models that the text itself tells apart. */
  readonly misses: number;
  /** Some of the codes that speak for it. */
  readonly samples: readonly string[];
}

const MIN_HITS = 3;
const MAX_SAMPLES = 5;
const MAX_PATTERN_CHARS = 24;
const SEPARATORS = /[^\p{L}\p{N}\p{M}+]/gu;

/** What a code has beyond its model's own, at one end. */
function patternOf(index: CatalogueIndex, alias: ModelAlias, entry: Entry): Pick<ModelCodeRule, 'kind' | 'text'> | null {
  const { folded, readings } = readQuestion(index, alias);
  const key = readings[0]?.key ?? '';
  if (key.length <= entry.key.length) return null;
  const extra = key.length - entry.key.length;
  if (key.startsWith(entry.key)) return { kind: 'DROP_SUFFIX', text: tailOf(folded, extra) };
  if (key.endsWith(entry.key)) return { kind: 'DROP_PREFIX', text: key.slice(0, extra) };
  return null;
}

/** The end of a text that holds so many letters and digits, with the separator before them. */
function tailOf(folded: string, letters: number): string {
  let at = folded.length;
  for (let left = letters; at > 0; at -= 1) {
    if (folded.charAt(at - 1).replace(SEPARATORS, '') === '') continue;
    if (left === 0) break;
    left -= 1;
  }
  return folded.slice(at).trim();
}

/** Patterns that people have confirmed again and again, most confirmed first. They apply only once a person says so. */
export function minePatterns(index: CatalogueIndex, aliases: readonly ModelAlias[]): CodePattern[] {
  const found = new Map<string, { readonly kind: ModelCodeRule['kind']; readonly text: string; readonly maker: number; readonly codes: string[] }>();
  for (const alias of aliases) {
    const entry = index.byId.get(alias.modelId);
    const pattern = entry === undefined ? null : patternOf(index, alias, entry);
    if (entry === undefined || pattern === null || pattern.text.length > MAX_PATTERN_CHARS) continue;
    const name = `${pattern.kind}|${entry.maker}|${pattern.text}`;
    const known = found.get(name) ?? { ...pattern, maker: entry.maker, codes: [] };
    if (!known.codes.includes(alias.code)) known.codes.push(alias.code);
    found.set(name, known);
  }
  return [...found.values()].filter(({ codes }) => codes.length >= MIN_HITS).map(({ kind, text, maker, codes }): CodePattern => ({
    kind, text, manufacturer: index.manufacturers[maker] ?? null, hits: codes.length,
    misses: missesOf(index, aliases, { kind, text: joined(wordsOf(text)), maker }), samples: codes.slice(0, MAX_SAMPLES),
  })).sort((a, b) => b.hits - a.hits || a.misses - b.misses || (a.text < b.text ? -1 : 1));
}

function missesOf(index: CatalogueIndex, aliases: readonly ModelAlias[], { kind, text, maker }: { readonly kind: ModelCodeRule['kind']; readonly text: string; readonly maker: number }): number {
  const rest = (key: string): string | null => {
    if (key.length <= text.length) return null;
    if (kind === 'DROP_SUFFIX') return key.endsWith(text) ? key.slice(0, -text.length) : null;
    return key.startsWith(text) ? key.slice(text.length) : null;
  };
  const leadsTo = (key: string | null): readonly Entry[] => (key === null ? [] : (index.byKey.get(key) ?? []).filter((entry) => entry.maker === maker));
  const apart = index.entries.filter((entry) => entry.maker === maker && leadsTo(rest(entry.key)).some(({ id }) => id !== entry.id)).length;
  const against = aliases.filter((alias) => {
    const led = leadsTo(rest(readQuestion(index, alias).readings[0]?.key ?? ''));
    return led.length > 0 && led.every(({ id }) => id !== alias.modelId);
  }).length;
  return apart + against;
}
