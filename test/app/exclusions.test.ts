import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildExclusions } from '../../src/app/exclusions/buildExclusions';
import { endSourceExclusion, excludeSource } from '../../src/app/exclusions/excludeSource';
import { previewExclusion, previewExclusionEnd } from '../../src/app/exclusions/previewExclusion';
import { readExclusions, readSourceImports } from '../../src/app/exclusions/readExclusions';
import type { ShownExclusion } from '../../src/app/exclusions/readExclusions';
import { importFile } from '../../src/app/import/importFile';
import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import type { Pool } from '../../src/app/poolContext';
import { verify } from '../../src/app/verify';
import { ADMIN, createTestPool, STEWARD } from '../support/pool';
import type { TestPool } from '../support/pool';
import { emptyPool } from '../support/poolState';
import { caller, crmCustomer, golden, goldenIdOf, mesDevice, repairRow, send } from '../support/records';

let held: TestPool;
let pool: Pool;
const dir = mkdtempSync(path.join(tmpdir(), 'mooring-exclusions-'));
beforeAll(async () => { held = await createTestPool(); ({ pool } = held); });
beforeEach(async () => { await emptyPool(pool); });
afterEach(async () => { expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] }); });
afterAll(async () => { await held.close(); rmSync(dir, { recursive: true }); });

const NOTE = '错误的导入';

/** Golden records by key: what they say, without when or how often. */
async function state(): Promise<unknown> {
  return pool.dataSource.query(`select type, key, status, values from golden_record where status <> 'RETIRED' order by type, key`);
}

async function exclude(system: string, importId: string | null = null): Promise<ShownExclusion> {
  const { confirmation } = await previewExclusion(pool, ADMIN, { system, importId });
  const exclusion = await excludeSource(pool, ADMIN, { system, importId, note: NOTE, confirmation });
  await buildExclusions(pool);
  return exclusion;
}

async function end({ id }: ShownExclusion): Promise<void> {
  const { confirmation } = await previewExclusionEnd(pool, ADMIN, id);
  await endSourceExclusion(pool, ADMIN, { exclusionId: id, note: null, confirmation });
  await buildExclusions(pool);
}

async function importRows(...rows: readonly Record<string, string>[]): Promise<string> {
  const file = path.join(dir, `${rows.length}-${Math.random()}.jsonl`);
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  return (await importFile(pool, ADMIN, { system: 'crm', type: 'customer', file })).importId;
}
const row = (id: string, over: Record<string, string> = {}): Record<string, string> => crmCustomer(id, over).input.payload as Record<string, string>;

describe('a source system', () => {
  test('leaves with all that it said, and comes back to what was', async () => {
    const id = await goldenIdOf(pool, crmCustomer('C1'));
    await send(pool, caller('T1', { alt_phone: '13912349999' }));
    const alone = await goldenIdOf(pool, caller('T2', { caller_name: '司马相', phone_raw: '13955550002' }));
    await goldenIdOf(pool, mesDevice('QZ24010001AB'));
    const before = await state();
    const exclusion = await exclude('callcenter');
    expect((await golden(pool, 'customer', id)).values['phones']).toHaveLength(1);
    expect(await golden(pool, 'customer', alone)).toMatchObject({ status: 'RETIRED' });
    await end(exclusion);
    expect(await state()).toEqual(before);
  });

  test('what it sends meanwhile is kept, counts for nothing, and counts once it is back', async () => {
    const id = await goldenIdOf(pool, crmCustomer('C1'));
    const exclusion = await exclude('callcenter');
    expect(await send(pool, caller('T1', { alt_phone: '13912349999' }))).toMatchObject({ status: 'CREATED', goldenId: null });
    expect((await golden(pool, 'customer', id)).values['phones']).toHaveLength(1);
    await end(exclusion);
    expect((await golden(pool, 'customer', id)).values['phones']).toHaveLength(2);
  });

  test('takes the customers of its rows with it, and references to what it said lead nowhere', async () => {
    const device = await goldenIdOf(pool, repairRow('QZ24010001AB'));
    await send(pool, mesDevice('QZ24010001AB'));
    const { id: owner } = (await golden(pool, 'device', device)).values['owner'] as { id: string };
    const before = await state();
    const exclusion = await exclude('repair');
    expect(await golden(pool, 'customer', owner)).toMatchObject({ status: 'RETIRED' });
    expect(await golden(pool, 'device', device)).toMatchObject({ status: 'ACTIVE' });
    await end(exclusion);
    expect(await state()).toEqual(before);
  });
});

