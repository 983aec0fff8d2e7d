import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import { readSourceRecord } from '../../src/app/readSourceRecord';
import type { Pool } from '../../src/app/poolContext';
import { verify } from '../../src/app/verify';
import { ADMIN, createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';
import { emptyPool } from '../support/poolState';
import { caller, contractRow, crmCustomer, everyRow, golden, mesDevice, repairRow, send, sendBatch } from '../support/records';

const DAY = 86_400_000;
const T0 = Date.UTC(2026, 0, 1);
let held: TestPool;
let pool: Pool;
beforeAll(async () => { held = await createTestPool({ clock: () => T0 + 300 * DAY, bounds: { maxBatchRecords: 50, maxPayloadBytes: 4_000, maxPayloadDepth: 5 } }); ({ pool } = held); });
beforeEach(async () => { await emptyPool(pool); });
afterEach(async () => { expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] }); });
afterAll(async () => { await held.close(); });

const at = (day: number): { updatedAt: number } => ({ updatedAt: T0 + day * DAY });

test('CREATED, UPDATED, UNCHANGED, STALE', async () => {
  const first = await send(pool, crmCustomer('C1', {}, at(5)));
  expect(first).toMatchObject({ status: 'CREATED', errors: [] });
  expect(first.goldenKey).toMatch(/^CU\d{8}$/);
  const same = { goldenId: first.goldenId, goldenKey: first.goldenKey };
  expect(await send(pool, crmCustomer('C1', { 客户等级: '银卡' }, at(6)))).toMatchObject({ status: 'UPDATED', ...same });
  expect(await send(pool, crmCustomer('C1', { 客户等级: '银卡' }, at(6)))).toMatchObject({ status: 'UNCHANGED', ...same });
  expect(await send(pool, crmCustomer('C1', { 客户等级: '钻石' }, at(4)))).toMatchObject({ status: 'STALE', ...same });
  expect((await golden(pool, 'customer', first.goldenKey ?? '')).values['serviceLevel']).toBe('SILVER');
});

test('the same content again writes nothing at all', async () => {
  const batches = [[crmCustomer('C1', {}, at(5)), crmCustomer('C2', { 手机: '13912340002' }, at(5))], [repairRow('QZ24010001AB')], [contractRow('HT-2024-001', { device_sns: 'QZ24010001AB' })]];
  for (const batch of batches) await sendBatch(pool, ...batch);
  await verify(pool); // gives changes their positions
  const before = await everyRow(pool);
  for (const batch of batches) expect(await sendBatch(pool, ...batch)).toMatchObject({ accepted: 0, unchanged: batch.length, rejected: 0 });
  expect(await everyRow(pool)).toEqual(before);
});

test('a stale state is kept, once, and never wins', async () => {
  await send(pool, crmCustomer('C1', { 客户姓名: '沈清和' }, at(5)));
  for (let times = 0; times < 3; times += 1) await send(pool, crmCustomer('C1', { 客户姓名: '沈旧名' }, at(3)));
  const history = await pool.dataSource.query<unknown[]>(`select reason, payload ->> '客户姓名' as name from source_record_history`);
  expect(history).toEqual([{ reason: 'STALE', name: '沈旧名' }]);
  expect((await readSourceRecord(pool, ADMIN, { system: 'crm', type: 'customer', sourceKey: 'C1' }))?.payload).toMatchObject({ 客户姓名: '沈清和' });
});

test('a key that comes twice in one batch is taken twice, in order', async () => {
  const report = await sendBatch(pool, crmCustomer('C1', { 客户等级: '银卡' }, at(5)), crmCustomer('C1', { 客户等级: '钻石' }, at(6)), crmCustomer('C1', { 客户等级: '普通' }, at(4)));
  expect(report.results.map(({ status }) => status)).toEqual(['CREATED', 'UPDATED', 'STALE']);
  expect((await golden(pool, 'customer', report.results[0]?.goldenId ?? '')).values['serviceLevel']).toBe('PLATINUM');
});

