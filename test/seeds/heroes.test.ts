import { loadSeeds } from '../../seeds/loadSeeds';
import { prefill } from '../../src/app/prefill';
import type { PrefillCandidate } from '../../src/app/prefill';
import { readGoldenRecord } from '../../src/app/readGoldenRecords';
import { readSourceRecord } from '../../src/app/readSourceRecord';
import { ADMIN, createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';

/** The numbers that README.md quotes. */
let held: TestPool;
beforeAll(async () => {
  held = await createTestPool({ clock: () => Date.parse('2026-11-22T04:00:00Z') });
  await loadSeeds(held.pool);
});
afterAll(async () => { await held.close(); });

const nameOf = ({ customer }: PrefillCandidate): unknown => (customer.values['name'] as { name: string }).name;
const keysOf = (views: readonly { readonly key: string }[]): string[] => views.map(({ key }) => key);

test.each(['13955500123', '+86 139-5550-0123', '１３９ ５５５０ ０１２３'])('%s brings up one customer with the whole file', async (typed) => {
  const answer = await prefill(held.pool, ADMIN, typed);
  expect(answer).toMatchObject({ match: 'EXACT', phone: '+8613955500123', rejection: null });
  expect(answer.candidates).toHaveLength(1);
  const [only] = answer.candidates;
  if (only === undefined) throw new Error('no candidate');
  expect(nameOf(only)).toBe('林知远');
  expect(keysOf(only.devices)).toEqual(['LF1805K000123', 'XH2503K000456']);
  expect(keysOf(only.contracts)).toEqual(['WB2025000123']);
  expect(keysOf(only.openTickets)).toEqual(['400客服:GD2026111610002']);
  expect(keysOf(only.recentTickets)).toEqual(['field_app:FA2026110510004', '400客服:GD2026080110001']);
  expect(only.serviceLevel).toBe('GOLD');
  expect(only.prompts).toMatchObject([{ sn: 'LF1805K000123', code: 'WARRANTY_EXPIRED', message: { zh: '该设备已过保,本次服务将按标准收费' } }]);
  expect(only.devices[0]?.deviceModel).toMatchObject({ manufacturer: '岚峰', code: 'KFR-35GW/LF8B1', specifications: { '制冷量(W)': 3500, '制冷剂': 'R32' } });
});

test('a family phone brings up both customers, none chosen in silence', async () => {
  const { match, candidates } = await prefill(held.pool, ADMIN, '138 5550 0456');
  expect(match).toBe('EXACT');
  expect(candidates.map(nameOf)).toEqual(['周怀瑾', '许听澜']); // the one who owns a device comes first
});

test('a switchboard brings up everybody behind it; an extension puts its own first', async () => {
  const main = await prefill(held.pool, ADMIN, '0571-55508000');
  expect(main).toMatchObject({ match: 'SWITCHBOARD', phone: '+8657155508000', extension: null });
  expect(main.candidates.map(nameOf).sort()).toEqual(['杭州云笠餐饮有限公司', '杭州澄湖康复医院', '杭州鹤汀口腔诊所'].sort());
  const extension = await prefill(held.pool, ADMIN, '0571-55508000转802');
  expect(extension).toMatchObject({ match: 'EXACT', extension: '802' });
  expect(extension.candidates.map(nameOf)[0]).toBe('杭州鹤汀口腔诊所');
});

test('nobody is known by 13755509999; 138****1111 cannot be read', async () => {
  expect(await prefill(held.pool, ADMIN, '13755509999')).toMatchObject({ match: 'NONE', candidates: [] });
  expect(await prefill(held.pool, ADMIN, '138****1111')).toMatchObject({ match: 'INVALID', rejection: { code: 'MASKED' } });
});

test.each(['LF1805K000123', 'sn：lf1805k 000123', '*LF-1805-K000123*'])('the device is found by %s', async (sn) => {
  const device = await readGoldenRecord(held.pool, ADMIN, { type: 'device', key: sn });
  expect(device).toMatchObject({ key: 'LF1805K000123', values: { warrantyEndsOn: '2024-05-20', lastFaultCode: 'E3' } });
});

test('the contract is found by its number without separators', async () => {
  const contract = await readGoldenRecord(held.pool, ADMIN, { type: 'contract', key: 'wb2025 000123' });
  expect(contract).toMatchObject({ values: { number: 'WB2025-000123', startsOn: '2025-03-15', endsOn: '2030-03-14', serviceLevel: 'GOLD' } });
});

test('the property manager that two systems knew by different phones is one', async () => {
  const { candidates } = await prefill(held.pool, ADMIN, '0512-55500789');
  expect(candidates.map(nameOf)).toEqual(['苏州棠梨物业服务有限公司']);
  const survivor = candidates[0]?.customer.id ?? '';
  for (const [system, type, sourceKey] of [['crm', 'customer', 'KH000011'], ['mes', 'customer', 'WTF00002'], ['erp', 'customer', 'WB2026-000789']] as const) {
    expect(await readSourceRecord(held.pool, ADMIN, { system, type, sourceKey })).toMatchObject({ goldenId: survivor });
  }
});

test('the id of a customer that was merged away still leads to its survivor', async () => {
  const merged = await held.pool.dataSource.query<{ golden_id: string; survivor: string }[]>(
    `select golden_id, cause ->> 'mergedInto' as survivor from change where kind = 'MERGED' and type = 'customer'`);
  expect(merged.length).toBeGreaterThan(0);
  for (const { golden_id: key, survivor } of merged) expect(await readGoldenRecord(held.pool, ADMIN, { type: 'customer', key })).toMatchObject({ id: survivor });
});
