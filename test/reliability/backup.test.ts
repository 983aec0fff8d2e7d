import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { clusterPaths } from '../../src/storage/postgres/clusterPaths';
import { connectionString } from '../../src/storage/postgres/server';
import { serverState } from '../../src/storage/postgres/serverProcess';
import { compileSources } from '../support/compiled';
import type { CompiledSources } from '../support/compiled';
import { run, startTestService, stopTestService, temporaryDataDir } from '../support/service';
import type { Exit, StartedService } from '../support/service';
import { ADMIN_TOKEN, ask, CHANGES, codeOf, configure, PIN, UPSERT } from './support/client';
import { createLoad, orRetryable } from './support/load';

let sources: CompiledSources;
let data: ReturnType<typeof temporaryDataDir>;
let elsewhere: ReturnType<typeof temporaryDataDir>;
let service: StartedService;
const started: StartedService[] = [];
beforeAll(() => { sources = compileSources(); data = temporaryDataDir(); elsewhere = temporaryDataDir(); });
afterAll(async () => {
  for (const one of started) {
    one.child.kill('SIGKILL');
    await one.exit;
  }
  await data.remove();
  await elsewhere.remove();
  sources.remove();
});

const start = async (dataDir: string): Promise<void> => {
  service = await startTestService({ cli: sources.cli, dataDir, env: { MOORING_ADMIN_TOKEN: ADMIN_TOKEN } });
  started.push(service);
};
const command = async (args: readonly string[], { dataDir = data.dir, env = {} }: { dataDir?: string; env?: Record<string, string> } = {}): Promise<Exit> =>
  run({ cli: sources.cli, args, env: { MOORING_DATA_DIR: dataDir, ...env } }).exit;
const file = (name: string): string => path.join(data.dir, name);
const lastLine = ({ stdout }: Exit): object => JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as object;

