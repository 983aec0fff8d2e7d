import type { MappingSpec } from '../../src/core/mapping/spec';
import type { EntityType } from '../../src/core/model/entityType';
import { defineModel } from '../../src/core/model/model';
import { standardModel } from '../../src/core/model/standardModel';
import type { Pool } from '../../src/app/poolContext';
import { readChanges } from '../../src/app/readChanges';
import { searchRecords } from '../../src/app/searchRecords';
import { verify } from '../../src/app/verify';
import { addSourceSystems, publishMappingVersion } from '../../src/storage/sourceSystems';
import { ADMIN, createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';
import { golden, mesDevice, send } from '../support/records';
import type { Row } from '../support/records';

/** A fourth domain: one declaration, and a mapping. Nothing in the engine knows of it. */
const sparePart: EntityType = {
  name: 'sparePart',
  label: { zh: '备件', en: 'Spare part' },
  key: { from: 'ATTRIBUTE', attribute: 'partNumber' },
  attributes: [
    { name: 'partNumber', kind: 'serialNumber', label: { zh: '备件号', en: 'Part number' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'SOURCE_TRUST' }, identifier: 'KEY', lookup: true },
    { name: 'name', kind: 'text', label: { zh: '名称', en: 'Name' }, sensitivity: 'OPEN', cardinality: 'ONE', survivorship: { policy: 'MOST_COMPLETE' }, search: true },
    { name: 'price', kind: 'money', label: { zh: '单价', en: 'Price' }, sensitivity: 'COMMERCIAL', cardinality: 'ONE', survivorship: { policy: 'MOST_RECENT' } },
    { name: 'fits', kind: 'reference', refersTo: { type: 'device', by: 'GOLDEN_KEY' }, label: { zh: '适用设备', en: 'Fits' }, sensitivity: 'OPEN', cardinality: 'MANY', survivorship: { policy: 'UNION' } },
  ],
  exactRules: [{ name: 'partNumber', label: { zh: '备件号相同', en: 'same part number' }, attributes: ['partNumber'] }],
};
const mapping = (system: string): MappingSpec => ({
  format: 1, system, type: 'sparePart', key: '料号',
  outputs: [{ type: 'sparePart', attributes: {
    partNumber: { field: '料号' }, name: { field: '品名' }, price: { field: '单价' },
    fits: { reference: { split: { field: '适用机号' }, separators: [',', '，'] }, type: 'device' },
  } }],
});

let held: TestPool;
let pool: Pool;
beforeAll(async () => {
  held = await createTestPool({ model: defineModel([...standardModel.types.values(), sparePart]) });
  ({ pool } = held);
  await pool.dataSource.transaction('READ COMMITTED', async (tx) => {
    await addSourceSystems(tx, [{ code: 'wms', nameZh: '仓储', nameEn: 'Warehouse', timeZone: 'Asia/Shanghai', trust: { trust: 0.9 } }]);
    for (const system of ['wms', 'erp']) await publishMappingVersion(tx, { spec: mapping(system), publishedBy: 'test', publishedAt: new Date().toISOString() });
  });
});
afterAll(async () => { await held.close(); });

const part = (system: string, key: string, over: Record<string, string>, updatedAt: number): Row =>
  ({ system, type: 'sparePart', input: { sourceKey: key, payload: { 料号: key, ...over }, updatedAt } });

test('a fourth type goes all the way: ingest, links, survivorship, reading, changes, verification', async () => {
  const first = await send(pool, part('wms', 'BJ-2024-0007', { 品名: '主板', 单价: '¥120.50', 适用机号: 'QZ24010001AB' }, 1_000));
  const second = await send(pool, part('erp', 'bj20240007', { 品名: '空调主板总成', 单价: '118', 适用机号: 'QZ24010003EF' }, 2_000));
  expect(second).toMatchObject({ status: 'CREATED', goldenId: first.goldenId, errors: [] });
  expect((await golden(pool, 'sparePart', 'BJ 2024 0007')).values['fits']).toBeUndefined();

  const device = await send(pool, mesDevice('QZ24010001AB'));
  const view = await golden(pool, 'sparePart', 'bj-2024-0007');
  expect(view).toMatchObject({ id: first.goldenId, type: 'sparePart', status: 'ACTIVE', version: 3 });
  expect(view.values).toMatchObject({ name: '空调主板总成', price: { amount: expect.stringMatching(/^118/) as string }, fits: [{ type: 'device', id: device.goldenId }] });

  for (const text of ['主板', '空调主板', 'zhuban']) {
    expect((await searchRecords(pool, ADMIN, { type: 'sparePart', text, first: 5 })).hits.map(({ view: { id } }) => id)).toEqual(text === 'zhuban' ? [] : [first.goldenId]);
  }

  const rejected = await send(pool, part('wms', '待补', {}, 1_000));
  expect(rejected).toMatchObject({ status: 'REJECTED', errors: [{ attribute: 'partNumber' }] });
  await send(pool, part('erp', 'bj20240007', {}, 3_000));
  await send(pool, { system: 'wms', type: 'sparePart', input: { sourceKey: 'BJ-2024-0007', payload: {}, deleted: true, updatedAt: 9_000 } });

  const { changes } = await readChanges(pool, ADMIN, { first: 100, filter: { types: ['sparePart'] } });
  expect(changes.map(({ kind, changed }) => `${kind} ${changed.join()}`)).toEqual([
    'CREATED name,partNumber,price', 'UPDATED name,price', 'UPDATED fits', 'UPDATED name,price', 'UPDATED fits,name,price']);
  expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] });
});
