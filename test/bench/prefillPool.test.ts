import { buildPool } from '../../bench/prefill/buildPool';
import { sizeFor } from '../../bench/prefill/rows';
import { problemsOf } from '../../bench/prefill/selfCheck';
import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import type { JsonValue } from '../../src/core/model/json';
import { crmCustomer, erpContract, mesDevice, pushCompany, repairDevice } from '../graphql/support/company';
import { ADMIN, createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';

let built: TestPool;
let ingested: TestPool;
beforeAll(async () => {
  [built, ingested] = await Promise.all([createTestPool(), createTestPool()]);
  await buildPool(built.database.dataSource, sizeFor(300), () => undefined);
  await pushCompany(ingested.pool);
  const push = async (system: string, type: string, ...records: Parameters<typeof upsertSourceRecords>[2]['records']) => upsertSourceRecords(ingested.pool, ADMIN, { system, type, records });
  await push('crm', 'customer', crmCustomer('C2', { 客户姓名: '杭州青禾电梯工程有限公司', 客户类型: '企业', 手机: '0571-88123456转8012' }));
  await push('mes', 'customer', { sourceKey: 'K1', payload: { 委托方编码: 'K1', 委托方名称: '望潮物业有限公司', 联系电话: '0571-55550000' } });
  await push('mes', 'device', mesDevice('QZ24010009AB', { 委托方编码: 'K1' }));
  await push('repair', 'device', repairDevice('QZ24010009AB', { 安装地址: '浙江省杭州市西湖区文三路97号3栋2单元501' }));
  await push('erp', 'contract', erpContract('HT-2026-0009', { device_sns: 'QZ24010009AB' }));
});
afterAll(async () => { await built.close(); await ingested.close(); });

/** What a JSON value is made of, without what it says. */
function shapeOf(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return `[${[...new Set((value as readonly JsonValue[]).map(shapeOf))].sort().join('|')}]`;
  if (typeof value === 'object' && value !== null) return `{${Object.entries(value as Record<string, JsonValue>).map(([name, member]) => `${name}:${shapeOf(member)}`).sort().join()}}`;
  return value === null || typeof value === 'string' ? 'text?' : typeof value;
}

type Shapes = Map<string, Set<string>>;
async function shapesIn({ pool }: TestPool): Promise<Shapes> {
  const shapes: Shapes = new Map();
  const add = (name: string, value: JsonValue | undefined): void => { shapes.set(name, (shapes.get(name) ?? new Set<string>()).add(shapeOf(value))); };
  const rows = await pool.dataSource.query<{ type: string; values: Record<string, JsonValue>; provenance: Record<string, JsonValue>[] }[]>('select type, values, provenance from golden_record');
  for (const { type, values, provenance } of rows) {
    for (const [attribute, value] of Object.entries(values)) add(`${type}.${attribute}`, value);
    for (const entry of provenance) add('provenance', { ...entry, value: null, agreeing: [], runnersUp: [] });
  }
  return shapes;
}

test('the pool that is built has the shapes of one that was pushed', async () => {
  const [made, pushed] = await Promise.all([shapesIn(built), shapesIn(ingested)]);
  for (const [name, shapes] of made) expect([name, [...shapes].filter((shape) => pushed.get(name)?.has(shape) !== true)]).toEqual([name, []]);
  expect(made.size).toBeGreaterThan(25);
});

test('it is found by what ingest would have filed it under, and says what its kinds read', async () => {
  expect(await problemsOf(built.database.dataSource)).toEqual([]);
});

test('a pool whose keys are wrong is noticed', async () => {
  const { manager } = built.database.dataSource;
  await manager.query(`update golden_key set key = key || '0' where attribute = 'sn'`);
  expect(await problemsOf(built.database.dataSource)).toContainEqual(expect.stringMatching(/golden keys are sn LF.*0, expected sn LF/));
});
