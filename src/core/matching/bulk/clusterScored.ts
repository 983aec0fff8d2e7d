import { NumberSets } from './numberSets';
import type { RecordTable } from './recordTable';
import type { ScoredPairs } from './scoreCandidates';
import { VETO_BITS } from './scoreCandidates';

/** One pair says no more than this, for or against: a thousand things that agree do not outvote ten records that do not. */
const MOST_BITS = 12;
/** Two records that no match key brought together, or whose bits were too few to be kept. */
const UNSEEN_BITS = -8;

interface Between { bits: number; pairs: number }

/**
 * Clusters from scored pairs, strongest pair first: two clusters become one when all pairs between them taken
 * together speak for it, so that one doubtful pair does not chain two families. `scored` comes strongest first.
 * Returns, by record, the least record of its cluster. Pairs within one file, where there are two, say nothing.
 * A veto is never outvoted.
 */
export function clusterScored({ size, files }: Pick<RecordTable, 'size' | 'files'>, scored: ScoredPairs, threshold: number): Int32Array {
  const sets = new NumberSets(size);
  const own = files === null ? null : Array.from(new Set(files), (file) => Int32Array.from(files, (one) => (one === file ? 1 : 0)));
  const counts = new Int32Array(size).fill(1);
  const neighbours = neighboursOf(size, scored);
  const comparable = (a: number, b: number): number => {
    const all = (counts[a] ?? 1) * (counts[b] ?? 1);
    return own === null ? all : all - own.reduce((sum, file) => sum + (file[a] ?? 0) * (file[b] ?? 0), 0);
  };
  for (let i = 0; i < scored.size && (scored.bits[i] ?? 0) >= threshold; i += 1) {
    const a = sets.find(scored.a[i] ?? 0);
    const b = sets.find(scored.b[i] ?? 0);
    if (a === b) continue;
    const between = neighbours[a]?.get(b);
    if (between === undefined || between.bits + (comparable(a, b) - between.pairs) * UNSEEN_BITS < Math.min(threshold, MOST_BITS)) continue;
    // The cluster with more neighbours stays, so that each of the others' is told once.
    const [stays, goes] = (neighbours[a]?.size ?? 0) >= (neighbours[b]?.size ?? 0) ? [a, b] : [b, a];
    sets.joinTo(goes, stays);
    counts[stays] = (counts[stays] ?? 1) + (counts[goes] ?? 1);
    for (const file of own ?? []) file[stays] = (file[stays] ?? 0) + (file[goes] ?? 0);
    absorb(neighbours, stays, goes);
  }
  return sets.groups();
}

/** For each record, what the pairs to each other record say. */
function neighboursOf(size: number, { size: pairs, a, b, bits }: ScoredPairs): (Map<number, Between> | undefined)[] {
  const neighbours: (Map<number, Between> | undefined)[] = new Array<Map<number, Between> | undefined>(size);
  const add = (from: number, to: number, own: number): void => {
    const known = neighbours[from] ??= new Map<number, Between>();
    known.set(to, { bits: own, pairs: 1 });
  };
  for (let i = 0; i < pairs; i += 1) {
    const found = bits[i] ?? 0;
    const own = found < VETO_BITS / 2 ? -Infinity : Math.max(-MOST_BITS, Math.min(MOST_BITS, found));
    add(a[i] ?? 0, b[i] ?? 0, own);
    add(b[i] ?? 0, a[i] ?? 0, own);
  }
  return neighbours;
}

/** Every neighbour of the one that goes becomes one of the one that stays. */
function absorb(neighbours: (Map<number, Between> | undefined)[], stays: number, goes: number): void {
  const kept = neighbours[stays] ?? new Map<number, Between>();
  kept.delete(goes);
  for (const [neighbour, own] of neighbours[goes] ?? []) {
    if (neighbour === stays) continue;
    const known = kept.get(neighbour);
    const sum = known === undefined ? own : { bits: known.bits + own.bits, pairs: known.pairs + own.pairs };
    kept.set(neighbour, sum);
    const theirs = neighbours[neighbour];
    theirs?.delete(goes);
    theirs?.set(stays, sum);
  }
  neighbours[stays] = kept;
  neighbours[goes] = undefined;
}
