import { existsSync } from 'node:fs';
import path from 'node:path';

/** Everything that belongs to the embedded Postgres of one data directory. */
export interface ClusterPaths {
  readonly dataDir: string;
  /** The cluster itself, and its Unix socket: mode 700, owned by the server's account. */
  readonly cluster: string;
  /** Where `initdb` works; renamed to `cluster` when complete, so half a cluster is never started. */
  readonly draft: string;
  readonly password: string;
  /** The TCP port of the last start, where the socket's path is too long. */
  readonly port: string;
  readonly log: string;
  readonly previousLog: string;
}

export const clusterPaths = (dataDir: string): ClusterPaths => ({
  dataDir,
  cluster: path.join(dataDir, 'postgres'),
  draft: path.join(dataDir, 'postgres.initialising'),
  password: path.join(dataDir, 'postgres.password'),
  port: path.join(dataDir, 'postgres.port'),
  log: path.join(dataDir, 'postgres.log'),
  previousLog: path.join(dataDir, 'postgres.previous.log'),
});

/** A log grows no longer than this; one older is kept. */
export const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/**
 * How Postgres is told where its directory is. On Linux it gets "the directory I was started
 * in", which the kernel resolves without walking the path: so the cluster may lie below
 * directories that its account cannot enter (mode 700 of root), and stays in the data directory
 * where it belongs. Elsewhere it gets the plain path.
 */
export const directoryArgument = (dir: string): string => (existsSync('/proc/self/cwd') ? '/proc/self/cwd' : dir);

/** Length of `sun_path` on the systems we know is 104 to 108 bytes, with its final zero. */
const MAX_SOCKET_PATH_BYTES = 103;
export const SOCKET_PORT = 5432;

/** Whether clients can reach a socket in `cluster` by its path; otherwise the server listens on TCP. */
export const socketFits = (cluster: string): boolean =>
  process.platform !== 'win32' && Buffer.byteLength(path.join(cluster, `.s.PGSQL.${SOCKET_PORT}`)) <= MAX_SOCKET_PATH_BYTES;