describe('an import', () => {
  test('that made records takes them with it; that changed some gives back what was there', async () => {
    const id = await goldenIdOf(pool, crmCustomer('C1'));
    const before = await state();
    const importId = await importRows(row('C1', { 客户姓名: '错误' }), row('C2', { 客户姓名: '多余', 手机: '13955550003' }));
    expect((await golden(pool, 'customer', id)).values['name']).toMatchObject({ name: '错误' });
    const wrong = await state();
    const exclusion = await exclude('crm', importId);
    expect(await state()).toEqual(before);
    await end(exclusion);
    expect(await state()).toEqual(wrong);
  });

  test('each payload stands in one place, however often it is taken out and put back', async () => {
    await goldenIdOf(pool, crmCustomer('C1'));
    const importId = await importRows(row('C1', { 客户姓名: '错误' }));
    for (let times = 0; times < 2; times += 1) await end(await exclude('crm', importId));
    await exclude('crm', importId);
    const [kept] = await pool.dataSource.query<{ payloads: string[] }[]>(`select array_agg(payload ->> '客户姓名' order by payload ->> '客户姓名') as payloads from (select payload from source_record union all select payload from source_record_history) every`);
    expect(kept?.payloads).toEqual(['沈清和', '错误'].sort());
  });

  test('that somebody has corrected since leaves the correction alone', async () => {
    const importId = await importRows(row('C1', { 客户姓名: '错误' }));
    await send(pool, crmCustomer('C1', { 客户姓名: '欧阳文' }, { updatedAt: Date.UTC(2030, 0) }));
    const corrected = await state();
    const exclusion = await exclude('crm', importId);
    expect(await state()).toEqual(corrected);
    await end(exclusion);
    expect(await state()).toEqual(corrected);
  });

  test('that claimed to be from the future lets what it kept out count', async () => {
    const id = await goldenIdOf(pool, crmCustomer('C1', {}, { updatedAt: 1_000 }));
    const importId = await importRows(row('C1', { 客户姓名: '错误', 更新时间: '2031-01-01 00:00:00' }));
    expect(await send(pool, crmCustomer('C1', { 客户姓名: '欧阳文' }, { updatedAt: Date.UTC(2026, 0) }))).toMatchObject({ status: 'STALE' });
    await exclude('crm', importId);
    expect((await golden(pool, 'customer', id)).values['name']).toMatchObject({ name: '欧阳文' });
  });

  test('imported anew, the same rows count', async () => {
    const importId = await importRows(row('C1'), row('C2', { 客户姓名: '司马相', 手机: '13955550003' }));
    const before = await state();
    await exclude('crm', importId);
    expect(await state()).toEqual([]);
    await importRows(row('C1'), row('C2', { 客户姓名: '司马相', 手机: '13955550003' }));
    expect(await state()).toEqual(before);
  });

  test('of two, each can go; what one of them left out of a system comes back only with both', async () => {
    await goldenIdOf(pool, crmCustomer('C1'));
    const first = await importRows(row('C1', { 客户姓名: '第一次' }));
    const second = await importRows(row('C1', { 客户姓名: '第二次' }));
    const name = async (): Promise<unknown> => ((await state()) as { values: { name: { name: string } } }[])[0]?.values.name.name;
    const out = await exclude('crm', first);
    expect(await name()).toBe('第二次');
    const both = await exclude('crm', second);
    expect(await name()).toBe('沈清和');
    await end(out);
    expect(await name()).toBe('第一次');
    const all = await exclude('crm');
    expect(await name()).toBeUndefined();
    await end(both);
    expect(await name()).toBeUndefined();
    await end(all);
    expect(await name()).toBe('第二次');
  });
});

