import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import { personName } from '../support/names';
import { ADMIN } from '../support/pool';
import { takeBackAll } from '../support/steward';
import { crmCustomer, erpContract, PHONE, pushCompany, repairDevice, SN, strangers, ticket } from './support/company';
import { waysOf } from './support/countStatements';
import { openDoor } from './support/door';
import type { Answer, Door } from './support/door';

let door: Door;
let ids: { readonly customerId: string; readonly customerKey: string };
const sn = (index: number): string => `QZ25${String(index).padStart(6, '0')}AB`;

beforeAll(async () => {
  door = await openDoor();
  ids = await pushCompany(door.pool);
  const push = async (system: string, type: string, records: Parameters<typeof upsertSourceRecords>[2]['records']) => upsertSourceRecords(door.pool, ADMIN, { system, type, records });
  const twelve = Array.from({ length: 12 }, (_none, index) => index);
  await push('repair', 'device', twelve.map((index) => repairDevice(sn(index))));
  await push('erp', 'contract', twelve.map((index) => erpContract(`HT-2025-${1000 + index}`, { device_sns: `${sn(index)};${sn((index + 1) % 12)}` })));
  await push('400客服', 'ticket', twelve.map((index) => ticket(`S${index}`, { sn: sn(index) })).slice(0, 10));
  await push('crm', 'customer', [crmCustomer('C3', { 客户姓名: '闻人语' })]);
});
afterAll(async () => door.close());

/** Statements of one document, and the ways to the server and back that they take, beside the look-up of its token (which is remembered by then). */
const countOf = async (document: string, variables: object = {}): Promise<{ readonly count: number; readonly answer: Answer; readonly statements: readonly string[]; readonly ways: number }> => {
  await door.ask('{ __typename }');
  let answer: Answer | undefined;
  const ways = await waysOf(async () => { answer = await door.ask(document, { variables }); });
  const statements = ways.flat();
  if (answer === undefined) throw new Error('no answer');
  expect(answer.errors).toBeUndefined();
  return { count: statements.length, answer, statements, ways: ways.length };
};

const FILE = `match phone extension candidates {
  customer { id customerId name kind serviceLevel phones { e164 display } emails addresses { display } contacts creditCode }
  devices { sn modelCode modelName model { code specifications } warrantyEndsOn warrantyStatus prompts { message { zh } } installAddress { display } lastFaultCode lastRepairedOn }
  contracts { number serviceLevel startsOn endsOn amount { amount } } openTickets { number title ticketStatus createdAt } recentTickets { number ticketStatus }
  serviceLevel prompts { sn message { zh } } reasons { code text { zh } } }`;

test('prefill with the whole file: 1', async () => {
  const { count, answer } = await countOf(`{ prefill(phone: "${PHONE}") { ${FILE} } }`);
  expect(answer.data.prefill.candidates).toHaveLength(2);
  expect(answer.data.prefill.candidates[0].devices).toHaveLength(13);
  expect(answer.data.prefill.candidates[0].devices.find((device: { sn: string }) => device.sn === SN).model.code).toBe('KFR-35GW/N8HR3');
  console.log(`prefill: ${count} statement beside the look-up of the token`);
  expect(count).toBe(1);
});

test('prefill by way of the customer and back: 1', async () => {
  const { count, answer } = await countOf(`{ prefill(phone: "${PHONE}") { candidates { customer { devices { sn owner { name } model { code } } contracts { number customer { name } devices { sn } } tickets { number device { sn } } } } } }`);
  expect(answer.data.prefill.candidates[0].customer.tickets).toHaveLength(12);
  expect(answer.data.prefill.candidates[0].customer.contracts[0].devices[0].sn).toBe(sn(0));
  expect(count).toBe(1);
});

test('prefill of a number that nobody has, and of none: 1 and 0', async () => {
  expect((await countOf('{ prefill(phone: "13700009999") { match } }')).count).toBe(1);
  expect((await countOf('{ prefill(phone: "待补") { match } }')).count).toBe(0);
});

test('what prefill hands on is what would be read', async () => {
  const relations = 'devices { sn } contracts { number } tickets { number }';
  const primed = await door.ask(`{ prefill(phone: "${PHONE}") { candidates { customer { ${relations} } } } }`);
  const read = await door.ask(`{ customer(id: "${ids.customerKey}") { ${relations} } }`);
  expect(primed.data.prefill.candidates[0].customer).toEqual(read.data.customer);
});

/** Each with the most statements that it may take, however many records it reaches. */
test.each([
  ['customer', () => `{ customer(id: "${ids.customerKey}") { name values } }`, 2],
  ['customer by golden id', () => `{ customer(id: "${ids.customerId}") { name } }`, 1],
  ['device', () => `{ device(sn: "${SN}") { sn warrantyStatus prompts { code } } }`, 2],
  ['device with its model', () => `{ device(sn: "${SN}") { model { code } } }`, 3],
  ['contract', () => `{ contract(number: "HT-2025-1001") { number } }`, 2],
  ['goldenRecord', () => '{ goldenRecord(type: "ticket", key: "400客服:T1") { key } }', 2],
  ['searchRecords', () => '{ searchRecords(text: "沈清和", first: 50) { truncated edges { matchedOn node { key values } } } }', 4],
  ['searchRecords with what belongs to each', () => '{ searchRecords(type: "customer", text: "沈清和") { nodes { ... on Customer { name devices { sn model { code } } contracts { number } tickets { number } } } } }', 8],
  ['sourceRecord', () => '{ sourceRecord(system: "crm", type: "customer", sourceKey: "C1") { payload } }', 1],
  ['changes', () => '{ changes { nodes { id } } }', 3],
  ['customer with devices, their models, owners, contracts and those contracts\' devices', () => `{ customer(id: "${ids.customerKey}") { devices { sn model { code } owner { name } buyer { name } contracts { number devices { sn } customer { name } } tickets { number } } contracts { number devices { sn } } tickets { number } } }`, 12],
  ['devices with provenance, source records and history', () => `{ customer(id: "${ids.customerKey}") { devices { provenance { attribute sourceRecord { system } agreeing { system } runnersUp { sourceRecord { system } } } sources { system } history { nodes { version } } } } }`, 7],
])('%s', async (name, document, most) => {
  await door.ask('{ changes { nodes { id } } }'); // gives the changes above their positions
  const { count, statements } = await countOf(document());
  console.log(`${name}: ${count} of at most ${most}`);
  if (count > most) console.log(statements.join('\n---\n'));
  expect(count).toBeLessThanOrEqual(most);
});

