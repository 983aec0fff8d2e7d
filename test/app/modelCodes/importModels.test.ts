import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importModels } from '../../../src/app/modelCodes/importModels';
import type { ModelImportSummary } from '../../../src/app/modelCodes/importModels';
import { readModelCatalogue } from '../../../src/app/modelCodes/readModelCodes';
import type { Pool } from '../../../src/app/poolContext';
import { verify } from '../../../src/app/verify';
import { ADMIN, createTestPool, STEWARD } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { goldenCode, sendDevices } from './support';

let held: TestPool;
let pool: Pool;
let dir: string;
beforeAll(async () => {
  held = await createTestPool();
  pool = held.pool;
  dir = mkdtempSync(path.join(tmpdir(), 'mooring-models-'));
});
afterAll(async () => { rmSync(dir, { recursive: true, force: true }); await held.close(); });

async function load(name: string, text: string): Promise<ModelImportSummary> {
  const file = path.join(dir, name);
  writeFileSync(file, text);
  return importModels(pool, ADMIN, { file, rejectsFile: `${file}.rejects.csv` });
}

const CSV = '型号编号,制造商,系列,型号,品类,名称,制冷量(W)\nM1,岚峰,静岚,KFR-35GW/LF8B1,空调,静岚挂机,3500\nM2,岚峰,,KFR-50GW/LF8B1,空调,,5000\n,清禾,,BCD-258WQH1,冰箱,,\nM4,,,X-1,,,\nM5,岚峰,,,,,\n';

test('reads a catalogue in the words of people, names what it refuses, and changes nothing when it is run again', async () => {
  await sendDevices(pool, { LF000001: '静岚 kfr35gw lf8b1', LF000002: 'BCD258WQH1' });
  expect(await goldenCode(pool, 'LF000001')).not.toHaveProperty('model');
  expect(await load('models.csv', CSV)).toMatchObject({ read: 5, created: 3, updated: 0, unchanged: 0, rejected: 2 });
  expect(readFileSync(path.join(dir, 'models.csv.rejects.csv'), 'utf8')).toMatch(/5,,ROW,MISSING_KEY,.*“制造商”列为空[\s\S]*6,,ROW,MISSING_KEY,.*“型号”列为空/);
  const { entries } = await readModelCatalogue(pool, STEWARD, { search: '岚峰', after: null, first: 10 });
  expect(entries.map(({ node }) => node)).toEqual([
    { id: 'M1', manufacturer: '岚峰', series: '静岚', code: 'KFR-35GW/LF8B1', category: '空调', name: '静岚挂机', specifications: { '制冷量(W)': '3500' } },
    { id: 'M2', manufacturer: '岚峰', series: null, code: 'KFR-50GW/LF8B1', category: '空调', name: '岚峰 KFR-50GW/LF8B1', specifications: { '制冷量(W)': '5000' } },
  ]);
  // Devices that were there already have their models now.
  expect(await goldenCode(pool, 'LF000001')).toMatchObject({ code: 'KFR-35GW/LF8B1', model: 'M1' });
  expect(await goldenCode(pool, 'LF000002')).toMatchObject({ model: '清禾|BCD-258WQH1' });
  const version = async (): Promise<unknown> => pool.dataSource.query('select version from model_catalogue');
  const before = await version();
  expect(await load('models.csv', CSV)).toMatchObject({ read: 5, created: 0, updated: 0, unchanged: 3, rejected: 2 });
  expect(await version()).toEqual(before);
});

test('a canonical code that is corrected is followed by the devices of the model', async () => {
  expect(await load('models.jsonl', `${JSON.stringify({ id: 'M1', manufacturer: '岚峰', series: '静岚', code: 'KFR-35GW/LF-8B1', category: '空调', name: '静岚挂机', specifications: { 制冷剂: 'R32' } })}\n`)).toMatchObject({ created: 0, updated: 1 });
  expect(await goldenCode(pool, 'LF000001')).toMatchObject({ code: 'KFR-35GW/LF-8B1', model: 'M1' });
  const { entries: [first] } = await readModelCatalogue(pool, STEWARD, { search: 'LF-8B1', after: null, first: 1 });
  expect(first?.node.specifications).toEqual({ 制冷剂: 'R32' });
  expect((await verify(pool)).findings).toEqual([]);
});

test('is for stewards and administrators', async () => {
  await expect(importModels(pool, { ...STEWARD, role: 'AGENT' }, { file: path.join(dir, 'models.csv'), rejectsFile: path.join(dir, 'r.csv') })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
