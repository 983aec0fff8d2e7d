import type { Sensitivity } from '../core/model/entityType';
import { MooringError } from '../core/model/errors';

export const ROLES = ['AGENT', 'STEWARD', 'SYSTEM', 'ADMIN', 'AUDITOR'] as const;
export type Role = (typeof ROLES)[number];

/** Who calls: a token, as it was looked up. */
export interface Caller {
  readonly tokenId: string;
  readonly name: string;
  readonly role: Role;
  /** The one source system that a SYSTEM token writes as. */
  readonly system: string | null;
  /** Where the call came from: a network address, or "command line". */
  readonly from?: string;
  readonly requestId?: string;
}

/** Everything that can be asked of the pool, and who may. The one table of permissions. */
export const PERMISSIONS = {
  prefill: ['AGENT', 'STEWARD', 'ADMIN'],
  readRecords: ['AGENT', 'STEWARD', 'SYSTEM', 'ADMIN'],
  searchRecords: ['AGENT', 'STEWARD', 'SYSTEM', 'ADMIN'],
  readSourceRecords: ['STEWARD', 'SYSTEM', 'ADMIN'],
  followChanges: ['STEWARD', 'SYSTEM', 'ADMIN'],
  writeSourceRecords: ['SYSTEM', 'ADMIN'],
  pinValues: ['STEWARD', 'ADMIN'],
  readReviewPairs: ['STEWARD', 'ADMIN'],
  decide: ['STEWARD', 'ADMIN'],
  resolveModelCodes: ['AGENT', 'STEWARD', 'SYSTEM', 'ADMIN'],
  readModelCodes: ['STEWARD', 'ADMIN'],
  decideModelCodes: ['STEWARD', 'ADMIN'],
  unmaskValues: ['AGENT', 'STEWARD', 'ADMIN'],
  exportRecords: ['STEWARD', 'SYSTEM', 'ADMIN'],
  readAuditLog: ['ADMIN', 'AUDITOR'],
  readMetrics: ['ADMIN', 'AUDITOR'],
  readConfiguration: ['STEWARD', 'ADMIN'],
  configure: ['ADMIN'],
  readMappings: ['STEWARD', 'ADMIN'],
  editMappings: ['STEWARD', 'ADMIN'],
  publishMappings: ['STEWARD', 'ADMIN'],
  translate: ['AGENT', 'STEWARD', 'SYSTEM', 'ADMIN'],
  manageTokens: ['ADMIN'],
  readChangeRules: ['STEWARD', 'ADMIN'],
  writeChangeRules: ['STEWARD', 'ADMIN'],
  readNotifications: ['AGENT', 'STEWARD', 'SYSTEM', 'ADMIN'],
  handleNotifications: ['AGENT', 'STEWARD', 'SYSTEM', 'ADMIN'],
  readOverview: ['STEWARD', 'ADMIN'],
  readWebhooks: ['STEWARD', 'ADMIN'],
  manageWebhooks: ['ADMIN'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof PERMISSIONS;

/**
 * Which attributes each role sees as they are; all others are masked, wherever their values stand. The one
 * table of masking. Identity numbers are kept as a hash and the last four, so nobody sees them whole.
 */
export const SEEN_CLEAR = {
  AGENT: ['OPEN', 'NAME', 'LOCATION'],
  STEWARD: ['OPEN', 'NAME', 'CONTACT', 'LOCATION', 'COMMERCIAL'],
  SYSTEM: ['OPEN', 'NAME', 'CONTACT', 'LOCATION', 'COMMERCIAL'],
  ADMIN: ['OPEN', 'NAME', 'CONTACT', 'LOCATION', 'COMMERCIAL'],
  AUDITOR: ['OPEN'],
} as const satisfies Record<Role, readonly Sensitivity[]>;

/** Refuses, or returns the caller: the first line of every operation. `null`: any caller with a token. */
export function authorise(caller: Caller | null, permission: Permission | null): Caller {
  if (caller === null) {
    throw new MooringError('UNAUTHENTICATED', {
      expected: 'a valid token', got: 'none',
      remedy: 'Send "Authorization: Bearer TOKEN"; an administrator makes tokens with "mooring token create".',
    });
  }
  if (permission === null) return caller;
  const allowed: readonly Role[] = PERMISSIONS[permission];
  if (allowed.includes(caller.role)) return caller;
  throw new MooringError('FORBIDDEN', {
    expected: `one of the roles ${allowed.join(', ')}`, got: caller.role,
    remedy: 'Use a token of such a role, or ask an administrator for one.',
  });
}

/** A SYSTEM token speaks for its own system only. */
export function authoriseSystem(caller: Caller, system: string): void {
  if (caller.role !== 'SYSTEM' || caller.system === system) return;
  throw new MooringError('FORBIDDEN', {
    expected: `records of the system "${caller.system ?? ''}"`, got: `records of "${system}"`,
    remedy: 'A SYSTEM token writes and reads as its own system only; use that system\'s token.',
  });
}
