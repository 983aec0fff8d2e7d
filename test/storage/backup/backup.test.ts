import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readChanges } from '../../../src/app/readChanges';
import { verify } from '../../../src/app/verify';
import { prepareQueue } from '../../../src/jobs/queueWorker';
import { migrations } from '../../../migrations';
import { backUp } from '../../../src/storage/backup/backUp';
import type { BackupSummary } from '../../../src/storage/backup/backUp';
import { inFillingOrder } from '../../../src/storage/backup/catalogue';
import { restore } from '../../../src/storage/backup/restore';
import type { RestoreSummary } from '../../../src/storage/backup/restore';
import { createDataSource } from '../../../src/storage/dataSource';
import { withClient } from '../../../src/storage/postgres/database';
import { ADMIN, createTestPool } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { createEmptyDatabase, createTestDatabase } from '../../support/postgres';
import type { TestDatabase } from '../../support/postgres';
import { caller, contractRow, crmCustomer, mesDevice, send } from '../../support/records';
import { withPoolOf } from '../../reliability/support/client';

const dir = mkdtempSync(path.join(os.tmpdir(), 'mooring-backup-'));
let made = 0;
const newFile = (): string => path.join(dir, `${made += 1}.backup`);
const databases: TestDatabase[] = [];
const database = async (create: () => Promise<TestDatabase>): Promise<string> => {
  const one = await create();
  databases.push(one);
  return one.url;
};

let held: TestPool;
let source: string;
let whole: string;
let summary: BackupSummary;
/** The log as a follower had read it when the backup was made. */
let all: Awaited<ReturnType<typeof readChanges>>;
beforeAll(async () => {
  held = await createTestPool();
  source = held.database.url;
  await prepareQueue(source);
  await send(held.pool, crmCustomer('C1'));
  await send(held.pool, caller('T1', { caller_name: '反斜杠\\和\t制表\n换行 "引号" \u2028 𠮷' }));
  await send(held.pool, mesDevice('QZ24010001AB'));
  await send(held.pool, contractRow('HT-1'));
  await send(held.pool, crmCustomer('C1', { 客户等级: '银卡' }));
  await held.pool.dataSource.query(`select graphile_worker.add_job('refreshDueRecords', '{"a": "反斜杠\\\\"}', queue_name := 'one', run_at := '2030-01-01', job_key := 'k', max_attempts := 7, priority := -3, flags := array['x'])`);
  await held.pool.dataSource.query(`select graphile_worker.add_job('sequenceChanges', max_attempts := 1)`);
  await held.pool.dataSource.query(`select graphile_worker.permanently_fail_jobs(array(select id from graphile_worker.jobs where task_identifier = 'sequenceChanges'))`);
  all = await readChanges(held.pool, ADMIN, { first: 100 });
  whole = newFile();
  summary = await backUp(source, whole, null);
});
afterAll(async () => {
  await held.close();
  await Promise.all(databases.map(async (one) => one.drop()));
  rmSync(dir, { recursive: true });
});

