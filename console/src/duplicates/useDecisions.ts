import { App } from 'antd';
import { useCallback, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useSay } from '../language/language';
import { JUDGEMENTS } from '../language/words/enums';
import { ask } from '../server/ask';
import type { Judgement } from '../server/enums.generated';
import { titleOf } from '../shared/states';
import { decidePairDocument, undoPairDecisionDocument } from './duplicates.generated';

export interface Decisions {
  /** Pairs that are decided here, or about to be: they leave the list at once. */
  readonly gone: ReadonlySet<string>;
  readonly decide: (pairId: string, judgement: Judgement, note: string) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly canUndo: boolean;
  /** Decisions that were made elsewhere on the screen, to be taken back like the others. */
  readonly remember: (decisionIds: readonly string[]) => void;
}

/** Decides at once for the eye; the server's refusal brings the pair back. What was decided can be taken back, the latest first. */
export function useDecisions(): Decisions {
  const say = useSay();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [made, setMade] = useState<readonly { readonly id: string; readonly pairId: string | null }[]>([]);
  const bring = useCallback((pairId: string, back: boolean) => {
    setGone((before) => new Set(back ? [...before].filter((id) => id !== pairId) : [...before, pairId]));
  }, []);
  const decide = useCallback(async (pairId: string, judgement: Judgement, note: string) => {
    bring(pairId, false);
    try {
      const { decidePair: { decision } } = await ask(decidePairDocument, { pairId, judgement, note: note === '' ? null : note });
      setMade((before) => [...before, { id: decision.id, pairId }]);
      void message.success(`${say.label(JUDGEMENTS[judgement])} · ${say('undoHint')}`);
      await client.invalidateQueries();
    } catch (error) {
      bring(pairId, true);
      void message.error(error instanceof Error ? `${titleOf(error, say)}: ${error.message}` : '');
    }
  }, [bring, client, message, say]);
  const undo = useCallback(async () => {
    const last = made.at(-1);
    if (last === undefined) return;
    try {
      await ask(undoPairDecisionDocument, { decisionId: last.id });
      setMade((before) => before.filter(({ id }) => id !== last.id));
      setGone(new Set());
      void message.info(say('undone'));
      await client.invalidateQueries();
    } catch (error) {
      void message.error(error instanceof Error ? `${titleOf(error, say)}: ${error.message}` : '');
    }
  }, [client, made, message, say]);
  const remember = useCallback((ids: readonly string[]) => { setMade((before) => [...before, ...ids.map((id) => ({ id, pairId: null }))]); }, []);
  return { gone, decide, undo, canUndo: made.length > 0, remember };
}
