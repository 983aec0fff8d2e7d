import type DataLoader from 'dataloader';
import type { Caller } from '../../app/access';
import type { Pool } from '../../app/poolContext';
import { readAttachedPrompts } from '../../app/changeRules/notifications';
import { readDeviceModels } from '../../app/readDeviceModels';
import type { DeviceModel, ModelName } from '../../app/readDeviceModels';
import { readHistory } from '../../app/readHistory';
import type { HistoryPage, HistoryQuestion } from '../../app/readHistory';
import { readProvenance } from '../../app/readProvenance';
import type { ProvenanceQuestion } from '../../app/readProvenance';
import { readGoldenRecordsByIds, readReferringRecords, readTicketsOfCustomers } from '../../app/readRelations';
import type { ReferringQuestion } from '../../app/readRelations';
import { readSourceRecordsByIds, readSourcesOf } from '../../app/readSourceRecord';
import type { StoredSourceRecord } from '../../app/readSourceRecord';
import { readDecisionsByIds } from '../../app/steward/readDecisions';
import type { Decision } from '../../app/steward/readDecisions';
import type { GoldenView } from '../../core/model/goldenView';
import type { Prompt } from '../../core/service/prompts';
import type { Provenance } from '../../core/survivorship/provenance';
import { groupedLoader } from './groupedLoader';

/** One record, at the moment that its reader asked about. */
export interface ViewKey { readonly id: string; readonly asOf: number | null }
export type ReferringKey = Omit<ReferringQuestion, 'targetIds'> & { readonly targetId: string };
export interface TicketsKey { readonly customer: GoldenView; readonly first: number }
export type HistoryKey = HistoryQuestion & { readonly first: number };

type Loader<K, V> = DataLoader<K, V, string>;

/** Everything that is read beside the record asked for; each loader asks its operation, which asks for permission. */
export interface Loaders {
  readonly views: Loader<ViewKey, GoldenView | null>;
  readonly referring: Loader<ReferringKey, readonly GoldenView[]>;
  readonly tickets: Loader<TicketsKey, readonly GoldenView[]>;
  readonly provenance: Loader<ProvenanceQuestion, readonly Provenance[]>;
  readonly sourceRecords: Loader<{ readonly id: string }, StoredSourceRecord | null>;
  readonly sources: Loader<{ readonly goldenId: string }, readonly StoredSourceRecord[]>;
  readonly history: Loader<HistoryKey, HistoryPage>;
  readonly decisions: Loader<{ readonly id: string }, Decision | null>;
  readonly deviceModels: Loader<ModelName, DeviceModel | null>;
  readonly attachedPrompts: Loader<{ readonly id: string }, readonly Prompt[]>;
}

/** The loaders of one request; made when the first of them is used, for most requests use none. */
export function createLoaders(pool: Pool, caller: Caller): Loaders {
  const one = (): string => '';
  return {
    views: groupedLoader({
      groupOf: ({ asOf }) => String(asOf),
      nameOf: ({ id, asOf }) => `${id} ${asOf ?? 'now'}`,
      load: async (keys) => readGoldenRecordsByIds(pool, caller, keys.map(({ id }) => id), keys[0].asOf),
    }),
    referring: groupedLoader({
      groupOf: ({ fromType, attribute, asOf, first }) => JSON.stringify([fromType, attribute, asOf, first]),
      nameOf: ({ targetId, fromType, attribute, asOf, first }) => JSON.stringify([targetId, fromType, attribute, asOf, first]),
      load: async (keys) => readReferringRecords(pool, caller, { ...keys[0], targetIds: keys.map(({ targetId }) => targetId) }),
    }),
    tickets: groupedLoader({
      groupOf: ({ customer, first }) => JSON.stringify([customer.asOf, first]),
      nameOf: ({ customer, first }) => JSON.stringify([customer.id, customer.asOf, first]),
      load: async (keys) => readTicketsOfCustomers(pool, caller, { customers: keys.map(({ customer }) => customer), asOf: keys[0].customer.asOf, first: keys[0].first }),
    }),
    provenance: groupedLoader({
      groupOf: one, nameOf: ({ id, version }) => `${id} ${version}`, load: async (keys) => readProvenance(pool, caller, keys),
    }),
    sourceRecords: groupedLoader({
      groupOf: one, nameOf: ({ id }) => id, load: async (keys) => readSourceRecordsByIds(pool, caller, keys.map(({ id }) => id)),
    }),
    sources: groupedLoader({
      groupOf: one, nameOf: ({ goldenId }) => goldenId, load: async (keys) => readSourcesOf(pool, caller, keys.map(({ goldenId }) => goldenId)),
    }),
    history: groupedLoader({
      groupOf: ({ first }) => String(first),
      nameOf: ({ goldenId, beforeVersion, first }) => JSON.stringify([goldenId, beforeVersion, first]),
      load: async (keys) => readHistory(pool, caller, keys, keys[0].first),
    }),
    decisions: groupedLoader({
      groupOf: one, nameOf: ({ id }) => id, load: async (keys) => readDecisionsByIds(pool, caller, keys.map(({ id }) => id)),
    }),
    attachedPrompts: groupedLoader({
      groupOf: one, nameOf: ({ id }) => id,
      load: async (keys) => {
        const found = await readAttachedPrompts(pool, caller, keys.map(({ id }) => id));
        return keys.map(({ id }) => found.get(id) ?? []);
      },
    }),
    deviceModels: groupedLoader({
      groupOf: one, nameOf: ({ model, key }) => `${model ?? ''}|${key}`, load: async (names) => readDeviceModels(pool, caller, names),
    }),
  };
}
