import fc from 'fast-check';
import { undoDecision } from '../../../src/app/steward/undoDecision';
import { verify } from '../../../src/app/verify';
import { createTestPool, STEWARD } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { emptyPool } from '../../support/poolState';
import { sourceHistories } from '../../support/sourceHistories';
import { carry, decisions, everything, sendOne, stewardActs } from '../../support/stewardHistories';

/** NUM_RUNS=300 SEED=5 searches longer and elsewhere; without them every run is the same. */
const runs = (usual: number): number => Number(process.env['NUM_RUNS'] ?? usual);
const seed = (usual: number): number => Number(process.env['SEED'] ?? usual);
const timeLimitMs = process.env['NUM_RUNS'] === undefined ? 120_000 : 1_500_000;
let held: TestPool;
let now = 0;
beforeAll(async () => { held = await createTestPool({ clock: () => now }); });
afterAll(async () => { await held.close(); });

const history = fc.record({
  sent: sourceHistories.map((all) => [...all].sort((x, y) => x.updatedAt - y.updatedAt)),
  acts: fc.array(fc.record({ after: fc.nat(20), act: stewardActs }), { maxLength: 8 }),
  then: fc.array(decisions, { minLength: 1, maxLength: 5 }),
});

test('whatever stewards do, undone in turn everything is as it was; and verify finds nothing in between', async () => {
  let undone = 0;
  await fc.assert(fc.asyncProperty(history, async ({ sent, acts, then }) => {
    await emptyPool(held.pool);
    now = Date.UTC(2026, 10, 22);
    for (const [index, one] of sent.entries()) {
      await sendOne(held.pool, one);
      for (const { act } of acts.filter(({ after }) => after === index)) await carry(held.pool, act);
    }
    expect(await verify(held.pool)).toMatchObject({ differences: 0, findings: [] });
    const before = await everything(held.pool);
    const made: string[] = [];
    for (const act of then) {
      const decision = await carry(held.pool, act);
      if (decision !== null) made.push(decision);
    }
    expect(await verify(held.pool)).toMatchObject({ differences: 0, findings: [] });
    undone += made.length;
    for (const decisionId of made.reverse()) await undoDecision(held.pool, STEWARD, { decisionId });
    expect(await everything(held.pool)).toEqual(before);
    expect(await verify(held.pool)).toMatchObject({ differences: 0, findings: [] });
  }), { numRuns: runs(30), seed: seed(41), interruptAfterTimeLimit: timeLimitMs, endOnFailure: process.env['NUM_RUNS'] !== undefined });
  expect(undone).toBeGreaterThan(runs(30) / 2);
}, timeLimitMs + 60_000);
