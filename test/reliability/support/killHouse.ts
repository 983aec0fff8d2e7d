import type { Pool } from '../../../src/app/poolContext';
import { verify } from '../../../src/app/verify';
import { clusterPaths } from '../../../src/storage/postgres/clusterPaths';
import type { ClusterPaths } from '../../../src/storage/postgres/clusterPaths';
import { connectionString } from '../../../src/storage/postgres/server';
import { clusterProcesses, serverState } from '../../../src/storage/postgres/serverProcess';
import { compileSources } from '../../support/compiled';
import { run, startTestService, stopTestService, temporaryDataDir } from '../../support/service';
import type { StartedService } from '../../support/service';
import { ADMIN_TOKEN, ask, configure, get, hashKeyOf, until, withPoolOf } from './client';
import { createImports } from './imports';
import type { Imports } from './imports';
import { createLoad, lostOrDoubled, orRetryable } from './load';
import type { Load } from './load';
import { createRandom, seedOf, setting } from './random';
import type { Random } from './random';

/** How often something is killed; KILLS=200 for a long night. */
export const KILLS = setting('KILLS', 20);
export const KILL_TIMEOUT_MS = 240_000 + KILLS * 15_000;
/** A service that has not recovered by then does not recover. */
const PATIENCE_MS = 60_000;
/** Kills come at any moment of this after the service has acknowledged something again. */
const MAX_DELAY_MS = 400;

/** A service with its Postgres, callers that write to it, and imports beside it: a place to kill things in. */
export interface KillHouse {
  readonly random: Random;
  readonly load: Load;
  readonly imports: Imports;
  readonly paths: ClusterPaths;
  /** Works on the service's database as another node would. */
  readonly beside: <T>(work: (pool: Pool) => Promise<T>) => Promise<T>;
  readonly isReady: () => Promise<boolean>;
  /** Looks again until it is so; when that takes too long, says so with the end of the service's log. */
  readonly soon: (what: string, isSo: () => Promise<boolean> | boolean) => Promise<void>;
  /** Kills the service and starts it again. */
  readonly killService: () => Promise<void>;
  /** Goes on until something was acknowledged since, and then for a moment of any length. */
  readonly workForAWhile: () => Promise<void>;
  /** Ends the work and looks: nothing acknowledged is lost, nothing is counted twice, and the pool follows from its facts. */
  readonly expectAllThere: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const openKillHouse = async (): Promise<KillHouse> => {
  const sources = compileSources();
  const data = temporaryDataDir();
  const paths = clusterPaths(data.dir);
  const seed = seedOf('KILL_SEED');
  const random = createRandom(seed);
  const databaseUrl = (): string => {
    const state = serverState(paths);
    if (state === undefined) throw new Error('expected a running Postgres');
    return connectionString(paths, state);
  };
  const start = async (): Promise<StartedService> => startTestService({ cli: sources.cli, dataDir: data.dir, env: { MOORING_ADMIN_TOKEN: ADMIN_TOKEN, MOORING_RATE_PER_SECOND: '0' } });
  let service = await start();
  await configure(databaseUrl());
  const isReady = async (): Promise<boolean> => get(`${service.url}/readyz`).then(({ status }) => status === 200, () => false);
  const soon: KillHouse['soon'] = async (what, isSo) => {
    const deadline = performance.now() + PATIENCE_MS;
    await until(async () => {
      if (performance.now() > deadline) throw new Error(`expected ${what} within ${PATIENCE_MS} ms; the service says:\n${service.stderr().slice(-5_000)}`);
      return isSo();
    }, 5);
  };
  let closed = false;
  const load = createLoad({
    seed,
    sendOnce: async (request) => orRetryable(ask(service.url, request)),
    send: async (request) => {
      while (!closed) {
        const answer = await orRetryable(ask(service.url, request));
        if (answer !== undefined) return answer;
        await until(async () => closed || isReady());
      }
      throw new Error('the test is over');
    },
  });
  const imports = createImports({ cli: sources.cli, dataDir: data.dir, env: {} });
  return {
    random, load, imports, paths, isReady, soon,
    beside: async (work) => withPoolOf(databaseUrl(), work, hashKeyOf(data.dir)),
    killService: async () => {
      service.child.kill('SIGKILL');
      await service.exit;
      service = await start();
    },
    workForAWhile: async () => {
      const before = load.acknowledged();
      if (random.chance(0.5)) imports.begin();
      await soon('an acknowledgement', () => load.acknowledged() > before || load.failures.length > 0);
      expect(load.failures).toEqual([]);
      await new Promise((resolve) => { setTimeout(resolve, random.below(MAX_DELAY_MS)); });
    },
    expectAllThere: async () => {
      await Promise.all([load.stop(), imports.end()]);
      imports.begin(); // once more, undisturbed: it takes up what the killed ones left
      await imports.end();
      expect(imports.finished()).toBeGreaterThan(0);
      await load.expected.followToTheEnd();
      expect([...load.failures, ...imports.failures]).toEqual([]);
      const expected = { ...load.expected, versions: new Map([...load.expected.versions, ...imports.versions]) };
      await withPoolOf(databaseUrl(), async (pool) => {
        expect(await lostOrDoubled(pool, expected)).toEqual([]);
        expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] });
      }, hashKeyOf(data.dir));
      console.log(`${load.acknowledged()} requests and ${imports.finished()} imports acknowledged, ${load.expected.followed.length} changes followed`);
      expect(await stopTestService(service)).toMatchObject({ code: 0 });
      expect(clusterProcesses(paths)).toEqual([]);
      const verified = await run({ cli: sources.cli, args: ['verify'], env: { MOORING_DATA_DIR: data.dir } }).exit;
      expect([verified.code, JSON.parse(verified.stdout)]).toMatchObject([0, { differences: 0 }]);
    },
    close: async () => {
      closed = true;
      imports.kill();
      service.child.kill('SIGKILL');
      await service.exit;
      await data.remove();
      sources.remove();
    },
  };
};
