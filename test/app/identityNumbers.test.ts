import { identityNumberCheck } from '../../src/core/attributes/identityNumber';
import { createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';
import { crmCustomer, goldenIdOf, send } from '../support/records';

let held: TestPool;
beforeAll(async () => { held = await createTestPool(); });
afterAll(async () => { await held.close(); });

const first17 = '33010619870214003';
const NUMBER = first17 + identityNumberCheck(first17);
const FIELD = '身份证后四位或统一社会信用代码';

test('an identity number is nowhere in the database in clear: not in payloads, not in what was replaced or came too late', async () => {
  const { pool } = held;
  const one = await goldenIdOf(pool, crmCustomer('C1', { [FIELD]: NUMBER, 更新时间: '2026-02-02 10:00' }));
  await send(pool, crmCustomer('C1', { [FIELD]: `${NUMBER} `, 手机: '13912340009', 更新时间: '2026-03-03 10:00' }));
  expect((await send(pool, crmCustomer('C1', { [FIELD]: NUMBER, 客户姓名: '改名', 更新时间: '2026-01-01 10:00' }))).status).toBe('STALE');
  // It still tells persons apart and together: the same number, another phone and name.
  expect(await goldenIdOf(pool, crmCustomer('C2', { [FIELD]: NUMBER, 手机: '13912340002', 客户姓名: '沈清禾' }))).toBe(one);
  const tables = await pool.dataSource.query<{ name: string }[]>(`select table_name as name from information_schema.tables where table_schema = 'public'`);
  for (const { name } of tables) {
    expect(await pool.dataSource.query(`select t::text from "${name}" t where t::text ~ $1`, [NUMBER.slice(0, 14)])).toEqual([]);
  }
});

test('the same row again is unchanged, sealed or not', async () => {
  const row = crmCustomer('C9', { [FIELD]: NUMBER });
  await send(held.pool, row);
  expect((await send(held.pool, row)).status).toBe('UNCHANGED');
});