/** Every table's rows, in the order of their text; epochs are told apart by a restore, so they are left out. */
const contents = async (url: string): Promise<Record<string, unknown>> => withClient(url, async (client) => {
  const tables = (await client.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'log_epoch' order by 1`)).rows;
  const found: Record<string, unknown> = {};
  for (const { name } of tables) found[name] = (await client.query<{ row: string }>(`select t::text as row from ${name} t order by 1`)).rows.map(({ row }) => row);
  return found;
});
const restoreInto = async (url: string, file: string, replace = false): Promise<RestoreSummary> => {
  const dataSource = await createDataSource(url, { applicationName: 'mooring restore', poolSize: 2 }).initialize();
  try {
    return await restore(dataSource, { file, replace, prepare: async () => prepareQueue(url) });
  } finally {
    await dataSource.destroy();
  }
};

test('a pool comes back as it was: every row of every table, sequences and jobs that wait', async () => {
  const target = await database(createEmptyDatabase);
  const restored = await restoreInto(target, whole);
  expect(restored).toMatchObject({ createdAt: summary.createdAt, tables: summary.tables, rows: summary.rows, jobs: 1, migrated: [] });
  const [before, after] = [await contents(source), await contents(target)];
  expect(Object.keys(before).length).toBe(summary.tables - 1);
  expect(after).toEqual(before);
  const next = `select nextval('golden_key_number')::int - 1 as key, (select jsonb_agg(jsonb_build_array(sequencename, last_value) order by sequencename) from pg_sequences where schemaname = 'public') as all`;
  expect(await withClient(target, async (client) => (await client.query<object>(next)).rows)).toEqual(await withClient(source, async (client) => (await client.query<object>(next)).rows));
  const jobs = await withClient(target, async (client) => (await client.query<object>(`select task_identifier, queue_name, key, max_attempts, priority, flags, run_at, payload
    from graphile_worker.jobs join graphile_worker._private_jobs using (id, key, max_attempts, priority, flags, run_at)`)).rows);
  expect(jobs).toEqual([{ task_identifier: 'refreshDueRecords', queue_name: 'one', key: 'k', max_attempts: 7, priority: -3, flags: { x: true }, run_at: new Date('2030-01-01T00:00:00Z'), payload: { a: '反斜杠\\' } }]);
  await withPoolOf(target, async (pool) => {
    expect(await verify(pool)).toMatchObject({ differences: 0, sourceRecords: 5 });
    // And it goes on as before: indexes, references and identities are all there.
    await send(pool, caller('T2', { phone_raw: '13912345678' }));
    expect(await verify(pool)).toMatchObject({ differences: 0, sourceRecords: 6 });
  });
});

test('a table that is made anew while the backup begins is in it whole', async () => {
  const holder = held.database.dataSource.createQueryRunner();
  await holder.startTransaction();
  await holder.query('lock table access_token in access exclusive mode'); // the first table by name: the backup waits for it
  const file = newFile();
  const backup = backUp(source, file, null);
  const waits = async (): Promise<boolean> => (await held.database.dataSource.query<{ n: string }[]>(`select count(*) as n from pg_stat_activity where application_name = 'mooring backup' and wait_event_type = 'Lock'`))[0]?.n === '1';
  while (!await waits()) await new Promise((resolve) => { setTimeout(resolve, 10); });
  await held.database.dataSource.query('create table anew (like golden_version including all)');
  await held.database.dataSource.query('insert into anew select * from golden_version');
  await held.database.dataSource.query('begin; alter table golden_version rename to former; alter table anew rename to golden_version; commit');
  await holder.rollbackTransaction();
  await holder.release();
  expect((await backup).rows).toBeGreaterThanOrEqual(summary.rows);
  await held.database.dataSource.query('begin; drop table golden_version; alter table former rename to golden_version; commit');
});

test('a pool with something in it is given up only when that is said; keys it gave out are not given again', async () => {
  const target = await database(createTestDatabase);
  await withClient(target, async (client) => client.query(`insert into seeding values ('mine', now()); select setval('golden_key_number', 900)`));
  const before = await contents(target);
  await expect(restoreInto(target, whole)).rejects.toThrow(/not empty: there are rows in seeding\. Nothing was changed; with --replace/);
  expect(await contents(target)).toEqual(before);
  await restoreInto(target, whole, true);
  expect(await contents(target)).toEqual(await contents(source));
  expect(await withClient(target, async (client) => (await client.query<object>(`select last_value from golden_key_number`)).rows)).toEqual([{ last_value: '900' }]);
});

test('a cursor from before the backup stays good, one from the lost future is refused', async () => {
  const target = await database(createEmptyDatabase);
  await restoreInto(target, whole);
  const after = async (url: string, cursor: string | null) => withPoolOf(url, async (pool) => readChanges(pool, ADMIN, { after: cursor, first: 100 }));
  expect(await after(target, all.endCursor)).toMatchObject({ changes: [] });
  expect((await after(target, all.changes[0]?.cursor ?? '')).changes.map(({ id }) => id)).toEqual(all.changes.slice(1).map(({ id }) => id));
  // The pool goes on one way after the backup, its restored copy another: the same positions, other changes.
  await withPoolOf(source, async (pool) => send(pool, crmCustomer('C7', { 手机: '13900000007' })));
  const lost = await after(source, all.endCursor);
  await withPoolOf(target, async (pool) => send(pool, crmCustomer('C8', { 手机: '13900000008' })));
  const kept = await after(target, all.endCursor);
  expect(kept.changes.map(({ position }) => position)).toEqual(lost.changes.map(({ position }) => position));
  await expect(after(target, lost.endCursor)).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
  expect(await after(target, kept.endCursor)).toMatchObject({ changes: [] });
  await expect(after(source, kept.endCursor)).rejects.toMatchObject({ code: 'CURSOR_EXPIRED' });
});

test('a backup of an older version is migrated; one of a newer version is refused', async () => {
  const old = await database(createEmptyDatabase);
  const oldSource = await createDataSource(old, { applicationName: 'test' }).initialize();
  Object.assign(oldSource, { migrations: oldSource.migrations.slice(0, 2) });
  await oldSource.runMigrations();
  await oldSource.query(`insert into seeding values ('before the upgrade', now())`);
  await oldSource.destroy();
  const file = newFile();
  await backUp(old, file, null);
  const target = await database(createEmptyDatabase);
  expect((await restoreInto(target, file)).migrated).toEqual(migrations.slice(2).map((Migration) => new Migration().name));
  expect(await withPoolOf(target, async (pool) => pool.dataSource.query('select name from seeding'))).toEqual([{ name: 'before the upgrade' }]);
  // The other way: the same file, as if a later version had written it.
  const newer = newFile();
  writeFileSync(newer, reframed(file, (header) => ({ ...header, migrations: [...header.migrations, 'Later1999999999999'] }), 'right'));
  await expect(restoreInto(target, newer, true)).rejects.toThrow(/newer than this program: it has the migrations Later1999999999999/);
  writeFileSync(newer, reframed(file, (header) => ({ ...header, mooringBackup: 2 }), 'right'));
  await expect(restoreInto(target, newer, true)).rejects.toThrow(/has format 2, this program reads format 1/);
});

/** The file with another header; with the digest that it then has, as a later version would write it, or with the former one. */
const reframed = (file: string, change: (header: { migrations: string[]; mooringBackup: number }) => object, digest: 'right' | 'wrong'): Buffer => {
  const bytes = gunzipSync(readFileSync(file));
  const frame = (letter: string, body: object): Buffer => {
    const text = Buffer.from(JSON.stringify(body));
    const start = Buffer.from(`${letter}....`);
    start.writeUInt32BE(text.length, 1);
    return Buffer.concat([start, text]);
  };
  const length = bytes.readUInt32BE(1);
  const end = bytes.length - frame('Z', { sha256: '0'.repeat(64) }).length;
  const changed = Buffer.concat([frame('H', change(JSON.parse(bytes.toString('utf8', 5, 5 + length)) as { migrations: string[]; mooringBackup: number })), bytes.subarray(5 + length, end)]);
  return gzipSync(Buffer.concat([changed, digest === 'wrong' ? bytes.subarray(end) : frame('Z', { sha256: createHash('sha256').update(changed).digest('hex') })]));
};

describe('a file that is not whole', () => {
  let target: string;
  let before: unknown;
  beforeAll(async () => {
    target = await database(createTestDatabase);
    await withClient(target, async (client) => client.query(`insert into seeding values ('mine', now())`));
    before = await contents(target);
  });
  const zipped = (): Buffer => readFileSync(whole);
  const plain = (): Buffer => gunzipSync(zipped());
  const flipped = (bytes: Buffer, at: number): Buffer => { const copy = Buffer.from(bytes); copy.writeUInt8(copy.readUInt8(at) ^ 1, at); return copy; };
  const textAt = (text: string): number => { const at = plain().indexOf(text); if (at < 0) throw new Error(`${text} is not in the backup`); return at; };

  test.each<[string, () => Buffer, RegExp]>([
    ['empty', () => Buffer.alloc(0), /cut short|no backup/],
    ['of something else', () => Buffer.from('key,name\n1,x\n'), /it is no backup, or was changed/],
    ['of something else, zipped', () => gzipSync('key,name\n1,x\n'), /cut short|no backup|was changed/],
    ['cut in the middle', () => zipped().subarray(0, zipped().length / 2), /cut short/],
    ['cut by its last byte', () => zipped().subarray(0, -1), /cut short/],
    ['cut and zipped again', () => gzipSync(plain().subarray(0, plain().length / 2)), /cut short/],
    ['without its end', () => gzipSync(plain().subarray(0, plain().lastIndexOf('Z'))), /cut short/],
    ['with one bit changed', () => flipped(zipped(), Math.floor(zipped().length / 2)), /changed|cut short/],
    ['with a name changed and zipped again', () => gzipSync(flipped(plain(), textAt('沈清和') + 2)), /the rows of \w+ were changed/],
    ['with a migration taken out of the header', () => reframed(whole, (header) => ({ ...header, migrations: header.migrations.slice(0, 1) }), 'wrong'), /it was changed/],
    ['with something after its end', () => gzipSync(Buffer.concat([plain(), plain()])), /something follows/],
  ])('is refused before anything is changed: %s', async (_title, bytes, says) => {
    const file = newFile();
    writeFileSync(file, bytes());
    await expect(restoreInto(target, file, true)).rejects.toThrow(says);
    expect(await contents(target)).toEqual(before);
  });

  test('a failure in the middle of the rows leaves the pool as it was', async () => {
    const file = newFile();
    copyFileSync(whole, file);
    const dataSource = await createDataSource(target, { applicationName: 'mooring restore', poolSize: 2 }).initialize();
    // Between the first reading and the second, somebody changes the file.
    const prepare = async (): Promise<void> => { await prepareQueue(target); writeFileSync(file, gzipSync(flipped(plain(), textAt('沈清和') + 2))); };
    await expect(restore(dataSource, { file, replace: true, prepare })).rejects.toThrow(/the rows of \w+ were changed/);
    await dataSource.destroy();
    expect(await contents(target)).toEqual(before);
  });
});

test('somebody who uses the pool keeps it from being replaced', async () => {
  const target = await database(createTestDatabase);
  const user = await createDataSource(target, { applicationName: 'mooring import' }).initialize();
  await user.query('select 1');
  await expect(restoreInto(target, whole, true)).rejects.toThrow(/in use by "mooring import" \(database process \d+\)/);
  await user.destroy();
});

test('the file appears whole, for its owner alone, and never in the place of another', async () => {
  expect(statSync(whole).mode & 0o777).toBe(0o600);
  await expect(backUp(source, whole, null)).rejects.toThrow(/exists: a backup does not overwrite another/);
  await expect(backUp(source, path.join(dir, 'nowhere', 'x.backup'), null)).rejects.toThrow(/cannot be written to .*ENOENT/);
  await expect(backUp(await database(createEmptyDatabase), newFile(), null)).rejects.toThrow(/no pool to back up/);
  expect(readdirSync(dir).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

test('tables are filled in the order of their references', () => {
  const tables = ['a', 'b', 'c'].map((name) => ({ name, columns: [] }));
  expect(inFillingOrder(tables, [{ from: 'a', to: 'c' }, { from: 'c', to: 'b' }]).map(({ name }) => name)).toEqual(['b', 'c', 'a']);
  expect(() => inFillingOrder(tables, [{ from: 'a', to: 'b' }, { from: 'b', to: 'a' }])).toThrow(/circle/);
});
