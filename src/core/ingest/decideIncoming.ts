/** What the pool holds of a source record, as far as the decision needs it. */
export interface Held {
  readonly contentHash: string;
  /** Milliseconds since the epoch; null when the source has never given a time. */
  readonly updatedAt: number | null;
  readonly deleted: boolean;
  readonly mappingVersion: number;
}
export interface Incoming extends Held {
  /** True when this very content, with the time that is held, was received before and has been replaced since. */
  readonly isReplay?: boolean;
}

export type IncomingDecision = 'CREATED' | 'UPDATED' | 'UNCHANGED' | 'STALE';

/**
 * What an incoming source record means. Older than what is held: kept, but it never wins. Without a time,
 * or with the same one, the later arrival wins: nothing else can tell them apart. But what was replaced by
 * something of the same time is not new when it is sent again, so that a file can be imported twice.
 */
export function decideIncoming(held: Held | null, incoming: Incoming): IncomingDecision {
  if (held === null) return 'CREATED';
  const older = incoming.updatedAt !== null && held.updatedAt !== null && incoming.updatedAt < held.updatedAt;
  const newer = incoming.updatedAt !== null && (held.updatedAt === null || incoming.updatedAt > held.updatedAt);
  const same = held.contentHash === incoming.contentHash && held.deleted === incoming.deleted;
  if (same && !newer && held.mappingVersion === incoming.mappingVersion) return 'UNCHANGED';
  return older || incoming.isReplay === true ? 'STALE' : 'UPDATED';
}
