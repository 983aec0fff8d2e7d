import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import { publishMappingVersion, addSourceSystems } from '../../src/storage/sourceSystems';
import { defineModel } from '../../src/core/model/model';
import type { EntityType } from '../../src/core/model/entityType';
import { standardModel } from '../../src/core/model/standardModel';
import { ADMIN } from '../support/pool';
import { CONTRACT, crmCustomer, MODEL, PHONE, pushCompany, repairDevice, SN, ticket } from './support/company';
import { NOW, openDoor } from './support/door';
import type { Door } from './support/door';

/** A fourth type: declared, and nothing else. */
const sparePart: EntityType = {
  name: 'sparePart', label: { zh: '备件', en: 'Spare part' }, key: { from: 'ATTRIBUTE', attribute: 'code' },
  attributes: [
    { name: 'code', kind: 'modelCode', label: { zh: '编码', en: 'Code' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' }, identifier: 'KEY', lookup: true },
    { name: 'title', kind: 'text', label: { zh: '名称', en: 'Name' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' } },
  ],
  exactRules: [{ name: 'code', label: { zh: '编码相同', en: 'same code' }, attributes: ['code'] }],
};

const HOUR = 3_600_000;
let door: Door;
let ids: { readonly customerId: string; readonly customerKey: string };
beforeAll(async () => {
  door = await openDoor({ model: defineModel([...standardModel.types.values(), sparePart]) });
  ids = await pushCompany(door.pool);
});
afterAll(async () => door.close());

const push = async (system: string, type: string, ...records: Parameters<typeof upsertSourceRecords>[2]['records']) => upsertSourceRecords(door.pool, ADMIN, { system, type, records });

describe('a record and its relations', () => {
  test('customer, by customer ID and by golden id', async () => {
    const document = (id: string) => `{ customer(id: "${id}") { id type key version status mergedInto values customerId name party { form name contact partial } contacts creditCode
      devices { sn owner { customerId } contracts { number devices { sn } } } contracts { number customer { customerId } } tickets { number device { sn } } } }`;
    const byKey = await door.ask(document(ids.customerKey));
    expect(byKey.errors).toBeUndefined();
    expect(byKey.data.customer).toMatchObject({
      id: ids.customerId, type: 'customer', key: ids.customerKey, status: 'ACTIVE', mergedInto: null, customerId: ids.customerKey, name: '沈清和',
      party: { form: 'PERSON', name: '沈清和', contact: null, partial: false }, contacts: [], creditCode: null,
      values: { serviceLevel: 'GOLD', phones: [{ e164: `+86${PHONE}`, kind: 'MOBILE', extension: null }] },
      devices: [{ sn: SN, owner: { customerId: ids.customerKey }, contracts: [{ number: CONTRACT, devices: [{ sn: SN }] }] }],
      contracts: [{ number: CONTRACT, customer: { customerId: ids.customerKey } }],
      tickets: [{ number: 'T1', device: { sn: SN } }, { number: 'T2', device: { sn: SN } }],
    });
    expect((await door.ask(document(ids.customerId))).data).toEqual(byKey.data);
  });

  test.each([SN, 'SN：qz24-0100-01ab', 'QZ24 0100 01AB'])('device in the notation %s, with the technical data of its model', async (sn) => {
    const { data } = await door.ask('query ($sn: String!) { device(sn: $sn) { sn model { id code specifications } buyer { name } tickets { number } installAddress { text } warrantyMonths manufacturedOn } }', { variables: { sn } });
    expect(data.device).toEqual({
      sn: SN, model: { id: MODEL.id, code: MODEL.code, specifications: MODEL.specifications }, buyer: null,
      tickets: [{ number: 'T1' }, { number: 'T2' }], installAddress: null, warrantyMonths: null, manufacturedOn: '2024-01-10',
    });
  });

  test('contract', async () => {
    const { data } = await door.ask(`{ contract(number: "ht-2026-0001") { number serviceLevel startsOn endsOn customer { name } devices { sn } } }`);
    expect(data.contract).toEqual({ number: CONTRACT, serviceLevel: 'PLATINUM', startsOn: '2026-01-01', endsOn: '2026-12-31', customer: { name: '沈清和' }, devices: [{ sn: SN }] });
  });

  test('a type that was only declared', async () => {
    await door.pool.dataSource.transaction('READ COMMITTED', async (tx) => {
      await addSourceSystems(tx, [{ code: 'wms', nameZh: '仓储', nameEn: 'Warehouse', timeZone: 'Asia/Shanghai', trust: { trust: 0.5 } }]);
      await publishMappingVersion(tx, {
        spec: { format: 1, system: 'wms', type: 'sparePart', key: 'code', outputs: [{ type: 'sparePart', attributes: { code: { field: 'code' }, title: { field: 'title' } } }] },
        publishedBy: 'test', publishedAt: new Date(NOW).toISOString(),
      });
    });
    await push('wms', 'sparePart', { sourceKey: '1', payload: { code: 'PCB-220/A', title: '主板' } });
    const { data } = await door.ask('{ goldenRecord(type: "sparePart", key: "pcb220 a") { __typename key status values history { nodes { version } } } }');
    expect(data.goldenRecord).toMatchObject({ __typename: 'OtherGoldenRecord', key: 'PCB220A', status: 'ACTIVE', values: { title: '主板' }, history: { nodes: [{ version: 1 }] } });
  });

  test.each([
    ['customer', `{ found: customer(id: "CU99999999") { id } }`], ['device', '{ found: device(sn: "ZZ99999999ZZ") { id } }'], ['contract', '{ found: contract(number: "HT-9") { id } }'],
    ['another type\'s id', `{ found: device(sn: "01890000-0000-7000-8000-000000000000") { id } }`],
    ['goldenRecord', '{ found: goldenRecord(type: "ticket", key: "nobody:1") { id } }'], ['sourceRecord', '{ found: sourceRecord(system: "crm", type: "customer", sourceKey: "none") { id } }'],
  ])('unknown is null, not an error: %s', async (_name, document) => {
    expect(await door.ask(document)).toMatchObject({ data: { found: null }, errors: undefined });
  });
});

describe('where values come from', () => {
  test('provenance names the winner, why, who agrees and who lost', async () => {
    await push('repair', 'device', repairDevice('QZ24010009ZZ', { 机型: 'KX-9' }));
    await push('mes', 'device', { sourceKey: 'M9', payload: { 设备SN: 'QZ24010009ZZ', 产品型号: 'KX-1', 更新时间: '2026-01-02 08:00' } });
    const { data, errors } = await door.ask(`{ device(sn: "QZ24010009ZZ") { provenance { attribute value policy why { code text { zh en } } raw pinned conflict
      sourceRecord { system sourceKey } agreeing { system } runnersUp { value sourceRecord { system } } } } }`);
    expect(errors).toBeUndefined();
    const of = (attribute: string) => data.device.provenance.find((entry: { attribute: string }) => entry.attribute === attribute);
    expect(of('modelCode')).toEqual({
      attribute: 'modelCode', value: { code: 'KX-1', key: 'KX1' }, policy: 'SOURCE_TRUST', why: { code: 'MOST_TRUSTED', text: { zh: '该来源当前可信度最高', en: expect.any(String) } },
      raw: 'KX-1', pinned: false, conflict: true, sourceRecord: { system: 'mes', sourceKey: 'M9' }, agreeing: [], runnersUp: [{ value: { code: 'KX-9', key: 'KX9' }, sourceRecord: { system: 'repair' } }],
    });
    expect(of('sn')).toMatchObject({ why: { code: 'ALL_AGREE' }, agreeing: [{ system: 'repair' }], conflict: false });
  });

  test('sources show what was sent and what was understood of it', async () => {
    await push('crm', 'customer', crmCustomer('C7', { 客户姓名: '陶小满', 手机: '待补' }));
    const { data } = await door.ask('{ sourceRecord(system: "crm", type: "customer", sourceKey: "C7") { id system type sourceKey payload values rejections { code attribute expected got message text { zh } } updatedAt receivedAt deleted goldenId mappingVersion derivedFrom } }');
    expect(data.sourceRecord).toMatchObject({
      system: 'crm', type: 'customer', sourceKey: 'C7', payload: { 客户姓名: '陶小满' }, values: { name: [{ raw: '陶小满' }] },
      rejections: [{ code: 'PLACEHOLDER', attribute: 'phones', got: '待补', message: expect.any(String), text: { zh: expect.any(String) } }],
      updatedAt: '2026-01-05T02:00:00.000Z', receivedAt: new Date(NOW).toISOString(), deleted: false, goldenId: expect.any(String), mappingVersion: 1, derivedFrom: null,
    });
  });

  test('a pin wins, says so, and is let go', async () => {
    const pinned = await door.ask(`mutation { pinValue(goldenId: "${ids.customerId}", attribute: "serviceLevel", value: "STANDARD", reason: "agreed", expiresAt: "2027-01-01T00:00:00Z")
      { ... on Customer { serviceLevel } version provenance { attribute pinned why { code } sourceRecord { id } } } }`);
    expect(pinned.data.pinValue).toMatchObject({ serviceLevel: 'STANDARD', provenance: expect.arrayContaining([{ attribute: 'serviceLevel', pinned: true, why: { code: 'PINNED' }, sourceRecord: null }]) });
    const both = await door.ask(`mutation { unpinValue(goldenId: "${ids.customerId}", attribute: "serviceLevel") { version ... on Customer { serviceLevel } } }`);
    expect(both.data.unpinValue).toEqual({ serviceLevel: 'GOLD', version: (pinned.data.pinValue.version as number) + 1 });
  });
});

test('what follows a mutation in one document reads anew', async () => {
  const pin = (value: string) => `pinValue(goldenId: "${ids.customerId}", attribute: "emails", value: "${value}@qinghe.cn", reason: "told") { version history(first: 1) { nodes { version values } } }`;
  const { data } = await door.ask(`mutation { a: ${pin('one')} b: ${pin('two')} }`);
  for (const [alias, value] of [['a', 'one'], ['b', 'two']] as const) {
    expect(data[alias].history.nodes).toEqual([{ version: data[alias].version, values: expect.objectContaining({ emails: [`${value}@qinghe.cn`] }) }]);
  }
});

describe('what was believed before', () => {
  test('asOf holds for the record and for its relations', async () => {
    const before = NOW - HOUR;
    const then = new Date(NOW + HOUR).toISOString();
    door.setNow(NOW + 2 * HOUR);
    await push('repair', 'device', repairDevice('QZ24010077XY', { 客户名: '沈清和', 最近故障代码: 'F1' }));
    await push('400客服', 'ticket', ticket('T9', { sn: 'QZ24010077XY', phone: '', created_at: '2026-02-28 10:00' }));
    await push('repair', 'device', repairDevice(SN, { 最近故障代码: 'E9', 最近维修日期: '2026-02-28' }));
    const document = `query ($asOf: DateTime) { customer(id: "${ids.customerKey}", asOf: $asOf) { version devices { sn lastFaultCode history { nodes { version } } } tickets { number } contracts { number } } }`;
    const [now, past] = [await door.ask(document), await door.ask(document, { variables: { asOf: then } })];
    const numbers = (answer: typeof now) => answer.data.customer.tickets.map(({ number }: { number: string }) => number);
    const codes = (answer: typeof now) => Object.fromEntries(answer.data.customer.devices.map(({ sn, lastFaultCode }: { sn: string; lastFaultCode: string }) => [sn, lastFaultCode]));
    expect(codes(now)).toMatchObject({ [SN]: 'E9', QZ24010077XY: 'F1' });
    expect(codes(past)).toMatchObject({ [SN]: 'E5' });
    expect(codes(past)).not.toHaveProperty('QZ24010077XY');
    expect(numbers(now)).toEqual(['T9', 'T1', 'T2']);
    expect(numbers(past)).toEqual(['T1', 'T2']);
    expect(past.data.customer.contracts).toEqual([{ number: CONTRACT }]);
    const versionsOf = (answer: typeof now) => answer.data.customer.devices.find(({ sn }: { sn: string }) => sn === SN).history.nodes.length;
    expect(versionsOf(past)).toBe(versionsOf(now) - 1);
    expect((await door.ask(document, { variables: { asOf: new Date(before).toISOString() } })).data).toEqual({ customer: null });
    door.setNow(NOW);
  });

  test('history is paged, the newest first', async () => {
    const page = async (after: string | null) => (await door.ask(`query ($after: String) { customer(id: "${ids.customerKey}") { version history(first: 2, after: $after) {
      edges { cursor node { version status values recordedAt mergedInto } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`, { variables: { after } })).data.customer;
    const seen: number[] = [];
    let after: string | null = null;
    let current: { version: number; history: { edges: { cursor: string; node: { version: number } }[]; pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string } } };
    do {
      current = await page(after);
      expect(current.history.pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...current.history.edges.map(({ node }) => node.version));
      after = current.history.pageInfo.endCursor;
    } while (current.history.pageInfo.hasNextPage);
    expect(current.version).toBeGreaterThan(2);
    expect(seen).toEqual(Array.from({ length: current.version }, (_none, index) => current.version - index));
  });

  test('an id that was merged away leads to the survivor', async () => {
    const [one, two] = (await push('crm', 'customer', crmCustomer('M1', { 客户姓名: '司徒南', 手机: '13912340011' }), crmCustomer('M2', { 客户姓名: '司徒南', 手机: '13912340022', 省: '', 市: '', 区县: '', 详细地址: '' }))).results;
    expect(one?.goldenId).not.toBe(two?.goldenId);
    await push('callcenter', 'customer', { sourceKey: 'B', payload: { contact_id: 'B', caller_name: '司徒南', phone_raw: '13912340011', alt_phone: '13912340022' } });
    const answers = await Promise.all([one, two].flatMap((result) => [result?.goldenId ?? '', result?.goldenKey ?? '']).map(async (id) => (await door.ask(`{ customer(id: "${id}") { id customerId phones { e164 } } }`)).data.customer));
    expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([one?.goldenId]));
    expect(answers[0].phones).toHaveLength(2);
    const { data } = await door.ask(`{ changes(filter: { kinds: [MERGED], goldenIds: ["${two?.goldenId ?? ''}"] }) { nodes { goldenId kind } } }`);
    expect(data.changes.nodes).toEqual([{ goldenId: two?.goldenId, kind: 'MERGED' }]);
  });
});

describe('the change log', () => {
  test('is paged to its end by its cursors, and goes on from there', async () => {
    const page = async (after: string | null) => (await door.ask(`query ($after: Cursor) { changes(after: $after, first: 3) { edges { cursor node { id cursor type goldenId goldenKey kind version previousVersion changed before after cause actor at } } pageInfo { hasNextPage endCursor } } }`, { variables: { after } })).data.changes;
    const all: { id: string; kind: string }[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const { edges, pageInfo } = await page(after);
      for (const { cursor, node } of edges) expect(node.cursor).toBe(cursor);
      all.push(...edges.map(({ node }: { node: { id: string; kind: string } }) => node));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all[0]).toMatchObject({ type: 'customer', goldenId: ids.customerId, goldenKey: ids.customerKey, kind: 'CREATED', version: 1, previousVersion: null, before: null, after: expect.any(Object), cause: expect.objectContaining({ operation: 'upsertSourceRecords' }), actor: 'admin', at: new Date(NOW).toISOString() });
    expect(await page(after)).toMatchObject({ edges: [], pageInfo: { hasNextPage: false, endCursor: after } });
    await push('crm', 'customer', crmCustomer('C8', { 客户姓名: '闻人语', 手机: '13912340033' }));
    expect((await page(after)).edges).toMatchObject([{ node: { kind: 'CREATED', type: 'customer' } }]);
  });

  test('is filtered', async () => {
    const { data } = await door.ask('{ changes(filter: { types: ["device"], attributes: ["lastFaultCode"], kinds: [UPDATED] }) { nodes { type kind changed } } }');
    expect(data.changes.nodes.length).toBeGreaterThan(0);
    for (const change of data.changes.nodes) expect(change).toMatchObject({ type: 'device', kind: 'UPDATED', changed: expect.arrayContaining(['lastFaultCode']) });
  });
});
