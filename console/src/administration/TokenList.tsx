import { Alert, Button, Form, Input, Popconfirm, Select, Table } from 'antd';
import { useSay } from '../language/language';
import { ROLES } from '../language/words/enums';
import type { CallerRole } from '../server/enums.generated';
import { useAct, useAnswer } from '../server/useAnswer';
import { Panel } from '../shared/frame';
import { Mark } from '../shared/Mark';
import { Answer, ErrorNotice } from '../shared/states';
import { moment } from '../shared/time';
import { useSystemNames } from '../shell/viewer';
import { endTokenDocument, newTokenDocument, tokensDocument } from './administration.generated';
import type { NewTokenMutationVariables } from './administration.generated';

/** Who holds which role; a new token is shown once. */
export function TokenList() {
  const say = useSay();
  const asked = useAnswer(tokensDocument, {});
  const end = useAct(endTokenDocument);
  return (
    <div className="columns side">
      <div className="stack">
        {end.error !== null && <ErrorNotice error={end.error} />}
        <Answer of={asked}>{({ accessTokens }) => (
          <Table size="small" rowKey="id" pagination={{ pageSize: 20, hideOnSinglePage: true }} dataSource={[...accessTokens]} columns={[
            { title: say('holder'), dataIndex: 'name', className: 'data' },
            { title: say('role'), key: 'role', render: (_value, { role, system }) => <>{say.label(ROLES[role])}{system !== null && <span className="mono quiet"> {system}</span>}</> },
            { title: say('madeAt'), key: 'made', render: (_value, { createdAt }) => moment(createdAt, say.language) },
            { title: say('state'), key: 'state', render: (_value, { revokedAt }) => <Mark tone={revokedAt === null ? 'good' : 'plain'}>{say(revokedAt === null ? 'valid' : 'revoked')}</Mark> },
            { title: <span className="sr-only">{say('actions')}</span>, key: 'end', align: 'right', render: (_value, { id, revokedAt }) => (revokedAt === null
              ? <Popconfirm title={say('revokeSure')} okText={say('revoke')} cancelText={say('cancel')} onConfirm={() => { end.mutate({ id }); }}><Button size="small">{say('revoke')}</Button></Popconfirm> : null) },
          ]} />)}</Answer>
      </div>
      <NewToken />
    </div>
  );
}

function NewToken() {
  const say = useSay();
  const systems = useSystemNames();
  const [form] = Form.useForm<NewTokenMutationVariables>();
  const role = Form.useWatch<CallerRole | undefined>('role', form);
  const make = useAct(newTokenDocument, () => { form.resetFields(); });
  const needed = [{ required: true, message: say('isNeeded') }];
  const link = make.data === undefined ? null : `${location.origin}/#token=${encodeURIComponent(make.data.createToken)}`;
  return (
    <Panel title={say('newToken')}>
      <Form<NewTokenMutationVariables> form={form} layout="vertical" requiredMark={false} onFinish={(given) => { make.mutate(given); }}>
        <Form.Item name="name" label={say('holder')} rules={needed}><Input maxLength={200} /></Form.Item>
        <Form.Item name="role" label={say('role')} rules={needed}><Select options={Object.entries(ROLES).map(([value, label]) => ({ value, label: say.label(label) }))} /></Form.Item>
        {role === 'SYSTEM' && <Form.Item name="system" label={say('system')} rules={needed}><Select options={[...systems].map(([value, label]) => ({ value, label: say.label(label) }))} /></Form.Item>}
        <Button type="primary" htmlType="submit" loading={make.isPending}>{say('makeToken')}</Button>
      </Form>
      {make.error !== null && <ErrorNotice error={make.error} />}
      {make.data !== undefined && <Alert className="new-token" type="success" title={say('tokenOnce')} description={<><code className="mono">{make.data.createToken}</code><div className="small">{say('signInLink')}: <code className="mono">{link}</code></div></>} />}
    </Panel>
  );
}
