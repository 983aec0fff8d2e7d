import { loadSeeds } from '../../seeds/loadSeeds';
import { demoFiles, seedModels } from '../../seeds/seedFiles';
import type { Pool } from '../../src/app/poolContext';
import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import { modelKey } from '../../src/core/attributes/modelCode';
import { verify } from '../../src/app/verify';
import { ADMIN, createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';
import { believed } from '../support/poolState';

const TODAY = '2026-11-22';
const clock = (): number => Date.parse(`${TODAY}T04:00:00Z`);
const lines: string[] = [];
let held: TestPool;
beforeAll(async () => {
  held = await createTestPool({ clock });
  await loadSeeds(held.pool, (line) => { lines.push(line); });
});
afterAll(async () => { await held.close(); });

async function numberOf(pool: Pool, sql: string): Promise<number> {
  const rows = await pool.dataSource.query<{ n: string }[]>(`select count(*) as n from ${sql}`);
  return Number(rows[0]?.n);
}

test('nothing is refused as a whole but the three rows without a serial number', async () => {
  const rows = demoFiles().flatMap((file) => file.records).length;
  const refused = lines.flatMap((line) => Number(/(\d+) rejected/.exec(line)?.[1] ?? 0)).reduce((sum, count) => sum + count, 0);
  expect(refused).toBe(3);
  expect(await numberOf(held.pool, 'source_record where derived_from is null')).toBe(rows - 3);
});

test.each<[what: string, sql: string, atLeast: number, atMost: number]>([
  ['models', 'device_model', 60, 60],
  ['customers, the writings of one found to be one', `golden_record where type = 'customer' and status = 'ACTIVE'`, 290, 310],
  ['persons', `golden_record where type = 'customer' and status = 'ACTIVE' and values -> 'name' ->> 'form' = 'PERSON'`, 180, 250],
  ['devices', `golden_record where type = 'device' and status = 'ACTIVE'`, 550, 620],
  ['contracts', `golden_record where type = 'contract' and status = 'ACTIVE'`, 150, 150],
  ['tickets', `golden_record where type = 'ticket' and status = 'ACTIVE'`, 500, 500],
  ['devices written in several notations', `(select golden_id from source_record where type = 'device' group by 1 having count(distinct source_key) > 1) twice`, 150, 300],
  ['warranties that have ended', `golden_record where type = 'device' and values ->> 'warrantyEndsOn' < '${TODAY}'`, 150, 300],
  ['warranties that last beyond 2029', `golden_record where type = 'device' and values ->> 'warrantyEndsOn' > '2029-12-31'`, 80, 200],
  ['contracts in force', `golden_record where type = 'contract' and values ->> 'startsOn' <= '${TODAY}' and values ->> 'endsOn' >= '${TODAY}'`, 60, 140],
  ['values refused', 'source_record, jsonb_array_elements(rejections)', 30, 60],
  ['devices whose sources disagree about the owner', `golden_record, jsonb_array_elements(provenance) p where type = 'device' and p ->> 'attribute' = 'owner' and (p ->> 'conflict')::boolean`, 10, 100],
  ['customers that were merged', `golden_record where type = 'customer' and status = 'MERGED'`, 1, 5],
  ['references that lead nowhere', `source_reference r where r.target_system is not null and not exists (select 1 from source_record s
      where s.type = r.target_type and s.system = r.target_system and s.source_key = r.target_key)`, 0, 0],
])('as many as promised: %s', async (_what, sql, atLeast, atMost) => {
  const found = await numberOf(held.pool, sql);
  expect(found).toBeGreaterThanOrEqual(atLeast);
  expect(found).toBeLessThanOrEqual(atMost);
});

test('the catalogue knows nearly every device\'s model', async () => {
  const keys = seedModels().map((model) => modelKey(model.code));
  expect(new Set(keys).size).toBe(keys.length);
  const devices = await numberOf(held.pool, `golden_record where type = 'device'`);
  const resolved = await numberOf(held.pool, `golden_record g where type = 'device' and exists (select 1 from device_model m where m.comparison_key = g.values -> 'modelCode' ->> 'key')`);
  expect(resolved / devices).toBeGreaterThan(0.9);
  expect(resolved).toBeLessThan(devices); // some plates name a variant that the catalogue does not have
});

test('recomputed from the facts, nothing differs', async () => {
  expect(await verify(held.pool)).toMatchObject({ differences: 0, findings: [] });
});

test('a second load changes nothing and asks nothing', async () => {
  const before = await numberOf(held.pool, 'change');
  const said: string[] = [];
  await loadSeeds(held.pool, (line) => { said.push(line); });
  expect(said).toEqual([]);
  expect(await numberOf(held.pool, 'change')).toBe(before);
});

test('a seeding that was killed is completed by the next start, to the same pool', async () => {
  const killed = await createTestPool({ clock });
  try {
    let files = 0;
    const kill = (): void => { files += 1; if (files === 4) throw new Error('killed'); };
    await expect(loadSeeds(killed.pool, kill)).rejects.toThrow('killed');
    expect(await numberOf(killed.pool, `source_record where system = 'erp'`)).toBe(0);
    await loadSeeds(killed.pool);
    expect(await believed(killed.pool)).toEqual(await believed(held.pool));
    expect(await numberOf(killed.pool, 'change')).toBe(await numberOf(held.pool, 'change'));
  } finally {
    await killed.close();
  }
});

test('a store that holds somebody\'s records is left alone', async () => {
  const foreign = await createTestPool({ clock });
  try {
    await upsertSourceRecords(foreign.pool, ADMIN, { system: 'callcenter', type: 'customer', records: [{ sourceKey: 'X1', payload: { caller_name: '戴思远', phone_raw: '13955599999' } }] });
    const said: string[] = [];
    await loadSeeds(foreign.pool, (line) => { said.push(line); });
    expect(said).toEqual(['the store is not empty: no demo seeds']);
    expect(await numberOf(foreign.pool, 'source_record')).toBe(1);
  } finally {
    await foreign.close();
  }
});
