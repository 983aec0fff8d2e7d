import { publishConfiguration, rollbackConfiguration } from '../../../src/app/configuration/publish';
import { trainMatchModel } from '../../../src/app/configuration/trainModel';
import { tryConfigurationDraft } from '../../../src/app/configuration/tryDraft';
import { createPool } from '../../../src/app/createPool';
import { buildMatchesPage } from '../../../src/app/pool/buildMatches';
import type { Pool } from '../../../src/app/poolContext';
import { verify } from '../../../src/app/verify';
import { configuration, draftOf, publish } from '../../support/configuration';
import { personName } from '../../support/names';
import { ADMIN, createTestPool } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { believed } from '../../support/poolState';
import { caller, crmCustomer, everyRow, send, sendBatch } from '../../support/records';
import { queue, stranger } from '../../support/steward';

let held: TestPool;
let pool: Pool;
beforeEach(async () => {
  held = await createTestPool();
  ({ pool } = held);
  // Two callers who are one by phone and name, two who are neighbours and not, and many who have nothing to do with anybody.
  await send(pool, crmCustomer('C1'));
  await send(pool, caller('T1'));
  await sendBatch(pool, ...Array.from({ length: 60 }, (_none, n) => stranger(`C1${String(n).padStart(2, '0')}`)));
  while (await buildMatchesPage(pool));
});
afterEach(async () => { await held.close(); });

/** So strict that hardly anybody is linked; or so that everybody is asked about. */
const withThresholds = (link: number, review: number) => (model: { thresholds: object }) => ({ ...model, thresholds: { link, join: link, review } });
const customers = async (): Promise<number> => Number((await pool.dataSource.query<{ n: string }[]>(`select count(*) as n from golden_record where status = 'ACTIVE' and type = 'customer'`))[0]?.n);
const rematch = async (on = pool): Promise<number> => {
  let pages = 0;
  while (await buildMatchesPage(on)) pages += 1;
  return pages;
};

test('a trial shows which pairs part and which are asked about, with their scores, and writes nothing', async () => {
  const { id } = await draftOf(pool, 'MATCH_MODEL', 'customer', withThresholds(40, 1));
  const before = await everyRow(pool);
  const trial = await tryConfigurationDraft(pool, ADMIN, id, { examples: 3 });
  expect(await everyRow(pool)).toEqual(before);
  expect(trial).toMatchObject({ sampled: 62, total: 62, goldenRecords: 61, changedGoldenRecords: 1, pairCounts: { LINKS: 0, PARTS: 1, ENTERS_REVIEW: 1, LEAVES_REVIEW: 0 } });
  expect(trial.pairs.map(({ effect, a, b, scoreBefore, scoreAfter }) => [effect, a.sourceKey, b.sourceKey, scoreBefore === scoreAfter])).toEqual([
    ['PARTS', 'T1', 'C1', true], ['ENTERS_REVIEW', 'T1', 'C1', true],
  ]);
  expect(trial.share).toBeCloseTo(1 / 61);
});

test('what a trial says comes true, only what changes is written, and bringing the old model back brings everything back', async () => {
  const before = await believed(pool);
  const versions = async () => pool.dataSource.query<{ id: string; version: number }[]>('select id, version from golden_record order by id');
  const changes = async () => Number((await pool.dataSource.query<{ n: string }[]>('select count(*) as n from change'))[0]?.n);
  const [former, logged] = [await versions(), await changes()];
  expect(await publish(pool, 'MATCH_MODEL', 'customer', withThresholds(40, 1))).toMatchObject({ version: 1, progress: { finished: false, done: 0, total: 62 } });
  await rematch();
  expect(await configuration(pool, 'MATCH_MODEL', 'customer')).toMatchObject({ progress: { finished: true, done: 62, total: 62 } });
  expect(await customers()).toBe(62);
  expect(await queue(pool)).toMatchObject([{ status: 'OPEN' }]);
  expect(await changes()).toBe(logged + 1); // the one that was made; that which lost a member has the same values
  const now = new Map((await versions()).map(({ id, version }) => [id, version]));
  expect(former.filter(({ id, version }) => now.get(id) !== version)).toHaveLength(0);
  expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] });
  await rollbackConfiguration(pool, ADMIN, { kind: 'MATCH_MODEL', type: 'customer', version: 0, confirmation: null, note: null });
  expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] });
  expect(await believed(pool)).toEqual(before);
});

