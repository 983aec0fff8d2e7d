import { createClient } from 'graphql-ws';
import { Webhook } from 'standardwebhooks';
import { WebSocket } from 'ws';
import { createToken } from '../../src/app/tokens';
import { networkOf } from '../../src/core/webhooks/addresses';
import { seedConfiguration } from '../../seeds/seedConfiguration';
import { startReceiver } from '../app/webhooks/receiver';
import type { Receiver } from '../app/webhooks/receiver';
import { ADMIN } from '../support/pool';
import { createTestDatabase } from '../support/postgres';
import type { TestDatabase } from '../support/postgres';
import { crmCustomer, mesDevice, repairRow } from '../support/records';
import { follow, startNode, until } from './support/node';
import type { Node } from './support/node';

/** The warranty story of the domain document, through the public doors alone. */
let database: TestDatabase;
let node: Node;
let receiver: Receiver;
const tokens: Record<string, string> = {};
const HOME = networkOf('127.0.0.0/8');

beforeAll(async () => {
  database = await createTestDatabase();
  receiver = await startReceiver();
  node = await startNode(database.url, {}, { all: true, webhooks: { allowedNetworks: HOME === null ? [] : [HOME] } });
  await seedConfiguration(node.pool);
  for (const [name, role, system] of [['boss', 'ADMIN', null], ['desk', 'AGENT', null], ['mes', 'SYSTEM', 'mes'], ['crm', 'SYSTEM', 'crm'], ['repair', 'SYSTEM', 'repair']] as const) {
    tokens[name] = await createToken(node.pool, ADMIN, { role, name, system });
  }
});
afterAll(async () => {
  await node.stop();
  await receiver.close();
  await database.drop();
  expect(node.bugs).toEqual([]);
});

