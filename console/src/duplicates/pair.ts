import type { ReviewQueueQuery } from './duplicates.generated';

export type QueuedPair = ReviewQueueQuery['reviewPairs']['nodes'][number];

/** The golden ids that a pair's own id is made of. */
export function idsOf(pairId: string): { readonly a: string; readonly b: string } {
  const [a = '', b = ''] = pairId.split('.');
  return { a, b };
}
