import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { crmCustomer } from '../../../bench/ingest/crmCustomers';
import { CRM_COLUMNS } from '../../../bench/import/crmFile';
import { importFile } from '../../../src/app/import/importFile';
import type { ImportProgress, ImportSummary } from '../../../src/app/import/importFile';
import type { Pool } from '../../../src/app/poolContext';
import { verify } from '../../../src/app/verify';
import { ADMIN, createTestPool } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { contents, differing } from '../../support/contents';
import { emptyPool } from '../../support/poolState';
import { mesDevice, send } from '../../support/records';

const NOW = Date.UTC(2026, 10, 22);
const folder = mkdtempSync(path.join(tmpdir(), 'mooring-initial-load-'));
let held: TestPool;
let pool: Pool;
beforeAll(async () => { held = await createTestPool({ clock: () => NOW }); ({ pool } = held); });
beforeEach(async () => { await emptyPool(pool); });
afterAll(async () => { await held.close(); rmSync(folder, { recursive: true }); });

const AT_ONCE = { fromBytes: 0, hashKey: 'a key for tests' };
const COLUMNS = [...CRM_COLUMNS, '身份证后四位或统一社会信用代码'];
type Cells = Readonly<Record<string, string>>;

function fileOf(name: string, rows: readonly Cells[]): string {
  const file = path.join(folder, `${name}.csv`);
  writeFileSync(file, `${[COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))].map((cells) => cells.join(',')).join('\n')}\n`);
  return file;
}

const lifelike = (n: number): Cells => Object.fromEntries(crmCustomer(n).map((cell, index) => [COLUMNS[index] ?? '', cell]));

type Held = Readonly<Record<string, readonly string[]>>;

/** The rows of one file, imported row by row and in one go. */
async function bothWays(file: string): Promise<{ ordinary: Held; initial: Held; summaries: [ImportSummary, ImportSummary] }> {
  const rejectsFile = `${file}.rejects`;
  const run = async (atOnce: boolean): Promise<{ held: Held; summary: ImportSummary }> => {
    await emptyPool(pool);
    const summary = await importFile(pool, ADMIN, { system: 'crm', type: 'customer', file, rejectsFile, ...(atOnce ? { initialLoad: AT_ONCE } : {}) });
    const rejects = summary.rejected > 0 ? readFileSync(rejectsFile, 'utf8').split('\r\n').sort() : [];
    expect([atOnce, await verify(pool)]).toMatchObject([atOnce, { differences: 0, findings: [] }]);
    return { held: { ...await contents(pool), rejects }, summary };
  };
  const ordinary = await run(false);
  const initial = await run(true);
  expect(ordinary.summary.initialLoad).toBeUndefined();
  expect(initial.summary.initialLoad).toBeDefined();
  return { ordinary: ordinary.held, initial: initial.held, summaries: [ordinary.summary, initial.summary] };
}

const told = ({ read, created, updated, unchanged, stale, rejected }: ImportSummary): object => ({ read, created, updated, unchanged, stale, rejected });

// Few values, so that records meet: a shared phone, a family, a shop and its owner, branches, firms with different codes, slips of the hand.
const NAMES = ['闻人语', '闻人雨', '司徒南', '陶小满', '陶大满', '王先生', '青禾电梯工程有限公司', '青禾电梯', '青禾电梯工程有限公司常州分公司', '常州青禾机电有限公司', '无'];
const PHONES = ['13912340001', '139-1234-0001', '13912340002', '13912340003', '0519-85550001', '0519-85550001转8001', '无', '11111111111', '138****0003'];
const CODES = ['', '', '', '91320400MA1X00018J', '91320400MA1X00026D', '91320400MA1X00018X'];
const STREETS = ['和平路18号', '和平路18号2栋1单元301', '和平路18号2栋1单元302', '和平路81号', '晋陵中路500号兰陵广场3层', ''];
const TIMES = ['2026/1/5 10:00', '2026/3/9 12:00', '2026/3/9 12:00', ''];

const cells = (key: fc.Arbitrary<string>): fc.Arbitrary<Cells> => fc.record({
  客户编号: key, 客户姓名: fc.constantFrom(...NAMES), 客户类型: fc.constantFrom('个人', '企业', '外星'), 手机: fc.constantFrom(...PHONES), 固定电话: fc.constantFrom('', '', '0519-85550001'),
  邮箱: fc.constantFrom('', '', 'a@qinghe.cn', 'b@qinghe.cn'), 省: fc.constant('江苏省'), 市: fc.constant('常州市'), 区县: fc.constantFrom('天宁区', '新北区'), 详细地址: fc.constantFrom(...STREETS),
  客户等级: fc.constantFrom('普通', '金卡', 'VIP'), 更新时间: fc.constantFrom(...TIMES), 身份证后四位或统一社会信用代码: fc.constantFrom(...CODES),
});
const rowsOfFile = (keys: number, rows: number): fc.Arbitrary<Cells[]> =>
  fc.array(cells(fc.integer({ min: 0, max: keys }).map((key) => (key === 0 ? '' : `C${key}`))), { minLength: 1, maxLength: rows });

test('customers as they are in life end in the same pool, row by row or in one go', async () => {
  const { ordinary, initial, summaries } = await bothWays(fileOf('lifelike', Array.from({ length: 1_200 }, (_none, n) => lifelike(n))));
  expect(told(summaries[1])).toEqual(told(summaries[0]));
  expect(differing(ordinary, initial)).toEqual({});
});

