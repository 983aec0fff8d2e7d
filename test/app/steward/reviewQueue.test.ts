import type { Pool } from '../../../src/app/poolContext';
import { decidePair } from '../../../src/app/steward/decidePairs';
import { pairIdOf } from '../../../src/app/steward/pairIds';
import { readReviewPairs } from '../../../src/app/steward/reviewPairs';
import { verify } from '../../../src/app/verify';
import { createTestPool, STEWARD } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { emptyPool } from '../../support/poolState';
import { caller, contractRow, crmCustomer, golden, goldenIdOf, mesDevice, repairRow, send, sendBatch } from '../../support/records';
import { codedCompany, decide, OTHER_STEWARD, queue, stranger, uncodedCompany, undecided } from '../../support/steward';

const START = Date.UTC(2026, 0, 1);
let now = START;
let held: TestPool;
let pool: Pool;
beforeAll(async () => { held = await createTestPool({ clock: () => now }); ({ pool } = held); });
beforeEach(async () => { now = START; await emptyPool(pool); });
afterEach(async () => { expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] }); });
afterAll(async () => { await held.close(); });

/** Two that conflict, and one that fits both. */
async function between(): Promise<{ one: string; two: string; x: string }> {
  const one = await goldenIdOf(pool, codedCompany('C1', 1));
  const two = await goldenIdOf(pool, codedCompany('C2', 2));
  const x = await goldenIdOf(pool, uncodedCompany('K1'));
  return { one, two, x };
}
const names = ({ a, b }: { readonly a: string; readonly b: string }): string => [a, b].sort().join();

test('one that fits two which conflict is a task that shows all three', async () => {
  const { one, two, x } = await between();
  const pairs = await queue(pool);
  expect(pairs.map(names).sort()).toEqual([[one, x].sort().join(), [two, x].sort().join()].sort());
  expect(pairs.map(({ status, rivals, score, evidence }) => ({ status, rivals: rivals.length, score, rule: evidence.name }))).toEqual([
    { status: 'OPEN', rivals: 1, score: expect.any(Number), rule: 'score' }, { status: 'OPEN', rivals: 1, score: expect.any(Number), rule: 'score' }]);
  expect(pairs.flatMap(({ rivals }) => rivals).sort()).toEqual([one, two].sort());
});

test('many members that are unsure are one item', async () => {
  await between();
  await sendBatch(pool, uncodedCompany('K2'), uncodedCompany('K3'));
  const pairs = await queue(pool);
  expect(pairs).toHaveLength(2);
  expect(pairs.map(({ judgements }) => judgements)).toEqual([3, 3]);
});

test('MATCH joins the two, and what cannot be both leaves the queue', async () => {
  const { one, two, x } = await between();
  const { pair, goldenRecords, decision, changes } = await decidePair(pool, STEWARD, { pairId: undecided(one, x), judgement: 'MATCH', note: 'same seal' });
  expect(pair).toBeNull();
  expect(decision).toMatchObject({ kind: 'PAIR', judgement: 'MATCH', note: 'same seal', decidedBy: 'steward', undoneBy: null });
  expect(goldenRecords.map(({ id, status }) => `${id} ${status}`)).toEqual([`${one} ACTIVE`, `${x} MERGED`]);
  expect(changes.map(({ kind, goldenId }) => `${kind} ${goldenId}`)).toEqual([`MERGED ${x}`]); // it brings no value that the other had not
  expect((await golden(pool, 'customer', x)).id).toBe(one);
  expect((await golden(pool, 'customer', two)).id).toBe(two);
  expect(await queue(pool)).toEqual([]);
});

test('a decision outlives whatever the sources send again, in any order', async () => {
  const { one, two, x } = await between();
  await decide(pool, [one, x], 'MATCH');
  for (const row of [uncodedCompany('K1', { 备注: 'x' }), codedCompany('C2', 2, { 客户等级: '普通' }), codedCompany('C1', 1, { 客户等级: '银卡' }), uncodedCompany('K1')]) await send(pool, row);
  expect([(await golden(pool, 'customer', x)).id, (await golden(pool, 'customer', two)).id]).toEqual([one, two]);
});

test('NO_MATCH with one of two that conflict leaves the other, which a rule then joins', async () => {
  const { one, two, x } = await between();
  await decide(pool, [one, x], 'NO_MATCH', STEWARD, 'two shops in one building');
  expect((await golden(pool, 'customer', x)).id).toBe(two);
  expect(await queue(pool)).toEqual([]);
  expect(await queue(pool, { status: 'KEPT_APART' })).toMatchObject([{ a: one, b: two, changed: [] }]);
  await decide(pool, [one, two], 'NO_MATCH');
  expect(await queue(pool, { status: 'KEPT_APART' })).toHaveLength(1);
});

