import { Input, Modal, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { useSay } from '../language/language';
import { useAct } from '../server/useAnswer';
import { ErrorNotice, Loading } from '../shared/states';
import { Steps } from '../shared/Steps';
import { unlinkDocument } from './records.generated';
import type { SourceRecord } from './Sources';
import { useUndoable } from './useUndoable';

/** Takes a source record out of its golden record; what would move is shown before. */
export function UnlinkDialog({ source, onClose }: { readonly source: SourceRecord; readonly onClose: () => void }) {
  const say = useSay();
  const [keepApart, setKeepApart] = useState(true);
  const [note, setNote] = useState('');
  const done = useUndoable();
  const trial = useAct(unlinkDocument);
  const act = useAct(unlinkDocument, ({ unlinkSourceRecord: { decision, to } }) => { done(decision.id, say('unlinkedTo', { key: to.key })); onClose(); });
  const { mutate } = trial;
  useEffect(() => { mutate({ sourceRecordId: source.id, keepApart, dryRun: true }); }, [mutate, source.id, keepApart]);
  const error = act.error ?? trial.error;
  return (
    <Modal open width={680} title={say('unlinkTitle', { key: source.sourceKey })} okText={say('unlink')} cancelText={say('cancel')} okButtonProps={{ disabled: trial.data === undefined }} confirmLoading={act.isPending}
      onCancel={onClose} onOk={() => { act.mutate({ sourceRecordId: source.id, keepApart, note: note.trim() === '' ? null : note.trim(), dryRun: false }); }}>
      <div className="stack">
        <Radio.Group value={keepApart} onChange={(event) => { setKeepApart(event.target.value === true); }} options={[{ value: true, label: say('keepApart') }, { value: false, label: say('parkApart') }]} />
        <Input value={note} maxLength={500} placeholder={say('note')} aria-label={say('note')} onChange={(event) => { setNote(event.target.value); }} />
        <b>{say('whatMoves')}</b>
        {trial.data === undefined ? trial.error === null && <Loading rows={3} /> : <div className="dialog-steps"><Steps steps={trial.data.unlinkSourceRecord.changes} /></div>}
        {error !== null && <ErrorNotice error={error} />}
      </div>
    </Modal>
  );
}
