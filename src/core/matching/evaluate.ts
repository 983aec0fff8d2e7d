import type { ScoredPairs } from './bulk/scoreCandidates';

export interface PairFigures { readonly precision: number; readonly recall: number; readonly f1: number }

export interface Evaluation extends PairFigures {
  readonly bestF1: number;
  /** In bits; the highest threshold that reaches `bestF1`. */
  readonly bestThreshold: number;
}

export function figuresOf(right: number, found: number, all: number): PairFigures {
  const precision = found === 0 ? 1 : right / found;
  const recall = all === 0 ? 1 : right / all;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** Pairs of records with the same truth; between files only, where there are two. */
export function truePairs(truth: Int32Array, files: Uint8Array | null): number {
  const pairs = (size: number): number => (size * (size - 1)) / 2;
  const sizes = new Map<number, number>();
  const within = new Map<string, number>();
  truth.forEach((thing, record) => {
    if (thing < 0) return;
    sizes.set(thing, (sizes.get(thing) ?? 0) + 1);
    if (files === null) return;
    const key = `${thing} ${files[record] ?? 0}`;
    within.set(key, (within.get(key) ?? 0) + 1);
  });
  const all = [...sizes.values()].reduce((sum, size) => sum + pairs(size), 0);
  return all - [...within.values()].reduce((sum, size) => sum + pairs(size), 0);
}

/** Pairwise figures at a threshold, and the best F1 over all thresholds, in one pass. `truth`: by record; -1 unknown. */
export function evaluate(scored: ScoredPairs, truth: Int32Array, all: number, threshold: number): Evaluation {
  let right = 0;
  let atThreshold = figuresOf(0, 0, all);
  let best = { bestF1: 0, bestThreshold: Infinity };
  for (let i = 0; i < scored.size; i += 1) {
    const thing = truth[scored.a[i] ?? 0] ?? -1;
    if (thing >= 0 && thing === truth[scored.b[i] ?? 0]) right += 1;
    const bits = scored.bits[i] ?? 0;
    if (i + 1 < scored.size && scored.bits[i + 1] === bits) continue; // pairs of one score stand or fall together
    const figures = figuresOf(right, i + 1, all);
    if (bits >= threshold) atThreshold = figures;
    if (figures.f1 > best.bestF1) best = { bestF1: figures.f1, bestThreshold: bits };
  }
  return { ...atThreshold, ...best };
}

/** Pairwise figures of clusters: every two records of a cluster count as found. */
export function evaluateClusters(clusters: Int32Array, truth: Int32Array, files: Uint8Array | null): PairFigures {
  const both = new Map<string, number>();
  const joined = Int32Array.from(truth, (thing, record) => {
    if (thing < 0) return -1;
    const key = `${thing} ${clusters[record] ?? -1}`;
    const id = both.get(key) ?? both.size;
    both.set(key, id);
    return id;
  });
  return figuresOf(truePairs(joined, files), truePairs(clusters, files), truePairs(truth, files));
}
