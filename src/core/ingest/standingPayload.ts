import { decideIncoming } from './decideIncoming';

/** One payload that was accepted under a source key, whether it counts now or not. */
export interface ReceivedPayload {
  readonly contentHash: string;
  readonly updatedAt: number | null;
  readonly deleted: boolean;
}

/**
 * Which of the payloads of a source record counts: as if they had come one by one, in this order, and no others. Null
 * for none.
 */
export function standingPayload<T extends ReceivedPayload>(inOrderOfArrival: readonly T[]): T | null {
  let standing: T | null = null;
  const replaced = new Set<string>();
  for (const one of inOrderOfArrival) {
    const isReplay = standing !== null && one.updatedAt !== null && one.updatedAt === standing.updatedAt && !one.deleted && !standing.deleted
      && one.contentHash !== standing.contentHash && replaced.has(stateOf(one));
    const decision = decideIncoming(standing === null ? null : { ...standing, mappingVersion: 0 }, { ...one, mappingVersion: 0, isReplay });
    if (decision !== 'CREATED' && decision !== 'UPDATED') continue;
    if (standing !== null) replaced.add(stateOf(standing));
    standing = one;
  }
  return standing;
}

const stateOf = ({ contentHash, updatedAt }: ReceivedPayload): string => `${updatedAt ?? ''}|${contentHash}`;
