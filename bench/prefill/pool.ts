import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OPERATOR } from '../../src/cli/withPool';
import { createPool } from '../../src/app/createPool';
import { createToken } from '../../src/app/tokens';
import { readConfig } from '../../src/config';
import { loadHashKey } from '../../src/storage/dataDirectory';
import { createDataSource } from '../../src/storage/dataSource';
import { migrate } from '../../src/storage/migrate';
import { openDatabase } from '../../src/storage/openDatabase';
import { clusterPaths } from '../../src/storage/postgres/clusterPaths';
import { ensureDatabase } from '../../src/storage/postgres/database';
import { connectionString, startServer, stopServer } from '../../src/storage/postgres/server';
import { throwawaySettings } from '../../src/storage/postgres/settings';
import { DATABASE_NAME } from '../../src/storage/postgres/initialise';
import { cacheOf, readIntoMemory } from '../support/inMemory';
import { withoutSearch } from '../support/withoutSearch';
import { buildPool } from './buildPool';
import { sizeFor } from './rows';
import { problemsOf } from './selfCheck';

/** A built pool, its Postgres running as the service runs it. */
export interface BuiltPool {
  readonly url: string;
  /** The environment in which the service finds it. */
  readonly env: NodeJS.ProcessEnv;
  readonly token: string;
  readonly dir: string;
  readonly buildSeconds: number | null;
  readonly close: () => Promise<void>;
}

const BUILDING = { ...throwawaySettings, shared_buffers: '1GB', max_wal_size: '3GB', checkpoint_timeout: '30min', maintenance_work_mem: '1GB', max_parallel_maintenance_workers: '2' };
const BUILT = 'built';
/** With the golden records of its devices, contracts and tickets, and all their indexes. */
const MEGABYTES_PER_CUSTOMER = 0.0155;
/** For statements that read or write a whole table. */
const READING_MS = 3_600_000;

/** The pool of so many customers: in `keptIn` (made there unless it is there), or in a directory that goes at the end. */
export async function openBuiltPool(customers: number, keptIn: string | undefined, say: (text: string) => void): Promise<BuiltPool> {
  const dir = keptIn === undefined ? mkdtempSync(path.join(tmpdir(), 'mooring-prefill-')) : path.join(path.resolve(keptIn), String(customers));
  mkdirSync(dir, { recursive: true });
  const buildSeconds = existsSync(path.join(dir, BUILT)) ? null : await build(customers, dir, say);
  const env = { ...process.env, MOORING_DATA_DIR: dir, MOORING_SEED: 'none', DATABASE_URL: '', ...cacheOf(customers * MEGABYTES_PER_CUSTOMER) };
  const config = readConfig(env);
  const database = await openDatabase(config, 'bench');
  const dataSource = await createDataSource(database.url, { poolSize: 1, statementTimeoutMs: READING_MS }).initialize();
  await migrate(dataSource);
  await withoutSearch(dataSource);
  const pool = createPool({ dataSource, hashKey: loadHashKey(config), bounds: config.limits });
  const token = await createToken(pool, OPERATOR, { role: 'AGENT', name: 'bench', system: null });
  await dataSource.query('checkpoint');
  await readIntoMemory(dataSource, ['golden_record', 'golden_key', 'golden_reference']);
  await dataSource.destroy();
  return {
    url: database.url, env, token, dir, buildSeconds,
    close: async () => {
      await database.close();
      if (keptIn === undefined) rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Builds with settings for which nothing is at stake, then stops the server: whoever opens it starts it as it is shipped. */
async function build(customers: number, dir: string, say: (text: string) => void): Promise<number> {
  const started = performance.now();
  const paths = clusterPaths(dir);
  const state = await startServer(paths, BUILDING);
  try {
    await ensureDatabase(connectionString(paths, state, 'postgres'), DATABASE_NAME);
    const dataSource = await createDataSource(connectionString(paths, state), { poolSize: 4, statementTimeoutMs: READING_MS }).initialize();
    await migrate(dataSource);
    const elapsed = (): number => Math.round((performance.now() - started) / 1_000);
    await buildPool(dataSource, sizeFor(customers), (text) => { say(`${elapsed()} s: ${text}`); });
    const problems = await problemsOf(dataSource);
    await dataSource.destroy();
    if (problems.length > 0) throw new Error(`the pool is not as ingest would have written it:\n${problems.slice(0, 10).join('\n')}`);
    writeFileSync(path.join(dir, BUILT), '');
    return elapsed();
  } finally {
    await stopServer(paths);
  }
}
