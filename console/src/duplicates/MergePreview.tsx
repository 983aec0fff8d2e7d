import { useEffect } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useSay } from '../language/language';
import { ask } from '../server/ask';
import { Steps } from '../shared/Steps';
import { ErrorNotice, Loading } from '../shared/states';
import { tryPairsDocument } from './duplicates.generated';
import type { QueuedPair } from './pair';

/** What would become of the two, and of all that refers to them, if they were one. Nothing is written. */
export function MergePreview({ pair }: { readonly pair: QueuedPair }) {
  const say = useSay();
  const trial = useMutation({ mutationFn: async (pairId: string) => ask(tryPairsDocument, { decisions: [{ pairId, judgement: 'MATCH' }] }) });
  const { mutate } = trial;
  useEffect(() => { mutate(pair.id); }, [mutate, pair.id]);
  if (trial.error !== null) return <ErrorNotice error={trial.error} />;
  if (trial.data === undefined) return <Loading rows={3} />;
  const { movedSourceRecords, changes } = trial.data.decidePairs;
  return <div className="stack"><p className="quiet">{say('moves', { n: movedSourceRecords, records: changes.length })}</p><Steps steps={changes} /></div>;
}