test('flapping within one moment settles the same in one batch as in three', async () => {
  const states = ['银卡', '钻石', '银卡'].map((level) => crmCustomer('C1', { 客户等级: level }, at(5)));
  const level = async (): Promise<unknown> => pool.dataSource.query(`select values ->> 'serviceLevel' as level from golden_record`);
  await sendBatch(pool, ...states);
  const together = await level();
  await emptyPool(pool);
  for (const state of states) await send(pool, state);
  expect(await level()).toEqual(together);
});

test('one bad record of a batch is rejected with its reason, the others go through', async () => {
  const report = await sendBatch(pool, mesDevice('QZ24010001AB'), mesDevice('K2', { 设备SN: '无' }), mesDevice('QZ24010003EF'));
  expect(report).toMatchObject({ accepted: 2, rejected: 1 });
  expect(report.results.map(({ status }) => status)).toEqual(['CREATED', 'REJECTED', 'CREATED']);
  expect(report.results[1]).toMatchObject({ sourceKey: 'K2', goldenId: null, errors: [{ code: 'PLACEHOLDER', attribute: 'sn', got: '无' }] });
  expect(report.results[1]?.errors[0]?.expected).not.toBe('');
});

test('a record with a bad attribute is accepted without it, says so, and says so again', async () => {
  const errors = [{ code: 'UNKNOWN_CODE', attribute: 'serviceLevel', got: 'VIP' }];
  const first = await send(pool, crmCustomer('C1', { 客户等级: 'VIP' }));
  expect(first).toMatchObject({ status: 'CREATED', errors });
  expect(await send(pool, crmCustomer('C1', { 客户等级: 'VIP' }))).toMatchObject({ status: 'UNCHANGED', errors });
  expect((await golden(pool, 'customer', first.goldenId ?? '')).values).not.toHaveProperty('serviceLevel');
});

const deep = (levels: number): object => (levels === 0 ? {} : { a: deep(levels - 1) });
const bottomless = JSON.parse(`${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`) as never;
test.each<[string, object, string]>([
  ['no source key', { sourceKey: '  ' }, 'MISSING_KEY'],
  ['an endless source key', { sourceKey: 'x'.repeat(501) }, 'MISSING_KEY'],
  ['a source key that cannot be stored', { sourceKey: 'a\0b' }, 'MISSING_KEY'],
  ['a payload too large', { payload: { a: 'x'.repeat(4_001) } }, 'TOO_LARGE'],
  ['a payload too deep', { payload: deep(6) }, 'TOO_LARGE'],
  ['a payload without a bottom', { payload: bottomless }, 'TOO_LARGE'],
  ['a payload that is a list', { payload: [] }, 'BAD_FORMAT'],
  ['a payload that is a text', { payload: 'x' }, 'BAD_FORMAT'],
  ['no payload', { payload: null }, 'BAD_FORMAT'],
  ['a NUL character', { payload: { 客户姓名: 'a\0b' } }, 'BAD_FORMAT'],
  ['half a surrogate pair', { payload: { 客户姓名: 'a\ud83d' } }, 'BAD_FORMAT'],
  ['half a surrogate pair in a field name', { payload: { 'a\udc00': 'x' } }, 'BAD_FORMAT'],
  ['a time beyond the calendar', { updatedAt: 8e15 }, 'OUT_OF_RANGE'],
  ['no time at all', { updatedAt: NaN }, 'OUT_OF_RANGE'],
])('bounds: %s', async (_title, over, code) => {
  const good = crmCustomer('C1').input;
  const { results } = await upsertSourceRecords(pool, ADMIN, { system: 'crm', type: 'customer', records: [{ ...crmCustomer('C0').input, ...over }, good] });
  expect(results).toMatchObject([{ status: 'REJECTED', errors: [{ code, attribute: null }] }, { status: 'CREATED' }]);
});

