import { readOverview } from '../../src/app/readOverview';
import { ADMIN, createTestPool, STEWARD } from '../support/pool';
import type { TestPool } from '../support/pool';
import { crmCustomer, send } from '../support/records';

let held: TestPool;
let now = Date.UTC(2026, 5, 1);
beforeAll(async () => { held = await createTestPool({ clock: () => now }); });
afterAll(async () => { await held.close(); });

/** A pool as a request has it: a copy with a database of its own. */
const ofRequest = (): TestPool['pool'] => ({ ...held.pool });

test('requests within a few seconds are given one overview; later it is taken anew', async () => {
  const first = await readOverview(ofRequest(), ADMIN);
  await send(held.pool, crmCustomer('C1'));
  expect(await readOverview(ofRequest(), STEWARD)).toBe(first);
  now += 60_000;
  expect((await readOverview(ofRequest(), ADMIN)).goldenRecords).toMatchObject([{ type: 'customer', active: 1 }]);
});

test('whose request is cut takes nobody else\'s overview with it', async () => {
  now += 60_000;
  const broken = { ...held.pool, dataSource: { ...held.pool.dataSource, manager: { query: async () => Promise.reject(new Error('cut')) } } } as TestPool['pool'];
  const [cut, other] = await Promise.allSettled([readOverview(broken, ADMIN), readOverview(ofRequest(), ADMIN)]);
  expect(cut.status).toBe('rejected');
  expect(other).toMatchObject({ status: 'fulfilled', value: { goldenRecords: [{ type: 'customer', active: 1 }] } });
});
