import { setTimeout as pause } from 'node:timers/promises';
import { followChanges } from '../../src/app/followChanges';
import { readChanges, sequenceAll } from '../../src/app/readChanges';
import { appendChanges } from '../../src/storage/changes';
import type { Tx } from '../../src/storage/transaction';
import { ADMIN, createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';
import { goldenIdOf, mesDevice } from '../support/records';

/** So many changes; CHANGES=100000 for a long night. */
const CHANGES = Number(process.env['CHANGES'] ?? 400);
const WRITERS = 4;

let held: TestPool;
let goldenId: string;
let start: string;
beforeAll(async () => {
  held = await createTestPool();
  goldenId = await goldenIdOf(held.pool, mesDevice('CH0001'));
  start = (await readChanges(held.pool, ADMIN, { first: 10 })).endCursor;
});
afterAll(async () => held.close());

/** Transactions that begin early and commit late, and some that are rolled back: ids are drawn in one order and seen in another. */
async function writer(of: number, committed: string[]): Promise<void> {
  for (let n = 0; n < CHANGES / WRITERS; n += 1) {
    const key = `W${of}-${n}`;
    const work = async (tx: Tx): Promise<void> => {
      await appendChanges(tx, [{ type: 'device', goldenId, goldenKey: key, kind: 'UPDATED', version: of * 1_000_000 + n + 2, previousVersion: null, changed: [], before: null, after: null, cause: {}, actor: 'test', at: 0 }]);
      await tx.query('select pg_sleep($1)', [Math.random() < 0.2 ? 0.02 : 0]);
      if (Math.random() < 0.1) throw new Error('rolled back');
    };
    await held.pool.dataSource.transaction('READ COMMITTED', work).then(() => { committed.push(key); }, () => undefined);
  }
}

test('who reads by cursor misses nothing, and all read one order; who reads by sequence number misses something', async () => {
  const committed: string[] = [];
  const state: { writing: boolean; following: boolean; ending: AbortController | null } = { writing: true, following: true, ending: null };
  const [pulled, followed, byNumber]: string[][] = [[], [], []];
  const own = ({ goldenKey }: { readonly goldenKey: string }): string => goldenKey;
  const pull = async (): Promise<void> => {
    for (let [after, last] = [start, false]; !last;) {
      last = !state.writing;
      const page = await readChanges(held.pool, ADMIN, { after, first: 50 });
      pulled?.push(...page.changes.map(own));
      after = page.endCursor;
      if (page.hasNextPage) last = false;
    }
  };
  /** Cut off at random, and back with the cursor of what it has taken last. */
  const follow = async (): Promise<void> => {
    for (let after = start; state.writing || (followed?.length ?? 0) < committed.length;) {
      const ending = new AbortController();
      let left = 1 + Math.floor(Math.random() * 30);
      state.ending = ending;
      for await (const change of followChanges(held.pool, ADMIN, { after, filter: {}, callerNow: async () => Promise.resolve(ADMIN), signal: ending.signal })) {
        followed?.push(change.goldenKey);
        after = change.cursor;
        left -= 1;
        if (left === 0) break;
      }
    }
  };
  /** What a node does in the background. */
  const sequencer = async (): Promise<void> => {
    while (state.following) {
      await sequenceAll(held.pool);
      await held.pool.changeFeed.wake();
      if (!state.writing && followed?.length === committed.length) state.ending?.abort();
      await pause(5);
    }
  };
  const naive = async (): Promise<void> => {
    for (let [after, last] = ['0', false]; !last;) {
      last = !state.writing;
      const rows = await held.pool.dataSource.query<{ id: string; golden_key: string }[]>(`select id, golden_key from change where id > $1 and actor = 'test' order by id`, [after]);
      byNumber?.push(...rows.map(({ golden_key }) => golden_key));
      after = rows.at(-1)?.id ?? after;
    }
  };
  const writers = Promise.all(Array.from({ length: WRITERS }, async (_one, of) => writer(of, committed))).then(() => { state.writing = false; });
  await Promise.all([writers, pull(), follow().finally(() => { state.following = false; }), naive(), sequencer()]);
  expect([...pulled ?? []].sort()).toEqual([...committed].sort());
  expect(followed).toEqual(pulled);
  expect(byNumber?.length).toBeLessThan(committed.length); // the proof that this test can see the fault
});
