import { App, Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useSay } from '../language/language';
import { ask } from '../server/ask';
import { titleOf } from '../shared/states';
import { undoRecordDecisionDocument } from './records.generated';

const SHOWN_SECONDS = 12;

/** Says what was done, with a way back that stays for a while. */
export function useUndoable(): (decisionId: string, title: string) => void {
  const say = useSay();
  const client = useQueryClient();
  const { notification, message } = App.useApp();
  return (decisionId, title) => {
    const undo = async (): Promise<void> => {
      notification.destroy(decisionId);
      try {
        await ask(undoRecordDecisionDocument, { decisionId });
        void message.info(say('undone'));
        await client.invalidateQueries();
      } catch (error) {
        void message.error(error instanceof Error ? titleOf(error, say) : '');
      }
    };
    notification.success({ key: decisionId, title, duration: SHOWN_SECONDS, actions: <Button size="small" onClick={() => { void undo(); }}>{say('takeBack')}</Button> });
  };
}
