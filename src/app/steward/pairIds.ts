import { badInput } from '../../core/model/errors';
import { isGoldenId } from '../ids';

/**
 * What a caller names a review pair by: its two golden records, and the latest decision about them that the caller has
 * seen ("0": none). So whoever decides about what somebody else has decided meanwhile is told.
 */
export interface PairKey { readonly a: string; readonly b: string; readonly decisionId: string | null }

export function pairIdOf({ a, b, decisionId }: PairKey): string {
  return `${a}.${b}.${decisionId ?? '0'}`;
}

export function pairKeyOf(pairId: string): PairKey {
  const [a = '', b = '', decision = '', ...more] = pairId.toLowerCase().split('.');
  if (!isGoldenId(a) || !isGoldenId(b) || a >= b || !/^\d{1,18}$/.test(decision) || more.length > 0) {
    throw badInput('the id of a review pair', pairId, 'Pass on an id from reviewPairs unchanged.');
  }
  return { a, b, decisionId: decision === '0' ? null : decision };
}
