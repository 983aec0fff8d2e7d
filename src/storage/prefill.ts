import type { GoldenView } from '../core/model/goldenView';
import type { DeviceModel } from './deviceModels';
import { readPrepared } from './prepared';
import type { PreparedStatement } from './prepared';
import type { Database } from './database';

type ModelledView = GoldenView & { readonly deviceModel: DeviceModel | null };

/** Everything about one customer that a phone number brings up. */
export interface PrefillFile {
  readonly customer: GoldenView;
  /** Devices it is known to own. */
  readonly devices: readonly ModelledView[];
  /** Devices it does not own, as far as is known, but has under contract, or has bought with no owner known. */
  readonly relatedDevices: readonly ModelledView[];
  readonly contracts: readonly GoldenView[];
  readonly tickets: readonly GoldenView[];
}

export interface PrefillBounds { readonly candidates: number; readonly devices: number; readonly contracts: number; readonly tickets: number }

/**
 * A record as JSON text: Postgres writes each value once, where jsonb would be built, taken in by the list and
 * written at the end, at half as much again for the whole statement.
 */
const VIEW = (alias: string, more = ''): string => `json_build_object('id', ${alias}.id, 'type', ${alias}.type, 'key', ${alias}.key, 'status', ${alias}.status,
  'mergedInto', ${alias}.merged_into, 'version', ${alias}.version, 'values', ${alias}.values, 'asOf', null${more})`;
const COLUMNS = (alias: string): string => ['id', 'type', 'key', 'status', 'merged_into', 'version', 'values'].map((name) => `${alias}.${name}`).join(', ');

/** A device with its model by comparison key, if exactly one model has it. */
const MODELLED = (device: string): string => `${COLUMNS(device)}, (
  select case when count(*) = 1 then json_agg(json_build_object('id', c.id, 'manufacturer', c.manufacturer, 'series', c.series,
           'code', c.code, 'category', c.category, 'name', c.name, 'specifications', c.specifications)) -> 0 end
    from device_model c where c.comparison_key = ${device}.values -> 'modelCode' ->> 'key') as model`;

/**
 * A dealer buys thousands of devices that others own: no more than so many are looked through. Where nobody
 * is known to own a device, its buyer may: the agent sees it apart from the devices that are known to be owned.
 */
const BOUGHT_LOOKED_THROUGH = 500;
const COVERED = `
  select covered.target_id from golden_reference c
    join golden_reference covered on covered.golden_id = c.golden_id and covered.attribute = 'devices' and covered.until is null
   where c.target_id = g.id and c.from_type = 'contract' and c.attribute = 'customer' and c.until is null limit $4`;
const BOUGHT = `
  select bought.golden_id from (
     select golden_id from golden_reference
      where target_id = g.id and from_type = 'device' and attribute = 'buyer' and until is null limit ${BOUGHT_LOOKED_THROUGH}) bought
    where not exists (select 1 from golden_reference o where o.golden_id = bought.golden_id and o.attribute = 'owner' and o.until is null) limit $4`;

const ABOUT_DEVICES = `
  select r.golden_id from golden_reference r
   where r.target_id = any(devices.ids) and r.from_type = 'ticket' and r.attribute = 'device' and r.until is null`;
/** The customer's own numbers are those in its values, as identities: of one with an extension, the main line is not. */
const CALLED_IN = `
  select call.golden_id from golden_key call
   where call.type = 'ticket' and call.attribute = 'phone' and call.key = any(array(
     select (own ->> 'e164') || coalesce(';ext=' || (own ->> 'extension'), '') from jsonb_array_elements(g.values -> 'phones') own))`;

/**
 * Customers by phone, each with its whole file: one statement of index look-ups, prepared. Candidates and devices
 * are bounded; the newest of a customer's contracts and tickets are found among all of them. Written for few plan
 * nodes, since starting them costs more than what they do: ids are gathered in arrays (looked up, an array has no
 * doubles), and lists are in the order of their subquery.
 */
export const PREFILL: PreparedStatement = { name: 'prefill', text: `
select ${VIEW('g')} as customer, devices.list as devices, related.list as "relatedDevices", contracts.list as contracts, tickets.list as tickets
  from (select k.golden_id from golden_key k
         where k.type = 'customer' and k.attribute = 'phones' and k.key = any($1::text[])
         group by k.golden_id order by bool_or(k.key = $2) desc, k.golden_id limit $3) hit
  join golden_record g on g.id = hit.golden_id
  cross join lateral (
    select coalesce(json_agg(${VIEW('d', `, 'deviceModel', d.model`)}), '[]') as list, coalesce(array_agg(d.id), '{}') as ids
      from (select ${MODELLED('d')}
              from (select d.* from golden_reference r join golden_record d on d.id = r.golden_id
                     where r.target_id = g.id and r.from_type = 'device' and r.attribute = 'owner' and r.until is null
                     order by r.golden_id limit $4) d -- in the order of the index: whoever owns thousands costs no more
             order by d.key) d
  ) devices
  cross join lateral (
    select coalesce(json_agg(${VIEW('d', `, 'deviceModel', d.model`)}), '[]') as list
      from (select ${MODELLED('d')} from golden_record d
             where d.id = any(array(${COVERED}) || array(${BOUGHT})) and d.id <> all(devices.ids)
             order by d.key limit $4) d
  ) related
  cross join lateral (
    select coalesce(json_agg(${VIEW('c')}), '[]') as list
      from (select c.* from golden_reference r join golden_record c on c.id = r.golden_id
             where r.target_id = g.id and r.from_type = 'contract' and r.attribute = 'customer' and r.until is null
             order by c.values ->> 'endsOn' desc nulls last, c.key limit $5) c
  ) contracts
  cross join lateral (
    select coalesce(json_agg(${VIEW('t')}), '[]') as list
      from (select t.* from golden_record t where t.id = any(array(${ABOUT_DEVICES}) || array(${CALLED_IN}))
             order by t.values ->> 'createdAt' desc nulls last, t.key limit $6) t
  ) tickets` };

/** `keys`: the number with its extension, and its main line; `exactKey` is the first of them. */
export async function filesByPhone(database: Database, keys: readonly string[], exactKey: string, bounds: PrefillBounds): Promise<PrefillFile[]> {
  return readPrepared<PrefillFile>(database, PREFILL, prefillParameters(keys, exactKey, bounds));
}

/** What PREFILL is sent with; see {@link filesByPhone}. */
export function prefillParameters(keys: readonly string[], exactKey: string, bounds: PrefillBounds): unknown[] {
  return [keys, exactKey, bounds.candidates, bounds.devices, bounds.contracts, bounds.tickets];
}
