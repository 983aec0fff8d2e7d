import { MooringError, notFound } from '../../core/model/errors';
import { decisionsByIds, turnChoices } from '../../storage/decisions';
import type { Decision, SurvivorChoice } from '../../storage/decisions';
import { endedBy, judgementsOfDecision } from '../../storage/judgements';
import type { DecisionJudgement } from '../../storage/judgements';
import { sourceRecordsByIds } from '../../storage/sourceRecords';
import type { StoredSourceRecord } from '../../storage/sourceRecords';
import { inTransaction } from '../../storage/transaction';
import type { Tx } from '../../storage/transaction';
import { authorise } from '../access';
import type { Caller } from '../access';
import { audited } from '../audit';
import type { Act } from '../audit';
import type { Pool } from '../poolContext';
import { carryOut, outcomesOf } from './carryOut';
import type { DecisionOutcome, Resolution, Work } from './carryOut';
import { holdGoldens } from './hold';
import type { Held, SeenVersion } from './hold';
import { noteOf, reasonOf } from './notes';

export interface UndoDecision { readonly decisionId: string; readonly note?: string | null; readonly seen?: readonly SeenVersion[] }

/**
 * Takes a decision back by another one: its judgements end, those that it ended are given anew, and golden records
 * get back the ids that they had. What takes a decision back can be taken back as well. CONFLICT when it was taken
 * back already, or when a later decision rests on it: that one first.
 */
export async function undoDecision(pool: Pool, caller: Caller | null, undo: UndoDecision): Promise<DecisionOutcome> {
  const act = { operation: 'undoDecision', details: { undoes: undo.decisionId.slice(0, 40) }, ...reasonOf(undo.note) };
  return audited(pool, caller, act, async () => {
    const known = authorise(caller, 'decide');
    return inTransaction(pool.dataSource, async (tx) => takeBack(pool, tx, { caller: known, act, undo }));
  });
}

/** What is taken back, seen as a step between two states of people's judgements; taking it back goes the other way. */
interface Step {
  /** The decision that made the judgements, at the end of a chain of decisions that take each other back. */
  readonly base: Decision;
  /** What the judgements are now, and what they are to be: each pair at most once, absent where nothing is said. */
  readonly from: readonly DecisionJudgement[];
  readonly to: readonly DecisionJudgement[];
  /** Going back to what the base made, not to what it ended. */
  readonly anew: boolean;
}

async function takeBack(pool: Pool, tx: Tx, { caller, act, undo }: { readonly caller: Caller; readonly act: Act; readonly undo: UndoDecision }): Promise<DecisionOutcome> {
  const note = noteOf(undo.note);
  const found = await decisionOf(tx, undo.decisionId);
  const step = await stepOf(tx, found);
  const held = await holdAbout(pool, tx, { decision: found, step }, undo.seen);
  // Read again, now that nobody else decides about the same golden records.
  const decision = await decisionOf(tx, undo.decisionId);
  await checkStanding(tx, decision, step, held);
  const resolution: Resolution = {
    decision: { kind: 'UNDO', judgement: null, note, undoes: decision.id }, goldenIds: [...held.goldens.keys()],
    ends: step.from, makes: [], renews: step.to.map(({ a, b, judgement, note: said, seen, decisionId }) => ({ a, b, judgement, note: said, seen, decisionId })),
    survivors: [],
  };
  const work: Work = {
    caller, now: pool.clock(), act, held, resolutions: [resolution], direction: { destinations: destinationsOf(decision, step, held), precedences: step.anew ? [] : earlierIds(step.base, held) },
    andAlso: async ([undoId = '']) => turnChoices(tx, step.base.id, undoId, step.anew),
  };
  const done = await carryOut(pool, tx, work);
  const [outcome] = await outcomesOf(pool, tx, work, done);
  if (outcome === undefined) throw new Error('a decision without an outcome');
  return outcome;
}

async function decisionOf(tx: Tx, id: string): Promise<Decision> {
  const [decision] = /^\d{1,18}$/.test(id) ? await decisionsByIds(tx, [id]) : [];
  if (decision === undefined || decision === null) throw notFound(`the decision ${id}`, 'Give the id of a decision, as `decisions` shows it.');
  return decision;
}

/** So long chains of decisions that take each other back are followed. */
const MAX_CHAIN = 1_000;

async function stepOf(tx: Tx, decision: Decision): Promise<Step> {
  let [base, anew] = [decision, false];
  for (let turns = 0; base.undoes !== null && turns < MAX_CHAIN; turns += 1) [base, anew] = [await decisionOf(tx, base.undoes), !anew];
  const judgements = await judgementsOfDecision(tx, base.id);
  const [made, ended] = [judgements.filter((one) => one.made), judgements.filter((one) => !one.made)];
  return anew ? { base, anew, from: ended, to: made } : { base, anew, from: made, to: ended };
}

