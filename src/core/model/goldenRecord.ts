import type { JsonValue } from './json';
import type { Provenance } from '../survivorship/provenance';

export type GoldenStatus = 'ACTIVE' | 'MERGED' | 'RETIRED';

/** A golden record as it stands. Times are milliseconds since the epoch. */
export interface GoldenRecordState {
  readonly id: string;
  readonly type: string;
  readonly key: string;
  readonly status: GoldenStatus;
  /** The golden record that this one was merged into; null unless MERGED. */
  readonly mergedInto: string | null;
  /** 1 for the first version; grows by one with every change row. */
  readonly version: number;
  readonly values: Readonly<Record<string, JsonValue>>;
  readonly provenance: readonly Provenance[];
  readonly computedAt: number;
  readonly dueAt: number | null;
}
