import { createClient } from 'graphql-ws';
import type { Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import pino from 'pino';
import { createPool } from '../../../src/app/createPool';
import type { Pool } from '../../../src/app/poolContext';
import { createSignInLog } from '../../../src/app/signInLog';
import { createAuthenticator } from '../../../src/app/tokens';
import { readConfig } from '../../../src/config';
import { createGraphqlRoom } from '../../../src/graphql/server';
import type { GraphqlRoomOptions } from '../../../src/graphql/server';
import { createHttpServer } from '../../../src/http/server';
import { createChangeListener } from '../../../src/jobs/changeListener';
import { createRuleRunner } from '../../../src/jobs/ruleRunner';
import { createWebhookSender } from '../../../src/jobs/webhookSender';
import type { WebhookBounds } from '../../../src/app/webhooks/post';
import { createSequencer } from '../../../src/jobs/sequencer';
import { createDataSource } from '../../../src/storage/dataSource';

/** One node of the service: doors that listen, and the background work that changes need. */
export interface Node {
  readonly pool: Pool;
  /** Where its sockets are opened. */
  readonly url: string;
  readonly bugs: readonly unknown[];
  readonly stop: () => Promise<void>;
}

export interface NodeOptions {
  readonly webhooks?: Partial<WebhookBounds>;
  /** With change rules and webhooks. */
  readonly all?: boolean;
}

export async function startNode(databaseUrl: string, room: Partial<GraphqlRoomOptions> = {}, { webhooks, all = false }: NodeOptions = {}): Promise<Node> {
  const dataSource = await createDataSource(databaseUrl, { poolSize: 5 }).initialize();
  const pool = createPool({ dataSource, hashKey: 'a key for tests', ...(webhooks === undefined ? {} : { webhooks }) });
  const bugs: unknown[] = [];
  const onFailure = (what: string, error: unknown): void => { bugs.push(what, error); };
  const work = [
    createSequencer({ pool, onFailure }), createChangeListener({ pool, connectionString: databaseUrl, onFailure }),
    ...(all ? [createRuleRunner({ pool, onFailure }), createWebhookSender({ pool, onFailure })] : []),
  ];
  const server = await createHttpServer({
    config: readConfig({}), logger: pino({ level: 'silent' }), authenticate: async () => Promise.resolve(undefined), readiness: {}, poolStatus: () => ({ total: 0, idle: 0, waiting: 0 }),
  });
  await server.app.register(await createGraphqlRoom(pool, {
    authenticate: createAuthenticator(pool, createSignInLog(pool)), onUnexpectedError: (error) => { bugs.push(error); }, ...room,
  }));
  const address = await server.app.listen({ host: '127.0.0.1', port: 0 });
  for (const part of work) await part.start();
  return {
    pool, url: `${address.replace('http', 'ws')}/graphql`, bugs,
    stop: async () => {
      for (const part of work) await part.stop();
      await server.close();
      await dataSource.destroy();
    },
  };
}

export interface Followed {
  /** What has come so far. */
  readonly changes: readonly Readonly<Record<string, unknown>>[];
  readonly codes: readonly unknown[];
  /** The code and reason with which the socket was closed; null while it is open. */
  readonly closed: { readonly code: number; readonly reason: string } | null;
  readonly end: () => Promise<void>;
}

interface Following { readonly url: string; readonly token: string | null; readonly after?: string | null; readonly filter?: object; readonly fields?: string }

const FIELDS = 'id cursor type goldenId goldenKey kind version previousVersion changed before after';

/** A subscriber as an integrator would write one, with the published client. It does not come back by itself. */
export function follow({ url, token, after = null, filter = {}, fields = FIELDS }: Following): Followed {
  const state: { changes: Record<string, unknown>[]; codes: unknown[]; closed: Followed['closed'] } = { changes: [], codes: [], closed: null };
  const client: Client = createClient({
    url, webSocketImpl: WebSocket, retryAttempts: 0, lazy: true,
    ...(token === null ? {} : { connectionParams: { authorization: `Bearer ${token}` } }),
    on: { closed: (event) => { const { code, reason } = event as { code: number; reason: string }; state.closed = { code, reason }; } },
  });
  client.subscribe<{ changes: Record<string, unknown> }>(
    { query: `subscription ($after: Cursor, $filter: ChangeFilter) { changes(after: $after, filter: $filter) { ${fields} } }`, variables: { after, filter } },
    {
      next: ({ data, errors }) => {
        if (data !== undefined && data !== null) state.changes.push(data.changes);
        state.codes.push(...(errors ?? []).map(({ extensions }) => extensions?.['code']));
      },
      error: (errors) => { if (Array.isArray(errors)) state.codes.push(...(errors as { extensions?: Record<string, unknown> }[]).map(({ extensions }) => extensions?.['code'])); },
      complete: () => undefined,
    },
  );
  return {
    get changes() { return state.changes; }, get codes() { return state.codes; }, get closed() { return state.closed; },
    end: async () => client.dispose(),
  };
}

/** Looks again until it is so, or the test's own time is nearly over: it must not go on looking when its database is gone. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const since = performance.now(); !await isSo();) {
    if (performance.now() - since > 55_000) throw new Error('it did not come to be so');
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
}
