import { explainMatch } from '../../../src/app/steward/explainMatch';
import { verify } from '../../../src/app/verify';
import type { Pool } from '../../../src/app/poolContext';
import { createTestPool, STEWARD } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { emptyPool } from '../../support/poolState';
import { contractRow, crmCustomer, goldenIdOf, mesDevice, repairRow, send } from '../../support/records';
import { decide, queue } from '../../support/steward';

let held: TestPool;
let pool: Pool;
beforeAll(async () => { held = await createTestPool(); ({ pool } = held); });
afterAll(async () => { await held.close(); });
beforeEach(async () => { await emptyPool(pool); });
afterEach(async () => { expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] }); });

const devices = async () => (await queue(pool, { type: 'device' })).map(({ a, b }) => [a, b].sort());

test('a serial number one confusion away, of the same model, is a question with that as its evidence, and never a link', async () => {
  const [a, b] = [await goldenIdOf(pool, mesDevice('QZ2401001AXB')), await goldenIdOf(pool, mesDevice('QZ2401001AX8'))];
  expect(a).not.toBe(b);
  expect(await devices()).toEqual([[a, b].sort()]);
  const explained = await explainMatch(pool, STEWARD, { type: 'device', a, b });
  expect(explained.comparisons.map(({ name, level }) => [name, level.name])).toEqual(expect.arrayContaining([['sn', 'confused'], ['model', 'same']]));
  expect((await decide(pool, [a, b], 'MATCH')).pair).toBeNull();
  expect(await devices()).toEqual([]);
});

test('of the same owner too, and a person who keeps them apart is not asked again', async () => {
  await send(pool, crmCustomer('C1'));
  const [a, b] = [await goldenIdOf(pool, mesDevice('QZ24010017HK', { 委托方编码: 'K1', 产品型号: '' })), await goldenIdOf(pool, mesDevice('QZ24010017KH', { 委托方编码: 'K1', 产品型号: '' }))];
  expect(await devices()).toEqual([[a, b].sort()]);
  await decide(pool, [a, b], 'NO_MATCH');
  await send(pool, mesDevice('QZ24010017KH', { 委托方编码: 'K1', 产品型号: '', 保修到期日: '2028-01-01' }));
  expect(await devices()).toEqual([]);
});

test.each<[string, Parameters<typeof mesDevice>[1], string, Parameters<typeof mesDevice>[1]]>([
  ['the next of a series', {}, 'QZ24010027HK', {}],
  ['one that replaced it, of the same model and customer', { 委托方编码: 'K1' }, 'QZ25030092MK', { 委托方编码: 'K1' }],
])('%s is another device, and nobody is asked', async (_name, first, sn, second) => {
  expect(await goldenIdOf(pool, mesDevice('QZ24010017HK', first))).not.toBe(await goldenIdOf(pool, mesDevice(sn, second)));
  expect(await devices()).toEqual([]);
});

test('a device that passed on is one, and nobody is asked', async () => {
  const id = await goldenIdOf(pool, mesDevice('QZ24010017HK', { 委托方编码: 'K1' }));
  expect(await goldenIdOf(pool, repairRow('QZ24010017HK', { 客户名: '闻人语', 联系电话: '13900001111' }))).toBe(id);
  expect(await goldenIdOf(pool, mesDevice('QZ24010017HK', { 委托方编码: 'K2' }))).toBe(id);
  expect(await devices()).toEqual([]);
});

test('a contract number one confusion away, of the same term, is a question', async () => {
  const [a, b] = [await goldenIdOf(pool, contractRow('HT-2024-0017')), await goldenIdOf(pool, contractRow('HT-2024-0071'))];
  expect((await queue(pool, { type: 'contract' })).map((pair) => [pair.a, pair.b].sort())).toEqual([[a, b].sort()]);
});
