import type { JsonObject } from '../core/model/json';
import { catalogueChanged } from './modelAliases';
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

const COLUMNS = 'id, manufacturer, series, code, category, name, specifications';

/** By id, in no order. */
export async function modelsByIds(tx: Tx, ids: readonly string[]): Promise<DeviceModel[]> {
  if (ids.length === 0) return [];
  return tx.query<DeviceModel[]>(`select ${COLUMNS} from device_model where id = any($1::text[])`, [ids]);
}

/** What resolution needs of every model. */
export async function modelNames(tx: Tx): Promise<Pick<DeviceModel, 'id' | 'manufacturer' | 'series' | 'code' | 'category'>[]> {
  return tx.query('select id, manufacturer, series, code, category from device_model order by id');
}

/** Models whose manufacturer, series, code or name has a text, by manufacturer and code. */
export async function modelPage(tx: Tx, question: { readonly search: string | null; readonly after: { readonly manufacturer: string; readonly code: string; readonly id: string } | null; readonly limit: number }): Promise<DeviceModel[]> {
  const { search, after, limit } = question;
  return tx.query<DeviceModel[]>(
    `select ${COLUMNS} from device_model
      where ($1::text is null or strpos(lower(concat_ws(' ', manufacturer, series, code, name, comparison_key)), lower($1)) > 0)
        and ($2::text is null or (manufacturer, code, id) > ($2, $3, $4))
      order by manufacturer, code, id limit $5`,
    [search, after?.manufacturer ?? null, after?.code ?? null, after?.id ?? null, limit]);
}

/** Puts models in, or in the place of those with their ids; how many were made and how many differed. */
export async function putDeviceModels(tx: Tx, models: readonly (DeviceModel & { readonly comparisonKey: string })[]): Promise<{ created: number; updated: number }> {
  const rows = await tx.query<{ created: boolean }[]>(
    `insert into device_model as m (id, manufacturer, series, code, comparison_key, category, name, specifications)
     select id, manufacturer, series, code, comparison_key, category, name, specifications
       from jsonb_to_recordset($1::jsonb) as row (id text, manufacturer text, series text, code text, comparison_key text, category text, name text, specifications jsonb)
     on conflict (id) do update set manufacturer = excluded.manufacturer, series = excluded.series, code = excluded.code, comparison_key = excluded.comparison_key,
       category = excluded.category, name = excluded.name, specifications = excluded.specifications
      where (m.manufacturer, m.series, m.code, m.comparison_key, m.category, m.name, m.specifications) is distinct from
        (excluded.manufacturer, excluded.series, excluded.code, excluded.comparison_key, excluded.category, excluded.name, excluded.specifications)
     returning xmax = 0 as created`,
    [JSON.stringify(models.map(({ comparisonKey, ...model }) => ({ ...model, comparison_key: comparisonKey })))]);
  const created = rows.filter((row) => row.created).length;
  return { created, updated: rows.length - created };
}

export async function addDeviceModels(tx: Tx, models: readonly (DeviceModel & { readonly comparisonKey: string })[]): Promise<void> {
  await tx.query(
    `insert into device_model (id, manufacturer, series, code, comparison_key, category, name, specifications)
     select id, manufacturer, series, code, comparison_key, category, name, specifications
       from jsonb_to_recordset($1::jsonb) as row (id text, manufacturer text, series text, code text, comparison_key text,
         category text, name text, specifications jsonb) on conflict (id) do nothing`,
    [JSON.stringify(models.map(({ comparisonKey, ...model }) => ({ ...model, comparison_key: comparisonKey })))]);
  await catalogueChanged(tx, { models: true, key: null, cause: { operation: 'addDeviceModels' }, by: 'mooring', at: Date.now() });
}
