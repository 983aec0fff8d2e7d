import http from 'node:http';
import path from 'node:path';
import { verify } from '../../src/app/verify';
import { compileSources } from '../support/compiled';
import type { CompiledSources } from '../support/compiled';
import { startTestService, temporaryDataDir } from '../support/service';
import type { StartedService } from '../support/service';
import { ADMIN_TOKEN, ask, configure, withPoolOf } from './support/client';
import type { Answer, Ask } from './support/client';
import { createLoad, lostOrDoubled, orRetryable } from './support/load';
import { createOutsideServer } from './support/outsideServer';
import type { OutsideServer } from './support/outsideServer';
import { createRandom, seedOf, setting } from './support/random';

const SECONDS = setting('TWO_NODES_SECONDS', 25);
const HASH_KEY = 'one key for both nodes, of 32 characters or more';
/** One node is restarted every so often, once the one before is ready again. */
const RESTART_EVERY_MS = 2_000;

interface Node { service: StartedService; readonly agent: http.Agent }

let sources: CompiledSources;
let database: OutsideServer;
let data: ReturnType<typeof temporaryDataDir>;
const nodes: Node[] = [];
const start = async (name: string): Promise<StartedService> => startTestService({
  cli: sources.cli, dataDir: path.join(data.dir, name),
  env: { DATABASE_URL: database.url, MOORING_ADMIN_TOKEN: ADMIN_TOKEN, MOORING_HASH_KEY: HASH_KEY, MOORING_RATE_PER_SECOND: '0' },
});

beforeAll(async () => {
  sources = compileSources();
  data = temporaryDataDir();
  database = await createOutsideServer();
  for (const service of await Promise.all([start('0'), start('1')])) nodes.push({ service, agent: new http.Agent({ keepAlive: true }) });
  await configure(database.url);
});
afterAll(async () => {
  for (const { service } of nodes) {
    service.child.kill('SIGKILL');
    await service.exit;
  }
  await data.remove();
  await database.remove();
  sources.remove();
});

test(`two nodes under a mixed load for ${SECONDS} s, one restarted every few seconds: whoever is turned away is answered by the other`, async () => {
  const seed = seedOf('TWO_NODES_SEED');
  const random = createRandom(seed);
  const met = { retried: 0, twice: [] as string[] };
  const askNode = async (node: Node | undefined, request: Ask): Promise<Answer | undefined> => {
    if (node === undefined) throw new Error('no such node');
    return orRetryable(ask(node.service.url, { ...request, agent: node.agent }));
  };
  const send = async (request: Ask): Promise<Answer> => {
    const first = random.below(2);
    const answer = await askNode(nodes[first], request);
    if (answer !== undefined) return answer;
    met.retried += 1;
    const again = await askNode(nodes[1 - first], request);
    if (again === undefined) met.twice.push(request.query);
    return again ?? send(request);
  };
  const load = createLoad({ seed, desks: 2, send, sendOnce: async (request) => askNode(nodes[random.below(2)], request) });
  load.start();
  const until = performance.now() + SECONDS * 1_000;
  let restarts = 0;
  for (; performance.now() < until; restarts += 1) {
    await new Promise((resolve) => { setTimeout(resolve, RESTART_EVERY_MS); });
    const node = nodes[restarts % 2];
    if (node === undefined) throw new Error('no such node');
    const signal = random.chance(0.7) ? 'SIGTERM' : 'SIGKILL';
    node.service.child.kill(signal);
    expect(await node.service.exit).toMatchObject(signal === 'SIGTERM' ? { code: 0 } : { signal });
    node.service = await start(String(restarts % 2));
  }
  await load.stop();
  await load.expected.followToTheEnd();
  console.log(`${restarts} restarts, ${load.acknowledged()} requests acknowledged, ${met.retried} asked again, ${load.expected.followed.length} changes followed`);
  expect(load.failures).toEqual([]);
  expect(met.twice).toEqual([]);
  await withPoolOf(database.url, async (pool) => {
    expect(await lostOrDoubled(pool, load.expected)).toEqual([]);
    expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] });
  }, HASH_KEY);
}, 120_000 + SECONDS * 5_000);
