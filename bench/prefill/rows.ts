import type { AttributeDeclaration, EntityType } from '../../src/core/model/entityType';
import { standardModel } from '../../src/core/model/standardModel';

/** How many golden records of each type; devices, contracts and tickets grow with the customers. */
export interface PoolSize { readonly customer: number; readonly device: number; readonly contract: number; readonly ticket: number }
export const sizeFor = (customers: number): PoolSize => ({ customer: customers, device: 2 * customers, contract: customers, ticket: 3 * customers });

export type TypeName = keyof PoolSize;
/** Ids of one type follow each other, as those of records do that came in the order of their keys. */
const TYPE_DIGIT: Readonly<Record<TypeName, number>> = { customer: 0, device: 1, contract: 2, ticket: 3 };
const ID_STEP = 268_435_456;

/** SQL for a number in [0, 1) that `n` decides alone. */
const chance = (n: string, salt: number): string => `((hashint8extended(${n}, ${salt}) & 1073741823) / 1073741824.0::float8)`;
/** SQL for the golden id of the n-th record of a type: a UUID of version 7. */
export const idOf = (type: TypeName, n: string): string =>
  `(overlay('0190' || lpad(to_hex(${TYPE_DIGIT[type]} * ${ID_STEP}::bigint + ${n}), 8, '0') placing '-' from 9 for 0) || '-7000-8000-000000000000')::uuid`;
const day = (n: string, salt: number, from: string, days: number): string => `(date '${from}' + floor(${days} * ${chance(n, salt)})::int)`;
const iso = (day: string, n: string, salt: number): string => `to_char(${day} + make_interval(secs => floor(86400 * ${chance(n, salt)})), 'YYYY-MM-DD"T"HH24:MI:SS".000Z"')`;
const pick = (list: readonly string[], n: string, salt: number): string => `(array[${list.map((one) => `'${one}'`).join(', ')}])[1 + floor(${list.length} * ${chance(n, salt)})::int]`;
const wordOf = (set: string, count: number, n: string, salt: number): string => `(select word from bench_word word where word.set = '${set}' and word.place = floor(${count} * ${chance(n, salt)})::int)`;

/** The mobile number of the n-th customer, digits only: no two have the same. Used by the load generator, too. */
export const MOBILE_PREFIXES = ['130', '135', '138', '139', '150', '158', '177', '186', '199'] as const;
export const MOBILE_FACTOR = 48_271;
const mobile = (n: string): string => `((array[${MOBILE_PREFIXES.map((prefix) => `'${prefix}'`).join(', ')}])[1 + (${n} % ${MOBILE_PREFIXES.length})] || lpad(((${n}::bigint * ${MOBILE_FACTOR} + 7) % 100000000)::text, 8, '0'))`;
const mobileJson = (digits: string): string => `'{"e164":"+86' || ${digits} || '","extension":null,"kind":"MOBILE"}'`;
const text = (sql: string): string => `'"' || ${sql} || '"'`;
const reference = (type: TypeName, n: string): string => `'{"type":"${type}","id":"' || ${idOf(type, n)} || '"}'`;

/** One value: SQL for its JSON text, and for whether it is there. JSON is written as text, and read once for each row: five times as quick as built by functions. */
interface Item { readonly json: string; readonly when?: string }
/** An attribute of the n-th record: its values (one, unless it is many-valued), the text they came from, and when it is there. */
interface Column { readonly name: string; readonly items: readonly [Item, ...Item[]]; readonly raw: string; readonly when?: string }

/** Half of the devices are spread evenly; of the others some customers have many. */
const ownerOf = (device: string, { customer }: PoolSize): string => `(case when ${device} <= ${customer} then ${device} else 1 + floor(${customer} * power(${chance(device, 11)}, 1.5))::bigint end)`;

type Words = Readonly<Record<string, number>>;
interface Making { readonly from: string; readonly columns: readonly Column[]; readonly key: string }

