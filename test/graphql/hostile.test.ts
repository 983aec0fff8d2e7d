import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { getIntrospectionQuery } from 'graphql';
import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import { RequestScope } from '../../src/app/requestTime';
import { DEFAULT_FIRST } from '../../src/graphql/pageSize';
import { ADMIN } from '../support/pool';
import { crmCustomer, PHONE, pushCompany, SN } from './support/company';
import { NOW, openDoor } from './support/door';
import type { Door } from './support/door';

let door: Door;
let customer: string;
beforeAll(async () => {
  door = await openDoor();
  ({ customerKey: customer } = await pushCompany(door.pool));
});
afterAll(async () => door.close());

const repeat = (count: number, part: (index: number) => string): string => Array.from({ length: count }, (_none, index) => part(index)).join(' ');
const nested = (depth: number, open: string, inner: string): string => `${open.repeat(depth)}${inner}${'}'.repeat(depth)}`;
/** Every fragment spreads the next so many times: a few hundred characters that stand for more fields than there are atoms. */
const laughs = (width: number, depth: number): string => `{ customer(id: "1") { ...f0 } } ${repeat(depth, (n) => `fragment f${n} on Customer { ${repeat(width, () => `...f${n + 1}`)} }`)} fragment f${depth} on Customer { name }`;
const rootLaughs = `{ ...f0 } ${repeat(30, (n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`)} fragment f30 on Query { __typename }`;

/** Each document was made to hurt; each must be refused, with a code, before anything is read. */
const HOSTILE: readonly (readonly [string, () => string, string | RegExp])[] = [
  ['nesting', () => `{ customer(id: "1") { ${nested(9, 'devices { owner { ', 'name ')}${'}'.repeat(9)} } }`, 'BAD_USER_INPUT'],
  ['relations in a circle', () => `{ customer(id: "1") { ${nested(5, 'devices(first: 100) { owner { ', 'name ')}${'}'.repeat(5)} } }`, 'BAD_USER_INPUT'],
  ['pages times pages', () => '{ customer(id: "1") { devices(first: 100) { contracts(first: 100) { devices(first: 100) { sn } } } } }', 'BAD_USER_INPUT'],
  ['an alias for each of 51 prefills', () => `{ ${repeat(51, (n) => `a${n}: prefill(phone: "${PHONE}") { match }`)} }`, 'BAD_USER_INPUT'],
  ['a scalar under many aliases, times a page', () => `{ changes(first: 1000) { nodes { ${repeat(600, (n) => `a${n}: after`)} } } }`, 'BAD_USER_INPUT'],
  ['values under many aliases in a fragment', () => `{ customer(id: "1") { devices(first: 100) { ...f tickets(first: 100) { ...f } } } } fragment f on GoldenRecord { ${repeat(100, (n) => `a${n}: values`)} }`, 'BAD_USER_INPUT'],
  ['a thousand pages of the change log', () => `{ ${repeat(49, (n) => `a${n}: changes(first: 1000) { nodes { before after changed } edges { node { id cursor kind version before after actor at } } }`)} }`, 'BAD_USER_INPUT'],
  ['fragments that laugh: 10 to the 12th', () => laughs(10, 12), 'BAD_USER_INPUT'],
  ['fragments that laugh: 2 to the 30th', () => laughs(2, 30), 'BAD_USER_INPUT'],
  ['the same at the root', () => rootLaughs, 'BAD_USER_INPUT'],
  ['inline fragments in one another', () => `{ customer(id: "1") { ${nested(20, '... on Customer { ', 'name ')} } }`, 'BAD_USER_INPUT'],
  ['fragments in a circle', () => '{ customer(id: "1") { ...a } } fragment a on Customer { ...b } fragment b on Customer { ...a }', 'GRAPHQL_VALIDATION_FAILED'],
  ['more words than a document needs', () => `{ ${repeat(10_500, () => 'a')} }`, 'GRAPHQL_PARSE_FAILED'],
  ['lists in lists in lists', () => `{ changes(filter: { types: ${'['.repeat(4_900)}${']'.repeat(4_900)} }) { nodes { id } } }`, 'BAD_USER_INPUT'],
  ['directives by the thousand', () => `{ __typename ${repeat(3_000, () => '@skip(if: false)')} }`, /GRAPHQL_(?:PARSE|VALIDATION)_FAILED/],
  ['a document of a megabyte', () => `{ __typename ${' '.repeat(1_000_000)} }`, 'BAD_USER_INPUT'],
  ['introspection in introspection', () => `{ __schema { types { ${nested(6, 'fields { type { ', 'name ')}${'}'.repeat(6)} } } }`, /BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/],
  ['a large question hidden behind introspection', () => '{ __schema { queryType { name } } customer(id: "1") { devices(first: 100) { contracts(first: 100) { devices(first: 100) { sn } } } } }', 'BAD_USER_INPUT'],
  ['a name out of the prototype', () => '{ __proto__ { x } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['SQL in a phone number', () => `{ prefill(phone: "'; drop table golden_record; --") { match } }`, ''],
  ['SQL in a key', () => `{ customer(id: "x' or '1'='1") { name } }`, ''],
  ['a NUL', () => '{ customer(id: "a\\u0000b") { name } }', 'BAD_USER_INPUT'],
  ['a path for a key', () => '{ goldenRecord(type: "../../etc/passwd", key: "1") { id } }', 'BAD_USER_INPUT'],
];

test.each(HOSTILE)('%s', async (_name, document, code) => {
  const answer = await door.ask(document());
  expect(answer.status).toBe(200);
  if (code === '') expect(answer.codes).toEqual([]);
  else expect(answer.codes[0]).toMatch(code);
  expect(JSON.stringify(answer)).not.toContain('at Object'); // no stack
});

test('nobody of these has harmed anything', async () => {
  expect((await door.ask(`{ customer(id: "${customer}") { name } }`)).data).toEqual({ customer: { name: '沈清和' } });
});

test('what tools and consoles ask stays well below the bounds', async () => {
  expect((await door.ask(getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true, schemaDescription: true }))).errors).toBeUndefined();
  expect((await door.ask(`{ customer(id: "${customer}") { name devices(first: 100) { sn contracts(first: ${DEFAULT_FIRST}) { number } tickets(first: 100) { title status values } } } }`)).errors).toBeUndefined();
});

describe('bodies', () => {
  const post = () => door.http.post('/graphql').set('authorization', `Bearer ${door.tokens.ADMIN}`).set('content-type', 'application/json');

  test('over the bound: 413, before it is read', async () => {
    expect((await post().send(`{"query":"${' '.repeat(17 * 1024 * 1024)}"}`)).status).toBe(413);
  });

  test('a batch of operations is refused', async () => {
    const { body } = await post().send(JSON.stringify(Array.from({ length: 100 }, () => ({ query: '{ __typename }' }))));
    expect(body).toMatchObject({ errors: [{ extensions: { code: expect.stringMatching(/BAD_REQUEST|BAD_USER_INPUT/) } }] });
  });

  test('a compressed body is not unpacked', async () => {
    const { status } = await post().set('content-encoding', 'gzip').serialize((body: unknown) => body as string).send(gzipSync(Buffer.from(`{"query":"{ __typename }${' '.repeat(10_000_000)}"}`)));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  test('a payload nested without end is refused alone, its batch is taken', async () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const query = 'mutation ($r: [SourceRecordInput!]!) { upsertSourceRecords(system: "crm", type: "customer", records: $r) { accepted rejected } }';
    const { body } = await post().send(`{"query":${JSON.stringify(query)},"variables":{"r":[{"sourceKey":"D1","payload":${deep}},${JSON.stringify(crmCustomer('D2', { 手机: '13600000001' }))}]}}`);
    expect(body).toEqual({ data: { upsertSourceRecords: { accepted: 1, rejected: 1 } } });
  });

  test('a body of another kind is not taken for a question', async () => {
    const { status } = await door.http.post('/graphql').set('authorization', `Bearer ${door.tokens.ADMIN}`).set('content-type', 'text/plain').send('{"query":"{ __typename }"}');
    expect(status).toBeGreaterThanOrEqual(400);
  });

  test('a mutation by GET is refused', async () => {
    const { body } = await door.http.get(`/graphql?query=${encodeURIComponent(`mutation { unpinValue(goldenId: "x", attribute: "name") { id } }`)}`)
      .set('authorization', `Bearer ${door.tokens.ADMIN}`).set('apollo-require-preflight', '1');
    expect(body).toMatchObject({ errors: [{ message: expect.stringMatching(/GET/) }] });
  });
});

describe('rates', () => {
  let limited: Door;
  beforeAll(async () => { limited = await openDoor({}, { bounds: { rate: { perSecond: 2, burst: 5 }, signInRate: { perSecond: 1, burst: 3 } } }); });
  afterAll(async () => limited.close());
  const send = async (token: string) => limited.http.post('/graphql').set('authorization', `Bearer ${token}`).send({ query: '{ __typename }' });

  test('each token has its own', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await send(limited.tokens.AGENT)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const refused = await send(limited.tokens.AGENT);
    expect(refused.headers['retry-after']).toBe('1');
    expect(refused.body).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 1, expected: expect.stringContaining('2 requests a second'), remedy: expect.any(String) } }] });
    expect((await send(limited.tokens.STEWARD)).status).toBe(200);
    limited.setNow(NOW + 1_000); // two more by now
    expect([(await send(limited.tokens.AGENT)).status, (await send(limited.tokens.AGENT)).status, (await send(limited.tokens.AGENT)).status]).toEqual([200, 200, 429]);
  });

  test('whoever guesses tokens is stopped before the database is asked', async () => {
    const answers: unknown[] = [];
    for (let i = 0; i < 6; i += 1) answers.push(((await send(`mrg_guess-${i}-0123456789`)).body as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code);
    expect(answers.slice(0, 3)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED']);
    expect(answers).toContain('RATE_LIMITED');
    // Whatever comes from there now is not looked up: not even a token that is right.
    expect((await send(limited.tokens.AUDITOR)).status).toBe(429);
  });
});

describe('time', () => {
  let hurried: Door;
  beforeAll(async () => {
    hurried = await openDoor({}, { bounds: { answerTimeoutMs: 300 } });
    await upsertSourceRecords(hurried.pool, ADMIN, { system: 'crm', type: 'customer', records: [crmCustomer('C1')] });
  });
  afterAll(async () => hurried.close());

  /** Holds a lock that the statement of the request waits for. */
  const whileLocked = async <T>(table: string, work: () => Promise<T>): Promise<T> => {
    let done = (): void => undefined;
    const held = new Promise<void>((resolve) => { done = resolve; });
    let isLocked = (): void => undefined;
    const locked = new Promise<void>((resolve) => { isLocked = resolve; });
    const holding = hurried.pool.dataSource.transaction('READ COMMITTED', async (tx) => {
      await tx.query(`lock table ${table} in access exclusive mode`);
      isLocked();
      await held;
    });
    await locked;
    try {
      return await work();
    } finally {
      done();
      await holding;
    }
  };
  const waiting = async (): Promise<number> => Number((await hurried.pool.dataSource.query<{ n: string }[]>(
    `select count(*) as n from pg_stat_activity where datname = current_database() and state = 'active' and pid <> pg_backend_pid() and wait_event_type = 'Lock'`))[0]?.n);

  test.each([
    ['a query', '{ prefill(phone: "13912345678") { match } }', 'golden_key'],
    ['a mutation', 'mutation { upsertSourceRecords(system: "crm", type: "customer", records: [{ sourceKey: "C2", payload: { 客户姓名: "x" } }]) { accepted } }'.replace('客户姓名', 'name'), 'source_record'],
  ])('%s that takes too long is TIMED_OUT, and its statement ends', async (_name, document, table) => {
    await whileLocked(table, async () => {
      const answer = await hurried.ask(document);
      expect(answer).toMatchObject({ status: 200, codes: ['TIMED_OUT'] });
      expect(answer.errors?.[0]?.extensions).toMatchObject({ expected: 'an answer within 300 ms', remedy: expect.any(String) });
      const ends = Date.now() + 10_000;
      while (await waiting() > 0 && Date.now() < ends) await new Promise((resolve) => { setTimeout(resolve, 50); });
      expect(await waiting()).toBe(0); // although the lock is still held
    });
    expect((await hurried.ask('{ prefill(phone: "13912345678") { match } }')).data).toEqual({ prefill: { match: 'EXACT' } });
  });

  test('a scope that ends stops what runs, and what begins later', () => {
    const scope = RequestScope.begin(60_000);
    const stopped: string[] = [];
    scope.onEnd(() => stopped.push('first'));
    scope.onEnd(() => stopped.push('forgotten'))();
    scope.end('a caller who has gone');
    scope.onEnd(() => stopped.push('late'));
    expect(stopped).toEqual(['first', 'late']);
    expect(() => { scope.refuseWhenOver(); }).toThrow(expect.objectContaining({ code: 'TIMED_OUT' }));
  });
});

describe('persisted documents', () => {
  const DESK = 'query Desk($phone: String!) { prefill(phone: $phone) { match } }';
  let bound: Door;
  beforeAll(async () => { bound = await openDoor({}, { persistedDocuments: JSON.stringify({ desk: DESK }), bounds: { persistedOnly: true } }); });
  afterAll(async () => bound.close());
  const send = async (body: object, as: 'AGENT' | 'ADMIN' = 'AGENT') => (await bound.http.post('/graphql').set('authorization', `Bearer ${bound.tokens[as]}`).send(body)).body as { data?: unknown; errors?: { extensions: { code: string } }[] };

  test.each([
    ['by its id', { documentId: 'desk' }], ['by its hash', { documentId: `sha256:${createHash('sha256').update(DESK).digest('hex')}` }], ['word for word', { query: DESK }],
  ])('%s, the first time and when it is known', async (_name, document) => {
    for (let i = 0; i < 3; i += 1) expect(await send({ ...document, variables: { phone: PHONE } })).toEqual({ data: { prefill: { match: 'NONE' } } });
  });

  test('an id that there is not', async () => {
    expect((await send({ documentId: 'nothing' })).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', got: 'nothing' });
  });

  test.each([
    ['another document', { query: '{ __typename }' }], ['one with a blank more', { query: `${DESK} ` }], ['a batch', [{ query: DESK }]],
    ['an automatic one', { extensions: { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(DESK).digest('hex') } } }],
  ])('a bound role may not send %s', async (_name, body) => {
    expect((await send(body)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('nor by GET', async () => {
    const { body } = await bound.http.get(`/graphql?query=${encodeURIComponent('{ __typename }')}`).set('authorization', `Bearer ${bound.tokens.AGENT}`).set('apollo-require-preflight', '1') as { body: { errors: { extensions: { code: string } }[] } };
    expect(body.errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('who works with the service\'s tools asks freely', async () => {
    expect(await send({ query: '{ __typename }' }, 'ADMIN')).toEqual({ data: { __typename: 'Query' } });
  });

  test('a file with a document that does not fit is refused as a whole, by name', async () => {
    await expect(openDoor({}, { persistedDocuments: JSON.stringify({ good: DESK, bad: '{ shoeSize }' }) })).rejects.toThrow(/bad: Cannot query field "shoeSize"/);
  });
});

test('a device asked for by an agent is still there', async () => {
  expect((await door.ask(`{ device(sn: "${SN}") { sn } }`, { as: 'AGENT' })).data).toEqual({ device: { sn: SN } });
});
