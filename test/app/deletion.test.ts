import type { Pool } from '../../src/app/poolContext';
import { verify } from '../../src/app/verify';
import { createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';
import { emptyPool } from '../support/poolState';
import { caller, contractRow, crmCustomer, golden, goldenIdOf, mesDevice, repairRow, send } from '../support/records';

let held: TestPool;
let pool: Pool;
beforeAll(async () => { held = await createTestPool(); ({ pool } = held); });
beforeEach(async () => { await emptyPool(pool); });
afterEach(async () => { expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] }); });
afterAll(async () => { await held.close(); });

const GONE = { deleted: true };
const statusOf = async (id: string): Promise<string> => (await pool.dataSource.query<{ status: string }[]>('select status from golden_record where id = $1', [id]))[0]?.status ?? 'none';

test('a deleted source record leaves, and what it said goes with it', async () => {
  const id = await goldenIdOf(pool, crmCustomer('C1'));
  await send(pool, caller('T1', { alt_phone: '13912349999' }));
  expect((await golden(pool, 'customer', id)).values['phones']).toHaveLength(2);
  expect(await send(pool, caller('T1', {}, GONE))).toMatchObject({ status: 'UPDATED', goldenId: null });
  expect((await golden(pool, 'customer', id)).values['phones']).toHaveLength(1);
});

test('with its last member a golden record retires; what comes back finds its old id', async () => {
  const id = await goldenIdOf(pool, crmCustomer('C1'));
  await send(pool, crmCustomer('C1', {}, GONE));
  expect(await golden(pool, 'customer', id)).toMatchObject({ status: 'RETIRED', version: 2 });
  expect(await goldenIdOf(pool, crmCustomer('C1'))).toBe(id);
  expect(await golden(pool, 'customer', id)).toMatchObject({ status: 'ACTIVE', version: 3 });
});

test('a device that comes back, even from another system, is the device that went', async () => {
  const id = await goldenIdOf(pool, mesDevice('QZ24010001AB'));
  await send(pool, mesDevice('QZ24010001AB', {}, GONE));
  expect(await statusOf(id)).toBe('RETIRED');
  expect(await goldenIdOf(pool, repairRow('R7', { 序列号: 'SN：qz24-0100-01ab' }))).toBe(id);
});

test('when the founder goes, the others keep the id; when it comes back alone, it does not take it', async () => {
  const id = await goldenIdOf(pool, crmCustomer('C1'));
  expect(await goldenIdOf(pool, caller('T1'))).toBe(id);
  await send(pool, crmCustomer('C1', {}, GONE));
  expect(await statusOf(id)).toBe('ACTIVE');
  expect(await goldenIdOf(pool, crmCustomer('C1', { 手机: '13912340002' }))).not.toBe(id);
});

test('deleted before it was ever seen: a tombstone that an older state does not raise', async () => {
  expect(await send(pool, crmCustomer('C1', {}, { ...GONE, updatedAt: 2_000 }))).toMatchObject({ status: 'CREATED', goldenId: null });
  expect(await send(pool, crmCustomer('C1', {}, { updatedAt: 1_000 }))).toMatchObject({ status: 'STALE', goldenId: null });
});

test('a repair row is a device and its customer; without name and phone it feeds no customer; deleted, neither', async () => {
  const device = await goldenIdOf(pool, repairRow('QZ24010001AB'));
  const owner = async (): Promise<unknown> => (await golden(pool, 'device', device)).values['owner'];
  const first = await owner() as { id: string };
  expect(await golden(pool, 'customer', first.id)).toMatchObject({ status: 'ACTIVE' });
  await send(pool, repairRow('QZ24010001AB', { 客户名: '', 联系电话: '' }));
  expect(await owner()).toBeUndefined();
  expect(await statusOf(first.id)).toBe('RETIRED');
  await send(pool, repairRow('QZ24010001AB'));
  expect(await owner()).toEqual(first);
  await send(pool, repairRow('QZ24010001AB', {}, GONE));
  expect([await statusOf(device), await statusOf(first.id)]).toEqual(['RETIRED', 'RETIRED']);
});

test('two kinds of rows of one system under one key: the second does not touch the first one\'s customer', async () => {
  const { id } = (await golden(pool, 'contract', (await send(pool, contractRow('HT-2024-001'))).goldenId ?? '')).values['customer'] as { id: string };
  const spec = await pool.dataSource.query<{ spec: object }[]>(`select spec from mapping_version where system = 'repair' and type = 'device'`);
  await pool.dataSource.query(`insert into mapping_version (system, type, version, spec, published_at, published_by, in_force) values ('erp', 'device', 1, $1, now(), 'test', true)`,
    [JSON.stringify({ ...spec[0]?.spec, system: 'erp' })]);
  const asDevice = (over: Record<string, string>, rest: object = {}) => ({ ...repairRow('HT-2024-001', { 序列号: 'QZ24010001AB', ...over }, rest), system: 'erp' });
  const conflict = await send(pool, asDevice({}));
  expect(conflict).toMatchObject({ status: 'CREATED', errors: [{ code: 'KEY_CONFLICT', attribute: null }] });
  await send(pool, asDevice({ 客户名: '', 联系电话: '' }));
  await send(pool, asDevice({}, GONE));
  expect(await statusOf(id)).toBe('ACTIVE');
});

test('a customer sent under the key of one that a row feeds is a KEY_CONFLICT', async () => {
  await send(pool, contractRow('HT-2024-001'));
  const spec = await pool.dataSource.query<{ spec: object }[]>(`select spec from mapping_version where system = 'crm' and type = 'customer'`);
  await pool.dataSource.query(`insert into mapping_version (system, type, version, spec, published_at, published_by, in_force) values ('erp', 'customer', 1, $1, now(), 'test', true)`,
    [JSON.stringify({ ...spec[0]?.spec, system: 'erp' })]);
  expect(await send(pool, { ...crmCustomer('HT-2024-001'), system: 'erp' })).toMatchObject({ status: 'REJECTED', errors: [{ code: 'KEY_CONFLICT', got: 'contract' }] });
});
