import { readFileSync, readdirSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { SOCKET_PORT } from './clusterPaths';
import type { ClusterPaths } from './clusterPaths';

/** What a running server says about itself in `postmaster.pid`. */
export interface ServerState {
  readonly pid: number;
  readonly ready: boolean;
  /** The TCP port on 127.0.0.1, or undefined when it listens on its Unix socket only. */
  readonly tcpPort: number | undefined;
}

// Lines of postmaster.pid, src/include/utils/pidfile.h of Postgres.
const LINE = { pid: 0, port: 3, listenAddress: 5, status: 7 };

const pidFile = (paths: ClusterPaths): string => path.join(paths.cluster, 'postmaster.pid');

export const processExists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * Whether `pid` is a Postgres of this cluster, and not some program that got the number of one
 * that died. Every Postgres process works in its cluster's directory.
 */
const worksIn = (pid: number, cluster: string): boolean => {
  if (process.platform !== 'linux') return processExists(pid);
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
      && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return false; // gone, or another user's: ours are never another user's
  }
};

/** The running server of a cluster, if there is one. */
export const serverState = (paths: ClusterPaths): ServerState | undefined => {
  let lines: string[];
  try {
    lines = readFileSync(pidFile(paths), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[LINE.pid]);
  if (!Number.isInteger(pid) || pid <= 1 || !worksIn(pid, paths.cluster)) return undefined;
  return {
    pid,
    // A standby that takes connections says so in another word.
    ready: ['ready', 'standby'].includes(lines[LINE.status]?.trim() ?? ''),
    tcpPort: (lines[LINE.listenAddress] ?? '').trim() === '' ? undefined : Number(lines[LINE.port]),
  };
};

/** Every process of a cluster, also those whose server was killed under them. Linux only; empty elsewhere. */
export const clusterProcesses = (paths: ClusterPaths): readonly number[] => {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').map(Number).filter((pid) => Number.isInteger(pid) && pid > 1 && worksIn(pid, paths.cluster));
};

/**
 * Postgres refuses to start when the number in its old pid file belongs to any living process of
 * its user. After a crash of the machine that is often a stranger: then the file is removed.
 * Call only under the data directory's lock, when neither `serverState` nor `clusterProcesses`
 * found any; where the latter cannot know, Postgres' own check is left to decide.
 */
export const forgetDeadServer = (paths: ClusterPaths): void => {
  if (process.platform !== 'linux') return;
  rmSync(pidFile(paths), { force: true });
  rmSync(path.join(paths.cluster, `.s.PGSQL.${SOCKET_PORT}.lock`), { force: true });
};
