import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authorise } from '../app/access';
import type { Caller } from '../app/access';
import type { Pool } from '../app/poolContext';
import { MooringError } from '../core/model/errors';
import { createContext } from './context';
import type { GraphqlContext } from './context';
import { formatError, isUnexpected, refusal, rememberRequest } from './errors';
import { guards } from './guards';
import { buildSchema } from './schema';

export interface GraphqlRoomOptions {
  /** Whom a token belongs to; null when it is none of ours. */
  readonly authenticate: (authorization: string | undefined) => Promise<Caller | null>;
  /** Told of every bug that a request meets; what it writes must not quote the error's message. */
  readonly onUnexpectedError: (error: unknown, requestId: string) => void;
}

const CALLERS = new WeakMap<FastifyRequest, Caller>();

/** Logs bugs with the id of their request; callers learn the id alone. */
function bugReports(onUnexpectedError: GraphqlRoomOptions['onUnexpectedError']): ApolloServerPlugin<GraphqlContext> {
  return {
    requestDidStart: async () => Promise.resolve({
      didEncounterErrors: async ({ errors, contextValue: { requestId } }) => {
        for (const error of errors) {
          if (!isUnexpected(error)) continue;
          rememberRequest(error, requestId);
          onUnexpectedError(error.originalError ?? error, requestId);
        }
        return Promise.resolve();
      },
    }),
  };
}

const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * A well-formed GraphQL result, errors or not, is answered with status 200 under application/json (GraphQL
 * over HTTP, section 6.4.1): the result itself says what is wrong. Clients that accept
 * application/graphql-response+json get the status codes of section 6.4.2 from Apollo.
 */
const plainStatus: ApolloServerPlugin<GraphqlContext> = {
  requestDidStart: async () => Promise.resolve({
    willSendResponse: async ({ response, request }) => {
      const accepts = request.http?.headers.get('accept') ?? '';
      const isRefusal = response.http.status !== undefined && response.http.status >= 400 && response.http.status !== 405;
      if (isRefusal && !accepts.includes('graphql-response+json')) response.http.status = 200;
      return Promise.resolve();
    },
  }),
};

/** Before the body is read: who has no token gets nothing, not even the parser. */
const admit = (authenticate: GraphqlRoomOptions['authenticate']) => async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const caller = await authenticate(request.headers.authorization);
  if (caller !== null) {
    CALLERS.set(request, caller);
    return;
  }
  try {
    authorise(null, 'readRecords');
  } catch (error) {
    if (!(error instanceof MooringError)) throw error;
    const refused = refusal(error);
    await reply.status(200).type(JSON_TYPE).send({ errors: [formatError(refused.toJSON(), refused)] });
  }
};

/** The GraphQL doors: `/graphql` over POST, and GET for queries. Register the result before the server listens. */
export async function createGraphqlRoom(pool: Pool, options: GraphqlRoomOptions): Promise<(app: FastifyInstance) => Promise<void>> {
  const schema = buildSchema();
  return Promise.resolve(async (app: FastifyInstance) => {
    const apollo = new ApolloServer<GraphqlContext>({
      schema,
      introspection: true, // for whom, the guards decide
      csrfPrevention: true,
      formatError,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      plugins: [guards, bugReports(options.onUnexpectedError), plainStatus, ApolloServerPluginLandingPageDisabled()],
    });
    await apollo.start();
    // Fastify lets requests under way end; Apollo's own draining would wait for the server that waits for it.
    app.addHook('onClose', async () => apollo.stop());
    app.route({
      method: ['GET', 'POST'],
      url: '/graphql',
      onRequest: admit(options.authenticate),
      handler: fastifyApolloHandler(apollo, {
        context: async (request) => {
          const caller = CALLERS.get(request);
          if (caller === undefined) throw new Error('a request reached GraphQL without a caller');
          return Promise.resolve(createContext(pool, caller, request.id));
        },
      }),
    });
  });
}
