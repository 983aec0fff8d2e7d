import { createHmac } from 'node:crypto';
import type { Database } from '../storage/database';
import { createMasker } from '../core/masking/masker';
import type { Masker } from '../core/masking/masker';
import { MATCH_COMPARISONS } from '../core/matching/comparisons';
import { compileModel } from '../core/matching/compiledModel';
import type { MatchModel } from '../core/matching/matchModel';
import { contractMatchModel } from '../core/matching/models/contract';
import { customerMatchModel } from '../core/matching/models/customer';
import { deviceMatchModel } from '../core/matching/models/device';
import type { Model } from '../core/model/model';
import { standardModel } from '../core/model/standardModel';
import { goldenKeyNumbers } from '../storage/goldenRecords';
import { sourceRecordIds } from '../storage/sourceRecords';
import { ROLES, SEEN_CLEAR } from './access';
import type { Role } from './access';
import { ChangeFeed } from './changeFeed';
import { createIdMint } from './ids';
import { createCatalogueCache } from './modelCodes/catalogueCache';
import type { IngestBounds, Pool } from './poolContext';
import { createSealer } from './sealing';
import type { ChangeRetention } from './trimChangeLog';
import { DEFAULT_WEBHOOK_BOUNDS } from './webhooks/post';
import type { WebhookBounds } from './webhooks/post';

export interface PoolOptions {
  readonly dataSource: Database;
  /** Secret of the keyed hash; the same for the life of the pool, or identity numbers no longer match. */
  readonly hashKey: string | Buffer;
  readonly bounds?: Partial<IngestBounds>;
  readonly model?: Model;
  /** One for each type that is matched. */
  readonly matchModels?: readonly MatchModel[];
  /** Publishing what changes more golden records than this, in percent, is to be confirmed. */
  readonly confirmAbovePercent?: number;
  readonly webhooks?: Partial<WebhookBounds>;
  readonly changeRetention?: Partial<ChangeRetention>;
  /** What is to be confirmed is confirmed by another person than its author. */
  readonly fourEyes?: boolean;
  readonly clock?: () => number;
}

/** How records are matched where nobody has published another model. */
const MATCH_MODELS: readonly MatchModel[] = [customerMatchModel, deviceMatchModel, contractMatchModel];

/** So many numbers of each kind a process has in hand. */
const NUMBERS_AHEAD = 200;

export const DEFAULT_CONFIRM_ABOVE_PERCENT = 5;

export const DEFAULT_BOUNDS: IngestBounds = { maxBatchRecords: 1_000, maxPayloadBytes: 65_536, maxPayloadDepth: 12 };

export function createPool(options: PoolOptions): Pool {
  const clock = options.clock ?? Date.now;
  const model = options.model ?? standardModel;
  const matchModels = new Map((options.matchModels ?? MATCH_MODELS).map((one) => [one.type, compileModel(one, MATCH_COMPARISONS)]));
  return {
    dataSource: options.dataSource,
    model,
    bounds: { ...DEFAULT_BOUNDS, ...options.bounds },
    clock,
    mintId: createIdMint(clock),
    maskers: Object.fromEntries(ROLES.map((role) => [role, createMasker(model, new Set(SEEN_CLEAR[role]))])) as Record<Role, Masker>,
    sealer: createSealer(options.hashKey), webhookBounds: { ...DEFAULT_WEBHOOK_BOUNDS, ...options.webhooks },
    changeRetention: { days: 0, rows: 0, ...options.changeRetention },
    keyedHash: (text) => createHmac('sha256', options.hashKey).update(text).digest('hex'),
    compiledMappings: new Map(), compiledRules: new Map(), attachedPrompts: { any: false }, fedTypes: new Map(), ingestLanes: new Map(), changeFeed: new ChangeFeed(options.dataSource.manager),
    numbers: { sourceRecords: sourceRecordIds(NUMBERS_AHEAD), goldenKeys: goldenKeyNumbers(NUMBERS_AHEAD) },
    matchModels, versions: new Map(), declared: { model, matchModels }, published: { latest: null },
    confirmAbovePercent: options.confirmAbovePercent ?? DEFAULT_CONFIRM_ABOVE_PERCENT,
    fourEyes: options.fourEyes ?? false, modelCatalogue: createCatalogueCache(),
  };
}
