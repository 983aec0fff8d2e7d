import type { Pool } from '../../src/app/poolContext';
import { readChanges } from '../../src/app/readChanges';
import { verify } from '../../src/app/verify';
import { ADMIN, createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';
import { emptyPool } from '../support/poolState';
import { caller, contractRow, crmCustomer, golden, goldenIdOf, mesClient, mesDevice, repairRow, send } from '../support/records';

let held: TestPool;
let pool: Pool;
let now = Date.UTC(2026, 0, 1);
beforeAll(async () => { held = await createTestPool({ clock: () => now }); ({ pool } = held); });
beforeEach(async () => { await emptyPool(pool); });
afterEach(async () => { expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] }); });
afterAll(async () => { await held.close(); });

const elsewhere = { phone_raw: '13912340002', caller_name: '司徒南' };
const kinds = async (id: string): Promise<string> =>
  (await readChanges(pool, ADMIN, { first: 100, filter: { goldenIds: [id] } })).changes.map(({ kind, version }) => `${kind} ${version}`).join(', ');

test('two that turn out to be one: the younger id leads to the older; changed back, it is back', async () => {
  const older = await goldenIdOf(pool, crmCustomer('C1'));
  const younger = await goldenIdOf(pool, caller('T1', elsewhere));
  expect(younger).not.toBe(older);
  const { key } = await golden(pool, 'customer', younger);

  expect(await goldenIdOf(pool, caller('T1'))).toBe(older);
  expect((await golden(pool, 'customer', younger)).id).toBe(older);
  expect((await golden(pool, 'customer', key)).id).toBe(older);

  expect(await goldenIdOf(pool, caller('T1', elsewhere))).toBe(younger);
  expect(await golden(pool, 'customer', key)).toMatchObject({ id: younger, status: 'ACTIVE' });
  expect(await kinds(younger)).toBe('CREATED 1, MERGED 2, UNMERGED 3');
});

test('one that links two merges them into the oldest; when it goes they part as they were', async () => {
  const first = await goldenIdOf(pool, crmCustomer('C1'));
  const second = await goldenIdOf(pool, crmCustomer('C2', { 手机: '13912340002' }));
  const third = await goldenIdOf(pool, crmCustomer('C3', { 手机: '13912340003' }));
  const bridge = (over: object = {}) => caller('T1', { phone_raw: '13912340002', alt_phone: '13912345678/13912340003' }, over);
  expect(await goldenIdOf(pool, bridge())).toBe(first);
  for (const id of [second, third]) expect((await golden(pool, 'customer', id)).id).toBe(first);
  await send(pool, bridge({ deleted: true }));
  for (const id of [first, second, third]) expect(await golden(pool, 'customer', id)).toMatchObject({ id, status: 'ACTIVE' });
});

test('a merge into what is merged later: every old id leads to the last survivor', async () => {
  const first = await goldenIdOf(pool, crmCustomer('C1', { 手机: '13912340001' }));
  const second = await goldenIdOf(pool, crmCustomer('C2', { 手机: '13912340002' }));
  const third = await goldenIdOf(pool, crmCustomer('C3', { 手机: '13912340003' }));
  await send(pool, caller('T1', { phone_raw: '13912340002', alt_phone: '13912340003' }));
  expect((await golden(pool, 'customer', third)).id).toBe(second);
  await send(pool, caller('T2', { phone_raw: '13912340001', alt_phone: '13912340002' }));
  expect((await golden(pool, 'customer', third)).id).toBe(first);
});

test.each([['the device first', true], ['its buyer first', false]])('a reference resolves in either order: %s', async (_title, deviceFirst) => {
  const device = mesDevice('QZ24010001AB', { 委托方编码: 'K1' });
  for (const row of deviceFirst ? [device, mesClient('K1')] : [mesClient('K1'), device]) await send(pool, row);
  const buyer = await goldenIdOf(pool, mesClient('K1'));
  expect((await golden(pool, 'device', 'QZ24010001AB')).values['buyer']).toEqual({ type: 'customer', id: buyer });
});

test.each([['the contract first', true], ['its devices first', false]])('by golden key, in any notation: %s', async (_title, contractFirst) => {
  const contract = contractRow('HT-2024-001', { device_sns: 'SN：qz24-0100-01ab；QZ24010003EF' });
  const device = repairRow('QZ24010001AB');
  for (const row of contractFirst ? [contract, device] : [device, contract]) await send(pool, row);
  const { id } = await golden(pool, 'device', 'QZ24010001AB');
  expect((await golden(pool, 'contract', 'HT-2024-001')).values['devices']).toEqual([{ type: 'device', id }]);
});

test('a reference follows its target through merge, split and deletion', async () => {
  await send(pool, mesDevice('QZ24010001AB', { 委托方编码: 'K1' }));
  const company = { 客户姓名: '青禾电梯工程有限公司', 客户类型: '企业', 手机: '', 固定电话: '0519-85550001' };
  const older = await goldenIdOf(pool, crmCustomer('C1', company));
  const younger = await goldenIdOf(pool, mesClient('K1', { 联系电话: '0519-85550002' }));
  const buyer = async (): Promise<unknown> => (await golden(pool, 'device', 'QZ24010001AB')).values['buyer'];
  expect(await buyer()).toEqual({ type: 'customer', id: younger });
  await send(pool, mesClient('K1'));
  expect(await buyer()).toEqual({ type: 'customer', id: older });
  await send(pool, mesClient('K1', { 联系电话: '0519-85550002' }));
  expect(await buyer()).toEqual({ type: 'customer', id: younger });
  await send(pool, mesClient('K1', {}, { deleted: true }));
  expect(await buyer()).toBeUndefined();
});