/** Every golden record that a record of the decision belongs to now. */
async function holdAbout(pool: Pool, tx: Tx, { decision, step }: { readonly decision: Decision; readonly step: Step }, seen: readonly SeenVersion[] = []): Promise<Held> {
  const ids = [...new Set([...Object.values(decision.before).flat(), ...[...step.from, ...step.to].flatMap(({ a, b }) => [a, b])])];
  const goldenIds = [...new Set((await sourceRecordsByIds(tx, ids)).flatMap(({ goldenId }) => goldenId ?? []))];
  if (goldenIds.length === 0) throw new MooringError('CONFLICT', { expected: 'a decision about source records that are still there', got: 'all of them were deleted in their systems', remedy: 'There is nothing to take back.' });
  return holdGoldens(pool, tx, goldenIds, seen);
}

/** It was not taken back, and what people say about its pairs now is what it left. */
async function checkStanding(tx: Tx, decision: Decision, { from, to }: Step, held: Held): Promise<void> {
  if (decision.undoneBy !== null) {
    let last = await decisionOf(tx, decision.undoneBy);
    for (let turns = 0; last.undoneBy !== null && turns < MAX_CHAIN; turns += 1) last = await decisionOf(tx, last.undoneBy);
    throw notStanding('one that was taken back', last);
  }
  const name = ({ a, b }: { readonly a: string; readonly b: string }): string => `${a} ${b}`;
  const now = new Map(held.persons.map((one) => [name(one), one]));
  const left = new Map(from.map((one) => [name(one), one]));
  for (const pair of new Set([...left.keys(), ...to.map(name)])) {
    const [current, expected] = [now.get(pair), left.get(pair)];
    if (current?.judgement === expected?.judgement && current?.decisionId === expected?.decisionId) continue;
    const [a = '', b = ''] = pair.split(' ');
    // A record that was deleted in its system is judged no more; what was said about it is still on record.
    if (current === undefined && ![a, b].some((id) => [...held.members.values()].flat().some((member) => member.id === id))) continue;
    const later = current?.decisionId ?? await endedBy(tx, a, b);
    throw notStanding('one about what was decided anew since', later === null ? null : await decisionOf(tx, later));
  }
}

function notStanding(what: string, later: Decision | null): MooringError {
  const who = later === null ? '' : ` by decision ${later.id} of ${later.decidedBy} at ${new Date(later.decidedAt).toISOString()}`;
  return new MooringError('CONFLICT', { expected: 'a decision that stands', got: what + who, remedy: later === null ? 'Look at the pair and decide anew.' : `Undo decision ${later.id} instead, or first.` });
}

/**
 * Source records go back to the golden records that they were in: those that the decision brought into others, where
 * they still are, and those that never left.
 */
function destinationsOf(decision: Decision, { from, to }: Step, held: Held): Map<string, string | null> {
  const members = [...held.members.values()].flat();
  const goldenOf = new Map(members.map(({ id, goldenId }) => [id, goldenId]));
  const partners = new Map<string, string[]>();
  for (const { a, b } of [...from, ...to]) {
    partners.set(a, [...partners.get(a) ?? [], b]);
    partners.set(b, [...partners.get(b) ?? [], a]);
  }
  const broughtHere = (member: StoredSourceRecord): boolean => (partners.get(member.id) ?? []).some((other) => goldenOf.get(other) === member.goldenId);
  const destinations = new Map<string, string | null>();
  for (const [goldenId, ids] of Object.entries(decision.before)) {
    const stands = held.goldens.has(goldenId);
    for (const member of members.filter(({ id }) => ids.includes(id))) {
      if (member.goldenId === goldenId || (!stands && broughtHere(member))) destinations.set(member.id, goldenId);
    }
  }
  return destinations;
}

/** What was taken out goes back into the golden record that it was taken out of, not the other way round. */
function earlierIds(decision: Decision, held: Held): SurvivorChoice[] {
  if (decision.kind !== 'UNLINK') return [];
  return Object.entries(decision.before).flatMap(([survivorId, ids]) => {
    const now = new Set([...held.members.values()].flat().filter(({ id }) => ids.includes(id)).flatMap(({ goldenId }) => goldenId ?? []));
    return held.goldens.has(survivorId) ? [...now].filter((id) => id !== survivorId).map((mergedId) => ({ survivorId, mergedId })) : [];
  });
}
