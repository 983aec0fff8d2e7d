import { Button, Form, Input, Modal, Select } from 'antd';
import { useSay } from '../language/language';
import { useAct } from '../server/useAnswer';
import { ErrorNotice } from '../shared/states';
import type { Attribute } from '../shell/viewer';
import type { GoldenRecord } from './RecordPage';
import { pinValueDocument, unpinValueDocument } from './records.generated';

interface Pin { readonly value: string; readonly reason: string; readonly expiresAt?: string }

/** Fixes one value against every source, with a reason and perhaps until a day. */
export function PinDialog({ record, attribute, onClose }: { readonly record: GoldenRecord; readonly attribute: Attribute; readonly onClose: () => void }) {
  const say = useSay();
  const [form] = Form.useForm<Pin>();
  const pin = useAct(pinValueDocument, onClose);
  const unpin = useAct(unpinValueDocument, onClose);
  const current = record.provenance.find((one) => one.attribute === attribute.name);
  const error = pin.error ?? unpin.error;
  const submit = ({ value, reason, expiresAt }: Pin): void => {
    pin.mutate({ goldenId: record.id, attribute: attribute.name, value: attribute.cardinality === 'MANY' ? value.split('\n').map((line) => line.trim()).filter((line) => line !== '') : value, reason, expiresAt: expiresAt === undefined || expiresAt === '' ? null : new Date(expiresAt).toISOString() });
  };
  return (
    <Modal open title={say('pinTitle', { attribute: say.label(attribute.label) })} okText={say('pin')} cancelText={say('cancel')} confirmLoading={pin.isPending} onCancel={onClose} onOk={() => { form.submit(); }}>
      <p className="quiet">{say('pinHint')}</p>
      <Form<Pin> form={form} layout="vertical" requiredMark={false} onFinish={submit} initialValues={{ value: attribute.codes.length > 0 ? undefined : current?.raw ?? '' }}>
        <Form.Item name="value" label={say('value')} rules={[{ required: true, message: say('valueMissing') }]}>
          {attribute.codes.length > 0 ? <Select options={attribute.codes.map(({ code, label }) => ({ value: code, label: say.label(label) }))} />
            : attribute.cardinality === 'MANY' ? <Input.TextArea autoSize={{ minRows: 2 }} placeholder={say('onePerLine')} /> : <Input maxLength={500} />}
        </Form.Item>
        <Form.Item name="reason" label={say('reason')} rules={[{ required: true, whitespace: true, message: say('reasonMissing') }]}><Input maxLength={500} /></Form.Item>
        <Form.Item name="expiresAt" label={say('pinUntil')}><Input type="date" /></Form.Item>
      </Form>
      {current?.pinned === true && <Button danger loading={unpin.isPending} onClick={() => { unpin.mutate({ goldenId: record.id, attribute: attribute.name }); }}>{say('unpin')}</Button>}
      {error !== null && <ErrorNotice error={error} />}
    </Modal>
  );
}
