import type { Config } from '../config';
import { prepareDataDirectory } from './dataDirectory';
import { clusterPaths } from './postgres/clusterPaths';
import { durableSettings } from './postgres/settings';
import { joinServer } from './postgres/sharedServer';
import { watchServer } from './postgres/watchServer';
import type { ServerWatch, WatchListener } from './postgres/watchServer';

/** A Postgres that accepts connections, for as long as it is open. */
export interface OpenDatabase {
  /** With its password: never log it. */
  readonly url: string;
  /** Lets go of it: an embedded server stops when nobody else on the data directory uses it. */
  readonly close: () => Promise<void>;
  /** Keeps an embedded server alive; an outside one is its operator's. */
  readonly watch: (listener: WatchListener) => Promise<ServerWatch>;
}

const outside = (url: string): OpenDatabase => ({
  url,
  close: async () => Promise.resolve(),
  watch: async () => Promise.resolve({ isUp: () => true, close: async () => Promise.resolve() }),
});

/**
 * The database of a configuration, for the service and for every command alike: an outside
 * Postgres as it is; the embedded one joined if it runs, otherwise started for the time being.
 * @param purpose who opens it, for messages to others: "mooring import"
 */
export const openDatabase = async (config: Config, purpose: string): Promise<OpenDatabase> => {
  if (config.databaseUrl !== undefined) return outside(config.databaseUrl);
  prepareDataDirectory(config.dataDir);
  const server = await joinServer({ dataDir: config.dataDir, settings: durableSettings(config.postgres), purpose });
  return {
    url: server.url,
    close: server.leave,
    watch: async (listener) => watchServer(server, clusterPaths(config.dataDir), listener),
  };
};
