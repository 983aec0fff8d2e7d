import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { StartupError } from '../../config';
import { serverAccount } from './account';
import { binariesFor } from './binaries';
import { LOG_LIMIT_BYTES, SOCKET_PORT, directoryArgument, socketFits } from './clusterPaths';
import type { ClusterPaths } from './clusterPaths';
import { DATABASE_NAME, DATABASE_USER, clusterPassword, initialiseCluster } from './initialise';
import { clusterProcesses, forgetDeadServer, processExists, serverState } from './serverProcess';
import type { ServerState } from './serverProcess';
import type { ServerSettings } from './settings';

const POLL_MS = 10;
/** Replaying the log after a crash can take this long before the server accepts anyone. */
const START_TIMEOUT_MS = 120_000;
const FAST_STOP_TIMEOUT_MS = 20_000;
const IMMEDIATE_STOP_TIMEOUT_MS = 5_000;
/** Another program may take the free TCP port before Postgres does. */
const TCP_ATTEMPTS = 5;

/** Connection string of a database of a running cluster. The password is in it: never log it. */
export const connectionString = (paths: ClusterPaths, state: ServerState, database = DATABASE_NAME): string => {
  const password = clusterPassword(paths);
  return state.tcpPort === undefined
    ? `postgresql://${DATABASE_USER}:${password}@${encodeURIComponent(paths.cluster)}:${SOCKET_PORT}/${database}`
    : `postgresql://${DATABASE_USER}:${password}@127.0.0.1:${state.tcpPort}/${database}`;
};

const freePort = async (): Promise<number> => new Promise((resolve, reject) => {
  const probe = createServer();
  probe.on('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as AddressInfo;
    probe.close(() => { resolve(port); });
  });
});

const until = async (met: () => boolean, timeoutMs: number): Promise<boolean> => {
  const deadline = performance.now() + timeoutMs;
  while (!met()) {
    if (performance.now() > deadline) return false;
    await pause(POLL_MS);
  }
  return true;
};

const logTail = (paths: ClusterPaths): string =>
  readFileSync(paths.log, 'utf8').trimEnd().split('\n').slice(-8).join('\n  ');

/** Only the newest two logs are kept, so a cluster in trouble cannot fill the disk from start to start. */
const openLog = (paths: ClusterPaths): number => {
  if (existsSync(paths.log) && statSync(paths.log).size > LOG_LIMIT_BYTES) renameSync(paths.log, paths.previousLog);
  return openSync(paths.log, 'a', 0o600);
};

/**
 * The server leads its own session: a Ctrl-C meant for the service does not reach it, so that the
 * service can drain first; and a command that started it may end before another one that uses it.
 */
const launch = (paths: ClusterPaths, settings: ServerSettings): ChildProcess => {
  const account = serverAccount(paths.cluster);
  const log = openLog(paths);
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(binariesFor(account).postgres, ['-D', directoryArgument(paths.cluster), ...args], {
    ...account, cwd: paths.cluster, detached: true, stdio: ['ignore', log, log],
    env: { PATH: process.env['PATH'], TZ: 'UTC', LC_ALL: 'C' },
  });
  closeSync(log);
  child.unref();
  return child;
};

/**
 * A Unix socket inside the cluster's own directory (mode 700) where its path is short enough,
 * otherwise TCP on this machine only. The TCP port of the last start is tried first: whoever
 * was connected finds the server again after a restart.
 */
const addressSettings = async (paths: ClusterPaths, attempt: number): Promise<ServerSettings> => {
  if (socketFits(paths.cluster)) {
    return {
      listen_addresses: '', port: String(SOCKET_PORT),
      unix_socket_directories: directoryArgument(paths.cluster), unix_socket_permissions: '0700',
    };
  }
  const lastPort = existsSync(paths.port) ? readFileSync(paths.port, 'utf8').trim() : '';
  const port = attempt === 1 && lastPort !== '' ? lastPort : String(await freePort());
  writeFileSync(paths.port, port, { mode: 0o600 });
  return { listen_addresses: '127.0.0.1', port, unix_socket_directories: '' };
};

const startOnce = async (paths: ClusterPaths, settings: ServerSettings, attempt: number): Promise<ServerState | undefined> => {
  const child = launch(paths, { ...settings, ...await addressSettings(paths, attempt) });
  let failure: string | undefined;
  child.on('error', (error) => { failure = error.message; });
  child.on('exit', (code, signal) => { failure ??= `exit ${code ?? signal ?? 'unknown'}`; });
  const isReady = (): boolean => { const state = serverState(paths); return state?.pid === child.pid && state?.ready === true; };
  const decided = await until(() => failure !== undefined || isReady(), START_TIMEOUT_MS);
  if (decided && failure === undefined) return serverState(paths);
  child.kill('SIGQUIT');
  return undefined;
};

/**
 * Starts the server of a cluster, made first if need be, and waits until it accepts connections.
 * Call under the data directory's lock. A server that runs already is left as it is.
 */
export const startServer = async (paths: ClusterPaths, settings: ServerSettings): Promise<ServerState> => {
  await initialiseCluster(paths, settings['fsync'] !== 'off');
  const running = serverState(paths);
  if (running?.ready === true) return running;
  if (running !== undefined) await stopServer(paths);
  await endOrphans(paths);
  const attempts = socketFits(paths.cluster) ? 1 : TCP_ATTEMPTS;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    forgetDeadServer(paths);
    const state = await startOnce(paths, settings, attempt);
    if (state !== undefined) return state;
  }
  throw new StartupError(`the embedded Postgres in ${paths.cluster} does not start. The end of ${paths.log} says:\n  ${logTail(paths)}`);
};

/** Backends whose server was killed end by themselves, but a busy one only later; a new server must not meet it. */
const endOrphans = async (paths: ClusterPaths): Promise<void> => {
  const signalAll = (signal: NodeJS.Signals): void => {
    for (const pid of clusterProcesses(paths)) if (processExists(pid)) process.kill(pid, signal);
  };
  signalAll('SIGQUIT');
  if (await until(() => clusterProcesses(paths).length === 0, IMMEDIATE_STOP_TIMEOUT_MS)) return;
  signalAll('SIGKILL');
  await until(() => clusterProcesses(paths).length === 0, IMMEDIATE_STOP_TIMEOUT_MS);
};

/** Stops the server: open transactions are rolled back, data is flushed; harder only when that takes too long. */
export const stopServer = async (paths: ClusterPaths): Promise<void> => {
  const state = serverState(paths);
  if (state === undefined) return;
  const steps: readonly [NodeJS.Signals, number][] = [
    ['SIGINT', FAST_STOP_TIMEOUT_MS], ['SIGQUIT', IMMEDIATE_STOP_TIMEOUT_MS], ['SIGKILL', IMMEDIATE_STOP_TIMEOUT_MS],
  ];
  for (const [signal, timeoutMs] of steps) {
    if (serverState(paths)?.pid !== state.pid) return;
    process.kill(state.pid, signal);
    if (await until(() => serverState(paths)?.pid !== state.pid, timeoutMs)) return;
  }
};