test('a serial number that is corrected becomes another device; the old one retires and is not dragged along', async () => {
  const wrong = await goldenIdOf(pool, mesDevice('M1', { 设备SN: 'QZ24010001AB' }));
  const right = await goldenIdOf(pool, mesDevice('M1', { 设备SN: 'QZ24010001AC' }));
  expect(right).not.toBe(wrong);
  expect(await golden(pool, 'device', wrong)).toMatchObject({ id: wrong, status: 'RETIRED' });
});

const NEXT_KEY = 'QZ24010002CD';
async function judge(sourceKeys: readonly [string, string], judgement: 'MATCH' | 'NO_MATCH'): Promise<void> {
  const ids = await pool.dataSource.query<{ id: string }[]>(`select id from source_record where source_key = any($1) and type = 'device' order by source_key`, [sourceKeys]);
  await pool.dataSource.query(
    `insert into judgement (type, a_id, b_id, judgement, judge, evidence, rank, judged_by, judged_at) values ('device', $1, $2, $3, 'PERSON', 'decision', -1, 'steward', now())
     on conflict (a_id, b_id, judge) where superseded_by is null do update set judgement = excluded.judgement`, [ids[0]?.id, ids[1]?.id, judgement]);
}

test('a steward who joins two serial numbers, and takes it back: both devices are as they were', async () => {
  const ids = [await goldenIdOf(pool, mesDevice('M1', { 设备SN: 'QZ24010001AB' })), await goldenIdOf(pool, mesDevice('M2', { 设备SN: NEXT_KEY }))];
  await send(pool, contractRow('HT-2024-001', { device_sns: NEXT_KEY }));
  const devices = async (): Promise<unknown> => (await golden(pool, 'contract', 'HT-2024-001')).values['devices'];
  await judge(['M1', 'M2'], 'MATCH');
  expect(await goldenIdOf(pool, mesDevice('M2', { 设备SN: NEXT_KEY, 型号名称: 'x' }))).toBe(ids[0]);
  expect((await golden(pool, 'device', NEXT_KEY)).id).toBe(ids[0]);
  expect(await devices()).toEqual([{ type: 'device', id: ids[0] }]);
  await judge(['M1', 'M2'], 'NO_MATCH');
  // The record that was there first is touched: the other one moves although it did not change.
  expect(await goldenIdOf(pool, mesDevice('M1', { 设备SN: 'QZ24010001AB', 型号名称: 'y' }))).toBe(ids[0]);
  expect((await golden(pool, 'device', NEXT_KEY)).id).toBe(ids[1]);
  expect(await devices()).toEqual([{ type: 'device', id: ids[1] }]);
});

test('two machines under one serial number, kept apart by a steward, stay two, however often they are sent', async () => {
  const both = await goldenIdOf(pool, mesDevice('M1', { 设备SN: NEXT_KEY }));
  expect(await goldenIdOf(pool, mesDevice('M2', { 设备SN: NEXT_KEY }))).toBe(both);
  await judge(['M1', 'M2'], 'NO_MATCH');
  const other = await goldenIdOf(pool, mesDevice('M2', { 设备SN: NEXT_KEY, 型号名称: 'x' }));
  expect(other).not.toBe(both);
  expect(await goldenIdOf(pool, mesDevice('M2', { 设备SN: NEXT_KEY, 型号名称: 'y' }))).toBe(other);
  expect(await goldenIdOf(pool, mesDevice('M1', { 设备SN: NEXT_KEY, 型号名称: 'z' }))).toBe(both);
});

test('asOf answers what was believed then, and a clock that goes back does not hide the last word', async () => {
  const start = now;
  const id = await goldenIdOf(pool, crmCustomer('C1', { 客户等级: '普通' }));
  now = start + 1_000;
  await send(pool, crmCustomer('C1', { 客户等级: '银卡' }));
  now = start + 500; // another node, or a writer that had to wait
  await send(pool, crmCustomer('C1', { 客户等级: '金卡' }));
  now = start + 5_000;
  const level = async (asOf: number | null): Promise<unknown> => (await golden(pool, 'customer', id, asOf)).values['serviceLevel'];
  expect(await level(start)).toBe('STANDARD');
  expect(await level(start + 999)).toBe('STANDARD');
  expect([await level(start + 1_000), await level(start + 4_000), await level(null)]).toEqual(['GOLD', 'GOLD', 'GOLD']);
  await expect(golden(pool, 'customer', id, start - 1)).rejects.toThrow('no customer');
});

test('asOf leads a merged id to whom it led then', async () => {
  const start = now;
  const older = await goldenIdOf(pool, crmCustomer('C1'));
  const younger = await goldenIdOf(pool, caller('T1', elsewhere));
  now = start + 1_000;
  await send(pool, caller('T1'));
  expect((await golden(pool, 'customer', younger, start)).id).toBe(younger);
  expect((await golden(pool, 'customer', younger, start + 1_000)).id).toBe(older);
});