test('what only looks unstorable is stored', async () => {
  const name = String.raw`back\u0000slash 😀`;
  await send(pool, crmCustomer('C1', { 备注: name }));
  expect((await readSourceRecord(pool, ADMIN, { system: 'crm', type: 'customer', sourceKey: 'C1' }))?.payload).toMatchObject({ 备注: name });
});

test('a batch over its bound, a system or type that nobody knows: refused as a whole', async () => {
  const records = Array.from({ length: 51 }, (_, n) => crmCustomer(`C${n}`).input);
  await expect(upsertSourceRecords(pool, ADMIN, { system: 'crm', type: 'customer', records })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(upsertSourceRecords(pool, ADMIN, { system: 'sap', type: 'customer', records: [] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(upsertSourceRecords(pool, ADMIN, { system: 'crm', type: 'device', records: [] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(upsertSourceRecords(pool, { tokenId: 't', name: 'mes', role: 'SYSTEM', system: 'mes' }, { system: 'crm', type: 'customer', records: [] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(upsertSourceRecords(pool, null, { system: 'crm', type: 'customer', records: [] })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('a record that fits two which conflict joins neither and is PENDING', async () => {
  const company = { 客户姓名: '青禾电梯工程有限公司', 客户类型: '企业', 手机: '13912340001' };
  const a = await send(pool, crmCustomer('C1', { ...company, 身份证后四位或统一社会信用代码: '91320400MA1X00018J' }));
  const b = await send(pool, crmCustomer('C2', { ...company, 身份证后四位或统一社会信用代码: '91320400MA1X00026D' }));
  const x = await send(pool, caller('T1', { caller_name: '青禾电梯工程有限公司', phone_raw: '13912340001' }));
  expect(x.status).toBe('PENDING');
  expect(new Set([a.goldenId, b.goldenId, x.goldenId]).size).toBe(3);
});

describe('single records that come at the same time', () => {
  const entries = async (): Promise<{ details: { records: number; accepted: number } }[]> =>
    pool.dataSource.query(`select details from audit_entry where operation = 'upsertSourceRecords' and outcome = 'DONE' order by id desc limit 6`);
  const transactions = async (): Promise<unknown[]> => pool.dataSource.query('select distinct xmin::text from change');

  test('go together, each with its own report and its own audit entry', async () => {
    const keys = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6'];
    const answers = await Promise.allSettled(keys.map(async (key, index) => upsertSourceRecords(pool, ADMIN, {
      system: 'crm', type: index === 3 ? 'nothing' : 'customer', records: [crmCustomer(key, { 手机: `1391111000${index}`, 客户姓名: `欧阳${'甲乙丙丁戊己'[index] ?? ''}` }).input],
    })));
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : (answer.reason as { code: string }).code))).toMatchObject([
      { accepted: 1, results: [{ sourceKey: 'C1' }] }, { accepted: 1, results: [{ sourceKey: 'C2' }] }, { accepted: 1, results: [{ sourceKey: 'C3' }] },
      'NOT_FOUND', { accepted: 1, results: [{ sourceKey: 'C5' }] }, { accepted: 1, results: [{ sourceKey: 'C6' }] },
    ]);
    expect((await entries()).slice(0, 5).map(({ details }) => details)).toMatchObject(Array.from({ length: 5 }, () => ({ records: 1, accepted: 1 })));
    expect((await transactions()).length).toBeLessThan(5);
  });

  test('two of one key are two steps of its history', async () => {
    await Promise.all(['甲', '乙', '丙'].map(async (name) => upsertSourceRecords(pool, ADMIN, { system: 'crm', type: 'customer', records: [crmCustomer('C1', { 客户姓名: `欧阳${name}` }).input] })));
    const [row] = await pool.dataSource.query<{ versions: number; former: number }[]>('select (select max(version) from golden_record) as versions, (select count(*)::int from source_record_history) as former');
    expect(row).toEqual({ versions: 3, former: 2 });
  });
});
