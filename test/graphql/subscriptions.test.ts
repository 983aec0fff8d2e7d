import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import { pinValue } from '../../src/app/pinValue';
import { readChanges } from '../../src/app/readChanges';
import { createToken, revokeToken } from '../../src/app/tokens';
import { seedConfiguration } from '../../seeds/seedConfiguration';
import { personName } from '../support/names';
import { ADMIN } from '../support/pool';
import { createTestDatabase } from '../support/postgres';
import type { TestDatabase } from '../support/postgres';
import { crmCustomer } from './support/company';
import { follow, startNode, until } from './support/node';
import type { Followed, Node } from './support/node';

let database: TestDatabase;
let here: Node;
let there: Node;
let token: string;
const open: Followed[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  [here, there] = await Promise.all([startNode(database.url), startNode(database.url)]);
  await seedConfiguration(here.pool);
  token = await createToken(here.pool, ADMIN, { role: 'STEWARD', name: 'follower', system: null });
});
afterEach(async () => {
  await Promise.all(open.splice(0).map(async (one) => one.end()));
  await until(() => here.pool.changeFeed.followers + there.pool.changeFeed.followers === 0);
});
afterAll(async () => {
  await Promise.all([here.stop(), there.stop()]);
  await database.drop();
  expect([...here.bugs, ...there.bugs]).toEqual([]);
});

let made = 0;
const push = async (count: number, node = here) => {
  const records = Array.from({ length: count }, () => { made += 1; return crmCustomer(`S${made}`, { 客户姓名: personName(made), 手机: `137${String(10_000_000 + made * 13)}`, 详细地址: `文三路${made}号` }); });
  const { results } = await upsertSourceRecords(node.pool, ADMIN, { system: 'crm', type: 'customer', records });
  return results.map(({ goldenId }) => goldenId ?? '');
};
const followed = (options: Partial<Parameters<typeof follow>[0]> = {}): Followed => {
  const one = follow({ url: here.url, token, ...options });
  open.push(one);
  return one;
};
const ids = ({ changes }: Followed) => changes.map(({ goldenId }) => goldenId);
const listening = async (node: Node, count = 1) => until(() => node.pool.changeFeed.followers >= count);
const log = async () => (await readChanges(here.pool, ADMIN, { first: 1_000 })).changes;
const endOfLog = async () => (await readChanges(here.pool, ADMIN, { first: 1_000 })).endCursor;

test('a change is told as it comes, as the log has it, whichever node it was made on', async () => {
  const [one, two] = [followed(), followed({ url: there.url })];
  await Promise.all([listening(here), listening(there)]);
  const [a] = await push(1);
  const [b] = await push(1, there);
  await until(() => one.changes.length === 2 && two.changes.length === 2);
  expect(ids(one)).toEqual([a, b]);
  expect(two.changes).toEqual(one.changes);
  const [first, second] = (await log()).slice(-2);
  expect(one.changes.map(({ id, cursor }) => ({ id, cursor }))).toEqual([first, second].map((change) => ({ id: change?.id, cursor: change?.cursor })));
});

test('who was cut off goes on from the last cursor, on another node', async () => {
  const first = followed();
  await listening(here);
  const before = await push(3);
  await until(() => first.changes.length === 3);
  await first.end();
  const meanwhile = await push(3, there);
  const second = followed({ url: there.url, after: String(first.changes.at(-1)?.['cursor']) });
  const after = await push(2);
  await until(() => second.changes.length === 5);
  const told = [...first.changes, ...second.changes].map(({ id }) => id);
  expect(told).toEqual((await log()).slice(-8).map(({ id }) => id));
  expect(new Set([...ids(first), ...ids(second)])).toEqual(new Set([...before, ...meanwhile, ...after]));
});