function customers(words: Words): Making {
  const many = (set: string): number => words[set] ?? 0;
  return {
    // Every seventh is an organisation, every fourth of these behind a switchboard; every tenth shares the phone of the next.
    from: `(select n, n % 7 = 0 as is_org, '+86571' || '8' || lpad((n * 7919 % 10000000)::text, 7, '0') as landline,
                   case when n % 7 = 0 then ${wordOf('organisation', many('organisation'), 'n', 1)} else ${wordOf('person', many('person'), 'n', 1)} end as name,
                   ${wordOf('address', many('address'), 'n', 2)} as address
              from generate_series($1::bigint, $2::bigint) n offset 0) made`,
    key: `'CU' || lpad(n::text, 8, '0')`,
    columns: [
      { name: 'name', items: [{ json: '(name).json' }], raw: '(name).raw' },
      { name: 'kind', items: [{ json: `case when is_org then '"ORGANISATION"' else '"PERSON"' end` }], raw: `case when is_org then 'ORGANISATION' else 'PERSON' end` },
      {
        name: 'phones', raw: mobile('n'),
        items: [
          { json: mobileJson(mobile('n')) },
          { json: `'{"e164":"' || landline || '","kind":"LANDLINE","extension":' || case when n % 28 = 0 then '"8' || lpad((n % 100)::text, 2, '0') || '"' else 'null' end || '}'`, when: 'is_org' },
          { json: mobileJson(mobile('(n + 1)')), when: 'n % 10 = 0' },
        ],
      },
      { name: 'addresses', items: [{ json: '(address).json' }], raw: '(address).raw' },
      { name: 'serviceLevel', items: [{ json: text(pick(['STANDARD', 'SILVER', 'GOLD', 'PLATINUM'], 'n', 4)) }], raw: `'金卡'`, when: `${chance('n', 5)} < 0.6` },
    ],
  };
}

function devices(words: Words, size: PoolSize): Making {
  const sn = `'LF' || to_char(made_on, 'YYMM') || 'K' || lpad(n::text, 8, '0')`;
  const isRepaired = `${chance('n', 10)} < 0.3`;
  const dayAfter = (days: number): string => `to_char(made_on + ${days}, 'YYYY-MM-DD')`;
  return {
    from: `(select n, ${wordOf('model', words['model'] ?? 0, 'n', 6)} as model, ${day('n', 7, '2016-01-01', 3_900)} as made_on, ${wordOf('address', words['address'] ?? 0, ownerOf('n', size), 2)} as address
              from generate_series($1::bigint, $2::bigint) n offset 0) made`,
    key: sn,
    columns: [
      { name: 'sn', items: [{ json: text(sn) }], raw: sn },
      { name: 'modelCode', items: [{ json: '(model).json' }], raw: '(model).raw' },
      { name: 'modelName', items: [{ json: text('(model).raw') }], raw: '(model).raw' },
      { name: 'manufacturedOn', items: [{ json: text(dayAfter(0)) }], raw: dayAfter(0) },
      { name: 'warrantyEndsOn', items: [{ json: text(dayAfter(2_190)) }], raw: dayAfter(2_190) },
      { name: 'owner', items: [{ json: reference('customer', ownerOf('n', size)) }], raw: `'K' || n` },
      // A thousandth of the customers are dealers, who have bought what others own.
      { name: 'buyer', items: [{ json: reference('customer', `(1 + floor(greatest(1, ${size.customer} / 1000) * ${chance('n', 8)})::bigint)`) }], raw: `'K' || n`, when: `${chance('n', 9)} < 0.1` },
      { name: 'installAddress', items: [{ json: '(address).json' }], raw: '(address).raw', when: isRepaired },
      { name: 'lastFaultCode', items: [{ json: text(`'E' || n % 10`) }], raw: `'E' || n % 10`, when: isRepaired },
      { name: 'lastRepairedOn', items: [{ json: text(dayAfter(400)) }], raw: dayAfter(400), when: isRepaired },
    ],
  };
}

