import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../src/config';
import { createPool } from '../../src/app/createPool';
import type { Pool } from '../../src/app/poolContext';
import { seedConfiguration } from '../../seeds/seedConfiguration';
import { loadHashKey } from '../../src/storage/dataDirectory';
import { createDataSource } from '../../src/storage/dataSource';
import { migrate } from '../../src/storage/migrate';
import { openDatabase } from '../../src/storage/openDatabase';

export interface FreshPool {
  readonly pool: Pool;
  /** The environment in which commands reach this pool. */
  readonly env: NodeJS.ProcessEnv;
  readonly close: () => Promise<void>;
}

/** A pool of its own, durable as in production, on a data directory that goes when it is closed. */
export async function freshPool(connections = 4): Promise<FreshPool> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'mooring-bench-'));
  const env = { ...process.env, MOORING_DATA_DIR: dataDir, MOORING_SEED: 'none', DATABASE_URL: '' };
  const config = readConfig(env);
  const database = await openDatabase(config, 'bench');
  const dataSource = await createDataSource(database.url, { poolSize: connections }).initialize();
  await migrate(dataSource);
  const pool = createPool({ dataSource, hashKey: loadHashKey(config), bounds: config.limits });
  await seedConfiguration(pool);
  return {
    pool, env,
    close: async () => {
      await dataSource.destroy();
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
