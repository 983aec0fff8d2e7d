import { connect } from 'node:net';
import { createClient } from 'graphql-sse';
import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import { createToken, revokeToken } from '../../src/app/tokens';
import { readChanges } from '../../src/app/readChanges';
import { seedConfiguration } from '../../seeds/seedConfiguration';
import { ADMIN } from '../support/pool';
import { createTestDatabase } from '../support/postgres';
import type { TestDatabase } from '../support/postgres';
import { crmCustomer } from './support/company';
import { startNode, until } from './support/node';
import type { Node } from './support/node';

let database: TestDatabase;
let node: Node;
let token: string;
beforeAll(async () => {
  database = await createTestDatabase();
  node = await startNode(database.url, { bounds: { maxStallMs: 300 } });
  await seedConfiguration(node.pool);
  token = await createToken(node.pool, ADMIN, { role: 'STEWARD', name: 'follower', system: null });
});
afterEach(async () => until(() => node.pool.changeFeed.followers === 0));
afterAll(async () => {
  await node.stop();
  await database.drop();
  expect(node.bugs).toEqual([]);
});

const url = (): string => `${node.url.replace('ws', 'http')}/stream`;
let made = 0;
const push = async (count = 1): Promise<void> => {
  await upsertSourceRecords(node.pool, ADMIN, { system: 'crm', type: 'customer', records: Array.from({ length: count }, () => { made += 1; return crmCustomer(`E${made}`, { 客户姓名: `司徒${made}`, 手机: `137${String(10_000_000 + made * 13)}`, 详细地址: `文三路${made}号`, 备注: '长'.repeat(2_000) }); }) });
};
interface Followed { readonly changes: { readonly id: string; readonly cursor: string }[]; readonly codes: unknown[]; ended: boolean; readonly end: () => void }
const follow = (after: string | null = null, as = token): Followed => {
  const client = createClient({ url: url(), retryAttempts: 0, headers: { authorization: `Bearer ${as}` } });
  const state: Followed = { changes: [], codes: [], ended: false, end: () => { client.dispose(); } };
  client.subscribe<{ changes: Followed['changes'][number] }>({ query: 'subscription ($after: Cursor) { changes(after: $after) { id cursor } }', variables: { after } }, {
    next: ({ data, errors }) => { if (data) state.changes.push(data.changes); state.codes.push(...(errors ?? []).map(({ extensions }) => extensions['code'])); },
    error: () => { state.ended = true; }, complete: () => { state.ended = true; },
  });
  return state;
};
const log = async (after: string | null = null) => (await readChanges(node.pool, ADMIN, { first: 1_000, after })).changes.map(({ id }) => id);

test('the published client follows from a cursor, then live, in the order of the log; and goes on where it was cut off', async () => {
  await push(3);
  const first = follow('');
  await until(() => first.ended); // an empty cursor is none
  const one = follow((await readChanges(node.pool, ADMIN, { first: 1 })).endCursor);
  await until(() => one.changes.length === 2);
  await push(2);
  await until(() => one.changes.length === 4);
  one.end();
  await push(2);
  const two = follow(one.changes.at(-1)?.cursor ?? null);
  await until(() => two.changes.length === 2);
  two.end();
  expect([...one.changes, ...two.changes].map(({ id }) => id)).toEqual((await log()).slice(1));
});

test('no token, no stream; a revoked one ends it; who may not is told so', async () => {
  expect((await fetch(url(), { method: 'POST', headers: { accept: 'text/event-stream', 'content-type': 'application/json' }, body: '{}' })).status).toBe(401);
  expect((await fetch(url(), { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: '{}' })).status).toBe(406);
  const agent = follow(null, await createToken(node.pool, ADMIN, { role: 'AGENT', name: 'agent', system: null }));
  await until(() => agent.ended);
  expect(agent.codes).toEqual(['FORBIDDEN']);
  const passing = follow(null, await createToken(node.pool, ADMIN, { role: 'STEWARD', name: 'passing', system: null }));
  await until(() => node.pool.changeFeed.followers === 1);
  await revokeToken(node.pool, ADMIN, 'passing');
  await until(() => passing.ended);
  expect(passing.codes).toEqual(['UNAUTHENTICATED']);
});

test('a reader that takes nothing is cut off, and nothing is kept for it', async () => {
  await push(400);
  const socket = connect(Number(new URL(node.url).port), '127.0.0.1');
  await new Promise((resolve) => { socket.once('connect', resolve); });
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => { socket.once('close', () => { resolve(); }); });
  const query = encodeURIComponent(`subscription { changes(after: "${(await readChanges(node.pool, ADMIN, { first: 1 })).endCursor}") { id cursor before after cause provenance: after again: after more: after } }`);
  socket.pause();
  socket.write(`GET /graphql/stream?query=${query} HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nAuthorization: Bearer ${token}\r\n\r\n`);
  await until(() => node.pool.changeFeed.followers === 1);
  await push(1);
  await until(async () => { if (node.pool.changeFeed.followers === 0) return true; await push(100); return false; });
  socket.resume();
  await closed;
});
