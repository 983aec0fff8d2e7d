import { createHash } from 'node:crypto';
import { ApolloServer } from '@apollo/server';
import type { Role } from '../../src/app/access';
import { DocumentStore } from '../../src/graphql/execution/documentStore';
import { crmCustomer, PHONE, pushCompany, SN } from './support/company';
import { RequestDatabase } from '../../src/storage/database';
import { openDoor } from './support/door';
import type { Door } from './support/door';

let door: Door;
let ids: { readonly customerId: string; readonly customerKey: string };
beforeAll(async () => {
  door = await openDoor();
  ids = await pushCompany(door.pool);
});
afterAll(async () => door.close());

interface Sent { readonly status: number; readonly headers: Record<string, string>; readonly text: string }
interface Request { readonly body: string | object; readonly as?: Role | null; readonly headers?: Readonly<Record<string, string>>; readonly direct: boolean }

async function post({ body, as = 'ADMIN', headers = {} }: Request): Promise<Sent> {
  const call = door.http.post('/graphql').set('content-type', 'application/json').set('x-request-id', 'lane-1').set(headers);
  if (as !== null) void call.set('authorization', `Bearer ${door.tokens[as]}`);
  const { status, headers: sent, text } = await call.send(body);
  return { status, headers: { ...(sent as Record<string, string>), date: '' }, text };
}

/** The same request where no document is known, and where it is. */
async function byBothLanes(request: Request): Promise<{ readonly apollo: Sent; readonly direct: Sent; readonly wasDirect: boolean }> {
  const known = jest.spyOn(DocumentStore.prototype, 'get');
  known.mockReturnValue(undefined);
  const apollo = await post(request);
  known.mockRestore();
  await post(request); // accepted by now, if it is ever
  const asked = jest.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
  const direct = await post(request);
  const wasDirect = asked.mock.calls.length === 0;
  asked.mockRestore();
  return { apollo, direct, wasDirect };
}

const WHOLE = `query Desk($phone: String!) { prefill(phone: $phone) { match rejection { code } candidates { customer { name phones { display } sources { system } } devices { sn warrantyStatus prompts { message { zh } } model { code } } contracts { number } openTickets { title } } } }`;
const FILE = WHOLE.replace('sources { system }', '');
const body = (query: string, rest: object = {}): object => ({ query, ...rest });

