import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyError, FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { RETRY_AFTER_SECONDS, unavailable } from '../app/unavailable';
import type { Config } from '../config';
import type { MooringError } from '../core/model/errors';
import { addConsole } from './console';
import { addCrossOrigin } from './crossOrigin';
import { addHealth } from './health';
import type { ReadinessChecks } from './health';
import { describeError } from './logger';
import { addMetrics } from './metrics';
import type { Metrics, PoolStatus } from './metrics';

/** Whoever a token belongs to. The rooms that care about roles have a fuller type. */
export type Authenticate = (authorization: string | undefined, from: string) => Promise<object | undefined>;

export interface ServerInput {
  readonly config: Config;
  readonly logger: Logger;
  readonly authenticate: Authenticate;
  readonly readiness: ReadinessChecks;
  readonly poolStatus: () => PoolStatus;
}

export interface HttpServer {
  readonly app: FastifyInstance;
  readonly metrics: Metrics;
  /** Says "stopping" at /readyz and ends kept-alive connections with their next answer; resolves when balancers had their time to see it. */
  readonly drain: () => Promise<void>;
  /** Accepts nobody new; resolves when requests under way have ended. */
  readonly close: () => Promise<void>;
}

const KEEP_ALIVE_MS = 72_000;
const REQUEST_ID = /^[\w.-]{1,64}$/;

/** One line for each request, of these members alone: they need no redaction, which costs more than the line. */
const sayWhatHappened = (app: FastifyInstance, lines: Logger): void => {
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const entry = { requestId: request.id, method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 };
    if (route === '/healthz' || route === '/readyz' || route === '/metrics') lines.debug(entry, 'request');
    else lines.info(entry, 'request');
    done();
  });
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
};

/** The database is away: whoever asks is to come again. In the form of GraphQL, too, where a GraphQL client reads it. */
const comeAgain = ({ code, message, refusal }: MooringError, route: string | undefined): object => ({
  error: { code, message },
  ...(route === '/graphql' ? { errors: [{ message, extensions: { code, ...refusal } }] } : {}),
});

/** Errors that no route answered itself. Neither the answer nor the log repeats what the caller sent. */
const answerErrors = (app: FastifyInstance): void => {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const away = unavailable(error);
    if (away !== undefined) return reply.status(503).header('retry-after', RETRY_AFTER_SECONDS).send(comeAgain(away, request.routeOptions.url));
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.status(status).send({ error: { code: error.code, message: error.message } });
    request.log.error({ route: request.routeOptions.url, error: describeError(error) }, 'request failed');
    return reply.status(status).send({
      error: { code: 'INTERNAL', message: `something went wrong on our side; the log knows it as request ${request.id}` },
    });
  });
  app.setNotFoundHandler((_request, reply) => reply.status(404).send({
    error: { code: 'NOT_FOUND', message: 'no such door: expected /graphql, /healthz, /readyz, /metrics or the console at /' },
  }));
};

/** Resolves when requests under way have ended, or when they had their time and were cut off. */
const closeWithin = async (app: FastifyInstance, timeoutMs: number): Promise<void> => {
  const cutOff = setTimeout(() => { app.server.closeAllConnections(); }, timeoutMs);
  await app.close();
  clearTimeout(cutOff);
};

/** The server with its own doors; `/graphql` and others are added to `app` before it listens. */
export const createHttpServer = async (input: ServerInput): Promise<HttpServer> => {
  const { config } = input;
  const loggerInstance: FastifyBaseLogger = input.logger; // the narrower type would spread into that of every route
  const app = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }), // its own lines hold the URL
    bodyLimit: config.limits.maxRequestBytes,
    trustProxy: config.trustProxy,
    requestTimeout: config.limits.requestTimeoutMs,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: 'idle',
    return503OnClosing: false, // a request that is on its way when we stop is answered like those before it
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
  });
  sayWhatHappened(app, input.logger.child({}, { redact: [] }));
  answerErrors(app);
  addCrossOrigin(app, config.allowedOrigins);
  let stopping = false;
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (stopping) void reply.header('connection', 'close');
    done();
  });
  const metrics = addMetrics(app, input.poolStatus);
  await app.register(async (doors) => {
    addHealth(doors, input.readiness, () => stopping);
    addConsole(doors);
    doors.get('/metrics', async (request, reply) => {
      if (!config.metricsOpen && await input.authenticate(request.headers.authorization, request.ip) === undefined) {
        return reply.status(401).header('www-authenticate', 'Bearer').send({
          error: { code: 'UNAUTHENTICATED', message: 'expected "Authorization: Bearer TOKEN" with a valid token; MOORING_METRICS_OPEN=1 opens this door' },
        });
      }
      return reply.type(metrics.registry.contentType).send(await metrics.render());
    });
    return Promise.resolve();
  });
  return {
    app, metrics,
    drain: async () => { stopping = true; await pause(config.limits.drainMs); },
    close: async () => { stopping = true; await closeWithin(app, config.limits.shutdownTimeoutMs); },
  };
};