test('as of a moment relations are read in batches too', async () => {
  const asOf = new Date(Date.parse('2027-01-01T00:00:00Z')).toISOString();
  const { count, answer } = await countOf(`query ($asOf: DateTime) { customer(id: "${ids.customerKey}", asOf: $asOf) { devices { sn owner { name } contracts { number } } tickets { number } } }`, { asOf });
  expect(answer.data.customer.devices).toHaveLength(13);
  expect(answer.data.customer.tickets).toHaveLength(12);
  expect(count).toBeLessThanOrEqual(9);
});

describe('upsertSourceRecords', () => {
  const DOCUMENT = 'mutation ($records: [SourceRecordInput!]!) { upsertSourceRecords(system: "crm", type: "customer", records: $records) { accepted unchanged } }';
  const batch = (prefix: string, size: number, over: Record<string, string> = {}) => Array.from({ length: size }, (_none, index) =>
    crmCustomer(`${prefix}${index}`, { 客户姓名: personName(index + (prefix === 'A' ? 0 : 200)).replace('司徒', '夏侯'), 详细地址: `莫干山路${index + (prefix === 'A' ? 1 : 501)}号`, 手机: `139${prefix === 'A' ? '4' : '5'}${String(1_000_000 + index * 7).slice(0, 7)}`, ...over }));

  test('100 records take as many statements as 10: new, changed, unchanged', async () => {
    const counts: Record<string, number> = {};
    for (const [prefix, size] of [['A', 10], ['B', 100]] as const) {
      const fresh = await countOf(DOCUMENT, { records: batch(prefix, size) });
      expect(fresh.answer.data.upsertSourceRecords).toEqual({ accepted: size, unchanged: 0 });
      const changed = await countOf(DOCUMENT, { records: batch(prefix, size, { 客户等级: '银卡', 更新时间: '2026/2/5 10:00' }) });
      expect(changed.answer.data.upsertSourceRecords).toEqual({ accepted: size, unchanged: 0 });
      const same = await countOf(DOCUMENT, { records: batch(prefix, size, { 客户等级: '银卡', 更新时间: '2026/2/5 10:00' }) });
      expect(same.answer.data.upsertSourceRecords).toEqual({ accepted: 0, unchanged: size });
      counts[`new ${size}`] = fresh.count;
      counts[`changed ${size}`] = changed.count;
      counts[`unchanged ${size}`] = same.count;
      counts[`ways, new ${size}`] = fresh.ways;
      counts[`ways, unchanged ${size}`] = same.ways;
    }
    console.log(`upsertSourceRecords, statements: ${JSON.stringify(counts)}`);
    expect(counts['new 100']).toBe(counts['new 10']);
    expect(counts['changed 100']).toBe(counts['changed 10']);
    expect(counts['unchanged 100']).toBe(counts['unchanged 10']);
    expect(counts['ways, new 100']).toBeLessThanOrEqual(5);
    expect(counts['ways, unchanged 100']).toBeLessThanOrEqual(4);
    expect(Math.max(...Object.values(counts))).toBeLessThan(30);
  });
});

describe('stewards\' operations', () => {
  test('deciding about 20 pairs takes as many statements as about 2, and the queue is one with everything shown of it', async () => {
    const pairs = await strangers(door.pool, 20);
    const decide = async (count: number, judgement: string) => {
      await takeBackAll(door.pool);
      const decisions = pairs.slice(0, count).map((pairId) => ({ pairId, judgement }));
      const { count: statements, answer } = await countOf('mutation ($decisions: [PairJudgementInput!]!) { decidePairs(decisions: $decisions, dryRun: false) { joined parked outcomes { goldenRecords { key } } } }', { decisions });
      expect(answer.data.decidePairs).toMatchObject(judgement === 'MATCH' ? { joined: count } : { parked: count });
      return statements;
    };
    const counts = { match: [await decide(2, 'MATCH'), await decide(20, 'MATCH')], unsure: [await decide(2, 'UNSURE'), await decide(20, 'UNSURE')] };
    const page = await countOf('{ reviewPairs(status: PARKED, first: 20) { nodes { a { key values } b { key } rivals { key } decision { note decidedBy } evidence { text { zh } a { payload } b { payload } } claim { claimedBy } } } }');
    expect(page.answer.data.reviewPairs.nodes).toHaveLength(20);
    console.log(`decidePairs of 2 and 20, statements: ${JSON.stringify(counts)}; reviewPairs: ${page.count}`);
    // One audit entry for each decision.
    expect([counts.match[1], counts.unsure[1]]).toEqual([(counts.match[0] ?? 0) + 18, (counts.unsure[0] ?? 0) + 18]);
    expect(page.count).toBeLessThanOrEqual(4);
  });
});
