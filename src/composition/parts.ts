import { readFileSync } from 'node:fs';
import { loadSeeds } from '../../seeds/loadSeeds';
import { PERMISSIONS } from '../app/access';
import type { Role } from '../app/access';
import { createPool } from '../app/createPool';
import type { Pool } from '../app/poolContext';
import { createSignInLog } from '../app/signInLog';
import type { SignInLog } from '../app/signInLog';
import { createAuthenticator } from '../app/tokens';
import type { Authenticator } from '../app/tokens';
import { EXIT, StartupError } from '../config';
import type { Config } from '../config';
import { createGraphqlRoom } from '../graphql/server';
import type { GraphqlRoomOptions } from '../graphql/server';
import { addExportDoor, addSnapshotDoor } from '../http/exportDoor';
import { describeError } from '../http/logger';
import { addReplicaMetrics } from '../http/metrics';
import { createRunner } from '../jobs/runner';
import type { ServiceContext, ServiceParts } from '../main';
import { replicaWatchOf } from '../storage/replicas';
import { connectionStringOf } from '../storage/connectionString';
import { createTracing, wantsTraces } from './tracing';
import { packageVersion } from './version';
import { announceAdministrator, ensureAdministrator } from './administrator';
import type { NewAdministrator } from './administrator';

/** What the rooms of one service share. */
interface Shared {
  readonly pool: Pool;
  readonly signInLog: SignInLog;
  readonly authenticate: Authenticator;
  newAdministrator: NewAdministrator | null;
}

function share({ dataSource, hashKey, config }: ServiceContext): Shared {
  const pool = createPool({ dataSource, hashKey, bounds: config.limits, confirmAbovePercent: config.limits.confirmAbovePercent, fourEyes: config.fourEyes, webhooks: config.webhooks, changeRetention: config.changeRetention });
  const signInLog = createSignInLog(pool);
  return { pool, signInLog, authenticate: createAuthenticator(pool, signInLog), newAdministrator: null };
}

/** So many failed sign-ins from one address: enough for a person, too few for guessing. */
const SIGN_IN_RATE = { perSecond: 5, burst: 50 };

function graphqlBounds({ limits, pool: { maxReplicaLagMs }, documentsFile, documentsOnly }: Config): Pick<GraphqlRoomOptions, 'bounds' | 'persistedDocuments'> {
  const { ratePerSecond, rateBurst, maxDocumentChars, answerTimeoutMs } = limits;
  const rate = { perSecond: ratePerSecond, burst: Math.max(ratePerSecond, rateBurst) };
  const bounds = { rate, signInRate: SIGN_IN_RATE, maxDocumentChars, answerTimeoutMs, maxReplicaLagMs, persistedOnly: documentsOnly };
  return documentsFile === null ? { bounds } : { bounds, persistedDocuments: readDocuments(documentsFile) };
}

function readDocuments(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new StartupError(`MOORING_DOCUMENTS: expected a file of persisted documents, got ${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause, exitCode: EXIT.misused });
  }
}

const MAY_READ_METRICS: readonly Role[] = PERMISSIONS.readMetrics;

/** The rooms that `mooring start` serves, on one pool; `say` writes for the operator. */
export function serviceParts(say: (text: string) => void): ServiceParts {
  const services = new WeakMap<ServiceContext['dataSource'], Shared>();
  const sharedBy = (context: ServiceContext): Shared => {
    const shared = services.get(context.dataSource) ?? share(context);
    services.set(context.dataSource, shared);
    return shared;
  };
  return {
    prepare: async (context) => {
      const shared = sharedBy(context);
      shared.newAdministrator = await ensureAdministrator(shared.pool, context.config);
      if (context.config.seed === 'demo') await loadSeeds(shared.pool, (line) => { context.logger.info(line); });
    },
    // The one door that asks in this way is /metrics.
    authenticate: (context) => async (authorization, from) => {
      const caller = await sharedBy(context).authenticate(authorization, from);
      return caller !== null && MAY_READ_METRICS.includes(caller.role) ? caller : undefined;
    },
    register: async (app, context) => {
      const { pool, authenticate, newAdministrator } = sharedBy(context);
      const onUnexpectedError = (error: unknown, requestId: string): void => { context.logger.error({ requestId, error: describeError(error) }, 'an operation failed'); };
      const tracing = wantsTraces(process.env) ? await createTracing(packageVersion()) : null;
      if (tracing !== null) app.addHook('onClose', tracing.stop);
      const graphql = await createGraphqlRoom(pool, { authenticate, onUnexpectedError, tracer: tracing?.tracer, ...graphqlBounds(context.config) });
      await app.register(graphql);
      addReplicaMetrics(context.metrics, () => replicaWatchOf(context.dataSource)?.status() ?? []);
      addExportDoor(app, pool, authenticate);
      addSnapshotDoor(app, pool, authenticate);
      if (newAdministrator !== null) announceAdministrator(app, newAdministrator, say);
    },
    work: async (context) => {
      const runner = createRunner({
        pool: sharedBy(context).pool, signInLog: sharedBy(context).signInLog, connectionString: connectionStringOf(context.dataSource),
        onFailure: (what, error) => { context.logger.warn({ error: describeError(error) }, what); },
      });
      await runner.start();
      return runner.stop;
    },
  };
}
