import { changeCandidateKeys } from '../../storage/candidateKeys';
import { dropMachineJudgements, saveMachineJudgements } from '../../storage/judgements';
import { assignSourceRecords } from '../../storage/sourceRecords';
import type { Tx } from '../../storage/transaction';
import type { Pool } from '../poolContext';
import type { Relinked } from './relinked';
import { saveReviewQueue } from './reviewQueue';

/** Who judged, as stored beside a machine's judgement: the exact rules, or the match model of the type. */
const judgeOf = (pool: Pool, type: string): string => (pool.matchModels.has(type) ? 'model@default' : 'exact@1');

/**
 * Writes what linking has decided, once golden records are saved: where records belong, the machine's judgements and
 * what waits for a steward. `savedIds`: records that were written whole, with where they belong.
 */
export async function saveLinks(pool: Pool, tx: Tx, relinked: Relinked, saving: {
  readonly savedIds: ReadonlySet<string>; readonly now: number; readonly personSpoke: boolean;
}): Promise<void> {
  const { savedIds, now } = saving;
  await assignSourceRecords(tx, relinked.records.flatMap((record) => {
    const { id: recordId, goldenId, homeGoldenId } = record;
    const moved = !savedIds.has(recordId) && goldenId !== null && goldenId !== relinked.formerGoldenIds.get(recordId);
    return moved ? [{ recordId, goldenId, homeGoldenId }] : [];
  }));
  await changeCandidateKeys(tx, relinked.candidateKeys);
  await dropMachineJudgements(tx, relinked.judgements.gone);
  await saveMachineJudgements(tx, [...relinked.judgements.come].map(([type, pairs]) => ({ type, pairs, judgedBy: judgeOf(pool, type), judgedAt: now })));
  await saveReviewQueue(pool, tx, relinked, saving);
}
