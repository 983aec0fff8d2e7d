import type { DataSource } from '../storage/transaction';
import type { CompiledMapping } from '../core/mapping/compile';
import type { Model } from '../core/model/model';
import type { MintId } from './ids';

/** Bounds on what callers may send. */
export interface IngestBounds {
  readonly maxBatchRecords: number;
  readonly maxPayloadBytes: number;
  readonly maxPayloadDepth: number;
}

/** What every operation needs; made once at start-up (see {@link import('./createPool').createPool}). */
export interface Pool {
  readonly dataSource: DataSource;
  readonly model: Model;
  readonly bounds: IngestBounds;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly mintId: MintId;
  /** Keyed hash of values that are never stored in clear. */
  readonly keyedHash: (text: string) => string;
  /** Compiled mappings by "system|type|version": published versions never change. */
  readonly compiledMappings: Map<string, CompiledMapping>;
}
