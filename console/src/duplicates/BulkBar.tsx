import { Alert, Button, Checkbox, Modal, Select } from 'antd';
import { useState } from 'react';
import type { ComponentProps } from 'react';
import { useSay } from '../language/language';
import { JUDGEMENTS } from '../language/words/enums';
import type { Judgement } from '../server/enums.generated';
import { useAct } from '../server/useAnswer';
import { ErrorNotice } from '../shared/states';
import { Steps } from '../shared/Steps';
import { decidePairsDocument, tryPairsDocument } from './duplicates.generated';
import type { QueuedPair } from './pair';

interface BulkBarProps {
  readonly pairs: readonly QueuedPair[];
  readonly marked: ReadonlySet<string>;
  readonly onMark: (marked: ReadonlySet<string> | null) => void;
  readonly onDone: (decisionIds: readonly string[]) => void;
}

const JUDGED: readonly Judgement[] = ['MATCH', 'NO_MATCH', 'UNSURE'];

/** Many pairs decided at once, all or none: first what would become of it, then, confirmed, for good. */
export function BulkBar({ pairs, marked, onMark, onDone }: BulkBarProps) {
  const say = useSay();
  const [judgement, setJudgement] = useState<Judgement>('NO_MATCH');
  const [open, setOpen] = useState(false);
  const trial = useAct(tryPairsDocument, () => { setOpen(true); });
  const decisions = [...marked].map((pairId) => ({ pairId, judgement }));
  return (
    <div className="bulk-bar">
      <Checkbox checked={marked.size === pairs.length} indeterminate={marked.size > 0 && marked.size < pairs.length} onChange={({ target }) => { onMark(new Set(target.checked ? pairs.map(({ id }) => id) : [])); }}>
        {say('marked', { n: marked.size })}</Checkbox>
      <Select value={judgement} aria-label={say('decision')} popupMatchSelectWidth={false} options={JUDGED.map((value) => ({ value, label: say.label(JUDGEMENTS[value]) }))} onChange={setJudgement} />
      <Button type="primary" disabled={marked.size === 0} loading={trial.isPending} onClick={() => { trial.mutate({ decisions }); }}>{say('dryRun')}</Button>
      {trial.error !== null && <ErrorNotice error={trial.error} />}
      {open && trial.data !== undefined && (
        <BulkConfirm result={trial.data.decidePairs} decisions={decisions} onClose={() => { setOpen(false); }} onDone={(ids) => { setOpen(false); onMark(null); onDone(ids); }} />)}
    </div>
  );
}

interface BulkConfirmProps {
  readonly result: { readonly joined: number; readonly keptApart: number; readonly parked: number; readonly movedSourceRecords: number; readonly changes: ComponentProps<typeof Steps>['steps'] };
  readonly decisions: readonly { readonly pairId: string; readonly judgement: Judgement }[];
  readonly onClose: () => void;
  readonly onDone: (decisionIds: readonly string[]) => void;
}

function BulkConfirm({ result, decisions, onClose, onDone }: BulkConfirmProps) {
  const say = useSay();
  const act = useAct(decidePairsDocument, ({ decidePairs }) => { onDone(decidePairs.outcomes.map(({ decision }) => decision.id)); });
  return (
    <Modal open width={720} title={say('dryRunResult')} okText={say('carryOut')} cancelText={say('cancel')} confirmLoading={act.isPending} onCancel={onClose} onOk={() => { act.mutate({ decisions }); }}>
      <div className="stack">
        <Alert type="info" title={say('bulkResult', { joined: result.joined, apart: result.keptApart, parked: result.parked, moved: result.movedSourceRecords })} />
        <div className="bulk-steps"><Steps steps={result.changes} /></div>
        {act.error !== null && <ErrorNotice error={act.error} />}
      </div>
    </Modal>
  );
}
