import { badInput } from '../../core/model/errors';
import { decisionsAbout, decisionsByIds } from '../../storage/decisions';
import type { Decision } from '../../storage/decisions';
import { authorise } from '../access';
import type { Caller } from '../access';
import { isGoldenId } from '../ids';
import type { Pool } from '../poolContext';
import { shownDecision } from './carryOut';

export type { Decision } from '../../storage/decisions';
export { DECISION_KINDS } from '../../storage/decisions';
export type { DecisionKind } from '../../storage/decisions';

const MAX_DECISIONS = 500;

/** Decisions by id, in the order of the ids; null for one that is not there. */
export async function readDecisionsByIds(pool: Pool, caller: Caller | null, ids: readonly string[]): Promise<(Decision | null)[]> {
  const known = authorise(caller, 'readReviewPairs');
  return (await decisionsByIds(pool.dataSource.manager, ids)).map((decision) => (decision === null ? null : shownDecision(pool, known, decision)));
}

/** What people have decided about a golden record, the latest first; `before`: older than this decision. */
export async function readDecisionsAbout(pool: Pool, caller: Caller | null, question: { readonly goldenId: string; readonly before: string | null; readonly first: number }): Promise<Decision[]> {
  const known = authorise(caller, 'readReviewPairs');
  const { goldenId, before, first } = question;
  if (!isGoldenId(goldenId)) throw badInput('a golden id', goldenId, 'Give the id of a golden record.');
  if (before !== null && !/^\d{1,18}$/.test(before)) throw badInput('the id of a decision', before, 'Pass on the id of the last decision seen.');
  if (!Number.isInteger(first) || first < 1 || first > MAX_DECISIONS) throw badInput(`first from 1 to ${MAX_DECISIONS}`, String(first), 'Ask for fewer.');
  return (await decisionsAbout(pool.dataSource.manager, goldenId.toLowerCase(), before, first)).map((decision) => shownDecision(pool, known, decision));
}
