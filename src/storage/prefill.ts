import type { GoldenView } from '../core/model/goldenView';
import type { DeviceModel } from './deviceModels';
import { readPrepared } from './prepared';
import type { PreparedStatement } from './prepared';
import type { DataSource } from './transaction';

type View = Omit<GoldenView, 'asOf'>;
type ModelledView = View & { readonly model: DeviceModel | null };

/** Everything about one customer that a phone number brings up. */
export interface PrefillFile {
  readonly customer: View;
  /** Which of the asked keys this customer has: the number itself, its main line, or both. */
  readonly matchedKeys: readonly string[];
  /** Devices it is known to own. */
  readonly devices: readonly ModelledView[];
  /** Devices it does not own, as far as is known, but has under contract, or has bought with no owner known. */
  readonly relatedDevices: readonly ModelledView[];
  readonly contracts: readonly View[];
  readonly tickets: readonly View[];
}

export interface PrefillBounds { readonly candidates: number; readonly devices: number; readonly contracts: number; readonly tickets: number }

const VIEW = (alias: string): string => `jsonb_build_object('id', ${alias}.id, 'type', ${alias}.type, 'key', ${alias}.key, 'status', ${alias}.status,
  'mergedInto', ${alias}.merged_into, 'version', ${alias}.version, 'values', ${alias}.values)`;

/**
 * A number with an extension is also filed under its main line, for whoever asks without one. But what was
 * called in from the main line or from another desk is not this customer's.
 */
export const IS_OWN_NUMBER = (key: string): string => `not exists (select 1 from golden_key desk
  where desk.golden_id = ${key}.golden_id and desk.attribute = ${key}.attribute and starts_with(desk.key, ${key}.key || ';ext='))`;

/** A device's model by comparison key, if exactly one model has it. */
const MODEL_OF = (device: string): string => `(
  select case when count(*) = 1 then (array_agg(jsonb_build_object('id', c.id, 'manufacturer', c.manufacturer, 'series', c.series,
           'code', c.code, 'category', c.category, 'name', c.name, 'specifications', c.specifications)))[1] end as model
    from device_model c where c.comparison_key = ${device}.values -> 'modelCode' ->> 'key')`;

/**
 * A dealer buys thousands of devices that others own: no more than so many are looked through. Where nobody
 * is known to own a device, its buyer may: the agent sees it apart from the devices that are known to be owned.
 */
const BOUGHT_LOOKED_THROUGH = 500;
const RELATED = `
  (select covered.target_id as id from golden_reference c
     join golden_reference covered on covered.golden_id = c.golden_id and covered.attribute = 'devices' and covered.until is null
    where c.target_id = g.id and c.from_type = 'contract' and c.attribute = 'customer' and c.until is null limit $4)
  union
  (select bought.golden_id from (
     select golden_id from golden_reference
      where target_id = g.id and from_type = 'device' and attribute = 'buyer' and until is null limit ${BOUGHT_LOOKED_THROUGH}) bought
    where not exists (select 1 from golden_reference o where o.golden_id = bought.golden_id and o.attribute = 'owner' and o.until is null) limit $4)`;

/** Customers by phone, each with its whole file: one statement of index look-ups. Candidates and devices are bounded; the newest of a customer's contracts and tickets are found among all of them. */
export const PREFILL: PreparedStatement = { name: 'prefill', text: `
select ${VIEW('g')} as customer, hit.keys as "matchedKeys", devices.list as devices, related.list as "relatedDevices", contracts.list as contracts, tickets.list as tickets
  from (select k.golden_id, array_agg(k.key) as keys from golden_key k
         where k.type = 'customer' and k.attribute = 'phones' and k.key = any($1::text[])
         group by k.golden_id order by bool_or(k.key = $2) desc, k.golden_id limit $3) hit
  join golden_record g on g.id = hit.golden_id
  cross join lateral (
    select coalesce(jsonb_agg(${VIEW('d')} || jsonb_build_object('model', m.model) order by d.key), '[]') as list,
           array_agg(d.id) as ids
      from (select d.* from golden_reference r join golden_record d on d.id = r.golden_id
             where r.target_id = g.id and r.from_type = 'device' and r.attribute = 'owner' and r.until is null
             order by r.golden_id limit $4) d -- in the order of the index: whoever owns thousands costs no more
      left join lateral ${MODEL_OF('d')} m on true
  ) devices
  cross join lateral (
    select coalesce(jsonb_agg(${VIEW('d')} || jsonb_build_object('model', m.model) order by d.key), '[]') as list
      from (select d.* from (${RELATED}) near join golden_record d on d.id = near.id
             where d.id <> all(coalesce(devices.ids, '{}')) order by d.key limit $4) d
      left join lateral ${MODEL_OF('d')} m on true
  ) related
  cross join lateral (
    select coalesce(jsonb_agg(${VIEW('c')} order by c.values ->> 'endsOn' desc nulls last, c.key), '[]') as list
      from (select c.* from golden_reference r join golden_record c on c.id = r.golden_id
             where r.target_id = g.id and r.from_type = 'contract' and r.attribute = 'customer' and r.until is null
             order by c.values ->> 'endsOn' desc nulls last, c.key limit $5) c
  ) contracts
  cross join lateral (
    select coalesce(jsonb_agg(${VIEW('t')} order by t.values ->> 'createdAt' desc nulls last, t.key), '[]') as list
      from (select t.* from golden_record t where t.id in (
              select r.golden_id from golden_reference r
               where r.target_id = any(devices.ids) and r.from_type = 'ticket' and r.attribute = 'device' and r.until is null
              union
              -- OFFSET 0: a look-up for each number of the customer, never a scan of all callers' numbers.
              select call.golden_id from golden_key own
               cross join lateral (select golden_id from golden_key
                                    where type = 'ticket' and attribute = 'phone' and key = own.key offset 0) call
               where own.golden_id = g.id and own.attribute = 'phones' and ${IS_OWN_NUMBER('own')})
             order by t.values ->> 'createdAt' desc nulls last, t.key limit $6) t
  ) tickets` };

/** `keys`: the number with its extension, and its main line; `exactKey` is the first of them. */
export async function filesByPhone(dataSource: DataSource, keys: readonly string[], exactKey: string, bounds: PrefillBounds): Promise<PrefillFile[]> {
  return readPrepared<PrefillFile>(dataSource, PREFILL, prefillParameters(keys, exactKey, bounds));
}

/** What PREFILL is sent with; see {@link filesByPhone}. */
export function prefillParameters(keys: readonly string[], exactKey: string, bounds: PrefillBounds): unknown[] {
  return [keys, exactKey, bounds.candidates, bounds.devices, bounds.contracts, bounds.tickets];
}
