import type { Pool } from '../../../src/app/poolContext';
import { explainMatch } from '../../../src/app/steward/explainMatch';
import type { MatchExplanation } from '../../../src/app/steward/explainMatch';
import { mergeGoldenRecords } from '../../../src/app/steward/mergeGoldenRecords';
import { createTestPool, STEWARD } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { emptyPool } from '../../support/poolState';
import { caller, crmCustomer, golden, goldenIdOf } from '../../support/records';
import { codedCompany, decide, stranger, uncodedCompany } from '../../support/steward';

let held: TestPool;
let pool: Pool;
beforeAll(async () => { held = await createTestPool(); ({ pool } = held); });
beforeEach(async () => { await emptyPool(pool); });
afterAll(async () => { await held.close(); });

const explain = async (a: string, b: string): Promise<MatchExplanation> => explainMatch(pool, STEWARD, { type: 'customer', a, b });
const recordId = async (key: string): Promise<string> => (await pool.dataSource.query<{ id: string }[]>('select id from source_record where source_key = $1', [key]))[0]?.id ?? '';

test('two source records that their scores hold together', async () => {
  const id = await goldenIdOf(pool, crmCustomer('C1'));
  await goldenIdOf(pool, caller('T1'));
  const found = await explain(await recordId('C1'), await recordId('T1'));
  expect(found).toMatchObject({ reason: 'SCORE', judgement: 'MATCH', judge: 'MACHINE', goldenA: id, goldenB: id, decisionId: null });
  expect(found.rules.find(({ name }) => name === 'phoneAndName')?.holds).toBe(true);
  const { bits, priorBits, comparisons } = found;
  expect(comparisons.reduce((sum, { weight, termBits }) => sum + (weight ?? 0) + (termBits ?? 0), priorBits ?? 0)).toBeCloseTo(bits ?? NaN, 6);
  expect(bits).toBeGreaterThan(found.thresholds?.link ?? Infinity);
});

test('two golden records, by id and by key: what was not compared, a conflict, a veto', async () => {
  const [one, two, x, other] = [await goldenIdOf(pool, codedCompany('C1', 1)), await goldenIdOf(pool, codedCompany('C2', 2)), await goldenIdOf(pool, uncodedCompany('K1')), await goldenIdOf(pool, stranger('C9'))];
  const { key } = await golden(pool, 'customer', other);
  expect(await explain(one, key)).toMatchObject({ reason: 'NO_SHARED_KEY', compared: false, goldenB: other });
  expect(await explain(one, x)).toMatchObject({ reason: 'CONFLICT', judgement: 'UNSURE', vetoes: [] });
  expect(await explain(one, two)).toMatchObject({ reason: 'VETO', judgement: 'NO_MATCH', vetoes: ['creditCode'] });
});

test('a person: who, and about which records', async () => {
  const [one, two] = [await goldenIdOf(pool, crmCustomer('C1')), await goldenIdOf(pool, stranger('C2'))];
  const { decision } = await decide(pool, [one, two], 'NO_MATCH');
  expect(await explain(one, two)).toMatchObject({ reason: 'PERSON', judgement: 'NO_MATCH', judge: 'PERSON', decisionId: decision.id });
  await goldenIdOf(pool, caller('T1')); // joins the first; nobody has judged it
  expect(await explain(await recordId('T1'), two)).toMatchObject({ reason: 'PERSON_ABOUT_OTHERS', judgement: null, compared: false, decisionId: decision.id });
});

test('one that was merged away stands for the records that it had', async () => {
  const [one, two] = [await goldenIdOf(pool, crmCustomer('C1')), await goldenIdOf(pool, stranger('C2'))];
  const { decision } = await mergeGoldenRecords(pool, STEWARD, { survivorId: one, mergedIds: [two] });
  expect(await explain(one, two)).toMatchObject({ reason: 'PERSON', judgement: 'MATCH', decisionId: decision.id, goldenA: one, goldenB: one });
});

test('values are those of the pair', async () => {
  const [one, two] = [await goldenIdOf(pool, crmCustomer('C1')), await goldenIdOf(pool, stranger('C2'))];
  const { comparisons } = await explain(two, one);
  expect(comparisons.find(({ name }) => name === 'phones')?.values).toMatchObject({ a: { e164: '+8613912340002' }, b: { e164: '+8613912345678' } });
});

test.each([['the same twice', 'BAD_USER_INPUT', 'C1', 'C1'], ['one that nobody knows', 'NOT_FOUND', 'C1', 'nobody']])('%s', async (_title, code, a, b) => {
  await goldenIdOf(pool, crmCustomer('C1'));
  const id = await recordId('C1');
  await expect(explain(a === 'C1' ? id : a, b === 'C1' ? id : b)).rejects.toMatchObject({ code });
});
