import type { JsonObject } from '../model/json';

/** DONE: carried out. REFUSED: the caller may not, or asked for what cannot be. */
export const AUDIT_OUTCOMES = ['DONE', 'REFUSED'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** Who did what to what, before, after, why, from where. Times are milliseconds since the epoch. */
export interface AuditEntry {
  readonly at: number;
  /** As callers know it: upsertSourceRecords, pinValue, createToken, signIn. */
  readonly operation: string;
  readonly outcome: AuditOutcome;
  /** Name of the token, or of the command line; null where nobody was recognised. */
  readonly actor: string | null;
  readonly tokenId: string | null;
  readonly role: string | null;
  /** Network address, or "command line". */
  readonly from: string | null;
  readonly requestId: string | null;
  /** Type and id of the golden record that it was done to; null for everything else. */
  readonly goldenType: string | null;
  readonly goldenId: string | null;
  /** What was so before and after: golden values by attribute, or settings by name. */
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
  /** Why, in the words of whoever did it. */
  readonly reason: string | null;
  /** What else is worth knowing: counts, codes of refusal. Never personal data. */
  readonly details: JsonObject;
}

/** An entry in its place of the chain. */
export interface ChainedAuditEntry extends AuditEntry {
  /** 1, 2, 3, … without a gap. */
  readonly position: string;
  /** Hex. */
  readonly hash: string;
}
