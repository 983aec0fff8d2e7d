import { NumberSets } from '../bulk/numberSets';
import type { PairList } from '../bulk/pairLevels';

/** Which records are one thing, as far as training knows. */
export interface Things {
  /** By record: the first record of its thing. */
  readonly groups: Int32Array;
  /** The records thing by thing: one number then tells whether something was counted for a thing. */
  readonly order: Int32Array;
}

/** Every record for itself. */
export function unknownThings(size: number): Things {
  const groups = Int32Array.from({ length: size }, (_none, record) => record);
  return { groups, order: groups };
}

/** Records joined where a pair is this likely. */
const LIKELY = 0.9;

export function likelyThings(size: number, pairs: Pick<PairList, 'size' | 'a' | 'b'>, probabilities: Float64Array): Things {
  const sets = new NumberSets(size);
  for (let i = 0; i < pairs.size; i += 1) if ((probabilities[i] ?? 0) >= LIKELY) sets.join(pairs.a[i] ?? 0, pairs.b[i] ?? 0);
  const groups = sets.groups();
  const starts = new Int32Array(size + 1);
  for (const group of groups) starts[group + 1] = (starts[group + 1] ?? 0) + 1;
  for (let i = 0; i < size; i += 1) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
  const order = new Int32Array(size);
  groups.forEach((group, record) => { order[starts[group] ?? 0] = record; starts[group] = (starts[group] ?? 0) + 1; });
  return { groups, order };
}
