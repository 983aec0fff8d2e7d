import { MooringError, notFound } from '../../core/model/errors';
import type { GoldenView } from '../../core/model/goldenView';
import { pairsThatPart } from '../../core/linking/personPairs';
import { decisionsAbout } from '../../storage/decisions';
import type { Decision } from '../../storage/decisions';
import { sourceRecordsByIds } from '../../storage/sourceRecords';
import type { StoredSourceRecord } from '../../storage/sourceRecords';
import { Overtaken } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { audited } from '../audit';
import type { Act } from '../audit';
import { factsOf } from '../pool/facts';
import type { Pool } from '../poolContext';
import { carryOut, outcomesOf } from './carryOut';
import type { DecisionOutcome, Resolution, Work } from './carryOut';
import { MOST_APART } from './decidePairs';
import { inTransactionOrDry } from './dryRun';
import { holdGoldens, personsAcross } from './hold';
import type { SeenVersion } from './hold';
import { noteOf, reasonOf } from './notes';

export interface UnlinkSourceRecord {
  readonly sourceRecordId: string;
  readonly note?: string | null;
  /** True: it is something else. False: nobody can say; the two are parked for a steward, and no machine joins them meanwhile. */
  readonly keepApart: boolean;
  /** With those that came with it, by the latest merge that a steward made. */
  readonly withFormer: boolean;
  /** Shows what would become of it, and writes nothing. */
  readonly dryRun?: boolean;
  readonly seen?: readonly SeenVersion[];
}

export interface UnlinkOutcome extends DecisionOutcome {
  /** The golden record that it was taken out of. */
  readonly from: GoldenView;
  /** The one that it belongs to now. */
  readonly to: GoldenView;
}

/**
 * Takes a source record out of its golden record, alone or with its whole former sub-tree. What refers to it by its
 * source key goes with it; a golden record that was merged away comes back with its id, its pins and its history.
 */
export async function unlinkSourceRecord(pool: Pool, caller: Caller | null, unlink: UnlinkSourceRecord): Promise<UnlinkOutcome> {
  const { sourceRecordId, keepApart, withFormer } = unlink;
  const act = { operation: 'unlinkSourceRecord', details: { sourceRecordId: sourceRecordId.slice(0, 40), keepApart, withFormer }, ...reasonOf(unlink.note) };
  const work = async (): Promise<UnlinkOutcome> => {
    const known = authorise(caller, 'decide');
    if (!/^\d{1,18}$/.test(sourceRecordId)) throw notFound(`the source record ${sourceRecordId}`, 'Give the id of a source record, as `sources` of a golden record shows it.');
    return inTransactionOrDry(pool, unlink.dryRun ?? false, async (tx) => takeOut(pool, tx, { caller: known, act, unlink }));
  };
  return unlink.dryRun === true ? work() : audited(pool, caller, act, work);
}

async function takeOut(pool: Pool, tx: Tx, { caller, act, unlink }: { readonly caller: Caller; readonly act: Act; readonly unlink: UnlinkSourceRecord }): Promise<UnlinkOutcome> {
  const note = noteOf(unlink.note);
  const [record] = await sourceRecordsByIds(tx, [unlink.sourceRecordId]);
  if (record === undefined) throw notFound(`the source record ${unlink.sourceRecordId}`, 'Give the id of a source record, as `sources` of a golden record shows it.');
  const goldenId = record.goldenId;
  if (goldenId === null) throw conflict('a source record that belongs to a golden record', 'one that was deleted in its system', 'It belongs nowhere already.');
  const held = await holdGoldens(pool, tx, [goldenId], unlink.seen);
  const members = held.members.get(goldenId) ?? [];
  if (!members.some(({ id }) => id === record.id)) throw new Overtaken('the source record has moved meanwhile');
  const parting = unlink.withFormer ? await formerGroup(tx, goldenId, record.id, members) : alone(record.id, members);
  if (parting.left.length === 0) throw conflict('a source record that shares its golden record with others', 'the only one', 'There is nothing to take it out of.');
  const sides = [parting.leaving, parting.left].map((side) => new Set(side.map(({ id }) => id)));
  const resolution: Resolution = {
    decision: { kind: 'UNLINK', judgement: unlink.keepApart ? 'NO_MATCH' : 'UNSURE', note, undoes: null }, goldenIds: [goldenId],
    ends: personsAcross(held.persons, sides[0] ?? new Set(), sides[1] ?? new Set()),
    makes: pairsThatPart(parting.leaving.map(factsOf), parting.left.map(factsOf), MOST_APART)
      .map((pair) => ({ ...pair, judgement: unlink.keepApart ? 'NO_MATCH' : 'UNSURE' })),
    survivors: [],
  };
  const work: Work = { caller, now: pool.clock(), act, held, resolutions: [resolution], direction: { destinations: parting.destinations, precedences: [] } };
  const done = await carryOut(pool, tx, work);
  const [outcome] = await outcomesOf(pool, tx, work, done);
  const from = outcome?.goldenRecords.find(({ id }) => id === done.goldenIdOf.get(parting.left[0]?.id ?? ''));
  const to = outcome?.goldenRecords.find(({ id }) => id === done.goldenIdOf.get(record.id));
  if (outcome === undefined || from === undefined || to === undefined) throw new Error('an unlinked source record belongs nowhere');
  return { ...outcome, from, to };
}

interface Parting {
  readonly leaving: readonly StoredSourceRecord[];
  readonly left: readonly StoredSourceRecord[];
  /** Where those go that leave the golden record's id to the others. */
  readonly destinations: ReadonlyMap<string, string | null>;
}

function alone(recordId: string, members: readonly StoredSourceRecord[]): Parting {
  return {
    leaving: members.filter(({ id }) => id === recordId), left: members.filter(({ id }) => id !== recordId),
    destinations: new Map([[recordId, null]]),
  };
}

const MERGES_LOOKED_AT = 200;

/**
 * The source record with those that were in its golden record when a steward merged that one with others. Records
 * that came since are on neither side: they go where they match.
 */
async function formerGroup(tx: Tx, goldenId: string, recordId: string, members: readonly StoredSourceRecord[]): Promise<Parting> {
  const stands = ({ undoneBy, judgement, before }: Decision): boolean => undoneBy === null && judgement === 'MATCH' && Object.keys(before).length > 1
    && Object.values(before).some((ids) => ids.includes(recordId));
  const merge = (await decisionsAbout(tx, goldenId, null, MERGES_LOOKED_AT)).find(stands);
  const own = Object.entries(merge?.before ?? {}).find(([, ids]) => ids.includes(recordId));
  if (merge === undefined || own === undefined) {
    throw conflict('a source record that came with others, by a merge that a steward made', 'one that a match rule, or nobody, has brought here', 'Take it out alone (withFormer: false), or each of the others too.');
  }
  const groupOf = new Map(Object.entries(merge.before).flatMap(([id, ids]) => ids.map((member) => [member, id] as const)));
  const [ownGolden, ownIds] = own;
  const others = members.filter(({ id }) => groupOf.has(id) && !ownIds.includes(id));
  // Where the others came to it, it is they who go back to where they were.
  const moving = ownGolden === goldenId ? others : members.filter(({ id }) => ownIds.includes(id));
  return { leaving: members.filter(({ id }) => ownIds.includes(id)), left: others, destinations: new Map(moving.map(({ id }) => [id, groupOf.get(id) ?? null])) };
}

function conflict(expected: string, got: string, remedy: string): MooringError {
  return new MooringError('CONFLICT', { expected, got, remedy });
}
