import type { Pool } from '../../../src/app/poolContext';
import { claimReviewPairs, releaseReviewPairs } from '../../../src/app/steward/claimReviewPairs';
import { decidePair, decidePairs } from '../../../src/app/steward/decidePairs';
import { pairIdOf } from '../../../src/app/steward/pairIds';
import { verify } from '../../../src/app/verify';
import { ADMIN, createTestPool, STEWARD } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { emptyPool } from '../../support/poolState';
import { everyRow, golden, goldenIdOf, sendBatch } from '../../support/records';
import { codedCompany, decide, OTHER_STEWARD, queue, stranger, uncodedCompany, undecided } from '../../support/steward';

const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;
let now = START;
let held: TestPool;
let pool: Pool;
let pairIds: readonly string[];
let ids: { readonly one: string; readonly two: string; readonly x: string };
beforeAll(async () => { held = await createTestPool({ clock: () => now }); ({ pool } = held); });
beforeEach(async () => {
  now = START;
  await emptyPool(pool);
  ids = { one: await goldenIdOf(pool, codedCompany('C1', 1)), two: await goldenIdOf(pool, codedCompany('C2', 2)), x: await goldenIdOf(pool, uncodedCompany('K1')) };
  pairIds = (await queue(pool)).map(pairIdOf);
});
afterEach(async () => { expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] }); });
afterAll(async () => { await held.close(); });
const [first, second] = [() => pairIds[0] ?? '', () => pairIds[1] ?? ''];

describe('claims', () => {
  test('a pair that one has taken is shown as such, and refused to the other, until its time is over', async () => {
    expect(await claimReviewPairs(pool, STEWARD, [first()], 10)).toMatchObject([{ claim: { claimedBy: 'steward', expiresAt: START + 10 * MINUTE } }]);
    expect((await queue(pool)).map(({ claim }) => claim?.claimedBy ?? null).sort()).toEqual([null, 'steward'].sort());
    const refusal = { code: 'CONFLICT', refusal: { got: 'taken by steward until 2026-01-01T00:10:00.000Z' } };
    await expect(claimReviewPairs(pool, OTHER_STEWARD, [second(), first()])).rejects.toMatchObject(refusal);
    await expect(decidePair(pool, OTHER_STEWARD, { pairId: first(), judgement: 'UNSURE' })).rejects.toMatchObject(refusal);
    expect((await queue(pool)).map(({ claim }) => claim?.claimedBy)).not.toContain('another steward'); // all or none
    now += 10 * MINUTE;
    expect((await queue(pool)).map(({ claim }) => claim)).toEqual([null, null]);
    expect(await claimReviewPairs(pool, OTHER_STEWARD, [first()])).toMatchObject([{ claim: { claimedBy: 'another steward' } }]);
  });

  test('taken again its time begins anew; let go it is free; an administrator frees anybody\'s', async () => {
    await claimReviewPairs(pool, STEWARD, [first()], 10);
    now += 5 * MINUTE;
    expect(await claimReviewPairs(pool, STEWARD, [first()], 10)).toMatchObject([{ claim: { expiresAt: START + 15 * MINUTE } }]);
    expect(await releaseReviewPairs(pool, OTHER_STEWARD, [first()])).toMatchObject([{ claim: { claimedBy: 'steward' } }]);
    expect(await releaseReviewPairs(pool, STEWARD, [first()])).toMatchObject([{ claim: null }]);
    await claimReviewPairs(pool, STEWARD, [first()]);
    expect(await releaseReviewPairs(pool, ADMIN, [first()])).toMatchObject([{ claim: null }]);
  });

  test('who has taken a pair decides it, and the claim is gone', async () => {
    await claimReviewPairs(pool, STEWARD, [first()]);
    const { pair } = await decidePair(pool, STEWARD, { pairId: first(), judgement: 'UNSURE' });
    expect(pair).toMatchObject({ status: 'PARKED', claim: null });
  });

  test.each<[string, () => string[], number | undefined, string]>([
    ['a pair that is not in the queue', () => [undecided(ids.one, ids.two)], undefined, 'NOT_FOUND'], ['no pair', () => [], undefined, 'BAD_USER_INPUT'],
    ['no time', () => [first()], 0, 'BAD_USER_INPUT'], ['a week', () => [first()], 10_080, 'BAD_USER_INPUT'],
  ])('%s cannot be taken', async (_title, of, minutes, code) => {
    await expect(claimReviewPairs(pool, STEWARD, of(), minutes)).rejects.toMatchObject({ code });
  });
});

