import { text } from 'node:stream/consumers';
import { takeSnapshot } from '../../src/app/export/snapshot';
import { followChanges } from '../../src/app/followChanges';
import { readChanges } from '../../src/app/readChanges';
import { trimChangeLog } from '../../src/app/trimChangeLog';
import { createWebhookWork, deliverTo, takeWebhooks } from '../../src/app/webhooks/deliver';
import { createPoster } from '../../src/app/webhooks/post';
import { createWebhookEndpoint, readWebhookEndpoint } from '../../src/app/webhooks/endpoints';
import { verify } from '../../src/app/verify';
import { ADMIN, createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';
import { mesDevice, send, sendBatch } from '../support/records';

let held: TestPool;
let now = Date.parse('2026-03-01T00:00:00Z');
const retention = { days: 0, rows: 0 };
beforeAll(async () => { held = await createTestPool({ clock: () => now }); held = { ...held, pool: { ...held.pool, changeRetention: retention } }; });
afterAll(async () => held.close());

interface Line { readonly id: string; readonly version: number; readonly cursor?: string; readonly records?: number }
const snapshot = async (): Promise<{ readonly cursor: string; readonly versions: Map<string, number> }> => {
  const { body, cursor } = await takeSnapshot(held.pool, ADMIN, []);
  const lines = (await text(body)).trim().split('\n').map((line) => JSON.parse(line) as Line);
  const last = lines.pop();
  expect(last).toEqual({ cursor, records: lines.length });
  return { cursor, versions: new Map(lines.map(({ id, version }) => [id, version])) };
};

test('a snapshot under load ends in a cursor: what stands behind it is exactly what the snapshot has not', async () => {
  let writing = true;
  let n = 0;
  const writer = async (of: number): Promise<void> => {
    while (writing) {
      n += 1;
      await sendBatch(held.pool, ...[0, 1, 2].map((k) => mesDevice(`SS${of}${k}`, { 保修到期日: `20${String(30 + (n % 60))}-01-01`, 产品型号: `KX-${n}` })));
    }
  };
  const writers = [0, 1, 2].map(writer);
  const taken = [];
  for (let count = 0; count < 12; count += 1) taken.push(await snapshot());
  writing = false;
  await Promise.all(writers);
  expect(new Set(taken.map(({ cursor }) => cursor)).size).toBeGreaterThan(6); // they were taken in the midst of it
  for (const { cursor, versions } of taken) {
    for (let after = cursor, more = true; more;) {
      const page = await readChanges(held.pool, ADMIN, { after, first: 1_000 });
      for (const { goldenId, version, previousVersion } of page.changes) {
        expect(previousVersion).toBe(versions.get(goldenId) ?? null); // no hole, no overlap
        versions.set(goldenId, version);
      }
      [after, more] = [page.endCursor, page.hasNextPage];
    }
    const rows = await held.pool.dataSource.query<{ id: string; version: number }[]>(`select id, version from golden_record where status = 'ACTIVE'`);
    expect([...versions].sort()).toEqual(rows.map(({ id, version }) => [id, version] as const).sort());
  }
});

test('what is too old, or too much, goes; whoever stands before it is told to take a snapshot, and the pool stays sound', async () => {
  const begin = await snapshot();
  const { endpoint } = await createWebhookEndpoint(held.pool, ADMIN, { name: 'slow', url: 'https://example.com/', filter: {}, order: 'ORDERED', role: 'SYSTEM', scheme: 'HMAC', after: begin.cursor });
  await send(held.pool, mesDevice('SS99', { 保修到期日: '2031-01-01' }));
  now += 40 * 86_400_000;
  await send(held.pool, mesDevice('SS99', { 保修到期日: '2032-01-01' }));
  const { cursor: recent } = await snapshot();
  await send(held.pool, mesDevice('SS99', { 保修到期日: '2033-01-01' }));
  await readChanges(held.pool, ADMIN, { first: 1 });
  expect(await trimChangeLog(held.pool)).toBe(0); // nothing is given up where nobody has said so
  retention.days = 30;
  expect(await trimChangeLog(held.pool)).toBe(0); // announced
  await expect(readChanges(held.pool, ADMIN, { after: begin.cursor, first: 10 })).rejects.toMatchObject({ code: 'CURSOR_EXPIRED', refusal: { remedy: expect.stringContaining('GET /snapshot') } });
  const follower = followChanges(held.pool, ADMIN, { after: begin.cursor, filter: {}, callerNow: async () => Promise.resolve(ADMIN), signal: new AbortController().signal });
  await expect(follower.next()).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
  expect(await trimChangeLog(held.pool)).toBeGreaterThan(0);
  expect((await readChanges(held.pool, ADMIN, { after: recent, first: 10 })).changes).toMatchObject([{ after: { warrantyEndsOn: '2033-01-01' } }]);
  const work = createWebhookWork(createPoster(held.pool.webhookBounds), new AbortController().signal);
  for (const one of await takeWebhooks(held.pool, work, 10)) await deliverTo(held.pool, one, work);
  expect(await readWebhookEndpoint(held.pool, ADMIN, endpoint.id)).toMatchObject({ state: 'DISABLED', stateReason: expect.stringContaining('no longer kept') });
  Object.assign(retention, { days: 0, rows: 1 });
  await trimChangeLog(held.pool);
  await trimChangeLog(held.pool);
  const { changes } = await readChanges(held.pool, ADMIN, { first: 10 });
  expect(changes).toHaveLength(1);
  await send(held.pool, mesDevice('SS99', { 保修到期日: '2034-01-01' }));
  expect((await readChanges(held.pool, ADMIN, { after: changes[0]?.cursor ?? null, first: 10 })).changes).toMatchObject([{ after: { warrantyEndsOn: '2034-01-01' } }]);
  expect(await verify(held.pool)).toMatchObject({ differences: 0, findings: [] });
});
