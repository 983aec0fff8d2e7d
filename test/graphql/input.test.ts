import { crmCustomer, pushCompany, SN } from './support/company';
import { RequestDatabase } from '../../src/storage/database';
import { openDoor } from './support/door';
import type { Door } from './support/door';

let door: Door;
let ids: { readonly customerId: string; readonly customerKey: string };
beforeAll(async () => {
  door = await openDoor({ bounds: { maxBatchRecords: 5, maxPayloadBytes: 2_000, maxPayloadDepth: 3 } });
  ids = await pushCompany(door.pool);
});
afterAll(async () => door.close());

describe('bad input is refused with what was expected, what came and what to do', () => {
  test.each([
    ['first: 0', () => `{ customer(id: "${ids.customerKey}") { devices(first: 0) { sn } } }`],
    ['first: 101', () => `{ customer(id: "${ids.customerKey}") { contracts(first: 101) { number } } }`],
    ['first: -1', () => `{ customer(id: "${ids.customerKey}") { tickets(first: -1) { number } } }`],
    ['history first: 101', () => `{ device(sn: "${SN}") { history(first: 101) { nodes { version } } } }`],
    ['a foreign history cursor', () => `{ device(sn: "${SN}") { history(after: "YzE6Mg") { nodes { version } } } }`],
    ['changes first: 0', () => '{ changes(first: 0) { nodes { id } } }'],
    ['changes first: 1001', () => '{ changes(first: 1001) { nodes { id } } }'],
    ['a made-up cursor', () => '{ changes(after: "abc") { nodes { id } } }'],
    ['search first: 0', () => '{ searchRecords(text: "x", first: 0) { nodes { id } } }'],
    ['search first: 101', () => '{ searchRecords(text: "x", first: 101) { nodes { id } } }'],
    ['a foreign search cursor', () => '{ searchRecords(text: "x", after: "YzE6Mg") { nodes { id } } }'],
    ['a search of an unknown type', () => '{ searchRecords(text: "x", type: "spaceship") { nodes { id } } }'],
    ['a long search', () => `{ searchRecords(text: "${'x'.repeat(101)}") { nodes { id } } }`],
    ['a search with NUL', () => '{ searchRecords(text: "x\\u0000") { nodes { id } } }'],
    ['searches whose pages multiply', () => '{ searchRecords(text: "x", first: 100) { nodes { ... on Customer { devices(first: 100) { contracts(first: 100) { number } } } } } }'],
    ['a golden id that is none', () => '{ changes(filter: { goldenIds: ["1"] }) { nodes { id } } }'],
    ['too many names', () => `{ changes(filter: { types: ${JSON.stringify(Array.from({ length: 101 }, () => 'device'))} }) { nodes { id } } }`],
    ['an unknown type', () => '{ goldenRecord(type: "spaceship", key: "1") { id } }'],
    ['an empty key', () => '{ customer(id: " ") { id } }'],
    ['a long key', () => `{ device(sn: "${'1'.repeat(600)}") { id } }`],
    ['a long phone', () => `{ prefill(phone: "${'1'.repeat(101)}") { match } }`],
    ['pin: unknown attribute', () => `mutation { pinValue(goldenId: "${ids.customerId}", attribute: "shoeSize", value: 1, reason: "x") { id } }`],
    ['pin: unreadable value', () => `mutation { pinValue(goldenId: "${ids.customerId}", attribute: "phones", value: "abc", reason: "x") { id } }`],
    ['pin: no reason', () => `mutation { pinValue(goldenId: "${ids.customerId}", attribute: "serviceLevel", value: "GOLD", reason: "") { id } }`],
    ['pin: long reason', () => `mutation { pinValue(goldenId: "${ids.customerId}", attribute: "serviceLevel", value: "GOLD", reason: "${'x'.repeat(1001)}") { id } }`],
    ['pin: expired', () => `mutation { pinValue(goldenId: "${ids.customerId}", attribute: "serviceLevel", value: "GOLD", reason: "x", expiresAt: "2020-01-01T00:00:00Z") { id } }`],
    ['too many records', () => `mutation { upsertSourceRecords(system: "crm", type: "customer", records: [${'{ sourceKey: "1", payload: {} },'.repeat(6)}]) { accepted } }`],
    ['pages that multiply', () => `{ customer(id: "${ids.customerKey}") { devices(first: 100) { contracts(first: 100) { devices(first: 100) { sn } } } } }`],
    ['the same by variables and fragments', () => `query ($n: Int = 100) { customer(id: "${ids.customerKey}") { ...f } } fragment f on Customer { devices(first: $n) { contracts(first: 100) { devices(first: 100) { sn } } } }`],
    ['the same by a default', () => `query ($size: Int = 100) { customer(id: "${ids.customerKey}") { devices(first: $size) { contracts(first: $size) { devices(first: $size) { sn } } } } }`],
    ['too many questions in one', () => `{ ${Array.from({ length: 51 }, (_none, index) => `a${index}: prefill(phone: "1") { match }`).join(' ')} }`],
    ['the same in a fragment', () => `{ ...f } fragment f on Query { ${Array.from({ length: 51 }, (_none, index) => `a${index}: prefill(phone: "1") { match }`).join(' ')} }`],
  ])('%s', async (_name, document) => {
    const answer = await door.ask(document(), { variables: document().includes('$n') ? { n: 100 } : {} });
    expect(answer).toMatchObject({ status: 200, codes: ['BAD_USER_INPUT'] });
    expect(answer.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', expected: expect.stringMatching(/\S/), got: expect.any(String), remedy: expect.stringMatching(/\S/) });
  });

  test.each([
    ['DateTime without offset', 'query ($v: DateTime) { customer(id: "1", asOf: $v) { id } }', '2026-01-01T00:00:00'],
    ['a day that does not exist', 'query ($v: Date) { device(sn: "1") { warrantyStatus(on: $v) } }', '2026-02-30'],
    ['a number for a text', 'query ($v: String!) { prefill(phone: $v) { match } }', 13912345678],
    ['an unknown enumeration value', 'query ($v: [ChangeKind!]) { changes(filter: { kinds: $v }) { nodes { id } } }', ['EXPLODED']],
  ])('a variable: %s', async (_name, document, v) => {
    expect(await door.ask(document, { variables: { v } })).toMatchObject({ status: 200, codes: ['BAD_USER_INPUT'] });
  });

  test.each([
    ['a syntax error', '{ customer(', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ customer(id: "1") { shoeSize } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a missing argument', '{ prefill { match } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a wrong literal', '{ device(sn: "1") { warrantyStatus(on: "yesterday") } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('a document: %s keeps the code of GraphQL', async (_name, document, code) => {
    expect(await door.ask(document)).toMatchObject({ status: 200, codes: [code] });
  });

  test.each([
    ['upsert: unknown system', 'mutation { upsertSourceRecords(system: "sap", type: "customer", records: []) { accepted } }'],
    ['upsert: no mapping', 'mutation { upsertSourceRecords(system: "crm", type: "device", records: []) { accepted } }'],
    ['pin: unknown record', 'mutation { pinValue(goldenId: "01890000-0000-7000-8000-000000000000", attribute: "name", value: "x", reason: "x") { id } }'],
    ['pin: no id at all', 'mutation { unpinValue(goldenId: "x", attribute: "name") { id } }'],
  ])('NOT_FOUND: %s', async (_name, document) => {
    expect(await door.ask(document)).toMatchObject({ status: 200, codes: ['NOT_FOUND'] });
  });

  test('unpinning what is not pinned', async () => {
    expect(await door.ask(`mutation { unpinValue(goldenId: "${ids.customerId}", attribute: "name") { id } }`)).toMatchObject({ codes: ['NOT_FOUND'] });
  });
});

describe('one bad record never blocks its batch', () => {
  const upsert = async (records: readonly object[]) => door.ask(
    'mutation ($records: [SourceRecordInput!]!) { upsertSourceRecords(system: "crm", type: "customer", records: $records) { accepted unchanged rejected results { sourceKey status goldenId goldenKey errors { code attribute expected got message } } } }',
    { as: 'SYSTEM', variables: { records } });

  test('results stand in the order of the input', async () => {
    const { data, errors } = await upsert([
      crmCustomer('N1', { 客户姓名: '陶小满', 手机: '13912340044' }), { sourceKey: '', payload: {} },
      crmCustomer('N2', { 客户姓名: '闻人语', 手机: '待补' }), crmCustomer('N1', { 客户姓名: '陶小满', 手机: '13912340044' }), { sourceKey: 'N4', payload: { a: { b: { c: { d: 1 } } } } },
    ]);
    expect(errors).toBeUndefined();
    const report = data.upsertSourceRecords;
    expect(report).toMatchObject({ accepted: 2, unchanged: 1, rejected: 2 });
    expect(report.results.map(({ sourceKey, status }: { sourceKey: string; status: string }) => [sourceKey, status])).toEqual([['N1', 'CREATED'], ['', 'REJECTED'], ['N2', 'CREATED'], ['N1', 'UNCHANGED'], ['N4', 'REJECTED']]);
    expect(report.results[1].errors).toMatchObject([{ code: 'MISSING_KEY', attribute: null, expected: expect.any(String), got: '' }]);
    expect(report.results[2]).toMatchObject({ goldenKey: expect.stringMatching(/^CU/), errors: [{ code: 'PLACEHOLDER', attribute: 'phones', got: '待补' }] });
  });

  test.each([
    ['a payload that is a text', { sourceKey: 'P1', payload: 'text' }], ['a payload that is a list', { sourceKey: 'P2', payload: [1] }],
    ['NUL in the payload', { sourceKey: 'P3', payload: { 客户姓名: 'a\u0000b' } }], ['NUL in the key', { sourceKey: 'P\u00004', payload: {} }],
    ['half a surrogate pair', { sourceKey: 'P5', payload: { 客户姓名: '\ud800' } }],
  ])('%s', async (_name, bad) => {
    const key = `good beside ${_name}`;
    const { data, errors } = await upsert([bad, crmCustomer(key, { 客户姓名: '司徒南', 手机: '13912340055' })]);
    expect(errors).toBeUndefined();
    expect(data.upsertSourceRecords.results[1]).toMatchObject({ sourceKey: key, status: 'CREATED' });
  });

  test('NUL in a question', async () => {
    const { codes } = await door.ask('query ($v: String!) { customer(id: "a\u0000b") { id } changes(filter: { types: [$v] }) { nodes { id } } }', { variables: { v: 'a\u0000b' } });
    expect(codes).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT']);
  });
});

describe('GraphQL over HTTP', () => {
  const bearer = () => `Bearer ${door.tokens.ADMIN}`;

  test('GET serves queries to those who show that they are no browser form', async () => {
    const get = (query: string) => door.http.get('/graphql').query({ query }).set('authorization', bearer());
    expect((await get('{ __typename }').set('apollo-require-preflight', '1')).body).toEqual({ data: { __typename: 'Query' } });
    const simple = await get('{ __typename }');
    expect(simple.status).toBe(400);
    expect(simple.body.errors[0].message).toContain('CSRF');
    const mutation = await get(`mutation { unpinValue(goldenId: "${ids.customerId}", attribute: "name") { id } }`).set('apollo-require-preflight', '1');
    expect(mutation.status).toBe(405);
    expect(mutation.body.data).toBeUndefined();
  });

  test('GET without a token gets nothing', async () => {
    const { body } = await door.http.get('/graphql').query({ query: '{ __typename }' }).set('apollo-require-preflight', '1');
    expect(body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  test('no landing page', async () => {
    const { text } = await door.http.get('/graphql').set('authorization', bearer()).set('accept', 'text/html');
    expect(text).not.toContain('<html');
  });

  test('without a token the body is not even read', async () => {
    const { body } = await door.http.post('/graphql').set('content-type', 'application/json').send('{ not json');
    expect(body.errors[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  test('clients that accept application/graphql-response+json get its status codes', async () => {
    const { status, body } = await door.http.post('/graphql').set('authorization', bearer()).set('accept', 'application/graphql-response+json').send({ query: '{ nothing }' });
    expect(status).toBe(400);
    expect(body.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

test('a bug is answered with the id of its request alone, and logged without its message', async () => {
  const secret = '13887654321';
  const spy = jest.spyOn(RequestDatabase.prototype, 'sendLagging').mockRejectedValueOnce(new Error(`relation "${secret}" is broken`));
  const { body } = await door.http.post('/graphql').set('authorization', `Bearer ${door.tokens.ADMIN}`).set('x-request-id', 'request-77').send({ query: `{ device(sn: "${secret}") { id } }` });
  spy.mockRestore();
  expect(body.errors).toEqual([{ message: 'Something went wrong on our side.', path: ['device'], locations: expect.any(Array), extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-77' } }]);
  expect(door.log()).toMatch(/"requestId":"request-77","error":\{"type":"Error"/);
  expect(door.log()).not.toContain(secret);
});
