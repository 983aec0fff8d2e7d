import { copyFileSync, statSync, truncateSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { LOG_LIMIT_BYTES } from './clusterPaths';
import type { ClusterPaths } from './clusterPaths';
import type { SharedServer } from './sharedServer';

/** What the service hears about its Postgres. */
export interface WatchListener {
  readonly onDown: () => void;
  readonly onUp: (downMs: number) => void;
  readonly onFailedAttempt: (error: unknown, nextInMs: number) => void;
  /** The server came back under another address, which connections made earlier cannot follow. */
  readonly onMoved: () => void;
}

export interface ServerWatch { readonly isUp: () => boolean; readonly close: () => Promise<void> }

const FIRST_DELAY_MS = 100;
const MAX_DELAY_MS = 10_000;
const LOG_CHECK_MS = 60_000;
/** A server that dies while it welcomes us may leave a connection that nobody answers or ends. */
const CONNECT_TIMEOUT_MS = 5_000;

/** Postgres appends to a file it keeps open, so the file is copied and emptied rather than renamed. */
const boundLog = (paths: ClusterPaths): void => {
  if ((statSync(paths.log, { throwIfNoEntry: false })?.size ?? 0) <= LOG_LIMIT_BYTES) return;
  copyFileSync(paths.log, paths.previousLog);
  truncateSync(paths.log);
};

interface Connection { readonly ended: Promise<void>; readonly end: () => Promise<void> }

/** Its `ended` resolves when the connection ends, however that comes about. */
const connectionTo = async (url: string): Promise<Connection> => {
  const client = new Client({ connectionString: url, application_name: 'mooring watch', keepAlive: true, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  const ended = new Promise<void>((resolve) => {
    client.on('end', () => { resolve(); });
    client.on('error', () => { resolve(); });
  });
  await client.connect();
  return { ended, end: async () => client.end() };
};

/**
 * Watches the server through a connection that does nothing: it breaks in the moment the server
 * dies, whoever started it. Then the server is started again, with growing pauses while that
 * fails, until it stands or the watch is closed.
 */
export const watchServer = async (server: SharedServer, paths: ClusterPaths, listener: WatchListener): Promise<ServerWatch> => {
  const closing = new AbortController();
  const isClosing = (): boolean => closing.signal.aborted;
  let connection: Connection | undefined = await connectionTo(server.url);

  const restore = async (): Promise<Connection | undefined> => {
    for (let delayMs = FIRST_DELAY_MS; !isClosing(); delayMs = Math.min(delayMs * 2, MAX_DELAY_MS)) {
      try {
        const url = await server.revive();
        if (url === server.url) return await connectionTo(url);
        listener.onMoved();
        return undefined;
      } catch (error) {
        listener.onFailedAttempt(error, delayMs);
        await pause(delayMs, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
    return undefined;
  };

  const watch = async (): Promise<void> => {
    while (connection !== undefined) {
      await connection.ended;
      connection = undefined;
      if (isClosing()) return;
      const since = performance.now();
      listener.onDown();
      const restored = await restore();
      if (isClosing()) {
        await restored?.end();
        return;
      }
      connection = restored;
      if (connection !== undefined) listener.onUp(Math.round(performance.now() - since));
    }
  };
  const watching = watch();
  const logTimer = setInterval(() => { boundLog(paths); }, LOG_CHECK_MS);
  logTimer.unref();

  return {
    isUp: () => connection !== undefined,
    close: async () => {
      clearInterval(logTimer);
      closing.abort();
      await connection?.end();
      await watching;
    },
  };
};