function contracts(_words: Words, size: PoolSize): Making {
  // The contract covers the device that its customer has for certain, and now and then one that another owns.
  const holder = `(case when n <= ${Math.floor(size.customer * 0.6)} then n else 1 + floor(${size.customer} * power(${chance('n', 12)}, 1.2))::bigint end)`;
  const number = `'WB-2025-' || lpad(n::text, 8, '0')`;
  const dayAfter = (days: number): string => `to_char(starts_on + ${days}, 'YYYY-MM-DD')`;
  return {
    from: `(select n, ${holder} as holder, ${day('n', 13, '2023-01-01', 1_500)} as starts_on from generate_series($1::bigint, $2::bigint) n offset 0) made`,
    key: `'WB2025' || lpad(n::text, 8, '0')`,
    columns: [
      { name: 'number', items: [{ json: text(number) }], raw: number },
      { name: 'serviceLevel', items: [{ json: text(pick(['STANDARD', 'SILVER', 'GOLD', 'PLATINUM'], 'n', 14)) }], raw: `'SL-G3'` },
      { name: 'startsOn', items: [{ json: text(dayAfter(0)) }], raw: dayAfter(0) },
      { name: 'endsOn', items: [{ json: text(dayAfter(1_095)) }], raw: dayAfter(1_095) },
      { name: 'amount', items: [{ json: `'{"amount":"' || (500 + n % 4500) || '.00","currency":"CNY"}'` }], raw: `'¥' || (500 + n % 4500)` },
      { name: 'customer', items: [{ json: reference('customer', 'holder') }], raw: `'K' || holder` },
      { name: 'devices', items: [{ json: reference('device', 'holder') }, { json: reference('device', `(1 + (holder + 1) % ${size.customer})`), when: 'n % 20 = 0' }], raw: `'K' || holder` },
    ],
  };
}

function tickets(words: Words, size: PoolSize): Making {
  const isOpen = `${chance('n', 16)} < 0.08`;
  const number = `'GD' || lpad(n::text, 9, '0')`;
  const at = (days: number): string => iso(`(opened + ${days})`, 'n', 23);
  return {
    from: `(select n, device, ${ownerOf('device', size)} as caller, ${day('n', 17, '2024-01-01', 1_050)} as opened, ${wordOf('title', words['title'] ?? 0, 'n', 18)} as title
              from (select n, 1 + floor(${size.device} * power(${chance('n', 15)}, 1.2))::bigint as device from generate_series($1::bigint, $2::bigint) n offset 0) about offset 0) made`,
    key: `'400客服:GD' || lpad(n::text, 9, '0')`,
    columns: [
      { name: 'number', items: [{ json: text(number) }], raw: number },
      { name: 'title', items: [{ json: '(title).json' }], raw: '(title).raw' },
      { name: 'status', items: [{ json: `case when ${isOpen} then ${text(pick(['OPEN', 'ASSIGNED', 'IN_PROGRESS'], 'n', 19))} else '"CLOSED"' end` }], raw: `'已关闭'` },
      { name: 'faultCode', items: [{ json: text(`'E' || n % 10`) }], raw: `'E' || n % 10`, when: `${chance('n', 20)} < 0.7` },
      { name: 'phone', items: [{ json: mobileJson(mobile('caller')) }], raw: mobile('caller'), when: `${chance('n', 21)} < 0.7` },
      { name: 'device', items: [{ json: reference('device', 'device') }], raw: `'LF' || device`, when: `${chance('n', 22)} < 0.85` },
      { name: 'createdAt', items: [{ json: text(at(0)) }], raw: `to_char(opened, 'YYYY-MM-DD')` },
      { name: 'closedAt', items: [{ json: text(at(3)) }], raw: `to_char(opened + 3, 'YYYY-MM-DD')`, when: `not (${isOpen})` },
    ],
  };
}

const MAKERS: Readonly<Record<TypeName, (words: Words, size: PoolSize) => Making>> = { customer: customers, device: devices, contract: contracts, ticket: tickets };
const both = (one: string | undefined, two: string | undefined): string | undefined => (one === undefined ? two : two === undefined ? one : `(${one}) and (${two})`);
const unless = (when: string | undefined, sql: string): string => (when === undefined ? sql : `case when ${when} then ${sql} else '' end`);

/** SQL for the members of `values`, each with a comma before it. */
function memberOf(type: EntityType, { name, items, when }: Column, jsonOf: (item: Item) => string): string {
  const [first, ...others] = items;
  const list = [jsonOf(first), ...others.map((item) => unless(item.when, `',' || ${jsonOf(item)}`))].join(' || ');
  return unless(when, declarationOf(type, name).cardinality === 'MANY' ? `',"${name}":[' || ${list} || ']'` : `',"${name}":' || ${list}`);
}

