import { Writable } from 'node:stream';
import pino from 'pino';
import request from 'supertest';
import { ROLES } from '../../../src/app/access';
import type { Role } from '../../../src/app/access';
import type { PoolOptions } from '../../../src/app/createPool';
import type { Pool } from '../../../src/app/poolContext';
import { createSignInLog } from '../../../src/app/signInLog';
import { createAuthenticator, createToken } from '../../../src/app/tokens';
import { readConfig } from '../../../src/config';
import { createGraphqlRoom } from '../../../src/graphql/server';
import type { GraphqlRoomOptions } from '../../../src/graphql/server';
import { describeError, loggerOptions } from '../../../src/http/logger';
import { createHttpServer } from '../../../src/http/server';
import { ADMIN, createTestPool } from '../../support/pool';

/** The system that the SYSTEM token of the tests speaks for. */
export const OWN_SYSTEM = 'crm';

export interface GraphqlError { readonly message: string; readonly path?: readonly (string | number)[]; readonly extensions: Readonly<Record<string, unknown>> }
export interface Answer {
  readonly status: number;
  // Tests read answers by their shape; what is not there fails the comparison.
  readonly data: ReturnType<typeof JSON.parse>;
  readonly errors: readonly GraphqlError[] | undefined;
  readonly codes: readonly unknown[];
}

export interface Door {
  readonly pool: Pool;
  readonly tokens: Readonly<Record<Role, string>>;
  readonly http: ReturnType<typeof request>;
  /** Asks by POST; `as` is a role, a token, or null for none. */
  readonly ask: (query: string, options?: { readonly as?: string | null; readonly variables?: object }) => Promise<Answer>;
  readonly log: () => string;
  /** The moment that the service takes for now, ms since the epoch. */
  readonly setNow: (now: number) => void;
  readonly close: () => Promise<void>;
}

export const NOW = Date.parse('2026-03-01T09:00:00+08:00');

/** The real server on a database of its own, with one token for each role. */
export async function openDoor(options: Partial<PoolOptions> = {}, room: Pick<GraphqlRoomOptions, 'bounds' | 'persistedDocuments' | 'tracer'> = {}): Promise<Door> {
  let now = NOW;
  const { pool, close } = await createTestPool({ clock: () => now, ...options });
  const tokens = Object.fromEntries(await Promise.all(ROLES.map(async (role) =>
    [role, await createToken(pool, ADMIN, { role, name: role, system: role === 'SYSTEM' ? OWN_SYSTEM : null })]))) as Record<Role, string>;
  let log = '';
  const logger = pino(loggerOptions('trace'), new Writable({ write: (chunk: Buffer, _encoding, done) => { log += chunk.toString(); done(); } }));
  const server = await createHttpServer({
    config: readConfig({}), logger, authenticate: async () => Promise.resolve(undefined), readiness: {}, poolStatus: () => ({ total: 0, idle: 0, waiting: 0 }),
  });
  await server.app.register(await createGraphqlRoom(pool, {
    authenticate: createAuthenticator(pool, createSignInLog(pool)),
    ...room,
    onUnexpectedError: (error, requestId) => { logger.error({ requestId, error: describeError(error) }, 'an operation failed'); },
  }));
  await server.app.ready();
  const http = request(server.app.server);
  const ask: Door['ask'] = async (query, { as = 'ADMIN', variables = {} } = {}) => {
    const role = ROLES.find((known) => known === as);
    const token = role === undefined ? as : tokens[role];
    const call = http.post('/graphql').send({ query, variables });
    const { status, body } = await (token === null ? call : call.set('authorization', `Bearer ${token}`)) as { status: number; body: { data?: unknown; errors?: GraphqlError[] } };
    return { status, data: body.data, errors: body.errors, codes: (body.errors ?? []).map(({ extensions }) => extensions['code']) };
  };
  return {
    pool, tokens, http, ask, log: () => log, setNow: (moment) => { now = moment; },
    close: async () => { await server.close(); await close(); },
  };
}
