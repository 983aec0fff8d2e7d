import { clusterProcesses, serverState } from '../../src/storage/postgres/serverProcess';
import { KILL_TIMEOUT_MS, KILLS, openKillHouse } from './support/killHouse';
import type { KillHouse } from './support/killHouse';

/** It may have ended by itself a moment ago, since its server is gone. */
const kill = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};

let house: KillHouse;
beforeAll(async () => { house = await openKillHouse(); });
afterAll(async () => { await house.close(); });

test(`Postgres is killed ${KILLS} times under the service: not ready, then ready by itself, and no acknowledged write is lost`, async () => {
  const { load, random, paths, isReady, soon, workForAWhile, expectAllThere } = house;
  load.start();
  let notReady = 0;
  for (let round = 0; round < KILLS; round += 1) {
    await workForAWhile();
    const postmaster = serverState(paths)?.pid;
    if (postmaster === undefined) throw new Error('expected a running Postgres');
    // The server alone, whose processes end when they notice; or all of them in the middle of whatever they do.
    for (const pid of random.chance(0.5) ? [postmaster] : clusterProcesses(paths)) kill(pid);
    const seen: boolean[] = [];
    await soon('a service that is ready again', async () => {
      const ready = await isReady();
      seen.push(ready);
      return ready && serverState(paths)?.pid !== postmaster;
    });
    if (seen.includes(false)) notReady += 1;
  }
  console.log(`${notReady} of ${KILLS} times /readyz was asked in time to say that it is not ready`);
  expect(notReady).toBeGreaterThan(KILLS / 2);
  await workForAWhile();
  await expectAllThere();
}, KILL_TIMEOUT_MS);
