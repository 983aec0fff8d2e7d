import { randomBytes, randomUUID } from 'node:crypto';
import { badInput } from '../core/model/errors';
import { addToken, findToken, hashOfToken, revokeTokens } from '../storage/accessTokens';
import type { Caller, Role } from './access';
import type { Pool } from './poolContext';

/** A revoked token is refused at the latest after so long, on every node. */
const CACHE_MS = 2_000;
const MAX_CACHED = 10_000;

export interface NewToken { readonly role: Role; readonly name: string; readonly system: string | null }

/** Refuses what no token can be made of; for commands, before they open the database. */
export function checkNewToken(request: NewToken): void {
  if ((request.role === 'SYSTEM') !== (request.system !== null)) {
    throw badInput('a system exactly for the role SYSTEM', `role ${request.role}, system ${request.system ?? 'none'}`, 'Give --system CODE with --role SYSTEM, and only then.');
  }
  if (request.name.trim() === '') throw badInput('a name for the token', 'an empty one', 'Name who will hold it: --name "call centre".');
}

/** Makes a token and returns it: the only time anybody sees it. */
export async function createToken(pool: Pool, request: NewToken, secret = `mrg_${randomBytes(32).toString('base64url')}`): Promise<string> {
  checkNewToken(request);
  await addToken(pool.dataSource.manager, { id: randomUUID(), ...request, secretHash: hashOfToken(secret), createdAt: pool.clock() });
  return secret;
}

export async function revokeToken(pool: Pool, nameOrId: string): Promise<number> {
  return (await revokeTokens(pool.dataSource.manager, nameOrId, pool.clock())).length;
}

/** Looks tokens up, with a short memory: the hot path asks the database for its own answer only. */
export function createAuthenticator(pool: Pool): (header: string | undefined) => Promise<Caller | null> {
  const known = new Map<string, { readonly caller: Caller | null; readonly until: number }>();
  return async (header) => {
    const token = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(header ?? '')?.[1];
    if (token === undefined) return null;
    const hash = hashOfToken(token);
    const name = hash.toString('base64');
    const cached = known.get(name);
    const now = pool.clock();
    if (cached !== undefined && cached.until > now) return cached.caller;
    const found = await findToken(pool.dataSource.manager, hash);
    const caller = found === null ? null : { tokenId: found.id, name: found.name, role: found.role, system: found.system };
    if (known.size >= MAX_CACHED) known.clear();
    known.set(name, { caller, until: now + CACHE_MS });
    return caller;
  };
}
