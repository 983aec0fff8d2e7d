import { pinValue, unpinValue } from '../../src/app/pinValue';
import type { PinValue } from '../../src/app/pinValue';
import type { Pool } from '../../src/app/poolContext';
import { refreshDueRecords } from '../../src/app/refreshDueRecords';
import { verify } from '../../src/app/verify';
import { createTestPool, STEWARD } from '../support/pool';
import type { TestPool } from '../support/pool';
import { emptyPool } from '../support/poolState';
import { caller, crmCustomer, golden, goldenIdOf, repairRow, send } from '../support/records';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
let now = START;
let held: TestPool;
let pool: Pool;
beforeAll(async () => { held = await createTestPool({ clock: () => now }); ({ pool } = held); });
beforeEach(async () => { now = START; await emptyPool(pool); });
afterEach(async () => { expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] }); });
afterAll(async () => { await held.close(); });

const pin = async (goldenId: string, over: Partial<PinValue> = {}) =>
  pinValue(pool, STEWARD, { goldenId, attribute: 'serviceLevel', value: 'PLATINUM', reason: 'signed by the manager', ...over });
const level = async (id: string): Promise<unknown> => (await golden(pool, 'customer', id)).values['serviceLevel'];

test('a pin beats every source, outlives their updates, and ends when it is taken back', async () => {
  const id = await goldenIdOf(pool, crmCustomer('C1'));
  expect((await pin(id)).values['serviceLevel']).toBe('PLATINUM');
  await send(pool, crmCustomer('C1', { 客户等级: '普通' }));
  expect(await level(id)).toBe('PLATINUM');
  await unpinValue(pool, STEWARD, { goldenId: id, attribute: 'serviceLevel' });
  expect(await level(id)).toBe('STANDARD');
});

test('a pin in force is replaced; the first stays on record', async () => {
  const id = await goldenIdOf(pool, crmCustomer('C1'));
  await pin(id);
  await pin(id, { value: 'SILVER' });
  expect(await level(id)).toBe('SILVER');
  expect(await pool.dataSource.query('select count(*)::int as pins, count(unpinned_at)::int as ended from pinned_value')).toEqual([{ pins: 2, ended: 1 }]);
});

test('a merge never undoes a pin: it counts for the survivor, whose own comes first, and goes back with a split', async () => {
  const first = await goldenIdOf(pool, crmCustomer('C1', { 客户等级: '普通' }));
  const second = await goldenIdOf(pool, crmCustomer('C2', { 手机: '13912340002', 客户等级: '银卡', 省: '', 市: '', 区县: '', 详细地址: '' }));
  await pin(second, { value: 'PLATINUM' });
  const bridge = (over: object = {}) => caller('T1', { phone_raw: '13912345678', alt_phone: '13912340002' }, over);
  expect(await goldenIdOf(pool, bridge())).toBe(first);
  expect(await level(first)).toBe('PLATINUM');
  await pin(first, { value: 'GOLD' });
  expect(await level(first)).toBe('GOLD');
  await send(pool, bridge({ deleted: true }));
  expect([await level(first), await level(second)]).toEqual(['GOLD', 'PLATINUM']);
  await send(pool, bridge());
  await unpinValue(pool, STEWARD, { goldenId: first, attribute: 'serviceLevel' });
  expect(await level(first)).not.toBe('GOLD');
  expect(await level(first)).not.toBe('PLATINUM');
});

test('a pin leaves the survivor with its golden record also when none of the survivor\'s members moves', async () => {
  const firm = { 客户姓名: '闻人语', 手机: '13912340002', 详细地址: '莫干山路1号' };
  const survivor = await goldenIdOf(pool, crmCustomer('C1', firm));
  const second = await goldenIdOf(pool, caller('T1'));
  expect(await goldenIdOf(pool, crmCustomer('C2'))).toBe(second);
  await pin(second);
  await send(pool, caller('T1', {}, { deleted: true })); // its founder goes
  expect(await goldenIdOf(pool, crmCustomer('C2', firm))).toBe(survivor);
  expect(await level(survivor)).toBe('PLATINUM');
  expect(await goldenIdOf(pool, caller('T1', { caller_name: '司徒南' }))).toBe(second); // and comes back, alone
  expect([await level(second), await level(survivor)]).toEqual(['PLATINUM', 'GOLD']);
});