describe('before and around', () => {
  test('a preview tells what would change and writes nothing', async () => {
    await goldenIdOf(pool, crmCustomer('C1'));
    await send(pool, caller('T1', { alt_phone: '13912349999' }));
    await send(pool, caller('T2', { caller_name: '司马相', phone_raw: '13955550002' }));
    const counts = async (): Promise<unknown> => pool.dataSource.query('select (select count(*) from change) as changes, (select count(*) from exclusion) as exclusions');
    const before = [await state(), await counts()];
    const preview = await previewExclusion(pool, ADMIN, { system: 'callcenter', importId: null });
    expect(preview).toMatchObject({ sourceRecords: 2, sampled: 2, changed: 1, retired: 1, merged: 0, created: 0 });
    expect(preview.attributes).toContainEqual({ attribute: 'phones', goldenRecords: 1 });
    expect([await state(), await counts()]).toEqual(before);
  });

  test('needs the confirmation of a preview of exactly this, a reason, and an administrator', async () => {
    const importId = await importRows(row('C1'));
    const { confirmation } = await previewExclusion(pool, ADMIN, { system: 'crm', importId: null });
    await expect(excludeSource(pool, ADMIN, { system: 'crm', importId, note: NOTE, confirmation })).rejects.toMatchObject({ code: 'CONFIRMATION_REQUIRED' });
    await expect(excludeSource(pool, ADMIN, { system: 'crm', importId: null, note: NOTE, confirmation: null })).rejects.toMatchObject({ code: 'CONFIRMATION_REQUIRED' });
    await expect(excludeSource(pool, ADMIN, { system: 'crm', importId: null, note: ' ', confirmation })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(excludeSource(pool, STEWARD, { system: 'crm', importId: null, note: NOTE, confirmation })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(previewExclusion(pool, STEWARD, { system: 'crm', importId: null })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(previewExclusion(pool, ADMIN, { system: 'nobody', importId: null })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(previewExclusion(pool, ADMIN, { system: 'mes', importId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const exclusion = await excludeSource(pool, ADMIN, { system: 'crm', importId: null, note: NOTE, confirmation });
    await expect(excludeSource(pool, ADMIN, { system: 'crm', importId: null, note: NOTE, confirmation })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(endSourceExclusion(pool, ADMIN, { exclusionId: exclusion.id, note: null, confirmation })).rejects.toMatchObject({ code: 'CONFIRMATION_REQUIRED' });
    await end(exclusion);
    await expect(previewExclusionEnd(pool, ADMIN, exclusion.id)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('an import that is excluded while it runs takes nothing more', async () => {
    const importId = await importRows(row('C1'));
    await exclude('crm', importId);
    await expect(upsertSourceRecords(pool, ADMIN, { system: 'crm', type: 'customer', importId, records: [crmCustomer('C9').input] })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('what is excluded, and which imports there were, is listed with who and why', async () => {
    const importId = await importRows(row('C1'), row('C2'));
    const exclusion = await exclude('crm', importId);
    expect(await readExclusions(pool, STEWARD, { system: null, beforeId: null, first: 10 })).toMatchObject([{ id: exclusion.id, system: 'crm', importId, note: NOTE, excludedBy: 'admin', endedAt: null, sourceRecords: 2 }]);
    expect(await readSourceImports(pool, STEWARD, { system: 'crm', beforeId: null, first: 10 })).toMatchObject([{ id: importId, system: 'crm', type: 'customer', startedBy: 'admin', read: 2, rejected: 0 }]);
    expect(await readExclusions(pool, STEWARD, { system: 'crm', beforeId: exclusion.id, first: 10 })).toEqual([]);
  });
});