test.each<[string, (goldenId: string) => object, (changes: readonly Readonly<Record<string, unknown>>[]) => void]>([
  ['a type', () => ({ types: ['device'] }), (changes) => { expect(changes).toEqual([]); }],
  ['kinds', () => ({ kinds: ['UPDATED'] }), (changes) => { expect(changes.map(({ kind }) => kind)).toEqual(['UPDATED']); }],
  ['attributes', () => ({ attributes: ['serviceLevel'] }), (changes) => { expect(changes).toMatchObject([{ kind: 'CREATED' }, { changed: ['serviceLevel'], after: { serviceLevel: 'PLATINUM' } }, { kind: 'CREATED' }]); }],
  ['golden ids', (goldenId) => ({ goldenIds: [goldenId] }), (changes) => { expect(changes.map(({ kind }) => kind)).toEqual(['CREATED', 'UPDATED']); }],
])('a filter by %s is the same for what was missed and for what comes', async (_by, filterFor, check) => {
  const after = await endOfLog();
  const [goldenId = ''] = await push(1);
  const filter = filterFor(goldenId);
  const live = followed({ filter });
  await listening(here);
  const rest = followed({ after, filter });
  const all = followed({ after });
  await pinValue(here.pool, ADMIN, { goldenId, attribute: 'serviceLevel', value: 'PLATINUM', reason: 'test' });
  await push(1);
  await until(() => all.changes.length === 3);
  const page = (await readChanges(here.pool, ADMIN, { first: 10, after, filter })).changes;
  await until(() => rest.changes.length === page.length);
  expect(rest.changes.map(({ id }) => id)).toEqual(page.map(({ id }) => id));
  const coming = page.filter(({ kind }) => kind === 'UPDATED').map(({ id }) => id);
  expect(live.changes.map(({ id }) => id).slice(0, coming.length)).toEqual(coming);
  check(rest.changes);
});

test('no token, no socket; a revoked one ends what it had opened', async () => {
  const nobody = followed({ token: null });
  const wrong = followed({ token: 'mrg_wrong' });
  await until(() => nobody.closed !== null && wrong.closed !== null);
  expect([nobody.closed, wrong.closed]).toMatchObject([{ code: 4401, reason: expect.stringContaining('UNAUTHENTICATED') }, { code: 4401 }]);
  const passing = await createToken(here.pool, ADMIN, { role: 'STEWARD', name: 'passing', system: null });
  const one = followed({ token: passing });
  await listening(here);
  await push(1);
  await until(() => one.changes.length === 1);
  await revokeToken(there.pool, ADMIN, 'passing');
  await until(() => one.closed !== null); // although nothing changes any more
  expect(one.closed).toMatchObject({ code: 4401 });
  expect(one.codes).toEqual(['UNAUTHENTICATED']);
});

test('who may not follow changes is told so, and a cursor that is none is refused', async () => {
  const agent = await createToken(here.pool, ADMIN, { role: 'AGENT', name: 'agent', system: null });
  const [forbidden, odd, foreign] = [followed({ token: agent }), followed({ after: 'bm9uZQ' }), followed({ after: Buffer.from('c2:000000000000:1').toString('base64url') })];
  await until(() => [forbidden, odd, foreign].every(({ codes }) => codes.length > 0));
  expect([forbidden.codes, odd.codes, foreign.codes]).toEqual([['FORBIDDEN'], ['BAD_USER_INPUT'], ['CURSOR_EXPIRED']]);
});

test.each<[string, string, unknown]>([
  ['a query', '{ __typename }', 'BAD_USER_INPUT'], ['a mutation', 'mutation { unpinValue(goldenId: "x", attribute: "y") { id } }', 'BAD_USER_INPUT'],
  ['no GraphQL', 'subscription {', 'GRAPHQL_PARSE_FAILED'], ['what the schema has not', 'subscription { nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a filter with what is no id', 'subscription { changes(filter: { goldenIds: ["x"] }) { id } }', 'BAD_USER_INPUT'],
  ['too deep brackets', `subscription { changes(filter: ${'['.repeat(300)}${']'.repeat(300)}) { id } }`, 'BAD_USER_INPUT'],
])('over a socket, %s is refused with a code', async (_what, query, code) => {
  const socket = new WebSocket(here.url, 'graphql-transport-ws');
  const messages: { readonly type: string; readonly payload?: unknown }[] = [];
  socket.on('message', (data: Buffer) => { messages.push(JSON.parse(data.toString()) as { type: string }); });
  await new Promise((resolve) => { socket.once('open', resolve); });
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  await until(() => messages.length === 1);
  socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }));
  await until(() => messages.length === 2);
  expect(messages[1]).toMatchObject({ type: 'error', payload: [{ extensions: { code } }] });
  socket.close();
});

