import fc from 'fast-check';
import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import type { Caller } from '../../src/app/access';
import type { Pool } from '../../src/app/poolContext';
import { verify } from '../../src/app/verify';
import { ADMIN, createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';
import { believed, emptyPool } from '../support/poolState';
import { sourceHistories } from '../support/sourceHistories';
import type { Sent } from '../support/sourceHistories';

const NOW = Date.UTC(2026, 10, 22);
/** NUM_RUNS=300 SEED=5 searches longer and elsewhere; without them every run is the same. */
const runs = (usual: number): number => Number(process.env['NUM_RUNS'] ?? usual);
const seed = (usual: number): number => Number(process.env['SEED'] ?? usual);
const timeLimitMs = process.env['NUM_RUNS'] === undefined ? 90_000 : 1_500_000;
let held: TestPool;
beforeAll(async () => { held = await createTestPool({ clock: () => NOW }); });
afterAll(async () => { await held.close(); });

async function send(pool: Pool, batch: readonly Sent[], caller: Caller = ADMIN): Promise<void> {
  const [first] = batch;
  if (first === undefined) return;
  const records = batch.map(({ sourceKey, payload, updatedAt, deleted }) => ({ sourceKey, payload, updatedAt, deleted }));
  const report = await upsertSourceRecords(pool, caller, { system: first.system, type: first.type, records });
  expect(report.results).toHaveLength(batch.length);
}

/** Batches of at most `size`, each of one system and type, in the given order. */
function batches(sent: readonly Sent[], size: number): Sent[][] {
  const result: Sent[][] = [];
  for (const one of sent) {
    const last = result.at(-1);
    if (last !== undefined && last.length < size && last[0]?.system === one.system && last[0].type === one.type) last.push(one);
    else result.push([one]);
  }
  return result;
}

const arrivals = sourceHistories.chain((histories) => fc.record({
  inOrder: fc.constant([...histories].sort((x, y) => x.updatedAt - y.updatedAt)),
  // Any order, some twice.
  shuffled: fc.shuffledSubarray([...histories, ...histories], { minLength: histories.length, maxLength: histories.length * 2 })
    .map((some) => [...some, ...histories.filter((one) => !some.includes(one))]),
  batchSize: fc.integer({ min: 1, max: 8 }),
}));

test('the order of arrival, the size of batches, repeats and stale states change nothing', async () => {
  await fc.assert(fc.asyncProperty(arrivals, async ({ inOrder, shuffled, batchSize }) => {
    await emptyPool(held.pool);
    for (const one of inOrder) await send(held.pool, [one]);
    const expected = await believed(held.pool);
    await emptyPool(held.pool);
    for (const batch of batches(shuffled, batchSize)) await send(held.pool, batch);
    expect(await believed(held.pool)).toEqual(expected);
    expect(await verify(held.pool)).toMatchObject({ differences: 0, findings: [] });
  }), { numRuns: runs(25), seed: seed(7), interruptAfterTimeLimit: timeLimitMs });
}, timeLimitMs + 60_000);

test('neither do eight writers at once', async () => {
  await fc.assert(fc.asyncProperty(arrivals, async ({ inOrder, shuffled, batchSize }) => {
    await emptyPool(held.pool);
    for (const one of inOrder) await send(held.pool, [one]);
    const expected = await believed(held.pool);
    await emptyPool(held.pool);
    const queue = batches(shuffled, batchSize);
    // What four of them send at once goes together where it can; the others go each by themselves.
    const writer = async (index: number): Promise<void> => {
      const caller = { ...ADMIN, tokenId: index < 4 ? 'shared' : String(index) };
      for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) await send(held.pool, batch, caller);
    };
    await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(writer));
    expect(await believed(held.pool)).toEqual(expected);
    expect(await verify(held.pool)).toMatchObject({ differences: 0, findings: [] });
  }), { numRuns: runs(8), seed: seed(11), interruptAfterTimeLimit: timeLimitMs });
}, timeLimitMs + 60_000);