// A test reads an answer by its shape: what is not there fails the comparison.
const ask = async (as: string, query: string, variables: object = {}): Promise<ReturnType<typeof JSON.parse>> => {
  const response = await fetch(node.url.replace('ws', 'http'), {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[as] ?? ''}` }, body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json() as { data: unknown; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
};
const push = async ({ system, type, input }: ReturnType<typeof crmCustomer>): Promise<void> => {
  const { upsertSourceRecords } = await ask(system, 'mutation ($system: String!, $type: String!, $records: [SourceRecordInput!]!) { upsertSourceRecords(system: $system, type: $type, records: $records) { rejected } }', { system, type, records: [input] });
  expect(upsertSourceRecords.rejected).toBe(0);
};

interface Told { readonly cursor: string; readonly message: { readonly zh: string }; readonly task: { readonly id: string; readonly state: string } | null }
/** A repair group's screen. */
const repairGroup = (after: string | null): { readonly told: Told[]; readonly end: () => Promise<void> } => {
  const told: Told[] = [];
  const client = createClient({ url: node.url, webSocketImpl: WebSocket, retryAttempts: 0, lazy: true, connectionParams: { authorization: `Bearer ${tokens['repair'] ?? ''}` } });
  client.subscribe<{ notifications: Told }>(
    { query: 'subscription ($after: Cursor) { notifications(group: "repair", after: $after) { cursor message { zh } task { id state } } }', variables: { after } },
    { next: ({ data }) => { if (data) told.push(data.notifications); }, error: (error) => { throw error; }, complete: () => undefined });
  return { told, end: async () => client.dispose() };
};

const RULE = {
  name: '保修日期变更', spec: {
    type: 'device', when: { on: 'CHANGE', attributes: ['warrantyEndsOn'], kinds: ['UPDATED'] }, condition: 'after.warrantyEndsOn != before.warrantyEndsOn',
    actions: [
      { do: 'TASK', group: 'repair', title: { zh: '设备{key}保修日期改为{warrantyEndsOn},请核对续保', en: 'Check the renewal of {key}' }, dueInDays: 3 },
      { do: 'PROMPT', code: 'RENEWAL_CHECK', severity: 'INFO', message: { zh: '保修日期刚刚变更,续保待核对', en: 'The warranty has just changed; its renewal is being checked' } },
    ],
  },
};

test('a MES record moves a warranty date: the repair group gets its task, prefill the prompt, a receiver the signed event, and who was away what it missed', async () => {
  await push(crmCustomer('WC-1', { 客户姓名: '沈清和', 手机: '13912345678' }));
  await push(repairRow('WS0001', { 客户名: '沈清和', 联系电话: '13912345678' }));
  await push(mesDevice('WS0001', { 保修到期日: '2030-01-01' }));
  const { saveChangeRule: { id } } = await ask('boss', 'mutation ($input: ChangeRuleInput!) { saveChangeRule(input: $input) { id } }', { input: RULE });
  const { simulateChangeRule: { confirmation } } = await ask('boss', 'mutation ($input: ChangeRuleInput!) { simulateChangeRule(input: $input, since: "2020-01-01T00:00:00Z") { past confirmation } }', { input: RULE });
  await ask('boss', `mutation ($confirmation: String) { publishChangeRule(id: "${String(id)}", confirmation: $confirmation) { state } }`, { confirmation });
  const { createWebhookEndpoint: { secret } } = await ask('boss', 'mutation ($url: String!) { createWebhookEndpoint(input: { name: "fsm", url: $url, filter: { types: ["device"] } }) { secret } }', { url: receiver.url });
  const changes = follow({ url: node.url, token: tokens['repair'] ?? '', filter: { types: ['device'] } });
  const screen = repairGroup(null);
  await until(() => node.pool.changeFeed.followers >= 4); // both subscriptions, the rules and the webhooks

  await push(mesDevice('WS0001', { 保修到期日: '2031-06-30' }));
  await until(() => screen.told.length === 1 && changes.changes.length === 1 && receiver.received.length === 1);
  expect(screen.told[0]).toMatchObject({ message: { zh: '设备WS0001保修日期改为2031-06-30,请核对续保' }, task: { state: 'OPEN' } });
  const { prefill } = await (async () => {
    const look = async () => ask('desk', '{ prefill(phone: "139 1234 5678") { candidates { devices { prompts { code } } prompts { code sn message { zh } } } } }');
    await until(async () => (await look()).prefill.candidates[0].prompts.length > 0);
    return look();
  })();
  expect(prefill.candidates).toEqual([{ devices: [{ prompts: [{ code: 'RENEWAL_CHECK' }] }], prompts: [{ code: 'RENEWAL_CHECK', sn: 'WS0001', message: { zh: '保修日期刚刚变更,续保待核对' } }] }]);
  const [hook] = receiver.received;
  const event = new Webhook(String(secret)).verify(hook?.body ?? '', Object.fromEntries(Object.entries(hook?.headers ?? {}).map(([name, value]) => [name, String(value)])));
  expect(event).toMatchObject({ type: 'mooring.device.updated', data: { goldenKey: 'WS0001', after: { warrantyEndsOn: '2031-06-30' }, before: { warrantyEndsOn: '2030-01-01' }, cursor: changes.changes[0]?.['cursor'] } });

  await Promise.all([screen.end(), changes.end()]);
  await push(mesDevice('WS0001', { 保修到期日: '2032-06-30' }));
  await push(mesDevice('WS0001', { 保修到期日: '2033-06-30' }));
  await until(() => receiver.received.length === 3);
  const [again, screenAgain] = [follow({ url: node.url, token: tokens['repair'] ?? '', filter: { types: ['device'] }, after: String(changes.changes[0]?.['cursor']) }), repairGroup(screen.told[0]?.cursor ?? null)];
  await until(() => again.changes.length === 2 && screenAgain.told.length === 2);
  expect(again.changes.map(({ after }) => after)).toMatchObject([{ warrantyEndsOn: '2032-06-30' }, { warrantyEndsOn: '2033-06-30' }]);
  expect(screenAgain.told.map(({ message }) => message.zh)).toEqual(['设备WS0001保修日期改为2032-06-30,请核对续保', '设备WS0001保修日期改为2033-06-30,请核对续保']);
  await Promise.all([screenAgain.end(), again.end()]);
});