test('a model of the same answers changes nothing but its own marks', async () => {
  const goldens = async () => pool.dataSource.query('select * from golden_record order by id');
  const before = [await goldens(), await believed(pool)];
  await publish(pool, 'MATCH_MODEL', 'customer', withThresholds(2.6, -4));
  expect(await rematch()).toBeGreaterThan(0);
  expect([await goldens(), await believed(pool)]).toEqual(before);
});

test('another node works by what is published from its next transaction on, and either may do the work', async () => {
  const other = createPool({ dataSource: pool.dataSource, hashKey: 'a key for tests' });
  await send(other, caller('T2', { caller_name: '闻人语', phone_raw: '13900001111' }));
  await publish(pool, 'MATCH_MODEL', 'customer', withThresholds(40, 1));
  const { goldenId } = await send(other, caller('T3', { caller_name: '闻人语', phone_raw: '13900001111' }));
  expect(goldenId).not.toBe((await send(other, caller('T2', { caller_name: '闻人语', phone_raw: '13900001111' }))).goldenId);
  await rematch(other);
  expect(await buildMatchesPage(pool)).toBe(false);
  expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] });
});

test('keys of another bound are not mixed with those before', async () => {
  const rows = Array.from({ length: 8 }, (_none, n) => caller(`S${n}`, { caller_name: personName(n + 300), phone_raw: '0519-85550009' }));
  await sendBatch(pool, ...rows);
  const atMost = (maxRecords: number) => (model: { keys: { name: string; maxRecords: number }[] }) => ({ ...model, keys: model.keys.map((key) => (key.name === 'phone' ? { ...key, maxRecords } : key)) });
  await publish(pool, 'MATCH_MODEL', 'customer', atMost(9));
  await send(pool, caller('S8', { caller_name: personName(308), phone_raw: '0519-85550009' }));
  await rematch();
  await send(pool, caller('S9', { caller_name: personName(309), phone_raw: '0519-85550009' })); // the tenth: too many
  expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] });
  await publish(pool, 'MATCH_MODEL', 'customer', atMost(40));
  expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] });
});

test('verification that comes between publication and its work finishes the work, and finds nothing', async () => {
  await publish(pool, 'MATCH_MODEL', 'customer', withThresholds(40, 1));
  expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] });
  expect(await customers()).toBe(62);
});

test('training makes a draft of the pool\'s own odds and frequencies, and keeps weights and thresholds', async () => {
  const draft = await trainMatchModel(pool, ADMIN, { type: 'customer', sample: 2_000, seed: 7, note: null });
  const { content: declared } = await configuration(pool, 'MATCH_MODEL', 'customer');
  expect(draft).toMatchObject({ kind: 'MATCH_MODEL', type: 'customer', baseVersion: 0, note: 'trained on 62 records', content: { thresholds: declared['thresholds'], keys: declared['keys'] } });
  const content = JSON.parse(JSON.stringify(draft.content)) as { priorBits: number; comparisons: { name: string; levels: Record<string, { m: number; u: number }>; frequencies?: { floor: number; terms: Record<string, number> } }[] };
  const own = JSON.parse(JSON.stringify(declared)) as typeof content;
  expect(content.priorBits).not.toBe(own.priorBits);
  content.comparisons.forEach(({ levels }, index) => { for (const [name, level] of Object.entries(own.comparisons[index]?.levels ?? {})) expect(levels[name]).toMatchObject(level); });
  const frequencies = content.comparisons.find(({ name }) => name === 'name')?.frequencies;
  expect(frequencies?.floor).toBeGreaterThan(0);
  expect(frequencies?.floor).toBeLessThan(1);
  expect(await trainMatchModel(pool, ADMIN, { type: 'customer', sample: 2_000, seed: 7, note: null })).toMatchObject({ content: draft.content });
  const { confirmation } = await tryConfigurationDraft(pool, ADMIN, draft.id);
  expect(await publishConfiguration(pool, ADMIN, { draftId: draft.id, confirmation })).toMatchObject({ version: 1 });
  expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] });
});
