import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importFile } from '../../../src/app/import/importFile';
import { verify } from '../../../src/app/verify';
import { ADMIN, createTestPool } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { emptyPool } from '../../support/poolState';

let held: TestPool;
const dir = mkdtempSync(path.join(tmpdir(), 'mooring-import-'));
beforeAll(async () => { held = await createTestPool(); });
beforeEach(async () => { await emptyPool(held.pool); });
afterAll(async () => { await held.close(); rmSync(dir, { recursive: true }); });

const HEADER = 'contact_id,caller_name,phone_raw,alt_phone,address_text,last_call_at';
function file(name: string, ...lines: readonly string[]): string {
  const target = path.join(dir, name);
  writeFileSync(target, `${[HEADER, ...lines].join('\n')}\n`);
  return target;
}
const line = (index: number): string => `T${index},欧阳${'甲乙丙丁戊己庚辛'[index % 8] ?? ''}${index},139${String(10_000_000 + index)},,,2026-01-0${1 + (index % 9)}T08:00:00+08:00`;
const count = async (table: string): Promise<number> => Number((await held.pool.dataSource.query<{ n: string }[]>(`select count(*) as n from ${table}`))[0]?.n);

test('counts every row; the same file again changes nothing at all', async () => {
  const from = file('many.csv', ...Array.from({ length: 1_203 }, (_, index) => line(index)));
  const request = { system: 'callcenter', type: 'customer', file: from };
  expect(await importFile(held.pool, ADMIN, request)).toMatchObject({ read: 1_203, created: 1_203, updated: 0, unchanged: 0, stale: 0, rejected: 0 });
  expect(existsSync(`${from}.rejects.csv`)).toBe(false);
  const before = await Promise.all(['source_record', 'source_record_history', 'golden_version', 'change', 'judgement'].map(count));
  expect(await importFile(held.pool, ADMIN, request)).toMatchObject({ read: 1_203, created: 0, updated: 0, unchanged: 1_203, stale: 0, rejected: 0 });
  expect(await Promise.all(['source_record', 'source_record_history', 'golden_version', 'change', 'judgement'].map(count))).toEqual(before);
});

test('rows that are refused, and values that are, are told with line, code and reason; the others go through', async () => {
  const from = file('mixed.csv', line(1), ',无名,13900000001,,,', 'T3,司徒青,138****0003,,,', 'T4,x,1,2,3,4,5,6', line(5));
  expect(await importFile(held.pool, ADMIN, { system: 'callcenter', type: 'customer', file: from })).toMatchObject({ read: 5, created: 3, rejected: 2 });
  const rejects = readFileSync(`${from}.rejects.csv`, 'utf8');
  expect(rejects).toMatch(/^\ufeffline,source_key,scope,code,/);
  expect(rejects).toMatch(/\r\n3,,ROW,MISSING_KEY,/);
  expect(rejects).toMatch(/\r\n5,,ROW,BAD_FORMAT,/);
  expect(rejects).toMatch(/\r\n\d+,T3,ATTRIBUTE,MASKED,phones,/);
  expect(rejects).not.toMatch(/T1|T5/);
});

test('two rows of one key: the newer wins whatever their order, and a second run changes nothing', async () => {
  const from = file('twice.csv', 'T1,闻人语,13911110002,,,2026-02-02T08:00:00+08:00', 'T1,闻人语,13911110001,,,2026-01-01T08:00:00+08:00',
    // The same moment: the later line wins, the earlier one is not new the second time.
    'T2,闻人诗,13911110003,,,2026-02-02T08:00:00+08:00', 'T2,闻人诗,13911110004,,,2026-02-02T08:00:00+08:00');
  const request = { system: 'callcenter', type: 'customer', file: from };
  expect(await importFile(held.pool, ADMIN, request)).toMatchObject({ created: 2, updated: 1, stale: 1 });
  const changes = await count('change');
  const history = await count('source_record_history');
  expect(await importFile(held.pool, ADMIN, request)).toMatchObject({ created: 0, updated: 0, unchanged: 2, stale: 2 });
  expect([await count('change'), await count('source_record_history')]).toEqual([changes, history]);
});

test('an import that was cut off is completed by running it again', async () => {
  const lines = Array.from({ length: 1_100 }, (_, index) => line(index));
  const whole = file('whole.csv', ...lines);
  let batches = 0;
  const cut = importFile(held.pool, ADMIN, { system: 'callcenter', type: 'customer', file: whole, onProgress: () => { batches += 1; if (batches === 2) throw new Error('cut off'); } });
  await expect(cut).rejects.toThrow('cut off');
  expect(await count('source_record')).toBe(1_000);
  expect(await importFile(held.pool, ADMIN, { system: 'callcenter', type: 'customer', file: whole })).toMatchObject({ created: 100, unchanged: 1_000 });
  expect(await verify(held.pool)).toMatchObject({ differences: 0 });
});

test('what cannot be imported is refused before the first row', async () => {
  const from = file('refused.csv', line(1));
  await expect(importFile(held.pool, ADMIN, { system: 'nobody', type: 'customer', file: from })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(importFile(held.pool, ADMIN, { system: 'callcenter', type: 'device', file: from })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(importFile(held.pool, null, { system: 'callcenter', type: 'customer', file: from })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await count('source_record')).toBe(0);
});

test('a formula in a rejected cell is text in the rejects file', async () => {
  const from = file('formula.csv', '=1+1,客户甲,1.39E+10,,,');
  await importFile(held.pool, ADMIN, { system: 'callcenter', type: 'customer', file: from });
  expect(readFileSync(`${from}.rejects.csv`, 'utf8')).toMatch(/\r\n2,'=1\+1,ATTRIBUTE,SPREADSHEET_DAMAGE/);
});

test('a place where the rejects cannot be written is refused before the first row', async () => {
  const from = file('readonly.csv', line(1), ',nobody,,,,');
  const request = { system: 'callcenter', type: 'customer', file: from, rejectsFile: path.join(dir, 'no such folder', 'r.csv') };
  await expect(importFile(held.pool, ADMIN, request)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await count('source_record')).toBe(0);
  const elsewhere = path.join(dir, 'elsewhere.csv');
  await importFile(held.pool, ADMIN, { ...request, rejectsFile: elsewhere });
  expect(readFileSync(elsewhere, 'utf8')).toMatch(/MISSING_KEY/);
  expect(existsSync(`${from}.rejects.csv`)).toBe(false);
});
