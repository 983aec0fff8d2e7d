import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import { pinValue } from '../../src/app/pinValue';
import { freeOrphanedJobs } from '../../src/app/jobWorkers';
import { createQueueWorker, prepareQueue } from '../../src/jobs/queueWorker';
import { createRunner } from '../../src/jobs/runner';
import { createSequencer } from '../../src/jobs/sequencer';
import { scheduleOf, tasksOf } from '../../src/jobs/tasks';
import { createSignInLog } from '../../src/app/signInLog';
import { configuration, publish } from '../support/configuration';
import { connectionStringOf } from '../../src/storage/connectionString';
import { crmCustomer } from '../graphql/support/company';
import { ADMIN, createTestPool, STEWARD } from '../support/pool';
import type { TestPool } from '../support/pool';

const NOW = Date.parse('2026-03-01T01:00:00Z');
let now = NOW;
let test1: TestPool;
beforeEach(async () => {
  now = NOW;
  test1 = await createTestPool({ clock: () => now });
});
afterEach(async () => test1.close());

const push = async (key: string) => upsertSourceRecords(test1.pool, ADMIN, { system: 'crm', type: 'customer', records: [crmCustomer(key, { 客户姓名: key === 'C1' ? '沈清和' : '闻人语' })] });
const count = async (sql: string): Promise<number> => Number((await test1.pool.dataSource.query<{ n: string }[]>(sql))[0]?.n);
const waiting = async () => count('select count(*) as n from change where position is null');

/** The jobs that a test has added. What the schedule adds when a minute begins may stay: one that is cut off waits for the next. */
const jobs = async (condition = 'true') => count(`select count(*) as n from graphile_worker.jobs where task_identifier = 'sequenceChanges' and ${condition}`);

/** Looks again until it is so, or the test's own time is nearly over: it must not go on looking when its database is gone. */
const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  for (const since = performance.now(); !await isSo();) {
    if (performance.now() - since > 55_000) throw new Error('it did not come to be so');
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
};

test('the sequencer gives positions by itself, and gives none any more once it is stopped', async () => {
  const failures: unknown[] = [];
  const sequencer = createSequencer({ pool: test1.pool, everyMs: 5, onFailure: (_what, error) => failures.push(error) });
  await sequencer.start();
  await push('C1');
  await until(async () => await waiting() === 0);
  await sequencer.stop();
  await push('C2');
  expect(await waiting()).toBe(1);
  expect(failures).toEqual([]);
});

test('a failure is told, and the next round goes on', async () => {
  const failures: string[] = [];
  await push('C1');
  const spy = jest.spyOn(test1.pool.dataSource.manager, 'query').mockRejectedValueOnce(new Error('gone'));
  const sequencer = createSequencer({ pool: test1.pool, everyMs: 5, onFailure: (what) => failures.push(what) });
  await sequencer.start();
  await until(async () => await waiting() === 0);
  await sequencer.stop();
  spy.mockRestore();
  expect(failures).toEqual(['changes and audit entries could not be given their places; trying again']);
});

test('what is published is followed in the background of a service that works already', async () => {
  const failures: unknown[] = [];
  await push('C1');
  await test1.pool.dataSource.query(`insert into source_system (code, name_zh, name_en, time_zone, trust) values ('x', 'x', 'x', 'Asia/Shanghai', '{"trust": 1}')`);
  const runner = createRunner({ pool: test1.pool, signInLog: createSignInLog(test1.pool), connectionString: connectionStringOf(test1.database.dataSource), onFailure: (_what, error) => failures.push(error) });
  await runner.start();
  const followed = async (kind: 'MATCH_MODEL' | 'TRUST', type: string | null) => until(async () => (await configuration(test1.pool, kind, type)).progress.finished);
  await followed('MATCH_MODEL', 'customer');
  await publish(test1.pool, 'MATCH_MODEL', 'customer', (model: object) => ({ ...model, priorBits: -13 }));
  await publish(test1.pool, 'TRUST', null, () => ({ systems: { x: { trust: 0.5 } } }));
  await followed('MATCH_MODEL', 'customer');
  await followed('TRUST', null);
  await runner.stop();
  expect(failures).toEqual([]);
});

