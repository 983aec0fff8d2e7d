import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useSay } from '../language/language';
import { useAct } from '../server/useAnswer';
import { ErrorNotice } from '../shared/states';
import { valueText } from '../shared/valueText';
import { useViewer } from '../shell/viewer';
import type { Attribute } from '../shell/viewer';
import { unmaskValueDocument } from './records.generated';

/** 查看原值: one masked value whole, for a reason that goes into the audit log. */
export function UnmaskButton({ goldenId, attribute }: { readonly goldenId: string; readonly attribute: Attribute }) {
  const say = useSay();
  const viewer = useViewer();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const unmask = useAct(unmaskValueDocument);
  if (!viewer.may('unmaskValues')) return null;
  return (
    <>
      <Button size="small" onClick={() => { setOpen(true); }}>{say('unmask')}</Button>
      <Modal open={open} title={say('unmask')} okText={say('unmask')} cancelText={say('close')} okButtonProps={{ disabled: reason.trim() === '' }} confirmLoading={unmask.isPending}
        onCancel={() => { setOpen(false); unmask.reset(); }} onOk={() => { unmask.mutate({ goldenId, attribute: attribute.name, reason: reason.trim() }); }}>
        <p className="quiet">{say('unmaskHint')}</p>
        <Input value={reason} maxLength={500} placeholder={say('reason')} aria-label={say('reason')} onChange={(event) => { setReason(event.target.value); }} />
        {unmask.data !== undefined && <p className="notice data">{valueText(unmask.data.unmaskValue.value, attribute, say)}</p>}
        {unmask.error !== null && <ErrorNotice error={unmask.error} />}
      </Modal>
    </>
  );
}
