import type { FastifyInstance } from 'fastify';

/** Seconds for which a browser need not ask again. */
const MAX_AGE = 600;

/**
 * Lets the pages of these origins ask the API from a browser: the prefill component within a ticketing page. Nobody
 * else's page may; a token is sent as a header by the page that has it, never by the browser of itself, so no
 * credentials are allowed.
 */
export const addCrossOrigin = (app: FastifyInstance, origins: readonly string[]): void => {
  if (origins.length === 0) return;
  app.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers;
    if (request.url.split('?')[0] === '/graphql') {
      void reply.header('vary', 'origin');
      if (origin !== undefined && origins.includes(origin)) void reply.header('access-control-allow-origin', origin);
    }
    done();
  });
  app.options('/graphql', async (request, reply) => {
    const { origin } = request.headers;
    if (origin === undefined || !origins.includes(origin)) return reply.status(403).send();
    return reply.status(204).headers({ 'access-control-allow-methods': 'POST', 'access-control-allow-headers': 'authorization, content-type', 'access-control-max-age': String(MAX_AGE) }).send();
  });
};
