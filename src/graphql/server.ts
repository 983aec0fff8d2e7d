import 'reflect-metadata';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { EXIT, StartupError } from '../config';
import type { Caller } from '../app/access';
import { RecentWriters } from '../app/recentWriters';
import type { Tracer } from '../app/tracing';
import type { Authenticator } from '../app/tokens';
import type { Pool } from '../app/poolContext';
import { admit, chooseDocument, Gate } from './admission/admit';
import type { AdmissionBounds } from './admission/admit';
import { PersistedDocuments } from './admission/persistedDocuments';
import { answer } from './execution/answer';
import type { ReportBug } from './execution/answer';
import { DocumentStore } from './execution/documentStore';
import { apolloLane } from './lanes/apollo';
import { directLane } from './lanes/direct';
import type { Shared } from './lanes/shared';
import { buildSchema } from './schema';
import { SharedResults } from './streams/sharedResults';
import { addSseDoor } from './streams/sse';
import { addSocketDoor } from './streams/socket';

export interface GraphqlRoomOptions {
  /** Whom a token belongs to; null when it is none of ours. */
  readonly authenticate: Authenticator;
  /** Told of every bug that a request meets; what it writes must not quote the error's message. */
  readonly onUnexpectedError: ReportBug;
  readonly bounds?: Partial<GraphqlBounds>;
  /** Where traces are wanted. */
  readonly tracer?: Tracer | undefined;
  /** JSON of documents by their ids; see PersistedDocuments. */
  readonly persistedDocuments?: string;
}

export interface GraphqlBounds extends AdmissionBounds {
  /** Milliseconds for one answer. */
  readonly answerTimeoutMs: number;
  /** Milliseconds that a read replica may be behind and still be read from. */
  readonly maxReplicaLagMs: number;
  /** Milliseconds after which a subscriber that takes nothing is cut off. */
  readonly maxStallMs: number;
}

const DEFAULT_BOUNDS: GraphqlBounds = {
  answerTimeoutMs: 30_000, maxReplicaLagMs: 5_000, maxStallMs: 30_000, maxDocumentChars: 100_000, persistedOnly: false,
  rate: { perSecond: 0, burst: 0 }, signInRate: { perSecond: 0, burst: 0 },
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set at the door of /graphql, null at others. */
    caller: Caller | null;
  }
}

function persistedOf(schema: GraphQLSchema, text: string | undefined): PersistedDocuments {
  if (text === undefined) return PersistedDocuments.none;
  try {
    return PersistedDocuments.read(schema, text);
  } catch (cause) {
    throw new StartupError(`MOORING_DOCUMENTS: not every document can be used:\n  ${cause instanceof Error ? cause.message : String(cause)}`, { cause, exitCode: EXIT.misused });
  }
}

/**
 * The GraphQL doors: `/graphql` over POST, and GET for queries, and as a socket for subscriptions (see streams/socket). A request goes admit → choose its document → (accept it) →
 * `answer`, which checks, executes and formats. Documents are accepted by Apollo; what Apollo has accepted is
 * answered directly from then on (see lanes/direct). Register the result before the server listens.
 */
export async function createGraphqlRoom(pool: Pool, options: GraphqlRoomOptions): Promise<(app: FastifyInstance) => Promise<void>> {
  const schema = buildSchema();
  const bounds = { ...DEFAULT_BOUNDS, ...options.bounds };
  const answering = { pool, timeoutMs: bounds.answerTimeoutMs, writers: new RecentWriters(bounds.maxReplicaLagMs, pool.clock), tracer: options.tracer, reportBug: options.onUnexpectedError };
  const persisted = persistedOf(schema, options.persistedDocuments);
  const shared: Shared = {
    schema,
    documents: new DocumentStore(),
    askerOf: ({ caller, id, raw, headers }) => {
      if (caller === null) throw new Error('a request reached GraphQL without a caller');
      return { caller, requestId: id, connection: raw.socket, readsPrimary: headers['x-mooring-read'] === 'primary', traceparent: String(headers['traceparent'] ?? '') };
    },
    answer: async (question) => answer(question, answering),
    reportBug: options.onUnexpectedError,
  };
  return Promise.resolve(async (app: FastifyInstance) => {
    const handler = fastifyApolloHandler(await apolloLane(app, shared), { context: async (request) => Promise.resolve(shared.askerOf(request)) });
    app.decorateRequest('caller', null);
    const chosen = { documents: shared.documents, persisted };
    const gate = new Gate(options.authenticate, bounds, pool.clock);
    app.route({ method: ['GET', 'POST'], url: '/graphql', onRequest: admit(gate), preHandler: [chooseDocument(chosen, bounds), directLane(shared)], handler });
    const door = { pool, schema, gate, chosen, bounds, maxStallMs: bounds.maxStallMs, reportBug: options.onUnexpectedError, shared: new SharedResults() };
    addSocketDoor(app, door);
    addSseDoor(app, door);
  });
}