test('a pinned value is read like any other: a phone in any notation, a list for many', async () => {
  const id = await goldenIdOf(pool, crmCustomer('C1'));
  const { values } = await pin(id, { attribute: 'phones', value: ['0571-88123456转8001', '139 1234 0001'] });
  expect(values['phones']).toMatchObject([{ e164: '+8657188123456', extension: '8001' }, { e164: '+8613912340001' }]);
});

test.each<[string, Partial<PinValue>, string]>([
  ['no reason', { reason: ' ' }, 'BAD_USER_INPUT'], ['an expiry in the past', { expiresAt: START }, 'BAD_USER_INPUT'], ['an expiry beyond the calendar', { expiresAt: 8e15 }, 'BAD_USER_INPUT'],
  ['an unknown attribute', { attribute: 'colour' }, 'BAD_USER_INPUT'], ['a code that the pool lacks', { value: 'VIP' }, 'BAD_USER_INPUT'],
  ['a placeholder', { attribute: 'phones', value: '无' }, 'BAD_USER_INPUT'], ['nothing', { value: null }, 'BAD_USER_INPUT'],
  ['two values where one belongs', { attribute: 'name', value: ['沈清和', '司徒南'] }, 'BAD_USER_INPUT'],
  ['no golden id', { goldenId: 'C1' }, 'NOT_FOUND'], ['only the length of one', { goldenId: '-'.repeat(36) }, 'NOT_FOUND'], ['nobody\'s id', { goldenId: '01a20000-0000-7000-8000-000000000000' }, 'NOT_FOUND'],
])('refused: %s', async (_title, over, code) => {
  const id = await goldenIdOf(pool, crmCustomer('C1'));
  await expect(pin(id, over)).rejects.toMatchObject({ code });
});

test('keys and references are not pinned; a merged record says who survives', async () => {
  const device = await goldenIdOf(pool, repairRow('QZ24010001AB'));
  for (const attribute of ['sn', 'owner']) await expect(pin(device, { attribute, value: 'x' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  const survivor = await goldenIdOf(pool, crmCustomer('C1'));
  const merged = await goldenIdOf(pool, caller('T1', { phone_raw: '13912340002' }));
  await send(pool, caller('T1'));
  await expect(pin(merged)).rejects.toMatchObject({ code: 'CONFLICT', refusal: { remedy: `Pin the survivor, ${(await golden(pool, 'customer', survivor)).id}.` } });
  await expect(unpinValue(pool, STEWARD, { goldenId: survivor, attribute: 'name' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('when a pin has expired, the refresh lets the sources decide again, once', async () => {
  const id = await goldenIdOf(pool, crmCustomer('C1'));
  await pin(id, { expiresAt: START + DAY });
  now = START + DAY - 1;
  expect(await refreshDueRecords(pool)).toEqual({ looked: 0, more: false });
  now = START + DAY;
  expect(await refreshDueRecords(pool)).toEqual({ looked: 1, more: false });
  expect(await level(id)).toBe('GOLD');
  expect(await refreshDueRecords(pool)).toEqual({ looked: 0, more: false });
});

test('trust that fades is overtaken when its day comes, though nobody sends anything', async () => {
  // The CRM starts at 0.8 and halves every 730 days, the call centre at 0.6; its word is newer by 700 days.
  const id = await goldenIdOf(pool, crmCustomer('C1', {}, { updatedAt: START }));
  await send(pool, caller('T1', {}, { updatedAt: START + 700 * DAY }));
  const winner = async (): Promise<unknown> => pool.dataSource.query(`select s.system from golden_record g, jsonb_array_elements(g.provenance) p join source_record s on s.id = (p ->> 'sourceRecordId')::bigint
    where g.id = $1 and p ->> 'attribute' = 'name'`, [id]);
  expect(await winner()).toEqual([{ system: 'crm' }]);
  now = START + 900 * DAY;
  expect((await refreshDueRecords(pool)).looked).toBe(1);
  expect(await winner()).toEqual([{ system: 'callcenter' }]);
});