test('UNSURE with one of two that conflict leaves the doubt about the other', async () => {
  const { one, two, x } = await between();
  await decide(pool, [one, x], 'UNSURE');
  expect((await golden(pool, 'customer', x)).id).toBe(x);
  expect(await queue(pool)).toMatchObject([{ a: two, b: x, status: 'OPEN', rivals: [one] }]);
  expect(await queue(pool, { status: 'PARKED' })).toMatchObject([{ a: one, b: x }]);
});

test('NO_MATCH splits what a rule would join, and is found again as decided', async () => {
  const first = await goldenIdOf(pool, crmCustomer('C1'));
  const second = await goldenIdOf(pool, stranger('C2'));
  await decide(pool, [first, second], 'NO_MATCH');
  await send(pool, stranger('C2', { 客户姓名: '沈清和', 手机: '13912345678' }));
  expect((await golden(pool, 'customer', second)).id).toBe(second);
  expect(await queue(pool)).toMatchObject([{ a: first, b: second, status: 'REOPENED' }]);
});

test('UNSURE parks the pair with its note, and no machine joins the two meanwhile', async () => {
  const first = await goldenIdOf(pool, crmCustomer('C1'));
  const second = await goldenIdOf(pool, caller('T1', { phone_raw: '13912340002' }));
  await decide(pool, [first, second], 'UNSURE', STEWARD, 'asked the branch');
  expect(await goldenIdOf(pool, caller('T1'))).toBe(second);
  const [parked] = await queue(pool, { status: 'REOPENED' });
  expect(parked).toMatchObject({ a: first, b: second, changed: ['phones'] });
});

test('a decision reopens when what it rested on changes, says why, and still holds', async () => {
  const first = await goldenIdOf(pool, crmCustomer('C1'));
  const second = await goldenIdOf(pool, stranger('C2'));
  await decide(pool, [first, second], 'NO_MATCH');
  expect(await queue(pool)).toEqual([]);
  await send(pool, stranger('C2', { 客户等级: '普通' })); // it did not rest on that
  expect(await queue(pool)).toEqual([]);
  now += 1000;
  expect(await goldenIdOf(pool, stranger('C2', { 客户姓名: '沈清和', 手机: '13912345678' }))).toBe(second);
  expect(await queue(pool)).toMatchObject([{ a: first, b: second, status: 'REOPENED', changed: ['name', 'phones'], since: now }]);
  await send(pool, stranger('C2'));
  expect(await queue(pool)).toEqual([]);
  await send(pool, stranger('C2', { 客户姓名: '沈清和', 手机: '13912345678' }));
  await decide(pool, [first, second], 'NO_MATCH');
  expect(await queue(pool)).toEqual([]);
});

test('A ≠ B and B = C: A ≠ C, whatever a machine finds', async () => {
  const a = await goldenIdOf(pool, crmCustomer('C1'));
  const b = await goldenIdOf(pool, stranger('C2'));
  const c = await goldenIdOf(pool, stranger('C3'));
  await decide(pool, [a, b], 'NO_MATCH');
  await decide(pool, [b, c], 'MATCH');
  expect(await goldenIdOf(pool, stranger('C3', { 客户姓名: '沈清和', 手机: '13912345678' }))).toBe(b);
  expect((await golden(pool, 'customer', a)).id).toBe(a);
});

test('whoever decides after somebody else is told who did what', async () => {
  const one = await goldenIdOf(pool, crmCustomer('C1'));
  const x = await goldenIdOf(pool, stranger('C2'));
  const pairId = undecided(one, x);
  await decidePair(pool, OTHER_STEWARD, { pairId, judgement: 'NO_MATCH', note: null });
  await expect(decidePair(pool, STEWARD, { pairId, judgement: 'MATCH' })).rejects.toMatchObject({ code: 'CONFLICT', refusal: { got: expect.stringMatching(/^another steward has decided NO_MATCH at 2026-01-01T00:00:00.000Z/) } });
  await decide(pool, [one, x], 'MATCH');
  await expect(decidePair(pool, OTHER_STEWARD, { pairId, judgement: 'MATCH' })).rejects.toMatchObject({ code: 'CONFLICT', refusal: { got: expect.stringContaining('MERGED by steward'), remedy: expect.stringContaining(one) } });
});

