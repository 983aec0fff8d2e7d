import { foldLookalikes } from '../attributes/text/edits';
import { editDistance } from '../matching/similarity/editDistance';
import type { ModelReason, ModelSuggestion } from './catalogue';
import type { CatalogueIndex, Entry } from './compile';
import { longestNumber, nearEntries } from './grams';
import type { Reading } from './readings';

const NEAR = 24;
export const MAX_SUGGESTIONS = 10;
const MIN_CONFIDENCE = 0.3;
/** A suggestion is never as sure as what resolves by itself. */
const MAX_CONFIDENCE = 0.95;
const OTHER_MAKER_FACTOR = 0.6;

/** Characters that need not change, as a share of the longer text; 0 where more than three of four must. */
function editSimilarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 0;
  const most = Math.ceil(0.75 * longest);
  const distance = editDistance(a, b, most);
  return distance > most ? 0 : 1 - distance / longest;
}

function sharedPrefix(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at / Math.max(a.length, b.length, 1);
}

/** How much of the longest numbers agrees from the left: 7100 and 7140 are of one family, 7100 and 4100 are not. */
function digitsAgree(a: string, b: string): number {
  return a === '' || b === '' ? 0 : a === b ? 1 : sharedPrefix(a, b) * 0.8;
}

interface Asked {
  readonly key: string;
  readonly core: string;
  readonly lookalikeKey: string;
  readonly lookalikeCore: string;
  readonly number: string;
  readonly names: ReadonlySet<string>;
}

/** Models that a code may mean, best first, each with its reason. They wait for a person. */
export function suggest(index: CatalogueIndex, reading: Reading, makers: ReadonlySet<number> | null, first: readonly ModelSuggestion[] = []): ModelSuggestion[] {
  const asked: Asked = {
    key: reading.key, core: reading.core, names: reading.names,
    number: longestNumber(reading.core), lookalikeKey: foldLookalikes(reading.key), lookalikeCore: foldLookalikes(reading.core),
  };
  const known = new Set(first.map(({ modelId }) => modelId));
  const near = nearEntries(index.grams, [asked.lookalikeKey, asked.lookalikeCore], NEAR);
  const found = near.flatMap((place): ModelSuggestion[] => {
    const entry = index.entries[place];
    if (entry === undefined || known.has(entry.id)) return [];
    const suggestion = weigh(index, place, entry, asked);
    const isOther = makers !== null && !makers.has(entry.maker);
    const confidence = isOther ? suggestion.confidence * OTHER_MAKER_FACTOR : suggestion.confidence;
    return confidence < MIN_CONFIDENCE ? [] : [{ modelId: entry.id, confidence: Math.round(confidence * 1000) / 1000, reason: isOther ? 'OTHER_MANUFACTURER' : suggestion.reason }];
  });
  found.sort((a, b) => b.confidence - a.confidence || (a.modelId < b.modelId ? -1 : 1));
  return [...first, ...found].slice(0, MAX_SUGGESTIONS);
}

function weigh(index: CatalogueIndex, place: number, entry: Entry, asked: Asked): { readonly confidence: number; readonly reason: ModelReason } {
  const [key, core] = [index.grams.folded[place] ?? '', index.grams.cores[place] ?? ''];
  if (key === asked.lookalikeKey && entry.key !== asked.key) return { confidence: MAX_CONFIDENCE, reason: 'LOOKALIKE_CHARACTERS' };
  const keys = editSimilarity(key, asked.lookalikeKey);
  const cores = core === key && asked.lookalikeCore === asked.lookalikeKey ? keys : asked.lookalikeCore === '' || core === '' ? 0 : editSimilarity(core, asked.lookalikeCore);
  const score = 0.35 * keys + 0.3 * cores + 0.15 * digitsAgree(index.grams.numbers[place] ?? '', asked.number) + 0.1 * sharedPrefix(entry.core, asked.core) + 0.1 * namesAgree(entry.names, asked.names);
  return { confidence: Math.min(score, MAX_CONFIDENCE), reason: reasonOf(entry, core, asked) };
}

function namesAgree(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0.5;
  let shared = 0;
  for (const name of a) if (b.has(name)) shared += 1;
  return shared / (a.size + b.size - shared);
}

function reasonOf(entry: Entry, lookalikeCore: string, asked: Asked): ModelReason {
  if (entry.core !== '' && entry.core === asked.core) return entry.key === asked.key ? 'OTHER_SEPARATORS' : 'SAME_CORE';
  if (lookalikeCore === asked.lookalikeCore) return 'LOOKALIKE_CHARACTERS';
  if (asked.key.startsWith(entry.key) || asked.core.startsWith(entry.core)) return 'LONGER_CODE';
  if (entry.key.startsWith(asked.key) || entry.core.startsWith(asked.core)) return 'SHORTER_CODE';
  return 'CLOSE_CODE';
}
