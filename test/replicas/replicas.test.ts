import { seedConfiguration } from '../../seeds/seedConfiguration';
import { createPool } from '../../src/app/createPool';
import { prefill } from '../../src/app/prefill';
import type { Pool } from '../../src/app/poolContext';
import { RecentWriters } from '../../src/app/recentWriters';
import { RequestScope, within } from '../../src/app/requestTime';
import { readChanges } from '../../src/app/readChanges';
import { readGoldenRecord } from '../../src/app/readGoldenRecords';
import { readSourceRecord } from '../../src/app/readSourceRecord';
import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import { createDataSource } from '../../src/storage/dataSource';
import type { DataSource } from '../../src/storage/dataSource';
import { migrate } from '../../src/storage/migrate';
import { answeringReplicas, ReplicaWatch } from '../../src/storage/replicas';
import { crmCustomer } from '../graphql/support/company';
import { ADMIN } from '../support/pool';
import { startStreaming } from './standby';
import type { Streaming } from './standby';

let streaming: Streaming;
let dataSource: DataSource;
let watch: ReplicaWatch;
let pool: Pool;
beforeAll(async () => {
  streaming = await startStreaming();
  dataSource = await createDataSource(streaming.primaryUrl, { poolSize: 4, replicaUrls: [streaming.standbyUrl] }).initialize();
  await migrate(dataSource);
  pool = createPool({ dataSource, hashKey: 'a key for tests' });
  await seedConfiguration(pool);
  watch = new ReplicaWatch(dataSource, 5_000);
  await watch.start();
}, 120_000);
afterAll(async () => {
  await watch.stop();
  await dataSource.destroy();
  await streaming.remove();
}, 60_000);

const until = async (met: () => boolean | Promise<boolean>): Promise<void> => {
  for (const ends = performance.now() + 30_000; performance.now() < ends;) {
    if (await met()) return;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  throw new Error('it did not come about');
};
const caughtUp = async (): Promise<void> => {
  const { rows: [at] } = await streaming.primary.query<{ lsn: string }>('select pg_current_wal_lsn()::text as lsn');
  await until(async () => (await streaming.standby.query<{ there: boolean }>('select pg_last_wal_replay_lsn() >= $1::pg_lsn as there', [at?.lsn])).rows[0]?.there ?? false);
};
const push = async (key: string, phone: string): Promise<string> =>
  (await upsertSourceRecords(pool, ADMIN, { system: 'crm', type: 'customer', records: [crmCustomer(key, { 手机: phone, 客户姓名: `诸葛${key}` })] })).results[0]?.goldenKey ?? '';

/** What a request sees, that may be told something a moment old or not. */
const asRequest = async <T>(mayLag: boolean, ask: (of: Pool) => Promise<T>): Promise<T> => {
  const scope = RequestScope.begin(10_000);
  try {
    return await ask(within(pool, { scope, mayLag }));
  } finally {
    scope.close();
  }
};
const match = async (phone: string, mayLag: boolean): Promise<string> => asRequest(mayLag, async (of) => (await prefill(of, ADMIN, phone)).match);

test('a standby that follows is read from, by requests that may lag and by no others', async () => {
  await push('甲', '13600000001');
  await caughtUp();
  await until(() => watch.status()[0]?.used ?? false);
  await streaming.standby.query('select pg_wal_replay_pause()');
  const key = await push('乙', '13600000002');
  // The standby does not know it yet, and is still near enough to be read from.
  expect(await match('13600000001', true)).toBe('EXACT');
  expect(await match('13600000002', true)).toBe('NONE');
  expect(await match('13600000002', false)).toBe('EXACT');
  expect(await asRequest(true, async (of) => readGoldenRecord(of, ADMIN, { type: 'customer', key }))).toBeNull();
  expect(await asRequest(false, async (of) => readGoldenRecord(of, ADMIN, { type: 'customer', key }))).toMatchObject({ key });
  // What must not lag never does, whatever the request allows.
  expect((await asRequest(true, async (of) => readChanges(of, ADMIN, { first: 100 }))).changes.map(({ goldenKey }) => goldenKey)).toContain(key);
  expect(await asRequest(true, async (of) => readSourceRecord(of, ADMIN, { system: 'crm', type: 'customer', sourceKey: '乙' }))).not.toBeNull();
  await streaming.standby.query('select pg_wal_replay_resume()');
  await caughtUp();
  expect(await match('13600000002', true)).toBe('EXACT');
});

test('one that falls too far behind is left alone until it has caught up', async () => {
  await streaming.standby.query('select pg_wal_replay_pause()');
  await push('丙', '13600000003');
  await until(() => !(watch.status()[0]?.used ?? true));
  expect(watch.status()[0]?.lagMs).toBeGreaterThan(5_000);
  expect(await match('13600000003', true)).toBe('EXACT');
  await streaming.standby.query('select pg_wal_replay_resume()');
  await until(() => watch.status()[0]?.used ?? false);
}, 60_000);

test('one that goes away costs no request, and is used again when it is back', async () => {
  await push('丁', '13600000004');
  await streaming.stopStandby();
  for (let i = 0; i < 5; i += 1) expect(await match('13600000004', true)).toBe('EXACT');
  await until(() => !(watch.status()[0]?.used ?? true));
  await streaming.startStandby();
  await until(() => watch.status()[0]?.used ?? false);
  expect(await match('13600000004', true)).toBe('EXACT');
}, 60_000);

test('an idle primary leaves nobody behind', async () => {
  await until(() => (watch.status()[0]?.lagMs ?? Infinity) < 2_000);
  expect(watch.status()).toEqual([expect.objectContaining({ used: true })]);
});

test('a replica that does not answer at the start is named, without its password, and left out', async () => {
  const away: string[] = [];
  expect(await answeringReplicas(['postgresql://u:secret@127.0.0.1:1/x'], (host) => away.push(host))).toEqual([]);
  expect(away).toEqual(['127.0.0.1:1']);
});

test('whoever has just written reads from the primary', () => {
  let now = 0;
  const writers = new RecentWriters(5_000, () => now);
  writers.add('crm');
  expect([writers.has('crm'), writers.has('desk')]).toEqual([true, false]);
  now = 5_000;
  expect(writers.has('crm')).toBe(false);
});
