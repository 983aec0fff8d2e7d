import { Writable } from 'node:stream';
import pino from 'pino';
import { readConfig } from '../../src/config';
import { createLogger, loggerOptions } from '../../src/http/logger';
import { createHttpServer } from '../../src/http/server';
import type { HttpServer } from '../../src/http/server';

const PRIVATE = '13812345678';
const TOKEN = 'Bearer right-token-of-sixteen';

let log = '';
let problem: string | undefined;
let server: HttpServer;

beforeEach(async () => {
  log = '';
  problem = undefined;
  const sink = new Writable({ write: (chunk: Buffer, _encoding, done) => { log += chunk.toString(); done(); } });
  server = await createHttpServer({
    config: readConfig({ MOORING_MAX_REQUEST_BYTES: '65536' }),
    logger: pino(loggerOptions('trace'), sink),
    authenticate: async (header) => Promise.resolve(header === TOKEN ? { role: 'ADMIN' } : undefined),
    readiness: { database: async () => Promise.resolve(problem) },
    poolStatus: () => ({ total: 3, idle: 1, waiting: 2 }),
  });
  server.app.post('/echo', (_request, reply) => reply.send({ ok: true }));
  server.app.get('/broken/:phone', () => { throw Object.assign(new Error(`cannot read ${PRIVATE}`), { detail: PRIVATE }); });
});
afterEach(async () => server.close());

describe('what the log holds', () => {
  test('route, status and time; nothing that the caller sent', async () => {
    await server.app.inject({ method: 'POST', url: `/echo?phone=${PRIVATE}`, headers: { authorization: PRIVATE }, payload: { phone: PRIVATE } });
    await server.app.inject({ method: 'POST', url: '/echo', headers: { 'content-type': 'application/json' }, payload: `{"phone": ${PRIVATE}` });
    await server.app.inject(`/unknown/${PRIVATE}`);
    const broken = await server.app.inject(`/broken/${PRIVATE}`);
    expect(broken.statusCode).toBe(500);
    expect(broken.body).not.toContain(PRIVATE);
    expect(log).toMatch(/"method":"POST","route":"\/echo","status":200,"ms":/);
    expect(log).toMatch(/"error":\{"type":"Error","at":\["at .*server\.test/);
    expect(log).not.toContain(PRIVATE);
  });

  test('fields that carry personal data by their name are not written', () => {
    const lines: string[] = [];
    const logger = pino(loggerOptions('info'), new Writable({ write: (chunk: Buffer, _encoding, done) => { lines.push(chunk.toString()); done(); } }));
    logger.info({ payload: PRIVATE, request: { body: PRIVATE, query: PRIVATE } }, 'x');
    expect(lines.join('')).not.toContain(PRIVATE);
    expect(createLogger('silent').level).toBe('silent');
  });
});

describe('doors', () => {
  test('ready only when every check passes', async () => {
    expect((await server.app.inject('/readyz')).statusCode).toBe(200);
    problem = 'the database does not answer';
    const answer = await server.app.inject('/readyz');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toEqual({ status: 'not ready', checks: { database: 'the database does not answer' } });
    expect((await server.app.inject('/healthz')).statusCode).toBe(200);
  });

  test('metrics need a token, and count requests by route', async () => {
    expect((await server.app.inject('/metrics')).statusCode).toBe(401);
    await server.app.inject(`/broken/${PRIVATE}`);
    const { body } = await server.app.inject({ url: '/metrics', headers: { authorization: TOKEN } });
    expect(body).toContain('http_request_duration_seconds_count{method="GET",route="/broken/:phone",status="500"} 1');
    expect(body).toContain('mooring_database_connections{state="busy"} 2');
    expect(body).not.toContain(PRIVATE);
  });

  test('a request id of the caller is kept if it is one, otherwise made', async () => {
    const idFor = async (given: string) => (await server.app.inject({ url: '/healthz', headers: { 'x-request-id': given } })).headers['x-request-id'];
    expect(await idFor('call-7')).toBe('call-7');
    expect(await idFor('two words')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('a body above the limit is refused', async () => {
    const answer = await server.app.inject({ method: 'POST', url: '/echo', payload: { text: 'x'.repeat(70_000) } });
    expect(answer.statusCode).toBe(413);
  });
});