test('a subscription over a plain request is told where to go', async () => {
  const response = await fetch(here.url.replace('ws', 'http'), {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query: 'subscription { changes { id } }' }),
  });
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' }, message: expect.stringContaining('graphql-transport-ws') }] });
});

test.each(['//', '/other', 'http://[', '/graphql/more', '*'])('a socket asked for at %s is refused, and the service goes on', async (path) => {
  const socket = connect(Number(new URL(here.url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (data: Buffer) => { answer += data.toString(); });
  socket.on('error', () => undefined);
  await new Promise((resolve) => { socket.once('connect', resolve); });
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\n\r\n`);
  await new Promise((resolve) => { socket.once('close', resolve); });
  expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
  expect((await fetch(here.url.replace('ws', 'http').replace('/graphql', '/healthz'))).status).toBe(200);
});

test('a plain request that offers HTTP/2 is answered as one that does not', async () => {
  const body = JSON.stringify({ query: '{ __typename }' });
  const socket = connect(Number(new URL(here.url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (data: Buffer) => { answer += data.toString(); });
  await new Promise((resolve) => { socket.once('connect', resolve); });
  socket.write(`POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`);
  socket.write(body);
  await until(() => answer.includes('__typename'));
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  socket.write(`GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`); // the connection is as good as before
  await new Promise((resolve) => { socket.once('close', resolve); });
  expect(answer.match(/HTTP\/1\.1 200 /g)).toHaveLength(2);
});

test('ending a subscription ends what feeds it at once', async () => {
  const one = followed();
  await listening(here);
  await one.end();
  const since = performance.now();
  await until(() => here.pool.changeFeed.followers === 0);
  expect(performance.now() - since).toBeLessThan(900); // not with the next look, a second later
});

test('what has been missed comes first, then what comes: no hole, nothing twice, in the order of the log', async () => {
  const after = await endOfLog();
  await push(520); // more than a page, and changes go on being made while it is read
  const late = followed({ after });
  await Promise.all([push(20), push(20, there)]);
  const expected = (await readChanges(here.pool, ADMIN, { first: 1_000, after })).changes.map(({ id }) => id);
  expect(expected.length).toBeGreaterThan(520);
  await until(() => late.changes.length >= expected.length);
  expect(late.changes.map(({ id }) => id)).toEqual(expected);
});

test('a subscriber that takes nothing is not sent more and more, and is cut off', async () => {
  const slow = await startNode(database.url, { bounds: { maxStallMs: 300 } });
  try {
    const socket = connect(Number(new URL(slow.url).port), '127.0.0.1');
    const frame = (text: string): Buffer => { // a masked text frame, RFC 6455 section 5.2, with a mask of zeros
      const body = Buffer.from(text);
      const size = body.length < 126 ? Buffer.from([0x80 | body.length]) : Buffer.from([0x80 | 126, body.length >> 8, body.length & 255]);
      return Buffer.concat([Buffer.from([0x81]), size, Buffer.alloc(4), body]);
    };
    await new Promise((resolve) => { socket.once('connect', resolve); });
    socket.write(`GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`);
    await new Promise((resolve) => { socket.once('data', resolve); });
    socket.write(frame(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })));
    await new Promise((resolve) => { socket.once('data', resolve); });
    socket.pause(); // reads nothing any more
    // Thirty times the log, so that it does not fit into the buffers of the system.
    for (let index = 0; index < 30; index += 1) {
      socket.write(frame(JSON.stringify({ type: 'subscribe', id: String(index), payload: {
        query: 'subscription ($after: Cursor) { changes(after: $after) { id cursor type goldenId goldenKey kind version changed before after cause actor at b: after c: after d: after e: after } }',
        variables: { after: Buffer.from('c1:0').toString('base64url') } } })));
    }
    await until(() => slow.pool.changeFeed.followers === 30);
    let closed = false;
    socket.once('close', () => { closed = true; });
    socket.on('error', () => undefined);
    await until(() => slow.pool.changeFeed.followers === 0);
    socket.resume();
    await until(() => closed);
  } finally {
    await slow.stop();
  }
});

test('when the service stops, its subscribers are told to go elsewhere', async () => {
  const node = await startNode(database.url);
  const one = followed({ url: node.url });
  await listening(node);
  await node.stop();
  await until(() => one.closed !== null);
  expect(one.closed).toMatchObject({ code: 1012 });
});
