import { modelsByComparisonKeys, modelsByIds } from '../storage/deviceModels';
import type { DeviceModel } from '../storage/deviceModels';
import { readerOf } from '../storage/database';
import { authorise } from './access';
import type { Caller } from './access';
import type { Pool } from './poolContext';

export type { DeviceModel } from '../storage/deviceModels';

/** A golden model code: the model that it resolves to; before that is known, its comparison key. */
export interface ModelName { readonly model: string | null; readonly key: string }

/** The catalogue's models of these golden codes, in their order; null where a code leads to none, or to two. */
export async function readDeviceModels(pool: Pool, caller: Caller | null, names: readonly ModelName[]): Promise<(DeviceModel | null)[]> {
  authorise(caller, 'readRecords');
  const tx = readerOf(pool.dataSource);
  const keys = names.flatMap(({ model, key }) => (model === null ? [key] : []));
  const byKey = new Map((await modelsByComparisonKeys(tx, keys)).map(({ comparisonKey, model }) => [comparisonKey, model]));
  const byId = new Map((await modelsByIds(tx, names.flatMap(({ model }) => model ?? []))).map((model) => [model.id, model]));
  return names.map(({ model, key }) => (model === null ? byKey.get(key) : byId.get(model)) ?? null);
}
