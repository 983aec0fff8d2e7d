import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { StartupError } from './config';
import type { Config } from './config';
import { createLogger, describeError } from './http/logger';
import type { Metrics } from './http/metrics';
import { createHttpServer } from './http/server';
import type { Authenticate } from './http/server';
import { loadHashKey, lockForService, prepareDataDirectory } from './storage/dataDirectory';
import { createDataSource } from './storage/dataSource';
import type { DataSource } from './storage/dataSource';
import { migrate } from './storage/migrate';
import { openDatabase } from './storage/openDatabase';
import { poolStatus } from './storage/poolStatus';
import type { ServerWatch } from './storage/postgres/watchServer';
import { answeringReplicas, ReplicaWatch } from './storage/replicas';
import { databaseProblem, migrationProblem } from './storage/readiness';

/** What every part of the service is built from. */
export interface ServiceContext {
  readonly config: Config;
  readonly logger: Logger;
  readonly dataSource: DataSource;
  readonly hashKey: string;
}

/** The rooms that the composition plugs in. Each is called once, in this order. */
export interface ServiceParts {
  /** After the migrations: seeds, the first administrator. */
  readonly prepare?: (context: ServiceContext) => Promise<void>;
  readonly authenticate?: (context: ServiceContext) => Authenticate;
  /** Adds doors to the server before it listens. */
  readonly register?: (app: FastifyInstance, context: ServiceContext & { readonly metrics: Metrics }) => Promise<void>;
  /** Starts what works in the background; returns how to stop it. */
  readonly work?: (context: ServiceContext) => Promise<() => Promise<void>>;
}

export interface RunningService {
  readonly url: string;
  readonly port: number;
  /** Tells balancers, lets requests under way end, then stops everything in the reverse order of its start. */
  readonly stop: () => Promise<void>;
  /** Resolves when the service cannot go on and should end: the reason. */
  readonly failed: Promise<Error>;
}

type Closer = () => Promise<void> | void;

/** Runs every closer, last opened first, even when one fails; the first failure is thrown at the end. */
const closeAll = async (closers: readonly Closer[]): Promise<void> => {
  const failures: unknown[] = [];
  for (const close of [...closers].reverse()) {
    try {
      await close();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
};

/** Waits for all, whatever becomes of each; then the first failure is thrown. */
const allOf = async (works: readonly Promise<void>[]): Promise<void> => {
  const failed = (await Promise.allSettled(works)).find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
};

const listen = async (app: FastifyInstance, { host, port }: Config): Promise<{ url: string; port: number }> => {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new StartupError(`port ${port} on ${host} is taken by another program. Stop that one, or choose another port: PORT=4001 (PORT=0 takes a free one).`, { cause });
    }
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
      throw new StartupError(`cannot listen at ${host}:${port} (${code}): expected an address of this machine and a port this user may use. Set HOST and PORT.`, { cause });
    }
    throw cause;
  }
  const address = app.server.address();
  const bound = typeof address === 'object' && address !== null ? address.port : port;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`, port: bound };
};

interface Store { readonly context: ServiceContext; readonly watch: ServerWatch; readonly failed: Promise<Error> }

const openStore = async (config: Config, logger: Logger, closers: Closer[]): Promise<Store> => {
  prepareDataDirectory(config.dataDir);
  if (config.databaseUrl === undefined) {
    const lock = await lockForService(config.dataDir);
    closers.push(() => { lock.release(); });
  }
  const database = await openDatabase(config, 'mooring start');
  closers.push(database.close);
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<Error>((resolve) => { fail = resolve; });
  const replicaUrls = await answeringReplicas(config.replicaUrls, (host) => { logger.error({ host }, 'a read replica does not answer; it is not used until the next start'); });
  const dataSource = await createDataSource(database.url, {
    ...config.pool, poolSize: config.pool.size, replicaUrls,
    onPoolError: (error) => { logger.warn({ error: describeError(error) }, 'a database connection broke'); },
  }).initialize();
  closers.push(async () => dataSource.destroy());
  const ran = await migrate(dataSource);
  if (ran.length > 0) logger.info({ migrations: ran }, 'migrated');
  if (replicaUrls.length > 0) {
    const replicas = new ReplicaWatch(dataSource, config.pool.maxReplicaLagMs);
    await replicas.start();
    closers.push(async () => replicas.stop());
  }
  const watch = await database.watch({
    onDown: () => { logger.error('the embedded Postgres ended; starting it again'); },
    onUp: (downMs) => { logger.info({ downMs }, 'the embedded Postgres is back'); },
    onFailedAttempt: (error, nextInMs) => { logger.error({ error: describeError(error), nextInMs }, 'the embedded Postgres does not start'); },
    onMoved: () => { fail(new Error('the embedded Postgres had to change its port; start the service again')); },
  });
  closers.push(watch.close);
  return { context: { config, logger, dataSource, hashKey: loadHashKey(config) }, watch, failed };
};

const startParts = async (store: Store, parts: ServiceParts, closers: Closer[]): Promise<{ url: string; port: number; drain: Closer }> => {
  const { context, watch } = store;
  await parts.prepare?.(context);
  const server = await createHttpServer({
    config: context.config,
    logger: context.logger,
    authenticate: parts.authenticate?.(context) ?? (async () => Promise.resolve(undefined)),
    readiness: {
      database: async () => (watch.isUp() ? databaseProblem(context.dataSource) : 'the embedded Postgres is being started again'),
      migrations: async () => (watch.isUp() ? migrationProblem(context.dataSource) : 'unknown: the database does not answer'),
    },
    poolStatus: () => poolStatus(context.dataSource),
  });
  let stopWork = async (): Promise<void> => Promise.resolve();
  // Requests under way and jobs under way end side by side: the one does not wait for the other.
  closers.push(async () => allOf([server.close(), stopWork()]));
  await parts.register?.(server.app, { ...context, metrics: server.metrics });
  const address = await listen(server.app, context.config);
  if (parts.work !== undefined) stopWork = await parts.work(context);
  return { ...address, drain: server.drain };
};

/** Starts the service; when any step fails, what was started before it is stopped again. */
export const startService = async (config: Config, parts: ServiceParts = {}): Promise<RunningService> => {
  const closers: Closer[] = [];
  const logger = createLogger(config.logLevel);
  try {
    const store = await openStore(config, logger, closers);
    const { url, port, drain } = await startParts(store, parts, closers);
    let stopping: Promise<void> | undefined;
    return { url, port, failed: store.failed, stop: async () => { stopping ??= closeAll([...closers, drain]); return stopping; } };
  } catch (error) {
    await closeAll(closers).catch((closeError: unknown) => {
      logger.error({ error: describeError(closeError) }, 'could not clean up after a failed start');
    });
    throw error;
  }
};
