import { createHash } from 'node:crypto';
import { IsNull } from 'typeorm';
import { AccessTokenTable } from './tables/accessToken';
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

/** Adds a token; one whose secret is known already (the operator's own, at every start) is valid again. */
export async function addToken(tx: Tx, token: StoredToken & { readonly secretHash: Buffer; readonly createdAt: number }): Promise<void> {
  const known = await tx.findOneBy(AccessTokenTable, { secretHash: token.secretHash });
  if (known === null) await tx.insert(AccessTokenTable, { ...token, createdAt: new Date(token.createdAt) });
  else await tx.update(AccessTokenTable, { id: known.id }, { revokedAt: null });
}

/** The live token with this hash, or null. */
export async function findToken(tx: Tx, secretHash: Buffer): Promise<StoredToken | null> {
  return tx.findOne(AccessTokenTable, { select: { id: true, name: true, role: true, system: true }, where: { secretHash, revokedAt: IsNull() } });
}

/** Revokes every live token of this name (or this id); returns how many there were. */
export async function revokeTokens(tx: Tx, nameOrId: string, at: number): Promise<number> {
  const revokedAt = new Date(at);
  const isId = /^[0-9a-f-]{36}$/i.test(nameOrId);
  const { affected } = await tx.update(AccessTokenTable, isId ? { id: nameOrId, revokedAt: IsNull() } : { name: nameOrId, revokedAt: IsNull() }, { revokedAt });
  return affected ?? 0;
}

export async function hasAdminToken(tx: Tx): Promise<boolean> {
  return tx.existsBy(AccessTokenTable, { role: 'ADMIN', revokedAt: IsNull() });
}