function declarationOf(type: EntityType, name: string): AttributeDeclaration {
  const declared = type.attributes.find((attribute) => attribute.name === name);
  if (declared === undefined) throw new Error(`${type.name} has no attribute ${name}`);
  return declared;
}

/** SQL for the provenance of one attribute, one entry for each of its values, in the shape of core/survivorship/provenance. */
function because(type: EntityType, { name, items, raw, when }: Column, jsonOf: (item: Item) => string): string {
  const { policy } = declarationOf(type, name).survivorship;
  const why = policy === 'UNION' ? 'UNION' : policy === 'SAME_WINNER_AS' ? 'SAME_SOURCE_AS_GROUP' : 'ONLY_VALUE';
  return items.map((item) => unless(both(when, item.when),
    `',{"attribute":"${name}","policy":"${policy}","why":"${why}","agreeing":[],"runnersUp":[],"pinned":false,"conflict":false,"sourceRecordId":"' || n || '","raw":"' || ${raw} || '","value":' || ${jsonOf(item)} || '}'`)).join(' || ');
}

/** One statement for the records $1 to $2 of a type. */
export function statementFor(typeName: TypeName, words: Words, size: PoolSize): string {
  const type = standardModel.types.get(typeName);
  if (type === undefined) throw new Error(`no type ${typeName}`);
  const { from, key, columns } = MAKERS[typeName](words, size);
  const items = columns.flatMap((column) => column.items);
  const jsonOf = (item: Item): string => `json${items.indexOf(item)}`;
  return `insert into golden_record (id, type, key, status, version, values, provenance, computed_at)
    select id, '${typeName}', key, 'ACTIVE', 1,
           ('{' || substr(${columns.map((column) => memberOf(type, column, jsonOf)).join('\n || ')}, 2) || '}')::jsonb,
           ('[' || substr(${columns.map((column) => because(type, column, jsonOf)).join('\n || ')}, 2) || ']')::jsonb, timestamptz '2026-11-01'
      from (select made.*, ${idOf(typeName, 'n')} as id, ${key} as key, ${items.map((item, place) => `${item.json} as json${place}`).join(', ')} from ${from} offset 0) done`;
}

/** What golden records are found by and point to, read off their values: as app/pool/goldenKeys does, for the types that are built here. */
export const INDEX_STATEMENTS: readonly string[] = [
  `insert into golden_key (type, attribute, key, golden_id)
   select 'customer', 'name', key.name, g.id from golden_record g
     join bench_word w on w.set in ('person', 'organisation') and w.json::jsonb ->> 'name' = g.values -> 'name' ->> 'name' cross join lateral unnest(w.keys) as key (name)
    where g.type = 'customer' order by 3, 4`,
  `insert into golden_key (type, attribute, key, golden_id)
   select distinct 'customer', 'phones', key.name, g.id from golden_record g cross join lateral jsonb_array_elements(g.values -> 'phones') p
    cross join lateral (values (p ->> 'e164'), ((p ->> 'e164') || ';ext=' || (p ->> 'extension'))) as key (name)
    where g.type = 'customer' and key.name is not null order by 3, 4`,
  `insert into golden_key (type, attribute, key, golden_id) select 'device', 'sn', key, id from golden_record where type = 'device' order by key`,
  `insert into golden_key (type, attribute, key, golden_id) select 'contract', 'number', key, id from golden_record where type = 'contract' order by key`,
  `insert into golden_key (type, attribute, key, golden_id)
   select 'ticket', 'phone', values -> 'phone' ->> 'e164', id from golden_record where type = 'ticket' and values ? 'phone' order by 3, 4`,
  ...([['device', 'owner'], ['device', 'buyer'], ['contract', 'customer'], ['ticket', 'device']] as const).map(([type, attribute]) =>
    `insert into golden_reference (golden_id, attribute, target_id, from_type, since)
     select id, '${attribute}', (values -> '${attribute}' ->> 'id')::uuid, '${type}', computed_at from golden_record where type = '${type}' and values ? '${attribute}'`),
  `insert into golden_reference (golden_id, attribute, target_id, from_type, since)
   select g.id, 'devices', (d ->> 'id')::uuid, 'contract', g.computed_at from golden_record g cross join lateral jsonb_array_elements(g.values -> 'devices') d where g.type = 'contract'`,
];
