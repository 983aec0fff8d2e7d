import { randomBytes, randomUUID } from 'node:crypto';
import { badInput } from '../core/model/errors';
import { inTransaction } from '../storage/transaction';
import { addToken, findToken, hashOfToken, listTokens, revokeTokens } from '../storage/accessTokens';
import type { ListedToken } from '../storage/accessTokens';
export type { ListedToken } from '../storage/accessTokens';
import { authorise } from './access';
import type { Caller, Role } from './access';
import { audited, record } from './audit';
import type { Pool } from './poolContext';
import type { SignInLog } from './signInLog';

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
export async function createToken(pool: Pool, caller: Caller | null, request: NewToken, secret = `mrg_${randomBytes(32).toString('base64url')}`): Promise<string> {
  const { role, name, system } = request;
  const act = { operation: 'createToken', after: { role, name: name.slice(0, MAX_NAME_CHARS), system } };
  return audited(pool, caller, act, async () => {
    const known = authorise(caller, 'manageTokens');
    checkNewToken(request);
    return inTransaction(pool.dataSource, async (tx) => {
      const written = await addToken(tx, { id: randomUUID(), ...request, secretHash: hashOfToken(secret), createdAt: pool.clock() });
      if (written) await record(pool, tx, known, act);
      return secret;
    });
  });
}

/** Ends every live token of this name, or the one with this id; returns how many there were. */
export async function revokeToken(pool: Pool, caller: Caller | null, nameOrId: string): Promise<number> {
  const details = { nameOrId: nameOrId.slice(0, MAX_NAME_CHARS) };
  return audited(pool, caller, { operation: 'revokeToken', details }, async () => {
    const known = authorise(caller, 'manageTokens');
    return inTransaction(pool.dataSource, async (tx) => {
      const revoked = await revokeTokens(tx, nameOrId, pool.clock());
      for (const { id, name, role, system } of revoked) await record(pool, tx, known, { operation: 'revokeToken', before: { id, name, role, system }, details });
      return revoked.length;
    });
  });
}

const MAX_LISTED = 500;

/** The tokens, the latest first, at most 500: who holds which role. */
export async function readTokens(pool: Pool, caller: Caller | null): Promise<ListedToken[]> {
  authorise(caller, 'manageTokens');
  return listTokens(pool.dataSource.manager, MAX_LISTED);
}

const MAX_NAME_CHARS = 200;

/** Whom a token belongs to, null when it is none of ours; `from`: the network address that it came from. */
export type Authenticator = (authorization: string | undefined, from: string) => Promise<Caller | null>;

/** Looks tokens up, with a short memory: the hot path asks the database for its own answer only. */
export function createAuthenticator(pool: Pool, signInLog: SignInLog): Authenticator {
  const known = new Map<string, { readonly caller: Caller | null; readonly until: number }>();
  return async (header, from) => {
    const token = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(header ?? '')?.[1];
    if (token === undefined) return null;
    const hash = hashOfToken(token);
    const name = hash.toString('base64');
    const cached = known.get(name);
    const now = pool.clock();
    if (cached !== undefined && cached.until > now) {
      if (cached.caller === null) await signInLog.failed(hash, from);
      return cached.caller;
    }
    const found = await findToken(pool.dataSource.manager, hash);
    const caller = found === null ? null : { tokenId: found.id, name: found.name, role: found.role, system: found.system };
    if (known.size >= MAX_CACHED) known.clear();
    known.set(name, { caller, until: now + CACHE_MS });
    if (caller === null) await signInLog.failed(hash, from);
    return caller;
  };
}