describe('many pairs at once', () => {
  const strangers = async (): Promise<[string, string]> => {
    const [x, y] = (await sendBatch(pool, stranger('C7'), stranger('C8'))).results.map(({ goldenId }) => goldenId ?? '');
    return [x ?? '', y ?? ''];
  };

  test('a dry run says what would become of it, and writes nothing', async () => {
    const [x, y] = await strangers();
    const before = [await everyRow(pool), await pool.dataSource.query('select count(*) from audit_entry')];
    const decisions = [{ pairId: undecided(ids.one, ids.x), judgement: 'MATCH' as const }, { pairId: undecided(x, y), judgement: 'NO_MATCH' as const }];
    const looked = await decidePairs(pool, STEWARD, decisions, { dryRun: true });
    expect(looked).toMatchObject({ dryRun: true, joined: 1, keptApart: 1, parked: 0, movedSourceRecords: 1 });
    expect(looked.changes.map(({ kind, goldenId }) => `${kind} ${goldenId}`)).toEqual([`MERGED ${ids.x}`]);
    expect(looked.changes[0]?.before).toMatchObject({ name: { name: '青禾电梯工程有限公司' } });
    expect([await everyRow(pool), await pool.dataSource.query('select count(*) from audit_entry')]).toEqual(before);
    const done = await decidePairs(pool, STEWARD, decisions, { dryRun: false });
    const plain = ({ changes, joined, keptApart, movedSourceRecords }: typeof done): unknown => ({ joined, keptApart, movedSourceRecords, changes: changes.map((change) => ({ ...change, cause: null })) });
    expect(plain(done)).toEqual(plain(looked));
    expect((await golden(pool, 'customer', ids.x)).id).toBe(ids.one);
    expect(done.outcomes.map(({ pair }) => pair?.status ?? null)).toEqual([null, 'KEPT_APART']);
  });

  test('all or none: what contradicts itself or others is refused whole', async () => {
    const [x, y] = await strangers();
    const before = await everyRow(pool);
    await expect(decidePairs(pool, STEWARD, [
      { pairId: undecided(x, y), judgement: 'MATCH' }, { pairId: undecided(x, ids.one), judgement: 'MATCH' }, { pairId: undecided(y, ids.one), judgement: 'NO_MATCH' },
    ], { dryRun: false })).rejects.toMatchObject({ code: 'CONFLICT' });
    await claimReviewPairs(pool, OTHER_STEWARD, [first()]);
    await expect(decidePairs(pool, STEWARD, [{ pairId: undecided(x, y), judgement: 'MATCH' }, { pairId: first(), judgement: 'MATCH' }], { dryRun: false })).rejects.toMatchObject({ code: 'CONFLICT' });
    await releaseReviewPairs(pool, OTHER_STEWARD, [first()]);
    expect(await everyRow(pool)).toEqual(before);
  });

  test('a chain becomes one', async () => {
    const [x, y] = await strangers();
    const { joined } = await decidePairs(pool, STEWARD, [{ pairId: undecided(x, y), judgement: 'MATCH' }, { pairId: undecided(x, ids.x), judgement: 'MATCH' }], { dryRun: false });
    expect(joined).toBe(2);
    expect((await golden(pool, 'customer', y)).id).toBe((await golden(pool, 'customer', ids.x)).id);
  });

  test.each([['none', 0], ['too many', 101]])('%s is refused', async (_title, count) => {
    await expect(decidePairs(pool, STEWARD, Array.from({ length: count }, () => ({ pairId: first(), judgement: 'MATCH' as const })), { dryRun: true })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('a pair twice is refused', async () => {
    await expect(decidePairs(pool, STEWARD, [{ pairId: first(), judgement: 'MATCH' }, { pairId: first(), judgement: 'UNSURE' }], { dryRun: true })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

describe('at the same time', () => {
  test('of stewards who decide about one pair one decides, the others are told', async () => {
    const x = await goldenIdOf(pool, stranger('C7'));
    const answers = await Promise.allSettled([
      ...[STEWARD, OTHER_STEWARD, ADMIN].map(async (caller) => decidePair(pool, caller, { pairId: undecided(ids.one, x), judgement: 'MATCH' })),
      decidePair(pool, OTHER_STEWARD, { pairId: undecided(ids.one, x), judgement: 'NO_MATCH' }),
    ]);
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
    expect(refused).toHaveLength(3);
    for (const reason of refused) expect(reason).toMatchObject({ code: 'CONFLICT' });
  });

  test('a decision and what the sources send meanwhile: neither is lost', async () => {
    const others = await Promise.all([1, 2, 3, 4].map(async (n) => goldenIdOf(pool, stranger(`C${n}0`))));
    const send = async (n: number, round: number): Promise<unknown> => sendBatch(pool, stranger(`C${n}0`, { 客户等级: round % 2 === 0 ? '普通' : '银卡' }), uncodedCompany(`K${n}`));
    const pairs = [[0, 1], [2, 3]].map(([x = 0, y = 0]): [string, string] => [others[x] ?? '', others[y] ?? '']);
    await Promise.all([
      ...[1, 2, 3, 4].flatMap((n) => [0, 1, 2].map(async (round) => send(n, round).catch(async () => send(n, round)))),
      decide(pool, pairs[0] ?? ['', ''], 'MATCH'), decide(pool, pairs[1] ?? ['', ''], 'NO_MATCH', OTHER_STEWARD),
    ]);
    expect((await golden(pool, 'customer', others[1] ?? '')).id).toBe(others.slice(0, 2).sort()[0]);
    expect(await queue(pool, { status: 'KEPT_APART' })).toHaveLength(1);
  });
});
