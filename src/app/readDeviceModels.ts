import { modelsByComparisonKeys } from '../storage/deviceModels';
import type { DeviceModel } from '../storage/deviceModels';
import { readerOf } from '../storage/database';
import { authorise } from './access';
import type { Caller } from './access';
import type { Pool } from './poolContext';

export type { DeviceModel } from '../storage/deviceModels';

/** The catalogue's models with these comparison keys, in their order; null where a key leads to none, or to two. */
export async function readDeviceModels(pool: Pool, caller: Caller | null, comparisonKeys: readonly string[]): Promise<(DeviceModel | null)[]> {
  authorise(caller, 'readRecords');
  const found = new Map((await modelsByComparisonKeys(readerOf(pool.dataSource), comparisonKeys)).map(({ comparisonKey, model }) => [comparisonKey, model]));
  return comparisonKeys.map((key) => found.get(key) ?? null);
}
