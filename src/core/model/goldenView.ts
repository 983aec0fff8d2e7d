import type { GoldenStatus } from './goldenRecord';
import type { JsonValue } from './json';

/** A golden record as a reader sees it, now or as of a moment. Provenance is fetched only when asked for. */
export interface GoldenView {
  readonly id: string;
  readonly type: string;
  readonly key: string;
  readonly status: GoldenStatus;
  readonly mergedInto: string | null;
  readonly version: number;
  readonly values: Readonly<Record<string, JsonValue>>;
  /** The moment the reader asked about, ms since the epoch; null for now. */
  readonly asOf: number | null;
}
