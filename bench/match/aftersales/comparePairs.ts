import type { ScoredPair } from '../../../src/core/linking/clusterPairs';
import type { CompiledModel } from '../../../src/core/matching/compiledModel';
import { keysOf } from '../../../src/core/matching/keysOf';
import { prepare, score } from '../../../src/core/matching/score';
import type { CustomerRow } from './readCustomers';

export interface Compared {
  readonly pairs: readonly ScoredPair[];
  /** Keys that too many records share, and the pairs that were not compared for it alone. */
  readonly droppedKeys: number;
  readonly droppedPairs: number;
}

/** Every two rows that share a match key, scored as ingest does it: one by one, the weakest too, for they tell who conflicts. */
export function comparePairs(compiled: CompiledModel, rows: readonly CustomerRow[]): Compared {
  const prepared = rows.map(({ values }) => prepare(compiled, values));
  const buckets = new Map<string, { readonly most: number; readonly members: number[] }>();
  prepared.forEach((own, row) => {
    for (const { rule, key } of keysOf(compiled, own)) {
      const bucket = buckets.get(key) ?? { most: compiled.keys.find((one) => one.rule.name === rule)?.rule.maxRecords ?? 0, members: [] };
      bucket.members.push(row);
      buckets.set(key, bucket);
    }
  });
  let [droppedKeys, droppedPairs] = [0, 0];
  const found = new Set<number>();
  for (const { most, members } of buckets.values()) {
    if (members.length > most) {
      droppedKeys += 1;
      droppedPairs += (members.length * (members.length - 1)) / 2;
      continue;
    }
    members.forEach((x, i) => { for (const y of members.slice(i + 1)) found.add(x * rows.length + y); });
  }
  const pairs = [...found].map((pair): ScoredPair => {
    const [x, y] = [Math.floor(pair / rows.length), pair % rows.length];
    const { bits, veto, evidence } = score(compiled, prepared[x] ?? [], prepared[y] ?? []);
    return { a: rows[x]?.id ?? '', b: rows[y]?.id ?? '', bits, veto, against: evidence.reduce((sum, { weight }) => sum + Math.min(0, weight), 0) };
  });
  return { pairs, droppedKeys, droppedPairs };
}