test('versions that were seen are held to', async () => {
  const first = await goldenIdOf(pool, crmCustomer('C1'));
  const second = await goldenIdOf(pool, stranger('C2'));
  await send(pool, stranger('C2', { 客户等级: '普通' }));
  const pairId = undecided(first, second);
  await expect(decidePair(pool, STEWARD, { pairId, judgement: 'MATCH' }, [{ goldenId: second, version: 1 }]))
    .rejects.toMatchObject({ code: 'CONFLICT', refusal: { got: expect.stringMatching(/version 2: UPDATED by admin at .*\(serviceLevel\)/) } });
  await decidePair(pool, STEWARD, { pairId, judgement: 'MATCH' }, [{ goldenId: second, version: 2 }, { goldenId: first, version: 1 }]);
});

test.each([['not at all', 'x'], ['with the younger first', 'ffffffff-ffff-7fff-8fff-ffffffffffff.00000000-0000-7000-8000-000000000000.0'], ['with more', `${'00000000-0000-7000-8000-000000000000.'.repeat(2)}0.0`]])('an id of a pair that is none: %s', async (_title, pairId) => {
  await expect(decidePair(pool, STEWARD, { pairId, judgement: 'MATCH' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('golden records that nobody knows', async () => {
  await expect(decidePair(pool, STEWARD, { pairId: pairIdOf({ a: '00000000-0000-7000-8000-000000000000', b: '00000000-0000-7000-8000-000000000001', decisionId: null }), judgement: 'MATCH' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('two types are never one', async () => {
  const customer = await goldenIdOf(pool, crmCustomer('C1'));
  const device = await goldenIdOf(pool, mesDevice('QZ24010001AB'));
  await expect(decide(pool, [customer, device], 'MATCH')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('the queue goes by score, impact and age, page by page, and is filtered', async () => {
  const ids: string[] = [];
  for (let n = 1; n <= 6; n += 1) ids.push(await goldenIdOf(pool, stranger(`C${n}`)));
  const pair = (x: number, y: number): [string, string] => [ids[x] ?? '', ids[y] ?? ''];
  now = START + 3000; await decide(pool, pair(0, 1), 'UNSURE');
  now = START + 1000; await decide(pool, pair(2, 3), 'UNSURE');
  now = START + 2000; await decide(pool, pair(4, 5), 'UNSURE');
  await send(pool, repairRow('QZ24010001AB', { 客户名: '', 联系电话: '' }));
  await pool.dataSource.query(`update review_pair set score = case a_id when $1 then 3.5 when $2 then -2 end where a_id <> $3`, [ids[0], ids[2], ids[4]]);
  await pool.dataSource.query('update review_pair set impact = case a_id when $1 then 1 when $2 then 7 else 3 end', [ids[0], ids[2]]);
  const order = async (orderBy: 'SCORE' | 'IMPACT' | 'AGE'): Promise<number[]> => {
    const seen: number[] = [];
    for (let after: string | null = null; ;) {
      const page = await readReviewPairs(pool, STEWARD, { type: null, status: 'PARKED', order: orderBy, minScore: null, after, first: 1 });
      seen.push(...page.pairs.map(({ pair: { a } }) => ids.indexOf(a)));
      after = page.pairs.at(-1)?.cursor ?? null;
      if (!page.hasNextPage) return seen;
    }
  };
  expect([await order('SCORE'), await order('IMPACT'), await order('AGE')]).toEqual([[4, 0, 2], [2, 4, 0], [2, 4, 0]]);
  const parked = async (question: object): Promise<number[]> => (await queue(pool, { status: 'PARKED', ...question })).map(({ a }) => ids.indexOf(a));
  expect([await parked({ minScore: 0 }), await parked({ type: 'device' }), await parked({ type: 'customer', first: 2 })]).toEqual([[4, 0], [], [4, 0]]);
  await expect(readReviewPairs(pool, STEWARD, { type: null, status: null, order: 'AGE', minScore: null, after: Buffer.from('q1 SCORE 1 x y').toString('base64url'), first: 1 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await pool.dataSource.query('update review_pair set score = null');
});

test('impact counts devices, contracts and open tickets on both sides, and follows them', async () => {
  const first = await goldenIdOf(pool, crmCustomer('C1'));
  const second = await goldenIdOf(pool, stranger('C2'));
  await decide(pool, [first, second], 'UNSURE');
  const impact = async (): Promise<number | undefined> => (await queue(pool, { status: 'PARKED' }))[0]?.impact;
  expect(await impact()).toBe(0);
  await send(pool, repairRow('QZ24010001AB')); // its row names the first as owner
  expect(await impact()).toBe(1);
  await send(pool, contractRow('HT-2024-001'));
  expect(await impact()).toBe(2);
  await send(pool, repairRow('QZ24010001AB', {}, { deleted: true }));
  expect(await impact()).toBe(1);
});
