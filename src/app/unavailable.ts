import { MooringError } from '../core/model/errors';
import { isDatabaseAway } from '../storage/availability';

/** After so long, a caller who was told UNAVAILABLE may ask again. */
export const RETRY_AFTER_SECONDS = 1;

/**
 * The refusal that every door gives while the database is away; undefined for any other error. Whether a
 * write was committed in the moment the connection broke, nobody can know; that the remedy says. Sending a
 * batch again is safe: what is there already is answered UNCHANGED and counted once.
 */
export function unavailable(error: unknown): MooringError | undefined {
  if (!isDatabaseAway(error)) return undefined;
  return new MooringError('UNAVAILABLE', {
    expected: 'a database that answers', got: 'one that is away for a moment',
    remedy: 'Send the same request again in a moment. A write may have been carried out or not: source records can be sent again '
      + 'without harm (what is there already is UNCHANGED), of other changes look first at what stands.',
  });
}
