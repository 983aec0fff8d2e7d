import { Button, Form, Input, Table } from 'antd';
import { useSay } from '../language/language';
import { useAct, useAnswer } from '../server/useAnswer';
import { Panel } from '../shared/frame';
import { Answer, ErrorNotice } from '../shared/states';
import { addSystemDocument, systemsDocument } from './administration.generated';
import type { AddSystemMutationVariables } from './administration.generated';

export function SystemList() {
  const say = useSay();
  const asked = useAnswer(systemsDocument, {});
  return (
    <div className="columns side">
      <Answer of={asked}>{({ sourceSystems }) => (
        <Table size="small" rowKey="code" pagination={false} dataSource={[...sourceSystems]} columns={[
          { title: say('systemCode'), dataIndex: 'code', className: 'mono' },
          { title: say('systemName'), key: 'name', render: (_value, { label }) => <span className="data">{say.label(label)}</span> },
          { title: say('timeZone'), dataIndex: 'timeZone' },
        ]} />)}</Answer>
      <NewSystem />
    </div>
  );
}

function NewSystem() {
  const say = useSay();
  const [form] = Form.useForm<AddSystemMutationVariables>();
  const add = useAct(addSystemDocument, () => { form.resetFields(); });
  const needed = [{ required: true, whitespace: true, message: say('isNeeded') }];
  return (
    <Panel title={say('newSystem')}>
      <Form<AddSystemMutationVariables> form={form} layout="vertical" requiredMark={false} initialValues={{ timeZone: 'Asia/Shanghai' }} onFinish={(given) => { add.mutate(given); }}>
        <Form.Item name="code" label={say('systemCode')} rules={needed}><Input maxLength={50} /></Form.Item>
        <Form.Item name="nameZh" label={say('nameZh')} rules={needed}><Input maxLength={100} /></Form.Item>
        <Form.Item name="nameEn" label={say('nameEn')} rules={needed}><Input maxLength={100} /></Form.Item>
        <Form.Item name="timeZone" label={say('timeZone')} rules={needed}><Input maxLength={60} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={add.isPending}>{say('addSystem')}</Button>
      </Form>
      {add.error !== null && <ErrorNotice error={add.error} />}
    </Panel>
  );
}
