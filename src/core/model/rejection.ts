import type { Label } from './label';

/**
 * Why a raw value was not accepted. The list is closed: callers branch on it, dashboards count it.
 * A rejection never stops the rest of its source record.
 */
export const REJECTION_CODES = [
  'PLACEHOLDER',        // 无, 待补, 00000000000: somebody had to type something
  'MASKED',             // 138****1111: the source itself hides the value
  'SPREADSHEET_DAMAGE', // 1.38E+10: digits were lost before we saw them
  'BAD_FORMAT',         // not of this kind at all
  'BAD_LENGTH',         // right characters, too many or too few of them
  'BAD_CHECK_DIGIT',    // the check character disagrees
  'UNKNOWN_CODE',       // the code table has no such code
  'OUT_OF_RANGE',       // a date in 1899, a negative amount
  'MISSING_CONTEXT',    // a local number without a city to take the area code from
  'TOO_LONG',           // longer than the kind's bound
  'MISSING_KEY',        // the record has no usable key
  'KEY_CONFLICT',       // another row of the same system already feeds a record of this key
  'TOO_LARGE',          // the payload is over a configured bound
] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];

export interface Rejection {
  readonly code: RejectionCode;
  /** What would have been accepted, in a few English words: "an 11-digit mobile number". */
  readonly expected: string;
  /** What came, as it came (bounded to 200 characters by whoever stores or shows it). */
  readonly got: string;
  /** One sentence for a person, saying what to do. */
  readonly message: Label;
}
