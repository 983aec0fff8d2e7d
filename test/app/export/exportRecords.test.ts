import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Caller, Role } from '../../../src/app/access';
import { EXPORT_FORMATS, exportRecords } from '../../../src/app/export/exportRecords';
import type { ExportRequest } from '../../../src/app/export/exportRecords';
import { writeXlsx } from '../../../src/app/export/writeXlsx';
import type { ExportedRecord } from '../../../src/app/export/writeRecords';
import { readXlsx } from '../../../src/app/import/readXlsx';
import { upsertSourceRecords } from '../../../src/app/ingest/upsertSourceRecords';
import { readAuditLog } from '../../../src/app/readAuditLog';
import { readChanges } from '../../../src/app/readChanges';
import { standardModel } from '../../../src/core/model/standardModel';
import { entityType } from '../../../src/core/model/model';
import { crmCustomer } from '../../graphql/support/company';
import { ADMIN, createTestPool, STEWARD } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { GIVEN_NAMES, personName } from '../../support/names';

/** More than a page. */
const OTHERS = GIVEN_NAMES;
let held: TestPool;
let folder: string;
const names = ['沈清和', '=HYPERLINK("http://x","点我")', '+张三', '@李四', '-王五', '陈"引号",逗号'];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mooring-export-'));
  held = await createTestPool();
  await upsertSourceRecords(held.pool, ADMIN, { system: 'crm', type: 'customer', records: names.map((name, index) =>
    crmCustomer(`C${index}`, { 客户姓名: name, 手机: `1391234${String(index).padStart(4, '0')}`, 详细地址: `文三路${index + 1}号3栋2单元8801` })) });
  await upsertSourceRecords(held.pool, ADMIN, { system: 'crm', type: 'customer', records: Array.from({ length: OTHERS }, (_none, index) =>
    crmCustomer(`M${index}`, { 客户姓名: personName(index), 手机: `1371234${String(index).padStart(4, '0')}`, 详细地址: `莫干山路${index + 1}号` })) });
  await held.pool.dataSource.query(`update golden_record set values = jsonb_set(values, '{name,name}', to_jsonb($1::text)) where key = (select min(key) from golden_record where type = 'customer')`, [names[1]]);
});
afterAll(async () => {
  await held.close();
  await rm(folder, { recursive: true });
});

const bytesOf = async (request: ExportRequest, caller: Caller = ADMIN): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of (await exportRecords(held.pool, caller, request)).body) chunks.push(Buffer.from(chunk as string | Buffer));
  return Buffer.concat(chunks);
};
const rowsOfXlsx = async (bytes: Buffer): Promise<Record<string, unknown>[]> => {
  const file = path.join(folder, 'x.xlsx');
  await writeFile(file, bytes);
  const rows: Record<string, unknown>[] = [];
  for await (const row of readXlsx(file, () => undefined)) if ('row' in row) rows.push(row.row);
  return rows;
};
const ALL = names.length + OTHERS;

test('CSV: every record once, in the order of keys, with a byte-order mark', async () => {
  const text = (await bytesOf({ type: 'customer', format: 'csv' })).toString();
  expect(text.startsWith('\ufeffkey,id,version,name,kind,phones')).toBe(true);
  const rows = parse<Record<string, string>>(text, { bom: true, columns: true });
  expect(rows).toHaveLength(ALL);
  const keys = rows.map(({ key }) => key ?? '');
  expect(new Set(keys).size).toBe(ALL);
  expect(keys).toEqual([...keys].sort());
  expect(rows.find(({ name }) => name === '陈"引号",逗号')).toMatchObject({ phones: '139 1234 0005', kind: 'PERSON', serviceLevel: 'GOLD' });
});

test('no cell of a CSV is a formula', async () => {
  const rows: string[][] = parse(await bytesOf({ type: 'customer', format: 'csv' }), { bom: true });
  expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  expect(rows.flat()).toContain(`'${names[1] ?? ''}`);
});

test('JSONL: every part of every value, as it is', async () => {
  const records = (await bytesOf({ type: 'customer', format: 'jsonl' })).toString().trimEnd().split('\n').map((line) => JSON.parse(line) as ExportedRecord);
  expect(records).toHaveLength(ALL);
  expect(records[0]).toMatchObject({ type: 'customer', version: 1, values: { name: { name: names[1], form: 'PERSON' }, phones: [{ e164: expect.stringMatching(/^\+86139/), kind: 'MOBILE' }] } });
});