const REQUESTS: readonly (readonly [string, () => Request])[] = [
  ['a prefill', () => ({ body: body(FILE, { variables: { phone: PHONE } }), as: 'AGENT', direct: true })],
  ['a prefill by name', () => ({ body: body(FILE, { variables: { phone: PHONE }, operationName: 'Desk' }), direct: true })],
  ['nobody known', () => ({ body: body(FILE, { variables: { phone: '13700009999' } }), direct: true })],
  ['no number at all', () => ({ body: body(FILE, { variables: { phone: '待补' } }), direct: true })],
  ['a refusal inside', () => ({ body: body(WHOLE, { variables: { phone: PHONE } }), as: 'AGENT', direct: true })],
  ['a refusal at the root', () => ({ body: body('{ changes { nodes { id } } }'), as: 'AGENT', direct: true })],
  ['no right to ask', () => ({ body: body(FILE, { variables: { phone: PHONE } }), as: 'AUDITOR', direct: true })],
  ['a wrong variable', () => ({ body: body(FILE, { variables: { phone: 139 } }), direct: true })],
  ['no variables', () => ({ body: body(FILE), direct: true })],
  ['variables that are null', () => ({ body: body('{ __typename }', { variables: null, operationName: null, extensions: null }), direct: true })],
  ['an input refused', () => ({ body: body('{ changes(first: 0) { nodes { id } } }'), direct: true })],
  ['too much, by a variable', () => ({ body: body(`query ($n: Int) { customer(id: "${ids.customerKey}") { devices(first: $n) { contracts(first: $n) { devices(first: $n) { sn } } } } }`, { variables: { n: 100 } }), direct: true })],
  ['too much, by a default', () => ({ body: body(`query ($n: Int = 100) { customer(id: "${ids.customerKey}") { devices(first: $n) { contracts(first: $n) { devices(first: $n) { sn } } } } }`), direct: true })],
  ['introspection without the right', () => ({ body: body('{ __schema { queryType { name } } }'), as: 'AGENT', direct: true })],
  ['introspection', () => ({ body: body('{ __type(name: "Customer") { name } }'), direct: true })],
  ['a mutation refused', () => ({ body: body(`mutation { unpinValue(goldenId: "${ids.customerId}", attribute: "name") { id } }`), direct: true })],
  ['a mutation', () => ({ body: body('mutation ($r: [SourceRecordInput!]!) { upsertSourceRecords(system: "crm", type: "customer", records: $r) { accepted unchanged } }', { variables: { r: [crmCustomer('C1')] } }), direct: true })],
  ['UTF-8 said', () => ({ body: body('{ __typename }'), headers: { 'content-type': 'application/json; charset=utf-8' }, direct: true })],
  ['what axios accepts', () => ({ body: body('{ __typename }'), headers: { accept: 'application/json, text/plain, */*' }, direct: true })],
  ['members that mean nothing', () => ({ body: body('{ __typename }', { id: 7 }), direct: true })],
  ['a persisted document', () => ({ body: body('{ __typename }', { extensions: { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update('{ __typename }').digest('hex') } } }), direct: false })],
  ['another media type accepted', () => ({ body: body('{ __typename }'), headers: { accept: 'application/graphql-response+json' }, direct: false })],
  ['the same, and a refusal', () => ({ body: body(FILE, { variables: { phone: 139 } }), headers: { accept: 'application/graphql-response+json' }, direct: false })],
  ['nothing that we have accepted', () => ({ body: body('{ __typename }'), headers: { accept: 'text/html' }, direct: false })],
  ['parts accepted', () => ({ body: body('{ __typename }'), headers: { accept: 'multipart/mixed;deferSpec=20220824, application/json' }, direct: false })],
  ['several operations, none named', () => ({ body: body('query A { __typename } query B { __typename }'), direct: false })],
  ['several operations, one named', () => ({ body: body('query A { __typename } query B { __typename }', { operationName: 'B' }), direct: true })],
  ['an operation that is not there', () => ({ body: body('query A { __typename }', { operationName: 'B' }), direct: false })],
  ['an operation without a name, named so', () => ({ body: body('{ __typename }', { operationName: '' }), direct: false })],
  ['a batch', () => ({ body: [body('{ __typename }')], direct: false })],
  ['no body', () => ({ body: {}, direct: false })],
  ['a query that is no text', () => ({ body: { query: 7 }, direct: false })],
  ['variables as a text', () => ({ body: body('{ __typename }', { variables: '{}' }), direct: false })],
  ['variables as a list', () => ({ body: body('{ __typename }', { variables: [] }), direct: false })],
  ['an operation\'s name that is none', () => ({ body: body('{ __typename }', { operationName: 7 }), direct: false })],
  ['a syntax error', () => ({ body: body('{ customer('), direct: false })],
  ['an unknown field', () => ({ body: body('{ shoeSize }'), direct: false })],
];

test.each(REQUESTS)('%s: status, headers and body are the same by either lane', async (_name, request) => {
  const sent = request();
  const { apollo, direct, wasDirect } = await byBothLanes(sent);
  expect(direct).toEqual(apollo);
  expect(wasDirect).toBe(sent.direct);
  const answered = (JSON.parse(apollo.text) as { errors?: { extensions?: { code?: string } }[] }).errors?.[0]?.extensions?.code;
  expect(answered).not.toBe('INTERNAL_SERVER_ERROR');
});

test.each(['application/json', 'text/plain'])('CSRF: a form\'s content type is refused though its document is known (%s)', async (type) => {
  await post({ body: body('{ __typename }'), direct: true });
  const { status, text } = await post({ body: JSON.stringify(body('{ __typename }')), headers: { 'content-type': type }, direct: true });
  expect(status).toBe(type === 'text/plain' ? 400 : 200);
  expect(text.includes('"data"')).toBe(type !== 'text/plain');
});

test('without a token nothing is answered, known document or not', async () => {
  const { apollo, direct } = await byBothLanes({ body: body(FILE, { variables: { phone: PHONE } }), as: null, direct: false });
  expect(direct).toEqual(apollo);
  expect(JSON.parse(direct.text)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
});

test('a bug has the same face by either lane, and is logged once each', async () => {
  const broken = jest.spyOn(RequestDatabase.prototype, 'sendLagging').mockRejectedValue(new Error('relation "13887654321" is broken'));
  const { apollo, direct } = await byBothLanes({ body: body(`{ device(sn: "${SN}") { id } }`), direct: true });
  broken.mockRestore();
  expect(direct).toEqual(apollo);
  expect(JSON.parse(direct.text)).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'lane-1' } }] });
  expect(door.log().match(/"requestId":"lane-1","error":\{"type":"Error"/g)).toHaveLength(3);
  expect(door.log()).not.toContain('13887654321');
});

test('nobody keeps a copy of an answer', async () => {
  const { headers } = await post({ body: body('{ __typename }'), direct: true });
  expect(headers['cache-control']).toBe('no-store');
});

