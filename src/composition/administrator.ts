import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Caller } from '../app/access';
import type { Pool } from '../app/poolContext';
import { createToken } from '../app/tokens';
import type { Config } from '../config';
import { hasAdminToken } from '../storage/accessTokens';
import { keptSecret, prepareDataDirectory } from '../storage/dataDirectory';

const TOKEN_FILE = 'admin-token';

/** The service itself, as it starts: whoever starts it holds the database. */
const SERVICE: Caller = { tokenId: 'mooring', name: 'mooring', role: 'ADMIN', system: null, from: 'start' };

/** A token that was made at this start: where it is kept. */
export interface NewAdministrator { readonly token: string; readonly file: string }

/**
 * Sees to it that somebody can administer the pool: with the token of the configuration, or, where no
 * administrator exists yet, with one that is made and kept in the data directory for its owner alone. A start
 * that ends half-way finds the kept token again. Returns it when it was made, for it is shown once.
 */
export async function ensureAdministrator(pool: Pool, config: Config): Promise<NewAdministrator | null> {
  const administrator = { role: 'ADMIN', name: 'administrator', system: null } as const;
  if (config.adminToken !== undefined) {
    await createToken(pool, SERVICE, administrator, config.adminToken);
    return null;
  }
  if (await hasAdminToken(pool.dataSource.manager)) return null;
  prepareDataDirectory(config.dataDir);
  const token = keptSecret(config.dataDir, TOKEN_FILE);
  await createToken(pool, SERVICE, administrator, token);
  return { token, file: path.join(config.dataDir, TOKEN_FILE) };
}

/** Tells where the new token is, and how to open the console with it, once the address is known. */
export function announceAdministrator(app: FastifyInstance, { token, file }: NewAdministrator, say: (text: string) => void): void {
  app.addHook('onListen', (done) => {
    const address = app.server.address();
    if (typeof address === 'object' && address !== null) {
      const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      say(`mooring: the administrator's token is in ${file}\nmooring: open the console with it: http://${host}:${address.port}/#token=${token}\n`);
    }
    done();
  });
}
