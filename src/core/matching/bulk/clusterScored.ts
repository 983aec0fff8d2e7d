import { NumberSets } from './numberSets';
import type { ScoredPairs } from './scoreCandidates';

/** Records joined through pairs from the threshold on. By record, the least record of its cluster. */
export function clusterScored(size: number, scored: ScoredPairs, threshold: number): Int32Array {
  const sets = new NumberSets(size);
  for (let i = 0; i < scored.size && (scored.bits[i] ?? 0) >= threshold; i += 1) sets.join(scored.a[i] ?? 0, scored.b[i] ?? 0);
  return sets.groups();
}
