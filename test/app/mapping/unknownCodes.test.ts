import { rollbackMapping } from '../../../src/app/mapping/publish';
import { previewMappingRollback } from '../../../src/app/mapping/preview';
import { reapplyAll } from '../../../src/app/mapping/reapply';
import { decideCode, readUnknownCodes } from '../../../src/app/mapping/unknownCodes';
import { readChanges } from '../../../src/app/readChanges';
import { verify } from '../../../src/app/verify';
import { createTestPool, STEWARD } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { contractRow, crmCustomer, golden, send, sendBatch } from '../../support/records';

let held: TestPool;
const now = Date.UTC(2026, 10, 22);
beforeAll(async () => { held = await createTestPool({ clock: () => now }); });
afterAll(async () => held.close());
const VIP = { system: 'crm', rowType: 'customer', type: 'customer', attribute: 'serviceLevel', code: 'VIP金', meaning: 'GOLD', note: 'as sales say' };

test('a code that no table knows is listed and counted, with what it may mean; one decision reads all its records anew', async () => {
  const { pool } = held;
  await sendBatch(pool, crmCustomer('C1', { 客户等级: 'VIP金' }), crmCustomer('C2', { 客户等级: 'VIP金', 客户姓名: '林知远', 手机: '13955500123' }), crmCustomer('C3', { 客户等级: '银卡', 客户姓名: '许听澜', 手机: '13855500456' }));
  await send(pool, contractRow('HT-1', { service_level: '钻石' }));
  const codes = await readUnknownCodes(pool, STEWARD, { system: null, type: null }, 50);
  expect(codes).toMatchObject([
    { system: 'crm', rowType: 'customer', type: 'customer', attribute: 'serviceLevel', table: '客户等级', codeSet: 'serviceLevel', code: 'VIP金', count: 2, firstSeenAt: now, lastSeenAt: now, sourceKeys: ['C1', 'C2'] },
    { system: 'erp', rowType: 'contract', type: 'contract', attribute: 'serviceLevel', code: '钻石', count: 1, suggestions: [{ code: 'PLATINUM', score: 0.97 }] },
    { system: 'erp', rowType: 'contract', type: 'customer', attribute: 'serviceLevel', code: '钻石', count: 1 },
  ]);
  const { endCursor } = await readChanges(pool, STEWARD, { first: 1_000 });
  expect(await decideCode(pool, STEWARD, VIP)).toMatchObject({ version: { version: 2, note: 'as sales say', inForce: true }, records: 2, isPending: false });
  const { changes } = await readChanges(pool, STEWARD, { after: endCursor, first: 10 });
  expect(changes.map(({ changed, after, cause, actor }) => [changed, after, cause['operation'], actor])).toEqual(Array.from({ length: 2 }, () => [['serviceLevel'], { serviceLevel: 'GOLD' }, 'decideCode', 'steward']));
  expect(await readUnknownCodes(pool, STEWARD, { system: 'crm', type: null }, 50)).toEqual([]);
  await reapplyAll(pool);
  expect(await verify(pool)).toMatchObject({ differences: 0 });
});

test('a decision is taken back by bringing back the mapping before it', async () => {
  const { pool } = held;
  const { confirmation } = await previewMappingRollback(pool, STEWARD, { system: 'crm', type: 'customer', version: 1 }, null);
  await rollbackMapping(pool, STEWARD, { system: 'crm', type: 'customer', version: 1, confirmation, note: null });
  await reapplyAll(pool);
  expect(await readUnknownCodes(pool, STEWARD, { system: 'crm', type: null }, 50)).toMatchObject([{ code: 'VIP金', count: 2 }]);
  const { results: [sent] } = await sendBatch(pool, crmCustomer('C1', { 客户等级: 'VIP金' }));
  expect((await golden(pool, 'customer', sent?.goldenKey ?? '')).values).not.toMatchObject({ serviceLevel: 'GOLD' });
});

test.each([
  ['a meaning that the code set lacks', { ...VIP, meaning: 'BRASS' }, 'BAD_USER_INPUT'], ['an attribute without a code set', { ...VIP, attribute: 'name' }, 'BAD_USER_INPUT'],
  ['a system that maps nothing', { ...VIP, system: 'nobody' }, 'NOT_FOUND'],
])('%s is refused', async (_title, said, code) => {
  await expect(decideCode(held.pool, STEWARD, said)).rejects.toMatchObject({ code });
});
