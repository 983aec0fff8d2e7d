import { foldLookalikes } from '../attributes/text/edits';

const GRAM = 3;
/** Grams that more entries carry tell nothing and are not kept. */
const MAX_POSTINGS = 2_000;
/** Postings that one question may read. */
const MAX_READ = 900;

/** Entries by the grams of their codes, lookalike characters folded. */
export interface GramIndex {
  readonly postings: ReadonlyMap<string, Int32Array>;
  /** Folded codes, by entry. */
  readonly folded: readonly string[];
  readonly cores: readonly string[];
  /** The longest number of each core. */
  readonly numbers: readonly string[];
  /** Room for one question's count, all zero between questions: a count must not cost an allocation. */
  readonly votes: Uint16Array;
}

export function longestNumber(core: string): string {
  let longest = '';
  for (const [number] of core.matchAll(/[0-9]+/g)) if (number.length > longest.length) longest = number;
  return longest;
}

export function gramsOf(text: string): string[] {
  const padded = `^${text}`;
  if (padded.length <= GRAM) return [padded];
  const grams = new Set<string>();
  for (let at = 0; at + GRAM <= padded.length; at += 1) grams.add(padded.slice(at, at + GRAM));
  return [...grams];
}

export function compileGrams(entries: readonly { readonly key: string; readonly core: string }[]): GramIndex {
  const lists = new Map<string, number[]>();
  const folded = entries.map(({ key }) => foldLookalikes(key));
  const cores = entries.map(({ core }) => foldLookalikes(core));
  entries.forEach((_, place) => {
    for (const gram of new Set([...gramsOf(folded[place] ?? ''), ...gramsOf(cores[place] ?? '')])) {
      const list = lists.get(gram);
      if (list === undefined) lists.set(gram, [place]);
      else if (list.length <= MAX_POSTINGS) list.push(place);
    }
  });
  const postings = new Map<string, Int32Array>();
  for (const [gram, list] of lists) if (list.length <= MAX_POSTINGS) postings.set(gram, Int32Array.from(list));
  return { postings, folded, cores, numbers: entries.map(({ core }) => longestNumber(core)), votes: new Uint16Array(entries.length) };
}

/**
 * Entries that share rare grams with a text, most shared first, at most `most`. The rarest lists are read first and count
 * once each; ties go to the order of the catalogue.
 */
export function nearEntries(index: GramIndex, texts: readonly string[], most: number): number[] {
  const lists: Int32Array[] = [];
  for (const gram of new Set(texts.flatMap(gramsOf))) {
    const list = index.postings.get(gram);
    if (list !== undefined) lists.push(list);
  }
  lists.sort((a, b) => a.length - b.length);
  const { votes } = index;
  const touched: number[] = [];
  let read = 0;
  for (const list of lists) {
    if (read > 0 && read + list.length > MAX_READ) break;
    read += list.length;
    for (const place of list) {
      const count = votes[place] ?? 0;
      if (count === 0) touched.push(place);
      votes[place] = count + 1;
    }
  }
  const byVotes: number[][] = [];
  for (const place of touched) {
    (byVotes[votes[place] ?? 0] ??= []).push(place);
    votes[place] = 0;
  }
  const found: number[] = [];
  for (let count = byVotes.length - 1; count > 0 && found.length < most; count -= 1) {
    for (const place of (byVotes[count] ?? []).sort((a, b) => a - b)) if (found.push(place) === most) break;
  }
  return found;
}
