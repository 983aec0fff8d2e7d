import type { JsonObject } from '../../core/model/json';
import type { RejectionCode } from '../../core/model/rejection';
import type { Label } from '../../core/model/label';

/** A record as a source system sends it: in its own field names. */
export interface SourceRecordInput {
  readonly sourceKey: string;
  readonly payload: JsonObject;
  /** Milliseconds since the epoch; when absent, the mapping looks for it in the payload. */
  readonly updatedAt?: number | null;
  readonly deleted?: boolean;
}

export const UPSERT_STATUSES = ['CREATED', 'UPDATED', 'UNCHANGED', 'STALE', 'PENDING', 'REJECTED'] as const;
export type UpsertStatus = (typeof UPSERT_STATUSES)[number];

export interface RecordError {
  readonly code: RejectionCode;
  /** The attribute that was not accepted; null when the whole record was refused. */
  readonly attribute: string | null;
  readonly expected: string;
  readonly got: string;
  readonly message: Label;
}

export interface UpsertResult {
  readonly sourceKey: string;
  readonly status: UpsertStatus;
  readonly goldenId: string | null;
  readonly goldenKey: string | null;
  readonly errors: readonly RecordError[];
}

export interface UpsertReport {
  readonly accepted: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** In the order of the input. */
  readonly results: readonly UpsertResult[];
}