const ID_NUMBER = '110101199003072316';
const customer = (key: string, over: object = {}): object => ({ sourceKey: key, payload: { 客户编号: key, 客户姓名: `轩辕${key}`, 手机: `138123400${key.slice(1).padStart(2, '0')}`, 客户等级: '金卡', ...over } });
const upsert = async (...records: object[]): Promise<{ goldenId: string; goldenKey: string }[]> => {
  const { body } = await ask(service.url, { query: UPSERT.replace('goldenId }', 'goldenId goldenKey }'), variables: { system: 'crm', type: 'customer', records } });
  return body.data.upsertSourceRecords.results;
};
const changesAfter = async (after: string | null) => ask(service.url, { query: CHANGES, variables: { after, first: 500 } });
const endOf = ({ body }: { body: ReturnType<typeof JSON.parse> }): string => body.data.changes.pageInfo.endCursor;
const roleOf = async (token: string): Promise<string | undefined> => codeOf(await ask(service.url, { query: '{ prefill(phone: "13912345678") { match } }', token }));
const withDatabase = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
  const paths = clusterPaths(data.dir);
  const state = serverState(paths);
  if (state === undefined) throw new Error('expected a running Postgres');
  const client = new Client({ connectionString: connectionString(paths, state) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
/** What was done, in its order; the audit log gives its entries their places when it has time. */
const acts = async (): Promise<string[]> => withDatabase(async (client) =>
  (await client.query<{ act: string }>(`select concat_ws(' ', operation, outcome, actor, at, details) as act from audit_entry order by id`)).rows.map(({ act }) => act));
/** A digest of every other table, but for the epochs of the log: a restore begins one. */
const digests = async (): Promise<Record<string, string>> => withDatabase(async (client) => {
  const { rows } = await client.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('log_epoch', 'audit_entry') order by 1`);
  const found: Record<string, string> = {};
  for (const { name } of rows) found[name] = (await client.query<{ md5: string }>(`select md5(string_agg(t::text, ',' order by t::text)) as md5 from ${name} t`)).rows[0]?.md5 ?? '';
  return found;
});

test('backup beside the running service, more writes, restore: the pool is as at the backup, cursors and tokens included', async () => {
  await start(data.dir);
  await withDatabase(async () => configure(connectionString(clusterPaths(data.dir), serverState(clusterPaths(data.dir)) ?? { pid: 0, ready: false, tcpPort: undefined })));
  const [first] = await upsert(...Array.from({ length: 12 }, (_, n) => customer(`C${n}`)), customer('C50', { 身份证后四位或统一社会信用代码: ID_NUMBER }));
  await ask(service.url, { query: PIN, variables: { goldenId: first?.goldenId, value: 'SILVER', reason: 'before' } });
  const early = endOf(await changesAfter(null));
  await upsert(customer('C1', { 客户等级: '银卡' }));
  const token = (await command(['token', 'create', '--role', 'STEWARD', '--name', 'before'])).stdout.trim();
  const atBackup = endOf(await changesAfter(early));
  const [before, actsBefore] = [await digests(), await acts()];

  const backup = await command(['backup', file('one.backup')]);
  expect([backup.code, lastLine(backup)]).toMatchObject([0, { file: file('one.backup'), rows: expect.any(Number), bytes: statSync(file('one.backup')).size }]);
  expect(backup.stderr).toContain('keep it as you keep');
  expect(statSync(file('one.backup')).mode & 0o777).toBe(0o600);
  expect(await command(['backup', file('one.backup')])).toMatchObject({ code: 1, stderr: expect.stringContaining('does not overwrite another') });

  const later = await upsert(customer('C60'), customer('C2', { 客户等级: '银卡' }));
  await ask(service.url, { query: PIN, variables: { goldenId: first?.goldenId, value: 'STANDARD', reason: 'after' } });
  const lost = endOf(await changesAfter(atBackup));
  const laterToken = (await command(['token', 'create', '--role', 'AGENT', '--name', 'after'])).stdout.trim();
  await command(['token', 'revoke', 'before']);
  const atLoss = await digests();
  expect(atLoss).not.toEqual(before);

  expect(await command(['restore', '--replace', file('one.backup')])).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining(`in use by process ${service.pid}`) });
  await stopTestService(service);
  expect(await command(['restore', file('one.backup')])).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('the pool is not empty') });
  const restored = await command(['restore', '--replace', file('one.backup')]);
  expect([restored.code, lastLine(restored)]).toMatchObject([0, { differences: 0, migrated: [] }]);

  await start(data.dir);
  expect(await digests()).toEqual(before);
  const actsAfter = await acts();
  expect(actsAfter.slice(0, actsBefore.length)).toEqual(actsBefore);
  expect(actsAfter.slice(actsBefore.length).map((act) => act.split(' ').slice(0, 3).join(' '))).toEqual(['restorePool DONE command-line']);
  expect((await changesAfter(early)).body.data.changes.nodes).toHaveLength(1);
  expect((await changesAfter(atBackup)).body.data.changes.nodes).toEqual([]);
  expect(codeOf(await changesAfter(lost))).toBe('CURSOR_EXPIRED');
  expect([await roleOf(token), await roleOf(laterToken)]).toEqual([undefined, 'UNAUTHENTICATED']);
  // Those who took the lost customer's number along do not meet it on somebody else.
  const [again] = await upsert(customer('C70'));
  expect(again?.goldenKey).not.toBe(later[0]?.goldenKey);
  expect((await changesAfter(atBackup)).body.data.changes.nodes).toHaveLength(1);
  expect(codeOf(await changesAfter(lost))).toBe('CURSOR_EXPIRED');
});

test('into another directory, taken while others write: whole, with the key of its identity numbers', async () => {
  const load = createLoad({
    seed: 1, writers: 2, sendOnce: async (request) => orRetryable(ask(service.url, request)), send: async (request) => ask(service.url, request) });
  load.start();
  while (load.acknowledged() < 5) await new Promise((resolve) => { setTimeout(resolve, 20); });
  const backup = await command(['backup', file('two.backup')]);
  await load.stop();
  expect([backup.code, load.failures]).toEqual([0, []]);
  await stopTestService(service);

  const key = readFileSync(path.join(data.dir, 'hash.key'), 'utf8');
  const other = { dataDir: elsewhere.dir };
  expect(await command(['restore', file('two.backup')], { ...other, env: { MOORING_HASH_KEY: 'x'.repeat(40) } })).toMatchObject({ code: 1, stderr: expect.stringContaining('the backup brings its own key') });
  const restored = await command(['restore', file('two.backup')], other);
  expect([restored.code, lastLine(restored)]).toMatchObject([0, { differences: 0, rows: (lastLine(backup) as { rows: number }).rows }]);
  expect(readFileSync(path.join(elsewhere.dir, 'hash.key'), 'utf8')).toBe(key);
  expect(statSync(path.join(elsewhere.dir, 'hash.key')).mode & 0o777).toBe(0o600);
  await start(elsewhere.dir);
  // The same identity number, of another record: known again by its hash.
  const [known, same] = await upsert(customer('C50', { 身份证后四位或统一社会信用代码: ID_NUMBER }), customer('C51', { 客户姓名: '轩辕C50', 手机: '', 身份证后四位或统一社会信用代码: ID_NUMBER }));
  expect(same?.goldenId).toBe(known?.goldenId);
});

test('a key that the operator gives is not in the backup, and is asked for again', async () => {
  const env = { MOORING_HASH_KEY: 'given by the operator, and kept by the operator' };
  const from = path.join(data.dir, 'own');
  expect(await command(['token', 'create', '--role', 'ADMIN', '--name', 'operator'], { dataDir: from, env })).toMatchObject({ code: 0 });
  expect(await command(['backup', file('three.backup')], { dataDir: from, env })).toMatchObject({ code: 0, stderr: '' });
  const target = path.join(data.dir, 'new');
  expect(await command(['restore', file('three.backup')], { dataDir: target })).toMatchObject({ code: 1, stderr: expect.stringContaining('set MOORING_HASH_KEY to that key') });
  expect(await command(['restore', file('three.backup')], { dataDir: target, env })).toMatchObject({ code: 0 });
});

test.each([[['backup']], [['restore']], [['restore', 'a', 'b']], [['backup', '--replace', 'a']]])('misuse: %j', async (args) => {
  expect(await command(args)).toMatchObject({ code: 2, stdout: '' });
});
