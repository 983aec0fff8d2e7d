import type { JsonObject, JsonValue } from './json';

export type ChangeKind = 'CREATED' | 'UPDATED' | 'MERGED' | 'UNMERGED' | 'RETIRED';

/** One step of one golden record, as downstream systems see it. */
export interface GoldenChange {
  readonly type: string;
  readonly goldenId: string;
  readonly goldenKey: string;
  readonly kind: ChangeKind;
  readonly version: number;
  readonly previousVersion: number | null;
  /** Names of the attributes whose values differ. */
  readonly changed: readonly string[];
  /** The changed attributes' values before and after; null when there was, or is, nothing. */
  readonly before: Readonly<Record<string, JsonValue>> | null;
  readonly after: Readonly<Record<string, JsonValue>> | null;
  /** What brought it about: the operation and the source records or the person behind it. */
  readonly cause: JsonObject;
  readonly actor: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}
