import { configurationName } from '../../core/configuration/configuration';
import { changeCandidateKeys } from '../../storage/candidateKeys';
import { dropMachineJudgements, saveMachineJudgements } from '../../storage/judgements';
import { assignSourceRecords } from '../../storage/sourceRecords';
import type { Tx } from '../../storage/transaction';
import type { Pool } from '../poolContext';
import type { Relinked } from './relinked';
import { concernsQueue, saveReviewQueue } from './reviewQueue';

/** Who judged, as stored beside a machine's judgement: the exact rules, or the match model of the type. */
export function judgeOf(pool: Pool, type: string): string {
  if (!pool.matchModels.has(type)) return 'exact@1';
  const version = pool.versions.get(configurationName({ kind: 'MATCH_MODEL', type })) ?? 0;
  return version === 0 ? 'model@default' : `model@${version}`;
}

/**
 * Writes what linking has decided, once golden records are saved: where records belong, the machine's judgements and
 * what waits for a steward. `savedIds`: records that were written whole, with where they belong.
 */
export async function saveLinks(pool: Pool, tx: Tx, relinked: Relinked, saving: {
  readonly savedIds: ReadonlySet<string>; readonly now: number; readonly personSpoke: boolean;
}): Promise<void> {
  const { savedIds, now } = saving;
  const moves = relinked.records.flatMap((record) => {
    const { id: recordId, goldenId, homeGoldenId } = record;
    const moved = !savedIds.has(recordId) && goldenId !== null && goldenId !== relinked.formerGoldenIds.get(recordId);
    return moved ? [{ recordId, goldenId, homeGoldenId }] : [];
  });
  const judgements = [...relinked.judgements.come].map(([type, pairs]) => ({ type, pairs, judgedBy: judgeOf(pool, type), judgedAt: now }));
  await Promise.all([
    assignSourceRecords(tx, moves),
    changeCandidateKeys(tx, relinked.candidateKeys),
    dropMachineJudgements(tx, relinked.judgements.gone),
    saveMachineJudgements(tx, judgements),
  ]);
  if (concernsQueue(relinked, saving.personSpoke)) await saveReviewQueue(pool, tx, relinked, now);
}
