import type { FastifyInstance } from 'fastify';

/** `undefined` when all is well, otherwise what is wrong, in words that hold no data. */
export type ReadinessCheck = () => Promise<string | undefined>;
export type ReadinessChecks = Readonly<Record<string, ReadinessCheck>>;

/** A check that takes longer counts as failed: whoever asks has a timeout too. */
const CHECK_TIMEOUT_MS = 2_000;

const within = async (check: ReadinessCheck): Promise<string | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => { resolve(`no answer within ${CHECK_TIMEOUT_MS} ms`); }, CHECK_TIMEOUT_MS);
  });
  try {
    return await Promise.race([check(), late]);
  } catch {
    return 'failed';
  } finally {
    clearTimeout(timer);
  }
};

/** /healthz: the process answers. /readyz: it can also do its work, and will go on to; open, since balancers have no token. */
export const addHealth = (app: FastifyInstance, checks: ReadinessChecks, isStopping: () => boolean): void => {
  app.get('/healthz', async () => Promise.resolve({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    if (isStopping()) return reply.status(503).header('cache-control', 'no-store').send({ status: 'stopping', checks: {} });
    const results = await Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await within(check)] as const));
    const ready = results.every(([, problem]) => problem === undefined);
    return reply.status(ready ? 200 : 503).header('cache-control', 'no-store').send({
      status: ready ? 'ready' : 'not ready',
      checks: Object.fromEntries(results.map(([name, problem]) => [name, problem ?? 'ok'])),
    });
  });
};
