import { serverAudits } from 'graphql-http';
import { createToken } from '../../src/app/tokens';
import { ADMIN } from '../support/pool';
import { createTestDatabase } from '../support/postgres';
import type { TestDatabase } from '../support/postgres';
import { startNode } from './support/node';
import type { Node } from './support/node';

let database: TestDatabase;
let node: Node;
let token: string;
beforeAll(async () => {
  database = await createTestDatabase();
  node = await startNode(database.url);
  token = await createToken(node.pool, ADMIN, { role: 'ADMIN', name: 'auditor', system: null });
});
afterAll(async () => {
  await node.stop();
  await database.drop();
});

/** The published suite for GraphQL over HTTP, all of it that is a MUST or a SHOULD. */
const audits = serverAudits({
  url: async () => Promise.resolve(node.url.replace('ws', 'http')),
  fetchFn: async (url: string, init: RequestInit) => fetch(url, { ...init, headers: { ...init.headers as Record<string, string>, authorization: `Bearer ${token}` } }),
}).filter(({ name }) => !name.startsWith('MAY'));

test('the suite is there', () => { expect(audits.length).toBeGreaterThan(30); });

test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
  const result = await audit.fn();
  expect(result.status === 'ok' ? 'ok' : result.reason).toBe('ok');
});
