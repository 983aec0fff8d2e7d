import { readConfig } from '../config';
import type { Config } from '../config';
import type { Caller } from '../app/access';
import { createPool } from '../app/createPool';
import type { Pool } from '../app/poolContext';
import { loadHashKey } from '../storage/dataDirectory';
import { createDataSource } from '../storage/dataSource';
import { migrate } from '../storage/migrate';
import { openDatabase } from '../storage/openDatabase';
import type { CommandIo } from './command';

/** Who runs commands: whoever can read the data directory could do all this to the database itself. */
export const OPERATOR: Caller = { tokenId: 'command-line', name: 'command-line', role: 'ADMIN', system: null, from: 'command line' };

/** Runs a command's work on the pool of the configured data directory, beside the service or without it. */
export const withPool = async <T>(io: CommandIo, purpose: string, work: (pool: Pool, config: Config) => Promise<T>): Promise<T> => {
  const config = readConfig(io.env);
  const database = await openDatabase(config, purpose);
  try {
    const dataSource = await createDataSource(database.url, { applicationName: purpose, poolSize: 4, statementTimeoutMs: 0, idleInTransactionTimeoutMs: 0 }).initialize();
    try {
      await migrate(dataSource);
      return await work(createPool({ dataSource, hashKey: loadHashKey(config), bounds: config.limits }), config);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await database.close();
  }
};