test('so do records that crowd: conflicts, doubts, rows of one key, rejected rows, keys that too many share', async () => {
  const [rows = []] = fc.sample(fc.array(cells(fc.integer({ min: 0, max: 330 }).map((key) => (key === 0 ? '' : `C${key}`))), { minLength: 360, maxLength: 360 }), { numRuns: 1, seed: 4 });
  const { ordinary, initial, summaries } = await bothWays(fileOf('crowded', rows));
  expect(told(summaries[1])).toEqual(told(summaries[0]));
  expect(differing(ordinary, initial)).toEqual({});
  // The set is worth the comparison: all that is to be told apart is in it.
  const [seen] = await pool.dataSource.query<Record<string, string>[]>(`select
    (select count(*) from judgement where judgement = 'UNSURE') as unsure, (select count(*) from judgement where judgement = 'NO_MATCH') as apart,
    (select count(*) from review_pair where cardinality(rivals) > 0) as rivals, (select count(*) from source_record_history) as former,
    (select count(*) from (select key from candidate_key group by key having count(*) > max(most)) crowded) as crowded`);
  for (const [name, count] of Object.entries(seen ?? {})) expect([name, Number(count) > 0]).toEqual([name, true]);
});

test('so does any small file', async () => {
  await fc.assert(fc.asyncProperty(rowsOfFile(9, 14), async (rows) => {
    const { ordinary, initial, summaries } = await bothWays(fileOf('small', rows));
    expect(told(summaries[1])).toEqual(told(summaries[0]));
    expect(differing(ordinary, initial)).toEqual({});
  }), { numRuns: Number(process.env['NUM_RUNS'] ?? 20), seed: Number(process.env['SEED'] ?? 3) });
}, 240_000);

test('what waited for the records finds them', async () => {
  const buyers = async (): Promise<number> => (await pool.dataSource.query<unknown[]>('select 1 from golden_reference where attribute = \'buyer\' and until is null')).length;
  await send(pool, mesDevice('QZ24010001AB', { 委托方编码: 'M1' }));
  expect(await buyers()).toBe(0);
  const file = path.join(folder, 'clients.csv');
  writeFileSync(file, '委托方编码,委托方名称,联系人,联系电话,地址\nM1,青禾电梯工程有限公司,,0519-85550001,\nM2,捷浩商贸有限公司,,0519-85550002,\n');
  expect(await importFile(pool, ADMIN, { system: 'mes', type: 'customer', file, initialLoad: AT_ONCE })).toMatchObject({ created: 2, initialLoad: { goldenRecords: 2 } });
  expect(await buyers()).toBe(1);
  expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] });
});

test('whoever has records of the type already goes the ordinary way', async () => {
  const file = fileOf('second', Array.from({ length: 20 }, (_none, n) => lifelike(n)));
  const request = { system: 'crm', type: 'customer', file, initialLoad: AT_ONCE };
  expect(await importFile(pool, ADMIN, request)).toMatchObject({ created: 20, initialLoad: { goldenRecords: expect.any(Number) } });
  const again = await importFile(pool, ADMIN, request);
  expect(again).toMatchObject({ created: 0, unchanged: 20 });
  expect(again.initialLoad).toBeUndefined();
});

test.each(['score', 'link', 'write', 'index'] as const)('an end in the midst of "%s" leaves the pool as it was', async (step) => {
  const file = fileOf('ended', Array.from({ length: 300 }, (_none, n) => lifelike(n * 40)).concat(Array.from({ length: 40 }, (_none, n) => ({ ...lifelike(n), 手机: '13912340001' }))));
  const catalogue = async (): Promise<unknown> => pool.dataSource.query(
    `select tablename, indexname, indexdef from pg_indexes where schemaname = 'public' union all
     select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2, 3`);
  const [before, was] = [await catalogue(), await contents(pool)];
  const onProgress = (progress: ImportProgress): void => { if (progress.step === step) throw new Error('the power fails'); };
  await expect(importFile(pool, ADMIN, { system: 'crm', type: 'customer', file, initialLoad: AT_ONCE, onProgress })).rejects.toThrow('the power fails');
  expect(await contents(pool)).toEqual(was);
  expect(await catalogue()).toEqual(before);
  await importFile(pool, ADMIN, { system: 'crm', type: 'customer', file, initialLoad: AT_ONCE });
  // The tables that were made anew are what they were made from.
  expect(await catalogue()).toEqual(before);
});

test('every golden record has one version and one change, as made at once', async () => {
  await importFile(pool, ADMIN, { system: 'crm', type: 'customer', file: fileOf('history', Array.from({ length: 60 }, (_none, n) => lifelike(n))), initialLoad: AT_ONCE });
  const odd = await pool.dataSource.query<unknown[]>(
    `select g.id from golden_record g left join golden_version v on v.golden_id = g.id left join change c on c.golden_id = g.id
      where g.version <> 1 or v.version is distinct from 1 or c.kind is distinct from 'CREATED' or c.after <> g.values or c.cause ->> 'operation' <> 'upsertSourceRecords'`);
  expect(odd).toEqual([]);
  const audit = await pool.dataSource.query<{ details: unknown }[]>('select details from audit_entry order by id desc limit 1');
  expect(audit[0]?.details).toMatchObject({ system: 'crm', type: 'customer', initial: true, records: 60, accepted: 60, rejected: 0 });
});
