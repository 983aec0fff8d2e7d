import { canonicalJson } from '../model/json';
import type { JsonObject } from '../model/json';
import type { AuditEntry } from './auditEntry';

/** Stands for the hash of the entry before the first. */
export const CHAIN_START = '0'.repeat(64);

/**
 * The hash of an entry in its place: over the hash before it, its position and everything it says. Keyed, with
 * a key that is not in the database: who can write to the database alone cannot make a chain that holds.
 */
export function chainHash(previous: string, position: string, entry: AuditEntry, keyedHash: (text: string) => string): string {
  const said: JsonObject = {
    at: entry.at, operation: entry.operation, outcome: entry.outcome, actor: entry.actor, tokenId: entry.tokenId, role: entry.role,
    from: entry.from, requestId: entry.requestId, goldenType: entry.goldenType, goldenId: entry.goldenId,
    before: entry.before, after: entry.after, reason: entry.reason, details: entry.details,
  };
  return keyedHash(`audit|${previous}|${position}|${canonicalJson(said)}`);
}
