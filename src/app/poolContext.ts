import type { Database } from '../storage/database';
import type { CompiledRule } from '../core/changeRules/compileRule';
import type { CompiledMapping } from '../core/mapping/compile';
import type { ChangeFeed } from './changeFeed';
import type { NumberBlock } from '../storage/numberBlock';
import type { CompiledModel } from '../core/matching/compiledModel';
import type { Masker } from '../core/masking/masker';
import type { Model } from '../core/model/model';
import type { Caller, Role } from './access';
import type { MintId } from './ids';
import type { IngestLane } from './ingest/upsertSourceRecords';
import type { CatalogueCache } from './modelCodes/catalogueCache';
import type { Sealer } from './sealing';
import type { ChangeRetention } from './trimChangeLog';
import type { WebhookBounds } from './webhooks/post';

/** Bounds on what callers may send. */
export interface IngestBounds {
  readonly maxBatchRecords: number;
  readonly maxPayloadBytes: number;
  readonly maxPayloadDepth: number;
}

/** Everything that was published up to a revision, made ready to be used. */
export interface PublishedConfiguration extends Pick<Pool, 'model' | 'matchModels' | 'versions'> { readonly revision: string }

/** What every operation needs; made once at start-up (see {@link import('./createPool').createPool}). */
export interface Pool {
  readonly dataSource: Database;
  readonly model: Model;
  readonly bounds: IngestBounds;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly mintId: MintId;
  /** What each role sees of values. */
  readonly maskers: Readonly<Record<Role, Masker>>;
  /** Keyed hash of values that are never stored in clear. */
  readonly keyedHash: (text: string) => string;
  /** Keeps secrets that must be used again, such as those of webhooks. */
  readonly sealer: Sealer;
  readonly webhookBounds: WebhookBounds;
  readonly changeRetention: ChangeRetention;
  /** Compiled mappings by "system|type|version": published versions never change. */
  readonly compiledMappings: Map<string, CompiledMapping>;
  /** Whether rules have put prompts beside any device, as of a moment ago: else nobody looks for them. */
  readonly attachedPrompts: { any: boolean };
  /** Change rules made ready, by "id|version". */
  readonly compiledRules: Map<string, CompiledRule>;
  /** By "system|type", the types that its mapping fed when it was last used: what is worth asking for before it is known. */
  readonly fedTypes: Map<string, readonly string[]>;
  /** What small requests wait in, by caller and kind of row. */
  readonly ingestLanes: Map<string, IngestLane>;
  /** The end of the change log, for those who follow it. */
  readonly changeFeed: ChangeFeed;
  /** Numbers in hand for what is about to be made. */
  readonly numbers: { readonly sourceRecords: NumberBlock; readonly goldenKeys: NumberBlock };
  /** The model catalogue as it was last compiled; made anew when its version changes. */
  readonly modelCatalogue: CatalogueCache;
  /** By type, how its records are matched; a type without one is linked by its exact rules alone. As declared, or (`inForce`) as published. */
  readonly matchModels: ReadonlyMap<string, CompiledModel>;
  /** The versions of what was published, by {@link import('../core/configuration/configuration').configurationName}; what is not there is as declared. */
  readonly versions: ReadonlyMap<string, number>;
  /** What is in force where nothing was published. */
  readonly declared: Pick<Pool, 'model' | 'matchModels'>;
  /** What this process has read last of what was published. */
  readonly published: { latest: PublishedConfiguration | null };
  /** Publishing what changes more golden records than this, in percent, is to be confirmed. */
  readonly confirmAbovePercent: number;
  /** What is to be confirmed is confirmed by another person than its author. */
  readonly fourEyes: boolean;
}

/** What this caller sees of values: everything that an operation returns goes through it. */
export function maskerFor(pool: Pool, caller: Caller): Masker {
  return pool.maskers[caller.role];
}
