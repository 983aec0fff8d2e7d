import { clusterPaths } from '../../../src/storage/postgres/clusterPaths';
import { ensureDatabase } from '../../../src/storage/postgres/database';
import { connectionString, startServer, stopServer } from '../../../src/storage/postgres/server';
import { throwawaySettings } from '../../../src/storage/postgres/settings';
import { temporaryDataDir } from '../../support/service';

export interface OutsideServer {
  readonly url: string;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** A Postgres of the test's own, which no service watches; started again, it has the same address. */
export const createOutsideServer = async (): Promise<OutsideServer> => {
  const data = temporaryDataDir();
  const paths = clusterPaths(data.dir);
  const state = await startServer(paths, throwawaySettings);
  await ensureDatabase(connectionString(paths, state, 'postgres'), 'mooring');
  return {
    url: connectionString(paths, state),
    start: async () => { await startServer(paths, throwawaySettings); },
    stop: async () => stopServer(paths),
    remove: data.remove,
  };
};
