import { Button, Input, Modal, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useSay } from '../language/language';
import { useAct } from '../server/useAnswer';
import { recordTitle } from '../shared/recordTitle';
import { ErrorNotice, Loading } from '../shared/states';
import { Steps } from '../shared/Steps';
import { useViewer } from '../shell/viewer';
import type { GoldenRecord } from './RecordPage';
import { mergeDocument } from './records.generated';
import { RecordPicker } from './Search';
import { useUndoable } from './useUndoable';

type Other = Pick<GoldenRecord, 'id' | 'type' | 'key' | 'values'>;

/** Merges this golden record with another: first which, then what would become of them, then for good. */
export function MergeDialog({ record, onClose }: { readonly record: GoldenRecord; readonly onClose: () => void }) {
  const say = useSay();
  const [other, setOther] = useState<Other | null>(null);
  if (other !== null) return <MergeConfirm record={record} other={other} onBack={() => { setOther(null); }} onClose={onClose} />;
  return (
    <Modal open width={680} title={say('mergeWith')} footer={null} onCancel={onClose}><RecordPicker type={record.type} except={record.id} onPick={setOther} /></Modal>
  );
}

function MergeConfirm({ record, other, onBack, onClose }: { readonly record: GoldenRecord; readonly other: Other; readonly onBack: () => void; readonly onClose: () => void }) {
  const say = useSay();
  const viewer = useViewer();
  const go = useNavigate();
  const done = useUndoable();
  const [survivorId, setSurvivorId] = useState(record.id);
  const [note, setNote] = useState('');
  const mergedIds = [survivorId === record.id ? other.id : record.id];
  const merged = mergedIds.join();
  const trial = useAct(mergeDocument);
  const act = useAct(mergeDocument, ({ mergeGoldenRecords: { decision, survivor } }) => {
    done(decision.id, say('mergedTo', { key: survivor.key }));
    onClose();
    void go(`/records/${survivor.type}/${survivor.id}`);
  });
  const { mutate } = trial;
  useEffect(() => { mutate({ survivorId, mergedIds: [merged], dryRun: true }); }, [mutate, survivorId, merged]);
  const error = act.error ?? trial.error;
  return (
    <Modal open width={680} title={say('mergeTitle')} okText={say('merge')} cancelText={say('cancel')} okButtonProps={{ disabled: trial.data === undefined }} confirmLoading={act.isPending}
      onCancel={onClose} onOk={() => { act.mutate({ survivorId, mergedIds, note: note.trim() === '' ? null : note.trim(), dryRun: false }); }}>
      <div className="stack">
        <b>{say('survivor')}</b>
        <Radio.Group className="data" value={survivorId} onChange={(event) => { setSurvivorId(String(event.target.value)); }}
          options={[record, other].map((one) => ({ value: one.id, label: `${recordTitle(one, viewer, say)} ${one.key}` }))} />
        <Input value={note} maxLength={500} placeholder={say('note')} aria-label={say('note')} onChange={(event) => { setNote(event.target.value); }} />
        <div className="row"><b>{say('whatMoves')}</b><Button size="small" type="link" onClick={onBack}>{say('chooseAnother')}</Button></div>
        {trial.data === undefined ? trial.error === null && <Loading rows={3} /> : <div className="dialog-steps"><Steps steps={trial.data.mergeGoldenRecords.changes} /></div>}
        {error !== null && <ErrorNotice error={error} />}
      </div>
    </Modal>
  );
}
