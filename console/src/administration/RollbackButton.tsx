import { Button, Modal } from 'antd';
import { useSay } from '../language/language';
import type { ConfigurationKind } from '../server/enums.generated';
import { useAct } from '../server/useAnswer';
import { ErrorNotice } from '../shared/states';
import { rollbackDocument, tryRollbackDocument } from './administration.generated';
import { TrialResult } from './TrialResult';

/** Brings an earlier version back: what that would do comes first. */
export function RollbackButton({ kind, type, version }: { readonly kind: ConfigurationKind; readonly type: string | null; readonly version: number }) {
  const say = useSay();
  const trial = useAct(tryRollbackDocument);
  const act = useAct(rollbackDocument, () => { trial.reset(); });
  const result = trial.data?.tryConfigurationRollback;
  return (
    <>
      <Button size="small" loading={trial.isPending} onClick={() => { trial.mutate({ kind, type, version }); }}>{say('rollback')}</Button>
      {trial.error !== null && <ErrorNotice error={trial.error} />}
      {result !== undefined && (
        <Modal open width={720} title={say('rollbackTo', { n: version })} okText={say('rollback')} cancelText={say('cancel')} confirmLoading={act.isPending} onCancel={() => { trial.reset(); }}
          onOk={() => { act.mutate({ kind, type, version, confirmation: result.confirmation }); }}>
          <TrialResult trial={result} />{act.error !== null && <ErrorNotice error={act.error} />}
        </Modal>)}
    </>
  );
}
