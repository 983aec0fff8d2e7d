import { hash } from 'node:crypto';
import { toIso, toMs } from './times';
import type { Tx } from './transaction';

export interface StoredToken {
  readonly id: string;
  readonly name: string;
  readonly role: 'AGENT' | 'STEWARD' | 'SYSTEM' | 'ADMIN' | 'AUDITOR';
  readonly system: string | null;
}

/**
 * Tokens carry 256 bits of randomness, so a plain SHA-256 is as good as a slow password hash and costs the
 * hot path nothing. Only this hash is stored.
 */
export function hashOfToken(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/** Adds a token; one whose secret is known already (the operator's own, at every start) is valid again. Returns whether anything changed. */
export async function addToken(tx: Tx, token: StoredToken & { readonly secretHash: Buffer; readonly createdAt: number }): Promise<boolean> {
  const written = await tx.query<unknown[]>(
    `insert into access_token (id, name, role, system, secret_hash, created_at) values ($1, $2, $3, $4, $5, $6::timestamptz)
     on conflict (secret_hash) do update set revoked_at = null where access_token.revoked_at is not null
     returning id`, [token.id, token.name, token.role, token.system, token.secretHash, toIso(token.createdAt)]);
  return written.length > 0;
}

/** The live token with this hash, or null. */
export async function findToken(tx: Tx, secretHash: Buffer): Promise<StoredToken | null> {
  const [found] = await tx.query<StoredToken[]>('select id, name, role, system from access_token where secret_hash = $1 and revoked_at is null', [secretHash]);
  return found ?? null;
}

export interface ListedToken extends StoredToken {
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly revokedAt: number | null;
}

/** Tokens by their making, the latest first; their secrets are nowhere. */
export async function listTokens(tx: Tx, limit: number): Promise<ListedToken[]> {
  const rows = await tx.query<(StoredToken & { created_at: Date; revoked_at: Date | null })[]>('select id, name, role, system, created_at, revoked_at from access_token order by created_at desc, id limit $1', [limit]);
  return rows.map(({ created_at, revoked_at, ...token }) => ({ ...token, createdAt: toMs(created_at), revokedAt: toMs(revoked_at) }));
}

/** Revokes every live token of this name (or this id); returns them. */
export async function revokeTokens(tx: Tx, nameOrId: string, at: number): Promise<StoredToken[]> {
  const isId = /^[0-9a-f-]{36}$/i.test(nameOrId);
  // With RETURNING, an update answers with its rows and their number.
  const [revoked] = await tx.query<[StoredToken[], number]>(
    `update access_token set revoked_at = $2::timestamptz where revoked_at is null and ${isId ? 'id = $1::uuid' : 'name = $1'}
     returning id, name, role, system`, [nameOrId, toIso(at)]);
  return revoked;
}

export async function hasAdminToken(tx: Tx): Promise<boolean> {
  const found = await tx.query<unknown[]>('select 1 from access_token where role = \'ADMIN\' and revoked_at is null limit 1');
  return found.length > 0;
}
