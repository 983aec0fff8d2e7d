import 'reflect-metadata';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authorise } from '../app/access';
import type { Caller } from '../app/access';
import type { Authenticator } from '../app/tokens';
import type { Pool } from '../app/poolContext';
import { MooringError } from '../core/model/errors';
import { createContext } from './context';
import { formatError, refusal } from './errors';
import { answer } from './execution/answer';
import type { ReportBug } from './execution/answer';
import { DocumentStore } from './execution/documentStore';
import { apolloLane } from './lanes/apollo';
import { directLane } from './lanes/direct';
import type { Shared } from './lanes/shared';
import { buildSchema } from './schema';

export interface GraphqlRoomOptions {
  /** Whom a token belongs to; null when it is none of ours. */
  readonly authenticate: Authenticator;
  /** Told of every bug that a request meets; what it writes must not quote the error's message. */
  readonly onUnexpectedError: ReportBug;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set at the door of /graphql, null at others. */
    caller: Caller | null;
  }
}

const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * Admission, the first step of both lanes, before the body is read: who has no token gets nothing, not even the
 * parser. Answers hold personal data: nobody keeps a copy of them.
 */
const admit = (authenticate: GraphqlRoomOptions['authenticate']) => async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  void reply.header('cache-control', 'no-store');
  const caller = await authenticate(request.headers.authorization, request.ip);
  request.caller = caller === null ? null : { ...caller, from: request.ip, requestId: request.id };
  if (request.caller !== null) return;
  try {
    authorise(null, 'readRecords');
  } catch (error) {
    if (!(error instanceof MooringError)) throw error;
    const refused = refusal(error);
    await reply.status(200).type(JSON_TYPE).send({ errors: [formatError(refused.toJSON(), refused)] });
  }
};

/**
 * The GraphQL doors: `/graphql` over POST, and GET for queries. A request goes admit → (accept its document) →
 * `answer`, which checks, executes and formats. Documents are accepted by Apollo; what Apollo has accepted is
 * answered directly from then on (see lanes/direct). Register the result before the server listens.
 */
export async function createGraphqlRoom(pool: Pool, options: GraphqlRoomOptions): Promise<(app: FastifyInstance) => Promise<void>> {
  const shared: Shared = {
    schema: buildSchema(),
    documents: new DocumentStore(),
    contextOf: ({ caller, id }) => {
      if (caller === null) throw new Error('a request reached GraphQL without a caller');
      return createContext(pool, caller, id);
    },
    answer: async (question) => answer(question, options.onUnexpectedError),
    reportBug: options.onUnexpectedError,
  };
  return Promise.resolve(async (app: FastifyInstance) => {
    const handler = fastifyApolloHandler(await apolloLane(app, shared), { context: async (request) => Promise.resolve(shared.contextOf(request)) });
    app.decorateRequest('caller', null);
    app.route({ method: ['GET', 'POST'], url: '/graphql', onRequest: admit(options.authenticate), preHandler: directLane(shared), handler });
  });
}
