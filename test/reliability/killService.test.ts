import { KILL_TIMEOUT_MS, KILLS, openKillHouse } from './support/killHouse';
import type { KillHouse } from './support/killHouse';

let house: KillHouse;
beforeAll(async () => { house = await openKillHouse(); });
afterAll(async () => { await house.close(); });

test(`the service is killed ${KILLS} times: nothing acknowledged is lost, nothing is counted twice`, async () => {
  const { load, imports, random, killService, workForAWhile, expectAllThere } = house;
  load.start();
  for (let kill = 0; kill < KILLS; kill += 1) {
    await workForAWhile();
    if (random.chance(0.3)) imports.kill();
    await killService();
  }
  await workForAWhile();
  await expectAllThere();
}, KILL_TIMEOUT_MS);
