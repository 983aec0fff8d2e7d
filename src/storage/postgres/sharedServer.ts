import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { makeClaim, readClaim } from './claim';
import type { HeldClaim } from './claim';
import { clusterPaths } from './clusterPaths';
import type { ClusterPaths } from './clusterPaths';
import { ensureDatabase } from './database';
import { withLock } from './directoryLock';
import { DATABASE_NAME } from './initialise';
import { connectionString, startServer, stopServer } from './server';
import { serverState } from './serverProcess';
import type { ServerState } from './serverProcess';
import type { ServerSettings } from './settings';

/**
 * The Postgres of a data directory is shared by all who use the directory at a time: the service
 * and any number of commands. Each leaves a claim in `locks/users`; the first to come starts the
 * server, the last to go stops it. All of that happens under one lock, so it is never started
 * twice or stopped under somebody who has just come.
 */
export interface SharedServer {
  readonly url: string;
  /** Starts the server again after it died; does nothing when it runs. Returns its address. */
  readonly revive: () => Promise<string>;
  readonly leave: () => Promise<void>;
}

export interface SharedServerOptions { readonly dataDir: string; readonly settings: ServerSettings; readonly purpose: string }

/** Longer than the longest start: whoever waits here waits for another process that starts or stops the server. */
const LOCK_TIMEOUT_MS = 150_000;

const usersDir = (paths: ClusterPaths): string => path.join(paths.dataDir, 'locks', 'users');

/** Users that live; what the dead left is removed. */
const countUsers = (paths: ClusterPaths): number => {
  const dir = usersDir(paths);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const files = readdirSync(dir).filter((name) => name.startsWith('user-')).map((name) => path.join(dir, name));
  return files.filter((file) => {
    const counts = readClaim(file)?.counts === true;
    if (!counts) rmSync(file, { force: true });
    return counts;
  }).length;
};

const enter = async (paths: ClusterPaths, { settings, purpose }: SharedServerOptions): Promise<{ claim: HeldClaim; state: ServerState }> => {
  // A server that nobody uses was left by processes that were killed. It is started anew: then
  // it is known to be whole and to have the settings of this program.
  if (countUsers(paths) === 0 && serverState(paths) !== undefined) await stopServer(paths);
  const claim = makeClaim(path.join(usersDir(paths), `user-${randomBytes(6).toString('hex')}`), purpose);
  if (claim === undefined) throw new Error(`could not write into ${usersDir(paths)}`);
  try {
    const state = await startServer(paths, settings);
    await ensureDatabase(connectionString(paths, state, 'postgres'), DATABASE_NAME);
    return { claim, state };
  } catch (error) {
    claim.end('removed');
    throw error;
  }
};

/** Joins the users of a data directory's Postgres, which is made and started if need be. */
export const joinServer = async (options: SharedServerOptions): Promise<SharedServer> => {
  const paths = clusterPaths(options.dataDir);
  const locked = async <T>(work: () => Promise<T>): Promise<T> => withLock(
    { dir: path.join(paths.dataDir, 'locks'), name: 'postgres', purpose: options.purpose, timeoutMs: LOCK_TIMEOUT_MS }, work);
  const { claim, state } = await locked(async () => enter(paths, options));
  return {
    url: connectionString(paths, state),
    revive: async () => connectionString(paths, await locked(async () => startServer(paths, options.settings))),
    leave: async () => {
      await locked(async () => {
        claim.end('removed');
        if (countUsers(paths) === 0) await stopServer(paths);
      });
    },
  };
};
