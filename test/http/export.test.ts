import pino from 'pino';
import request from 'supertest';
import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import { createSignInLog } from '../../src/app/signInLog';
import { createAuthenticator, createToken } from '../../src/app/tokens';
import { readConfig } from '../../src/config';
import { addExportDoor } from '../../src/http/exportDoor';
import { createHttpServer } from '../../src/http/server';
import type { HttpServer } from '../../src/http/server';
import { crmCustomer } from '../graphql/support/company';
import { ADMIN, createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';

let held: TestPool;
let server: HttpServer;
let steward: string;
let agent: string;
beforeAll(async () => {
  held = await createTestPool();
  const { pool } = held;
  await upsertSourceRecords(pool, ADMIN, { system: 'crm', type: 'customer', records: [crmCustomer('C1')] });
  steward = await createToken(pool, ADMIN, { role: 'STEWARD', name: 'steward', system: null });
  agent = await createToken(pool, ADMIN, { role: 'AGENT', name: 'desk', system: null });
  server = await createHttpServer({
    config: readConfig({}), logger: pino({ level: 'silent' }), authenticate: async () => Promise.resolve(undefined), readiness: {}, poolStatus: () => ({ total: 0, idle: 0, waiting: 0 }),
  });
  addExportDoor(server.app, pool, createAuthenticator(pool, createSignInLog(pool)));
  await server.app.ready();
});
afterAll(async () => {
  await server.close();
  await held.close();
});

const get = (path: string, token: string | null): request.Test => {
  const call = request(server.app.server).get(path);
  return token === null ? call : call.set('authorization', `Bearer ${token}`);
};

test('a file for whoever may have it, with its name, type and cursor', async () => {
  const answer = await get('/export/customer.csv', steward);
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store', 'x-mooring-cursor': expect.stringMatching(/^\S+$/) });
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="customer-\d{4}-\d\d-\d\d\.csv"$/);
  expect(answer.text).toContain('沈清和');
  expect((await get('/export/customer.csv?labels=zh', steward)).text).toContain('客户名称');
  expect(JSON.parse((await get('/export/customer.jsonl', steward)).text)).toMatchObject({ key: 'CU00000001' });
});

test.each<[string, () => string | null, number, string]>([
  ['/export/customer.csv', () => null, 401, 'UNAUTHENTICATED'],
  ['/export/customer.csv', () => 'mrg_wrong-wrong-wrong-wrong', 401, 'UNAUTHENTICATED'],
  ['/export/customer.csv', () => agent, 403, 'FORBIDDEN'],
  ['/export/spaceship.csv', () => steward, 400, 'BAD_USER_INPUT'],
  ['/export/customer.exe', () => steward, 400, 'BAD_USER_INPUT'],
  ['/export/customer', () => steward, 400, 'BAD_USER_INPUT'],
  ['/export/customer.csv?labels=fr', () => steward, 400, 'BAD_USER_INPUT'],
  ['/export/..%2f..%2fetc%2fpasswd.csv', () => steward, 400, 'BAD_USER_INPUT'],
])('%s is refused', async (path, token, status, code) => {
  const answer = await get(path, token());
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ error: { code, expected: expect.any(String), got: expect.any(String), remedy: expect.any(String) } });
});