test('what is due by the clock alone is refreshed by its task, which runs every minute', async () => {
  const { results: [result] } = await push('C1');
  const goldenId = result?.goldenId ?? '';
  await pinValue(test1.pool, STEWARD, { goldenId, attribute: 'serviceLevel', value: 'STANDARD', reason: 'for a day', expiresAt: NOW + 1_000 });
  now = NOW + 2_000;
  const level = async () => count(`select count(*) as n from golden_record where values ->> 'serviceLevel' = 'GOLD'`);
  expect(await level()).toBe(0);
  const { refreshDueRecords } = tasksOf(test1.pool);
  // Of the queue's helpers the task looks at this one alone.
  await Reflect.apply(refreshDueRecords ?? (() => undefined), undefined, [{}, { abortSignal: new AbortController().signal }]);
  expect(await level()).toBe(1);
  expect(scheduleOf()).toMatchObject([{ task: 'refreshDueRecords' }, { task: 'resolveModelCodes' }, { task: 'freeOrphanedJobs' }, { task: 'trimChangeLog' }]);
});

test('the queue brings its own tables, does jobs, begins again when its connections break, and stops', async () => {
  const failures: string[] = [];
  const runner = createRunner({ pool: test1.pool, signInLog: createSignInLog(test1.pool), connectionString: connectionStringOf(test1.database.dataSource), onFailure: (what) => failures.push(what) });
  await runner.start();
  const done = async (): Promise<void> => {
    await test1.pool.dataSource.query(`select graphile_worker.add_job('sequenceChanges')`);
    await until(async () => await jobs() === 0);
  };
  await done();
  await test1.pool.dataSource.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'mooring'`);
  await done();
  await runner.stop();
  const left = async () => count(`select count(*) as n from pg_stat_activity where datname = current_database() and application_name <> 'mooring'`);
  await until(async () => await left() === 0);
});

describe('a job that a worker holds', () => {
  const worker = () => createQueueWorker({
    pool: test1.pool, connectionString: connectionStringOf(test1.database.dataSource), onFailure: () => undefined, stopWithinMs: 10 });
  const sql = async (statement: string): Promise<unknown> => test1.pool.dataSource.query(statement);
  const held = async () => jobs('locked_at is not null');
  const left = async () => jobs();
  const markedAlive = async () => count(`select count(*) as n from pg_locks where locktype = 'advisory' and classid = 1297045323 and database = (select oid from pg_database where datname = current_database())`);
  const longAgo = `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute'`;

  test('is done by another when its own was killed', async () => {
    await prepareQueue(connectionStringOf(test1.database.dataSource));
    await sql(`select graphile_worker.add_job('sequenceChanges')`);
    await sql(`${longAgo}, locked_by = 'worker of a node that was killed'`);
    const next = worker();
    await next.start();
    await until(async () => await left() === 0);
    await next.stop();
  });

  test('stays its own while that lives, and is free as soon as that stops', async () => {
    const blocker = test1.database.dataSource.createQueryRunner();
    const one = worker();
    await one.start();
    await push('C1');
    await blocker.startTransaction();
    await blocker.query('lock table change'); // nobody gives positions now
    await sql(`select graphile_worker.add_job('sequenceChanges')`);
    await until(async () => await held() === 1);
    await sql(longAgo);
    await until(async () => await markedAlive() === 1);
    expect(await freeOrphanedJobs(test1.pool)).toBe(0);
    await one.stop();
    expect([await left(), await held()]).toEqual([1, 0]);
    await blocker.rollbackTransaction();
    await blocker.release();
    await until(async () => await waiting() === 0);
  });
});

test('two nodes start their queues on one database at once', async () => {
  const worker = () => createQueueWorker({ pool: test1.pool, connectionString: connectionStringOf(test1.database.dataSource), onFailure: () => undefined });
  const [one, two] = [worker(), worker()];
  await Promise.all([one.start(), two.start()]);
  await Promise.all([one.stop(), two.stop()]);
  expect(await count('select count(*) as n from graphile_worker.migrations')).toBeGreaterThan(0);
});
