import type { Label } from '../model/label';

export const ISSUE_CODES = [
  'BAD_SPEC', 'UNKNOWN_TYPE', 'UNKNOWN_ATTRIBUTE', 'UNKNOWN_CODE_TABLE', 'CODE_NOT_IN_CODE_SET',
  'KEY_UNMAPPED', 'NOT_A_REFERENCE', 'REFERENCE_EXPECTED', 'DUPLICATE_OUTPUT', 'BAD_DATE_FORMAT', 'TOO_DEEP',
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];

/** A mistake in a mapping, tied to the node that has it. */
export interface MappingIssue {
  readonly code: IssueCode;
  readonly severity: 'ERROR' | 'WARNING';
  /** The way to the node in the spec: "outputs/0/attributes/name/join/1". */
  readonly node: string;
  readonly message: Label;
  readonly remedy: Label;
}
