import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { clusterPaths } from '../../src/storage/postgres/clusterPaths';
import { withClient } from '../../src/storage/postgres/database';
import { connectionString } from '../../src/storage/postgres/server';
import { clusterProcesses, processExists, serverState } from '../../src/storage/postgres/serverProcess';
import { compileSources } from '../support/compiled';
import type { CompiledSources } from '../support/compiled';
import { createEmptyDatabase } from '../support/postgres';
import { run, startTestService, stopTestService, temporaryDataDir } from '../support/service';
import type { StartedService } from '../support/service';

let sources: CompiledSources;
beforeAll(() => { sources = compileSources(); });
afterAll(() => { sources.remove(); });

let data: ReturnType<typeof temporaryDataDir>;
const running: StartedService[] = [];
beforeEach(() => { data = temporaryDataDir(); });
afterEach(async () => {
  for (const service of running.splice(0)) {
    service.child.kill('SIGKILL');
    await service.exit;
  }
  await data.remove();
});

const start = async (env: Record<string, string> = {}, dataDir = data.dir): Promise<StartedService> => {
  const service = await startTestService({ cli: sources.cli, dataDir, env });
  running.push(service);
  return service;
};
const command = async (args: readonly string[], env: Record<string, string> = {}) =>
  run({ cli: sources.cli, args, env: { MOORING_DATA_DIR: data.dir, ...env } }).exit;

const status = async (service: StartedService, door: string): Promise<number> => (await fetch(`${service.url}${door}`)).status;

const paths = () => clusterPaths(data.dir);
const serverPid = (): number => {
  const state = serverState(paths());
  if (state === undefined) throw new Error(`expected a running Postgres in ${data.dir}`);
  return state.pid;
};
const query = async (sql: string): Promise<unknown[]> => {
  const state = serverState(paths());
  if (state === undefined) throw new Error(`expected a running Postgres in ${data.dir}`);
  return withClient(connectionString(paths(), state), async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
};

describe('start and stop', () => {
  test('an empty directory: one ready line, all doors; SIGTERM leaves nothing running', async () => {
    const service = await start();
    console.log(`ready on an empty data directory in ${service.startedInMs} ms`);
    expect(service.stdout()).toMatch(/^mooring ready at http:\/\/127\.0\.0\.1:\d+\n$/);
    expect(await status(service, '/healthz')).toBe(200);
    expect(await (await fetch(`${service.url}/readyz`)).json()).toEqual({ status: 'ready', checks: { database: 'ok', migrations: 'ok' } });
    expect(await status(service, '/metrics')).toBe(401);
    const exit = await stopTestService(service);
    expect(exit).toMatchObject({ code: 0, signal: null });
    expect(clusterProcesses(paths())).toEqual([]);

    const again = await start({ MOORING_METRICS_OPEN: '1' });
    console.log(`ready on a directory in use before in ${again.startedInMs} ms`);
    expect(await status(again, '/metrics')).toBe(200);
  });

  test('secrets are readable by their owner alone, and the server by nobody without its password', async () => {
    await start();
    for (const file of ['postgres.password', 'hash.key', 'postgres.log']) {
      expect(statSync(path.join(data.dir, file)).mode & 0o077).toBe(0);
    }
    expect(statSync(paths().cluster).mode & 0o077).toBe(0);
    expect(readFileSync(path.join(paths().cluster, 'pg_hba.conf'), 'utf8')).not.toMatch(/^[^#\n]*\btrust\b/m);
  });

  test('a second service on the directory says who has it, and leaves', async () => {
    const first = await start();
    const second = await command(['start']);
    expect(second).toMatchObject({ code: 3, stdout: '' });
    expect(second.stderr).toContain(`in use by process ${first.pid}`);
    expect(await status(first, '/readyz')).toBe(200);
  });

  test('a taken port is named, and nothing is left running', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => { other.once('listening', resolve); });
    const { port } = other.address() as AddressInfo;
    const exit = await command(['start'], { PORT: String(port) });
    other.close();
    expect(exit).toMatchObject({ code: 1, stdout: '' });
    expect(exit.stderr).toMatch(new RegExp(`port ${port} on 127.0.0.1 is taken.*PORT=`));
    expect(clusterProcesses(paths())).toEqual([]);
  });
});

describe('recovery', () => {
  test('the service is killed: the next start takes the data over from the Postgres still running', async () => {
    const killed = await start();
    await query('CREATE TABLE kept AS SELECT 42 AS answer');
    const oldServer = serverPid();
    killed.child.kill('SIGKILL');
    await killed.exit;
    expect(processExists(oldServer)).toBe(true);
    const next = await start();
    console.log(`ready after kill -9 with Postgres still running in ${next.startedInMs} ms`);
    expect(await query('SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    expect(serverPid()).not.toBe(oldServer);
    expect(await status(next, '/readyz')).toBe(200);
  });

  test('the service and its Postgres are killed: the next start replays the log', async () => {
    const killed = await start();
    await query('CREATE TABLE kept AS SELECT 42 AS answer');
    killed.child.kill('SIGKILL');
    process.kill(serverPid(), 'SIGKILL');
    await killed.exit;
    const next = await start();
    expect(await query('SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    expect(await status(next, '/readyz')).toBe(200);
  });

  test('Postgres dies under the service: it is started again, and the service goes on', async () => {
    const service = await start();
    const oldServer = serverPid();
    process.kill(oldServer, 'SIGKILL');
    await service.line(/the embedded Postgres ended/);
    await service.line(/the embedded Postgres is back/);
    expect(serverPid()).not.toBe(oldServer);
    expect(await status(service, '/readyz')).toBe(200);
    expect(await stopTestService(service)).toMatchObject({ code: 0 });
    expect(clusterProcesses(paths())).toEqual([]);
  });

  test('a path too long for a Unix socket: TCP with the same recovery', async () => {
    const dataDir = path.join(data.dir, 'x'.repeat(100));
    const long = clusterPaths(dataDir);
    const service = await start({}, dataDir);
    const before = serverState(long);
    expect(before?.tcpPort).toBeGreaterThan(0);
    process.kill(before?.pid ?? 0, 'SIGKILL');
    await service.line(/the embedded Postgres is back/);
    expect(serverState(long)?.tcpPort).toBe(before?.tcpPort);
    expect(await status(service, '/readyz')).toBe(200);
    expect(await stopTestService(service)).toMatchObject({ code: 0 });
    expect(clusterProcesses(long)).toEqual([]);
  });
});

describe('an outside database', () => {
  test('two nodes start on it at once; no Postgres of our own is made', async () => {
    const database = await createEmptyDatabase();
    try {
      const nodes = await Promise.all(['a', 'b'].map(async (name) => start({ DATABASE_URL: database.url }, path.join(data.dir, name))));
      for (const node of nodes) expect(await status(node, '/readyz')).toBe(200);
      expect(existsSync(path.join(data.dir, 'a', 'postgres'))).toBe(false);
      for (const node of nodes) expect(await stopTestService(node)).toMatchObject({ code: 0 });
    } finally {
      await database.drop();
    }
  });
});
