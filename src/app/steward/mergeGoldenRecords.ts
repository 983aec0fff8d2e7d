import { badInput } from '../../core/model/errors';
import type { GoldenView } from '../../core/model/goldenView';
import { pairsThatJoin } from '../../core/linking/personPairs';
import { decisionsByIds } from '../../storage/decisions';
import type { Tx } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { audited } from '../audit';
import type { Act } from '../audit';
import { factsOf } from '../pool/facts';
import type { Pool } from '../poolContext';
import { carryOut, outcomesOf } from './carryOut';
import type { DecisionOutcome, Resolution, Work } from './carryOut';
import { doesNotHold, keptApart } from './conflicts';
import { checkJoined } from './decidePairs';
import { inTransactionOrDry } from './dryRun';
import { holdGoldens, personsBetween } from './hold';
import type { Held, SeenVersion } from './hold';
import { noteOf, reasonOf } from './notes';

export interface MergeGoldenRecords {
  /** Keeps its id and key. */
  readonly survivorId: string;
  readonly mergedIds: readonly string[];
  readonly note?: string | null;
  readonly seen?: readonly SeenVersion[];
  /** Shows what would become of it, and writes nothing. */
  readonly dryRun?: boolean;
}

export interface MergeOutcome extends DecisionOutcome {
  readonly survivor: GoldenView;
  /** Those that were merged into it; their ids lead to it from now on. */
  readonly merged: readonly GoldenView[];
}

/** So many golden records are merged in one go. */
export const MAX_MERGED = 50;

/**
 * Merges golden records into a survivor of the steward's choice. Stored are a person's MATCH judgements between their
 * members, which no machine tears apart, and the choice. CONFLICT where a person keeps two of them apart.
 */
export async function mergeGoldenRecords(pool: Pool, caller: Caller | null, merge: MergeGoldenRecords): Promise<MergeOutcome> {
  const [survivorId, ...mergedIds] = [merge.survivorId, ...merge.mergedIds].map((id) => id.toLowerCase().slice(0, 40));
  const act = { operation: 'mergeGoldenRecords', details: { survivorId: survivorId ?? '', mergedIds: mergedIds.slice(0, MAX_MERGED) }, ...reasonOf(merge.note) };
  const work = async (): Promise<MergeOutcome> => {
    const known = authorise(caller, 'decide');
    const ids = new Set(mergedIds);
    if (ids.size === 0 || ids.size !== mergedIds.length || ids.size > MAX_MERGED || survivorId === undefined || ids.has(survivorId)) {
      throw badInput(`1 to ${MAX_MERGED} different golden records beside the survivor`, `${mergedIds.length}, ${ids.size} of them different${ids.has(survivorId ?? '') ? ', the survivor among them' : ''}`, 'Name each once.');
    }
    return inTransactionOrDry(pool, merge.dryRun ?? false, async (tx) => mergeInto(pool, tx, { caller: known, act, survivorId, mergedIds, merge }));
  };
  return merge.dryRun === true ? work() : audited(pool, caller, act, work);
}

async function mergeInto(pool: Pool, tx: Tx, { caller, act, survivorId, mergedIds, merge }: {
  readonly caller: Caller; readonly act: Act; readonly survivorId: string; readonly mergedIds: readonly string[]; readonly merge: MergeGoldenRecords;
}): Promise<MergeOutcome> {
  const note = noteOf(merge.note);
  const goldenIds = [survivorId, ...mergedIds];
  const held = await holdGoldens(pool, tx, goldenIds, merge.seen);
  const said = pairsOf(goldenIds).map(([x, y]) => ({ x, y, persons: personsBetween(held, x, y) }));
  for (const { x, y, persons } of said) {
    const veto = persons.find(({ judgement }) => judgement === 'NO_MATCH');
    if (veto === undefined) continue;
    const [decision = null] = veto.decisionId === null ? [] : await decisionsByIds(tx, [veto.decisionId]);
    throw keptApart(decision, [keyOf(held, x), keyOf(held, y)]);
  }
  const resolution: Resolution = {
    decision: { kind: 'MERGE', judgement: 'MATCH', note, undoes: null }, goldenIds,
    ends: said.flatMap(({ persons }) => persons),
    makes: pairsThatJoin(goldenIds.map((id) => (held.members.get(id) ?? []).map(factsOf))).map((pair) => ({ ...pair, judgement: 'MATCH' })),
    survivors: mergedIds.map((mergedId) => ({ survivorId, mergedId })),
  };
  const destinations = new Map([...held.members.values()].flat().map((member) => [member.id, survivorId]));
  const work: Work = { caller, now: pool.clock(), act, held, resolutions: [resolution], direction: { destinations, precedences: [] } };
  const done = await carryOut(pool, tx, work);
  checkJoined(held, done, goldenIds);
  const [outcome] = await outcomesOf(pool, tx, work, done);
  const survivor = outcome?.goldenRecords.find(({ id }) => id === survivorId);
  if (outcome === undefined || survivor === undefined || survivor.status !== 'ACTIVE') throw doesNotHold(`${keyOf(held, survivorId)} would not survive`);
  return { ...outcome, survivor, merged: outcome.goldenRecords.filter(({ id }) => mergedIds.includes(id)) };
}

const keyOf = (held: Held, id: string): string => held.goldens.get(id)?.key ?? id;

function pairsOf(ids: readonly string[]): [string, string][] {
  return ids.flatMap((x, index) => ids.slice(index + 1).map((y): [string, string] => [x, y]));
}