test('XLSX: a workbook whose cells are text, with Chinese titles', async () => {
  const bytes = await bytesOf({ type: 'customer', format: 'xlsx' });
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  const rows = await rowsOfXlsx(bytes);
  expect(rows).toHaveLength(ALL);
  expect(rows[0]).toMatchObject({ 主键: 'CU00000001', 客户名称: names[1], 客户等级: 'GOLD' });
  expect(Object.keys(rows[0] ?? {}).slice(0, 4)).toEqual(['主键', '主数据标识', '版本', '客户名称']);
  expect(await rowsOfXlsx(await bytesOf({ type: 'customer', format: 'xlsx', labels: 'en' }))).toContainEqual(expect.objectContaining({ Key: 'CU00000001' }));
});

test('XLSX: what XML cannot hold is left out, and a longer text than a cell holds is cut', async () => {
  const records = async function* (): AsyncGenerator<ExportedRecord> {
    yield await Promise.resolve({ id: 'i', type: 'ticket', key: 'k\u0000\ud800<&>"', version: 1, values: { title: 'x'.repeat(40_000) } });
  };
  const chunks: Buffer[] = [];
  for await (const chunk of writeXlsx(records(), { type: entityType(standardModel, 'ticket'), labels: 'none' })) chunks.push(chunk as Buffer);
  const [row] = await rowsOfXlsx(Buffer.concat(chunks));
  expect(row).toMatchObject({ key: 'k<&>"' });
  expect(String(row?.['title'])).toHaveLength(32_767);
});

test.each(Object.keys(EXPORT_FORMATS))('%s is masked for the role that it is for', async (format) => {
  const text = async (maskedAs: Role): Promise<string> => {
    const bytes = await bytesOf({ type: 'customer', format, maskedAs });
    return format === 'xlsx' ? JSON.stringify(await rowsOfXlsx(bytes)) : bytes.toString();
  };
  const [whole, agents, auditors] = [await text('ADMIN'), await text('AGENT'), await text('AUDITOR')];
  expect(whole).toMatch(/1391234000|139 1234 000/);
  expect(agents).not.toMatch(/1391234000|139 1234 000/);
  expect(agents).toContain('139****000');
  expect(agents).toContain('陈');
  // Not the digits alone: an id may have them.
  expect(auditors).not.toMatch(/司徒\p{Script=Han}|单元8801|8801室|"8801"/u);
});

test('an export is in the audit log, and one that was refused', async () => {
  const agent: Caller = { tokenId: 'a', name: 'desk', role: 'AGENT', system: null };
  await expect(exportRecords(held.pool, agent, { type: 'customer', format: 'csv' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await bytesOf({ type: 'device', format: 'csv' }, STEWARD);
  const { entries } = await readAuditLog(held.pool, ADMIN, { operations: ['exportRecords'] }, { after: null, first: 2 });
  expect(entries).toMatchObject([{ actor: 'steward', outcome: 'DONE', details: { type: 'device', format: 'csv' } }, { actor: 'desk', outcome: 'REFUSED' }]);
});

test('changes after an export are read from its cursor on', async () => {
  const { cursor, body } = await exportRecords(held.pool, ADMIN, { type: 'customer', format: 'jsonl' });
  body.destroy();
  await upsertSourceRecords(held.pool, ADMIN, { system: 'crm', type: 'customer', records: [crmCustomer('N1', { 手机: '13600001111', 客户姓名: '闻人语' })] });
  const { changes } = await readChanges(held.pool, ADMIN, { after: cursor, first: 10 });
  expect(changes).toMatchObject([{ kind: 'CREATED', goldenKey: `CU${String(ALL + 1).padStart(8, '0')}` }]);
});

test.each([
  [{ type: 'spaceship', format: 'csv' }, 'customer, device, contract, ticket'],
  [{ type: 'customer', format: 'pdf' }, 'csv, jsonl, xlsx'],
  [{ type: 'customer', format: 'csv', labels: 'fr' }, 'none, zh, en'],
])('refused: %j', async (request, expected) => {
  await expect(exportRecords(held.pool, ADMIN, request)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', refusal: { expected: expect.stringContaining(expected) } });
});

test('an error while records are read ends the file with that error, never as if it were whole', async () => {
  for (const { write, labels } of Object.values(EXPORT_FORMATS)) {
    const broken = async function* (): AsyncGenerator<ExportedRecord> {
      yield await Promise.resolve({ id: 'i', type: 'customer', key: 'k', version: 1, values: {} });
      throw new Error('the database went away');
    };
    await expect((async () => { for await (const chunk of write(broken(), { type: entityType(standardModel, 'customer'), labels })) expect(chunk).toBeDefined(); })()).rejects.toThrow('the database went away');
  }
});

test('bytes reach a file whole', async () => {
  const file = path.join(folder, 'c.csv');
  await writeFile(file, await bytesOf({ type: 'customer', format: 'csv' }));
  expect((await readFile(file, 'utf8')).trimEnd().split('\r\n').length).toBeGreaterThan(ALL);
});
