import type { Pool } from '../../src/app/poolContext';
import { readChanges, sequenceAll } from '../../src/app/readChanges';
import { verify } from '../../src/app/verify';
import { ADMIN, createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';
import { emptyPool } from '../support/poolState';
import { caller, crmCustomer, goldenIdOf, send } from '../support/records';

let held: TestPool;
let pool: Pool;
beforeAll(async () => { held = await createTestPool(); ({ pool } = held); });
beforeEach(async () => { await emptyPool(pool); });
afterAll(async () => { await held.close(); });

type Page = Awaited<ReturnType<typeof readChanges>>;
async function readAll(after: string | null = null, first = 1_000): Promise<Page['changes'][number][]> {
  const page = await readChanges(pool, ADMIN, { after, first });
  return page.hasNextPage ? [...page.changes, ...await readAll(page.endCursor, first)] : [...page.changes];
}

test('a change tells what, why, by whom, and what it was before', async () => {
  const id = await goldenIdOf(pool, crmCustomer('C1'));
  await send(pool, crmCustomer('C1', { 客户等级: '银卡' }));
  const [created, updated] = await readAll();
  expect(created).toMatchObject({ kind: 'CREATED', goldenId: id, version: 1, previousVersion: null, before: null, actor: 'admin' });
  expect(updated).toMatchObject({
    kind: 'UPDATED', goldenId: id, version: 2, previousVersion: 1, changed: ['serviceLevel'], before: { serviceLevel: 'GOLD' }, after: { serviceLevel: 'SILVER' },
    cause: { operation: 'upsertSourceRecords', system: 'crm', sourceRecords: [{ system: 'crm', type: 'customer', sourceKey: 'C1' }] },
  });
});

test('what changes provenance only is no change', async () => {
  await send(pool, crmCustomer('C1'));
  const before = (await readAll()).length;
  await send(pool, crmCustomer('C1', { 备注: 'nothing that is mapped' }));
  expect(await readAll()).toHaveLength(before);
});

test.each([
  ['kinds', { kinds: ['CREATED' as const] }, 2], ['types', { types: ['device'] }, 0], ['attributes', { attributes: ['serviceLevel'] }, 2],
])('filter by %s', async (_name, filter, expected) => {
  await send(pool, crmCustomer('C1'));
  await send(pool, caller('T1', { phone_raw: '13912340002' }));
  await send(pool, crmCustomer('C1', { 客户等级: '银卡' }));
  expect((await readChanges(pool, ADMIN, { first: 10, filter })).changes).toHaveLength(expected);
});

test('pages join without a gap; a cursor can be asked again', async () => {
  for (let n = 0; n < 7; n += 1) await send(pool, crmCustomer(`C${n}`, { 手机: `1391234000${n}` }));
  expect((await readAll(null, 3)).map(({ position }) => position)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  const { changes, endCursor } = await readChanges(pool, ADMIN, { first: 10 });
  const cursor = changes[3]?.cursor ?? '';
  const [again, once] = [await readAll(cursor), await readAll(cursor)];
  expect(again.map(({ position }) => position)).toEqual(['5', '6', '7']);
  expect(again).toEqual(once);
  expect(changes.at(-1)?.cursor).toBe(endCursor);
  expect(await readChanges(pool, ADMIN, { after: endCursor, first: 5 })).toMatchObject({ changes: [], endCursor, hasNextPage: false });
});

test.each<[string, object]>([
  ['a cursor of somebody else', { after: 'bm90IG91cnM', first: 5 }], ['no page', { first: 0 }], ['an endless page', { first: 1_001 }], ['half a record', { first: 1.5 }],
  ['a golden id that is none', { first: 5, filter: { goldenIds: ['C1'] } }],
])('refused: %s', async (_title, request) => {
  await expect(readChanges(pool, ADMIN, { first: 5, ...request })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('a transaction that commits late is not skipped: its changes come after those already read', async () => {
  await send(pool, crmCustomer('C1', { 手机: '13912340001' }));
  const runner = held.database.dataSource.createQueryRunner();
  await runner.startTransaction();
  // Takes an id below all that follow, and keeps everybody waiting for its commit.
  await runner.query(`insert into change (type, golden_id, golden_key, kind, version, previous_version, changed, cause, actor, at)
    select type, golden_id, golden_key, 'UPDATED', 2, 1, '{}', '{}', 'late', now() from change limit 1`);
  await send(pool, crmCustomer('C2', { 客户姓名: '闻人语', 手机: '13912340002', 详细地址: '莫干山路1号' }));
  const early = await readChanges(pool, ADMIN, { first: 10 });
  expect(early.changes.map(({ position, actor }) => `${position} ${actor}`)).toEqual(['1 admin', '2 admin']);
  await runner.commitTransaction();
  await runner.release();
  const late = await readChanges(pool, ADMIN, { after: early.endCursor, first: 10 });
  expect(late.changes.map(({ position, actor }) => `${position} ${actor}`)).toEqual(['3 late']);
});

test('two sequencers at once give every change one position', async () => {
  for (let n = 0; n < 20; n += 1) await send(pool, crmCustomer(`C${n}`, { 手机: `139123400${String(n).padStart(2, '0')}` }));
  await Promise.all([sequenceAll(pool), sequenceAll(pool), sequenceAll(pool)]);
  expect((await readAll()).map(({ position }) => Number(position))).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
});

test('while six write, one reader that polls sees every change once, in one order, with no version missing', async () => {
  let writing = true;
  const seen: Page['changes'][number][] = [];
  const reader = async (): Promise<void> => {
    for (let after: string | null = null, last = false; ;) {
      const page: Page = await readChanges(pool, ADMIN, { after, first: 7 });
      seen.push(...page.changes);
      after = page.endCursor;
      if (page.hasNextPage) continue;
      if (last) return;
      last = !writing; // once more after the last write
    }
  };
  const writer = async (n: number): Promise<void> => {
    for (let turn = 0; turn < 12; turn += 1) await send(pool, caller(`T${(n + turn) % 4}`, { caller_name: turn % 2 === 0 ? '沈清和' : '司徒南', phone_raw: `1391234000${(n * turn) % 3}` }));
  };
  const reading = reader();
  await Promise.all([0, 1, 2, 3, 4, 5].map(writer));
  writing = false;
  await reading;
  expect(seen.map(({ position }) => Number(position))).toEqual(seen.map((_, index) => index + 1));
  expect(seen).toEqual(await readAll());
  const versions = new Map<string, number>();
  for (const { goldenId, version, previousVersion } of seen) {
    expect([previousVersion, version]).toEqual([versions.get(goldenId) ?? null, (versions.get(goldenId) ?? 0) + 1]);
    versions.set(goldenId, version);
  }
  expect(await verify(pool)).toMatchObject({ differences: 0 });
});

test('with a filter that lets nothing through, the cursor still moves on: nobody looks through the same twice', async () => {
  await send(pool, crmCustomer('C1'));
  const page = await readChanges(pool, ADMIN, { first: 10, filter: { types: ['contract'] } });
  expect(page).toMatchObject({ changes: [], hasNextPage: false });
  expect((await readChanges(pool, ADMIN, { first: 10, after: page.endCursor })).changes).toEqual([]);
  await send(pool, crmCustomer('C2', { 手机: '13912340002' }));
  expect((await readChanges(pool, ADMIN, { first: 10, after: page.endCursor })).changes).toHaveLength(1);
});
