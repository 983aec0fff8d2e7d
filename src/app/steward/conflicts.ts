import { MooringError } from '../../core/model/errors';
import type { GoldenRecordState } from '../../core/model/goldenRecord';
import { stepsSince } from '../../storage/changes';
import type { ChangeStep } from '../../storage/changes';
import type { Decision } from '../../storage/decisions';
import type { ReviewClaim } from '../../storage/reviewPairs';
import type { Tx } from '../../storage/transaction';

const conflict = (expected: string, got: string, remedy: string): MooringError => new MooringError('CONFLICT', { expected, got, remedy });
const moment = (ms: number): string => new Date(ms).toISOString();

const MAX_STEPS = 5;

function stepInWords({ kind, actor, at, changed }: ChangeStep): string {
  return `${kind} by ${actor} at ${moment(at)}${changed.length === 0 ? '' : ` (${changed.join(', ')})`}`;
}

/** Somebody has merged it, or its last source record is gone. */
export async function noLongerActive(tx: Tx, state: GoldenRecordState): Promise<MooringError> {
  const [last] = await stepsSince(tx, state.id, state.version - 1, 1);
  return conflict('an active golden record', `${state.key} (${state.id}), ${last === undefined ? state.status : stepInWords(last)}`,
    state.mergedInto === null ? 'It has no source records left; nothing can be decided about it.' : `It has become part of ${state.mergedInto}: look at that one and decide again.`);
}

/** It is not as the steward has seen it. */
export async function versionsMoved(tx: Tx, state: GoldenRecordState, seen: number): Promise<MooringError> {
  const steps = await stepsSince(tx, state.id, seen, MAX_STEPS);
  return conflict(`${state.key} in version ${seen}, as it was seen`, `version ${state.version}: ${steps.map(stepInWords).join('; ')}`, 'Look at it again and decide anew.');
}

/** Somebody has decided about the two since the steward looked. `decision`: theirs; null when one was taken back. */
export function decidedMeanwhile(decision: Decision | null): MooringError {
  const got = decision === null ? 'that decision was taken back'
    : `${decision.decidedBy} has decided ${decision.judgement ?? decision.kind} at ${moment(decision.decidedAt)} (decision ${decision.id})`;
  return conflict('a pair about which nobody has decided since it was looked at', got, 'Read the pair again; decide anew, or undo that decision.');
}

export function claimedByOther({ claimedBy, expiresAt }: ReviewClaim): MooringError {
  return conflict('a pair that nobody else has taken', `taken by ${claimedBy} until ${moment(expiresAt)}`, 'Choose another pair, or wait until it is let go.');
}

/** A person keeps two of those apart that are to be joined. */
export function keptApart(decision: Decision | null, names: readonly [string, string]): MooringError {
  const who = decision === null ? 'a person' : `${decision.decidedBy} at ${moment(decision.decidedAt)} (decision ${decision.id})`;
  return conflict('golden records that nobody keeps apart', `${names[0]} and ${names[1]} are kept apart by ${who}`,
    decision === null ? 'Decide that pair first.' : `Undo decision ${decision.id}, or decide that pair MATCH, and merge again.`);
}

/** What was decided cannot all hold together with what people have said before. */
export function doesNotHold(what: string): MooringError {
  return conflict('judgements that fit together', what, 'Other judgements of people contradict this one. Look at the pairs between these golden records, and take back what is wrong first.');
}
