import { Alert, Button } from 'antd';
import { useSay } from '../language/language';
import { useAct } from '../server/useAnswer';
import { ErrorNotice } from '../shared/states';
import { undoCodeDocument } from './modelCodes.generated';

/** The way back from a decision about a code. */
export function Undone({ aliasId, onDone }: { readonly aliasId: string; readonly onDone: () => void }) {
  const say = useSay();
  const undo = useAct(undoCodeDocument, onDone);
  return (
    <>
      <Alert type="success" title={say('codeDecided')} closable={{ onClose: onDone }} action={<Button size="small" loading={undo.isPending} onClick={() => { undo.mutate({ id: aliasId }); }}>{say('takeBack')}</Button>} />
      {undo.error !== null && <ErrorNotice error={undo.error} />}
    </>
  );
}
