import { openKillHouse } from './support/killHouse';
import type { KillHouse } from './support/killHouse';
import { startOperators } from './support/operators';
import { setting } from './support/random';

/** How often the service is killed; OPERATION_KILLS=100 for a long night. */
const KILLS_AMONG_OPERATIONS = setting('OPERATION_KILLS', 6);

let house: KillHouse;
beforeAll(async () => { house = await openKillHouse(); }, 120_000);
afterAll(async () => { await house.close(); });

test('whatever systems send, stewards decide and administrators publish, on two nodes of which one is killed again and again: everything follows from the facts', async () => {
  const { load, random, killService, workForAWhile, expectAllThere, beside } = house;
  load.start();
  const operators = startOperators(beside, random);
  for (let kill = 0; kill < KILLS_AMONG_OPERATIONS; kill += 1) {
    await workForAWhile();
    await killService();
  }
  await workForAWhile();
  await operators.stop();
  console.log([...operators.done].map(([name, times]) => `${name} ${times}`).join(', '));
  expect(operators.failures).toEqual([]);
  expect(operators.done.size).toBeGreaterThan(5);
  await expectAllThere();
}, 240_000 + KILLS_AMONG_OPERATIONS * 15_000);
