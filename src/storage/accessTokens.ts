import { createHash } from 'node:crypto';
import { toIso } from './times';
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
  return createHash('sha256').update(token).digest();
}

export async function addToken(tx: Tx, token: StoredToken & { readonly secretHash: Buffer; readonly createdAt: number }): Promise<void> {
  await tx.query(
    `insert into access_token (id, name, role, system, secret_hash, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (secret_hash) do update set revoked_at = null`,
    [token.id, token.name, token.role, token.system, token.secretHash, toIso(token.createdAt)]);
}

/** The live token with this hash, or null. */
export async function findToken(tx: Tx, secretHash: Buffer): Promise<StoredToken | null> {
  const rows = await tx.query<StoredToken[]>(
    'select id, name, role, system from access_token where secret_hash = $1 and revoked_at is null', [secretHash]);
  return rows[0] ?? null;
}

/** Revokes every live token of this name (or this id); returns how many there were. */
export async function revokeTokens(tx: Tx, nameOrId: string, at: number): Promise<number> {
  const rows = await tx.query<[unknown[], number]>(
    'update access_token set revoked_at = $2 where (name = $1 or id::text = $1) and revoked_at is null returning id', [nameOrId, toIso(at)]);
  return rows[1];
}

export async function hasAdminToken(tx: Tx): Promise<boolean> {
  const rows = await tx.query<{ has: boolean }[]>(`select exists (select 1 from access_token where role = 'ADMIN' and revoked_at is null) as has`);
  return rows[0]?.has ?? false;
}
