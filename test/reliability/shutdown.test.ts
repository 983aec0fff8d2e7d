import http from 'node:http';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { clusterPaths } from '../../src/storage/postgres/clusterPaths';
import { connectionString } from '../../src/storage/postgres/server';
import { clusterProcesses, serverState } from '../../src/storage/postgres/serverProcess';
import { compileSources } from '../support/compiled';
import type { CompiledSources } from '../support/compiled';
import { run, startTestService, stopTestService, temporaryDataDir } from '../support/service';
import type { Process, StartedService } from '../support/service';
import { ADMIN_TOKEN, ask, codeOf, configure, get, until, UPSERT } from './support/client';

let sources: CompiledSources;
beforeAll(() => { sources = compileSources(); });
afterAll(() => { sources.remove(); });

let data: ReturnType<typeof temporaryDataDir>;
let service: StartedService;
let blocker: Client;
const started: Process[] = [];
const databaseUrl = (): string => {
  const paths = clusterPaths(data.dir);
  const state = serverState(paths);
  if (state === undefined) throw new Error('expected a running Postgres');
  return connectionString(paths, state);
};
const start = async (env: Record<string, string>): Promise<void> => {
  service = await startTestService({ cli: sources.cli, dataDir: data.dir, env: { MOORING_ADMIN_TOKEN: ADMIN_TOKEN, ...env } });
  await configure(databaseUrl());
  blocker = new Client({ connectionString: databaseUrl() });
  blocker.on('error', () => undefined);
  await blocker.connect();
  await blocker.query('begin; lock table source_record in exclusive mode');
};
beforeEach(() => { data = temporaryDataDir(); });
afterEach(async () => {
  await blocker.end().catch(() => undefined);
  for (const process of [service, ...started.splice(0)]) process.child.kill('SIGKILL');
  await service.exit;
  await data.remove();
});

/** So many writers wait for the lock that the test holds. */
const writersWait = async (n: number): Promise<void> => until(async () =>
  (await blocker.query('select 1 from pg_locks where not granted and relation = \'source_record\'::regclass')).rowCount === n);
const record = (key: string) => ({ sourceKey: key, payload: { contact_id: key, caller_name: '沈清和', phone_raw: '13912345678' } });
const upsert = async (agent: http.Agent) => ask(service.url, { query: UPSERT, agent, variables: { system: 'callcenter', type: 'customer', records: [record('T1')] } });
const csv = (rows: number): string => {
  const file = path.join(data.dir, 'callers.csv');
  const lines = Array.from({ length: rows }, (_, n) => `T${n},欧阳${n},139${String(10_000_000 + n)}`);
  writeFileSync(file, `contact_id,caller_name,phone_raw\n${lines.join('\n')}\n`);
  return file;
};
const importOf = (file: string): Process => {
  const process = run({ cli: sources.cli, args: ['import', '--system', 'callcenter', '--type', 'customer', file], env: { MOORING_DATA_DIR: data.dir } });
  started.push(process);
  return process;
};
const isRefused = async (): Promise<boolean> => get(`${service.url}/healthz`).then(() => false, (error: unknown) => String(error).includes('ECONNREFUSED'));

test('a stop: balancers are told first, then nobody new is let in, and what is under way is answered', async () => {
  await start({ MOORING_DRAIN_MS: '1000' });
  const agent = new http.Agent({ keepAlive: true });
  expect((await get(`${service.url}/healthz`, agent)).headers['connection']).toBe('keep-alive');
  const underWay = upsert(agent);
  await writersWait(1);

  service.child.kill('SIGTERM');
  await until(async () => (await get(`${service.url}/readyz`)).status === 503);
  // Still open for those whom no balancer has told yet, but with a good-bye on kept connections.
  expect(await get(`${service.url}/readyz`, agent)).toMatchObject({ body: { status: 'stopping' }, headers: { connection: 'close' } });
  expect(codeOf(await ask(service.url, { query: '{ prefill(phone: "13912345678") { match } }', agent }))).toBeUndefined();

  await until(isRefused);
  await blocker.query('commit');
  const answer = await underWay;
  expect(answer.body.data.upsertSourceRecords.results).toMatchObject([{ status: 'CREATED' }]);
  expect(answer.headers['connection']).toBe('close');
  expect(await service.exit).toMatchObject({ code: 0, signal: null });
  expect(clusterProcesses(clusterPaths(data.dir))).toEqual([]);
});

test('what does not end in its time is cut off, and the stop is a stop all the same', async () => {
  await start({ MOORING_SHUTDOWN_TIMEOUT_MS: '100' });
  const cut = upsert(new http.Agent()).then(() => 'answered', () => 'cut off');
  await writersWait(1);
  service.child.kill('SIGTERM');
  expect(await cut).toBe('cut off');
  expect(await service.exit).toMatchObject({ code: 0 });
});

test('an import beside the service goes on when that stops, and lets go of Postgres at its end', async () => {
  await start({});
  const importing = importOf(csv(600));
  await writersWait(1);
  expect(await stopTestService(service)).toMatchObject({ code: 0 });
  expect(clusterProcesses(clusterPaths(data.dir))).not.toEqual([]);
  await blocker.query('commit');
  const { code, stdout } = await importing.exit;
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { read: 600, created: 600 }]);
  expect(clusterProcesses(clusterPaths(data.dir))).toEqual([]);
});

test('an import whose Postgres is killed says so and ends; run again, it takes up what is missing', async () => {
  await start({});
  const file = csv(1_200);
  const importing = importOf(file);
  await writersWait(1);
  await blocker.query('commit');
  await blocker.query('begin; lock table source_record in exclusive mode'); // between its first batch and its second
  await writersWait(1);
  await stopTestService(service);
  process.kill(serverState(clusterPaths(data.dir))?.pid ?? 0, 'SIGKILL');
  const killed = await importing.exit;
  expect(killed).toMatchObject({ code: 4, stdout: '' });
  expect(killed.stderr).toMatch(/^mooring import: UNAVAILABLE: .*Send the same request again/m);

  const { code, stdout } = await importOf(file).exit;
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { read: 1_200, created: 700, unchanged: 500 }]);
  const verified = await run({ cli: sources.cli, args: ['verify'], env: { MOORING_DATA_DIR: data.dir } }).exit;
  expect(JSON.parse(verified.stdout)).toMatchObject({ sourceRecords: 1_200, differences: 0 });
});
