import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import { ADMIN, createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';

let test1: TestPool;
beforeAll(async () => { test1 = await createTestPool(); });
afterAll(async () => { await test1.close(); });

const customer = (key: string, over: Record<string, string> = {}, rest: object = {}) => ({
  sourceKey: key,
  payload: { 客户编号: key, 客户姓名: '沈清和', 客户类型: '个人', 手机: '13912345678', 省: '浙江省', 市: '杭州市', 区县: '西湖区', 详细地址: '文三路97号3栋2单元501', 客户等级: '金卡', 更新时间: '2026/1/5 10:00', ...over },
  ...rest,
});

test('a first record makes a golden record, the same again changes nothing', async () => {
  const { pool } = test1;
  const first = await upsertSourceRecords(pool, ADMIN, { system: 'crm', type: 'customer', records: [customer('C1')] });
  expect(first).toMatchObject({ accepted: 1, unchanged: 0, rejected: 0 });
  expect(first.results[0]).toMatchObject({ status: 'CREATED', goldenKey: expect.stringMatching(/^CU\d{8}$/), errors: [] });
  const again = await upsertSourceRecords(pool, ADMIN, { system: 'crm', type: 'customer', records: [customer('C1')] });
  expect(again.results[0]).toMatchObject({ status: 'UNCHANGED', goldenId: first.results[0]?.goldenId, goldenKey: first.results[0]?.goldenKey });
  const changes = await pool.dataSource.query<unknown[]>('select * from change');
  expect(changes).toHaveLength(1);
});
