/** Pairwise agreement of a clustering with the truth: over all pairs of items of which both sides know. */
export interface PairScore {
  readonly items: number;
  readonly truePairs: number;
  readonly foundPairs: number;
  readonly correctPairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export function scorePairs(items: readonly { readonly truth: string; readonly found: string }[]): PairScore {
  const count = (names: readonly string[]): number => {
    const sizes = new Map<string, number>();
    for (const name of names) sizes.set(name, (sizes.get(name) ?? 0) + 1);
    return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  };
  const truePairs = count(items.map((item) => item.truth));
  const foundPairs = count(items.map((item) => item.found));
  const correctPairs = count(items.map((item) => JSON.stringify([item.truth, item.found])));
  const precision = foundPairs === 0 ? 1 : correctPairs / foundPairs;
  const recall = truePairs === 0 ? 1 : correctPairs / truePairs;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  const round = (value: number): number => Math.round(value * 1e5) / 1e5;
  return { items: items.length, truePairs, foundPairs, correctPairs, precision: round(precision), recall: round(recall), f1: round(f1) };
}
