import { ApolloServer, HeaderMap } from '@apollo/server';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { FastifyInstance } from 'fastify';
import type { Asker } from '../context';
import { formatError } from '../errors';
import { AcceptedDocument } from '../execution/acceptedDocument';
import { isRefusal, reportBugs } from '../execution/answer';
import type { Shared } from './shared';

/**
 * Takes over where Apollo has a valid document and a named operation: keeps the document for the direct lane, and
 * answers as that lane does. Apollo executes nothing itself but what has no operation to execute.
 */
const answering = ({ schema, documents, answer }: Shared): ApolloServerPlugin<Asker> => ({
  requestDidStart: async () => Promise.resolve({
    responseForOperation: async ({ source, document, request, contextValue: asker }) => {
      const accepted = documents.get(source) ?? new AcceptedDocument(schema, document);
      const operation = accepted.operation(request.operationName ?? null);
      if (operation === null) return null;
      documents.add(source, accepted, asker.caller.tokenId);
      const answered = await answer({ operation, variables: request.variables ?? {}, asker });
      return {
        http: { headers: new HeaderMap(), ...(isRefusal(answered) ? { status: 400 } : {}) },
        body: { kind: 'single', singleResult: answered },
      };
    },
  }),
});

/** Bugs that Apollo meets itself. */
const bugReports = ({ reportBug }: Shared): ApolloServerPlugin<Asker> => ({
  requestDidStart: async () => Promise.resolve({
    didEncounterErrors: async ({ errors, contextValue: { requestId } }) => {
      reportBugs(errors, requestId, reportBug);
      return Promise.resolve();
    },
  }),
});

/**
 * A well-formed GraphQL result, errors or not, is answered with status 200 under application/json (GraphQL
 * over HTTP, section 6.4.1): the result itself says what is wrong. Clients that accept
 * application/graphql-response+json get the status codes of section 6.4.2 from Apollo.
 */
const plainStatus: ApolloServerPlugin<Asker> = {
  requestDidStart: async () => Promise.resolve({
    willSendResponse: async ({ response, request }) => {
      const accepts = request.http?.headers.get('accept') ?? '';
      const isRefused = response.http.status !== undefined && response.http.status >= 400 && response.http.status !== 405;
      if (isRefused && !accepts.includes('graphql-response+json')) response.http.status = 200;
      return Promise.resolve();
    },
  }),
};

/** Parsing stops there. Values belong into variables; a page of a console has some 500. */
export const MAX_TOKENS = 10_000;

/** Every kind of GraphQL request over HTTP: it reads, parses and validates, and is told the answer. */
export async function apolloLane(app: FastifyInstance, shared: Shared): Promise<ApolloServer<Asker>> {
  const apollo = new ApolloServer<Asker>({
    schema: shared.schema,
    introspection: true, // for whom, the guards decide
    csrfPrevention: true,
    parseOptions: { maxLexicalTokens: MAX_TOKENS },
    formatError,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [answering(shared), bugReports(shared), plainStatus, ApolloServerPluginLandingPageDisabled(), ApolloServerPluginCacheControlDisabled()],
  });
  await apollo.start();
  // Fastify lets requests under way end; Apollo's own draining would wait for the server that waits for it.
  app.addHook('onClose', async () => apollo.stop());
  return apollo;
}
