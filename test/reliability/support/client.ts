import http from 'node:http';
import { createPool } from '../../../src/app/createPool';
import { seedConfiguration } from '../../../seeds/seedConfiguration';
import type { Pool } from '../../../src/app/poolContext';
import { createDataSource } from '../../../src/storage/dataSource';
import { loadHashKey } from '../../../src/storage/dataDirectory';
import { readConfig } from '../../../src/config';

export const ADMIN_TOKEN = 'administrator-of-the-tests';

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  // Tests read answers by their shape; what is not there fails the comparison.
  readonly body: ReturnType<typeof JSON.parse>;
}

export interface Ask { readonly query: string; readonly variables?: object; readonly token?: string; readonly agent?: http.Agent; readonly timeoutMs?: number }

/** Long enough for any answer; a service that gives none would hold a test for ever. */
const ANSWER_TIMEOUT_MS = 30_000;

const call = async (url: string, options: http.RequestOptions, body: string | undefined): Promise<Answer> => new Promise((resolve, reject) => {
  const request = http.request(url, options, (response) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => { text += chunk; });
    response.on('error', reject);
    response.on('close', () => { if (!response.complete) reject(new Error('the answer was cut off')); });
    response.on('end', () => {
      if (response.complete) resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) });
    });
  });
  request.on('error', reject);
  request.setTimeout(ANSWER_TIMEOUT_MS, () => request.destroy(new Error(`no answer within ${ANSWER_TIMEOUT_MS} ms`)));
  request.end(body);
});

/** Asks over HTTP, on a connection of its own unless an agent is given; rejects when the connection fails. */
export const ask = async (url: string, { query, variables = {}, token = ADMIN_TOKEN, agent }: Ask): Promise<Answer> => call(`${url}/graphql`, {
  method: 'POST', agent: agent ?? false, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
}, JSON.stringify({ query, variables }));

export const get = async (url: string, agent?: http.Agent): Promise<Answer> => call(url, { method: 'GET', agent: agent ?? false }, undefined);

export const UPSERT = `mutation ($system: String!, $type: String!, $records: [SourceRecordInput!]!) {
  upsertSourceRecords(system: $system, type: $type, records: $records) { accepted unchanged rejected results { sourceKey status goldenId } } }`;
export const PIN = `mutation ($goldenId: ID!, $value: JSON!, $reason: String!) {
  pinValue(goldenId: $goldenId, attribute: "serviceLevel", value: $value, reason: $reason) { id version } }`;
export const UNPIN = 'mutation ($goldenId: ID!) { unpinValue(goldenId: $goldenId, attribute: "serviceLevel") { id version } }';
export const PREFILL = 'query ($phone: String!) { prefill(phone: $phone) { match candidates { customer { id name phones { e164 } } } } }';
export const CHANGES = 'query ($after: Cursor, $first: Int) { changes(after: $after, first: $first) { nodes { id goldenId kind version previousVersion } pageInfo { endCursor hasNextPage } } }';

/** The code of an answer's first error; undefined when there is none. */
export const codeOf = ({ body }: Answer): string | undefined => body?.errors?.[0]?.extensions?.code ?? body?.error?.code;

/** Runs `work` on the database itself, beside whatever uses it. */
export const withPoolOf = async <T>(url: string, work: (pool: Pool) => Promise<T>, hashKey = 'a key for tests'): Promise<T> => {
  const dataSource = await createDataSource(url, { poolSize: 3, applicationName: 'test', statementTimeoutMs: 0 }).initialize();
  try {
    return await work(createPool({ dataSource, hashKey }));
  } finally {
    await dataSource.destroy();
  }
};

export const hashKeyOf = (dataDir: string): string => loadHashKey(readConfig({ MOORING_DATA_DIR: dataDir }));

/** The seed systems and mappings, without records. */
export const configure = async (url: string): Promise<void> => withPoolOf(url, seedConfiguration);

/** Looks again until it is so, or the test's own time is over. */
export const until = async (isSo: () => Promise<boolean> | boolean, everyMs = 20): Promise<void> => {
  while (!await isSo()) await new Promise((resolve) => { setTimeout(resolve, everyMs); });
};
