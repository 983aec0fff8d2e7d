import type { JsonObject } from '../core/model/json';
import type { Tx } from './transaction';

/** A product model of the catalogue, with its technical data. */
export interface DeviceModel {
  readonly id: string;
  readonly manufacturer: string;
  readonly series: string | null;
  readonly code: string;
  readonly category: string;
  readonly name: string;
  readonly specifications: JsonObject;
}

/** The models with these comparison keys. A key that leads to two models leads to none: nobody guesses. */
export async function modelsByComparisonKeys(tx: Tx, keys: readonly string[]): Promise<{ comparisonKey: string; model: DeviceModel }[]> {
  if (keys.length === 0) return [];
  const rows = await tx.query<(DeviceModel & { comparison_key: string; many: boolean })[]>(
    `select id, manufacturer, series, code, category, name, specifications, comparison_key,
            count(*) over (partition by comparison_key) > 1 as many
       from device_model where comparison_key = any($1::text[])`, [keys]);
  return rows.filter((row) => !row.many).map(({ comparison_key: comparisonKey, id, manufacturer, series, code, category, name, specifications }) =>
    ({ comparisonKey, model: { id, manufacturer, series, code, category, name, specifications } }));
}

export async function addDeviceModels(tx: Tx, models: readonly (DeviceModel & { readonly comparisonKey: string })[]): Promise<void> {
  await tx.query(
    `insert into device_model (id, manufacturer, series, code, comparison_key, category, name, specifications)
     select id, manufacturer, series, code, comparison_key, category, name, specifications
       from jsonb_to_recordset($1::jsonb) as row (id text, manufacturer text, series text, code text, comparison_key text,
         category text, name text, specifications jsonb) on conflict (id) do nothing`,
    [JSON.stringify(models.map(({ comparisonKey, ...model }) => ({ ...model, comparison_key: comparisonKey })))]);
}
