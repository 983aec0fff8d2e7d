import type { PairComparer } from '../bulk/pairLevels';
import type { RecordTable } from '../bulk/recordTable';
import type { Things } from './things';

/** How common each term of a comparison is among things, and what two things share by chance. */
export interface TermShares {
  /** By the term's position; terms learnt later have the floor. */
  readonly shares: Float64Array;
  readonly floor: number;
  /** The chance that two things have a term in common: the share that an ordinary shared term has. */
  readonly usual: number;
}

/**
 * Counted by thing, not by record: five records of one person do not make his name common. A term seen once is given
 * the share that such terms have together by Good and Turing (1953), not 1 / n: most of them nobody else has.
 */
export function termShares(comparer: PairComparer, ids: RecordTable['columns'][number]['ids'], { groups, order }: Things): TermShares {
  const counts = new Int32Array(comparer.terms.size);
  const lastGroup = new Int32Array(comparer.terms.size).fill(-1);
  let things = 0;
  let before = -1;
  for (const record of order) {
    const value = ids[record] ?? -1;
    if (value < 0) continue;
    const group = groups[record] ?? 0;
    if (group !== before) { things += 1; before = group; }
    for (const term of comparer.termsOfValue[value] ?? []) {
      if (lastGroup[term] === group) continue;
      lastGroup[term] = group;
      counts[term] = (counts[term] ?? 0) + 1;
    }
  }
  let once = 0;
  let twice = 0;
  let chance = 0;
  for (const count of counts) {
    if (count === 1) once += 1;
    if (count === 2) twice += 1;
    chance += count * (count - 1);
  }
  const all = Math.max(things, 2);
  const single = Math.min(1, (2 * twice + 0.5) / (once + 1));
  const floor = single / all;
  return { floor, usual: Math.max(chance / (all * (all - 1)), floor), shares: Float64Array.from(counts, (count) => (Math.max(count, 1) - 1 + single) / all) };
}
