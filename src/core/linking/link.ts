import type { EntityType } from '../model/entityType';
import type { SourceFacts } from '../model/sourceFacts';
import { byNaturalOrder } from '../model/sourceFacts';
import { DisjointSets } from './disjointSets';
import { judgePairs } from './judgePairs';
import type { JudgedPair } from './judgement';
import { resolveConflicts } from './resolveConflicts';

export interface Linked {
  /** Every judgement that holds, machine and person, after contradictions are settled. */
  readonly judgements: readonly JudgedPair[];
  /** Ids of source records, each list and the lists in natural order. A record alone is a list of one. */
  readonly clusters: readonly (readonly string[])[];
}

/**
 * The clusters among records of one type. `records` must be closed: every record that shares an exact key
 * or a person's judgement with one of them is among them. This is the seam at which the probabilistic
 * matcher takes the place of exact identity: it replaces {@link judgePairs}, nothing else.
 */
export function link(type: EntityType, records: readonly SourceFacts[], personJudgements: readonly JudgedPair[]): Linked {
  const ordered = [...records].sort(byNaturalOrder);
  const order = new Map(ordered.map((record, index) => [record.id, index]));
  const judgements = resolveConflicts([...judgePairs(type, ordered), ...personJudgements], order);
  return { judgements, clusters: clustersOf(ordered.map((record) => record.id), judgements) };
}

/** The connected components of the MATCH judgements: a pure function of the stored judgements. */
export function clustersOf(ordered: readonly string[], judgements: readonly JudgedPair[]): string[][] {
  const sets = new DisjointSets();
  for (const id of ordered) sets.add(id);
  for (const { a, b, judgement } of judgements) if (judgement === 'MATCH') sets.join(a, b);
  const clusters = new Map<string, string[]>();
  for (const id of ordered) {
    const cluster = clusters.get(sets.find(id));
    if (cluster === undefined) clusters.set(sets.find(id), [id]); else cluster.push(id);
  }
  return [...clusters.values()];
}
