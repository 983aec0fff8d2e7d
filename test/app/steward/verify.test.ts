import type { Pool } from '../../../src/app/poolContext';
import { mergeGoldenRecords } from '../../../src/app/steward/mergeGoldenRecords';
import { verify } from '../../../src/app/verify';
import { createTestPool, STEWARD } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { emptyPool } from '../../support/poolState';
import { crmCustomer, goldenIdOf } from '../../support/records';
import { codedCompany, decide, stranger, uncodedCompany } from '../../support/steward';

let held: TestPool;
let pool: Pool;
beforeAll(async () => { held = await createTestPool(); ({ pool } = held); });
/** Two open pairs, one parked, one that is kept apart, and a merge whose survivor is the younger. */
beforeEach(async () => {
  await emptyPool(pool);
  for (const row of [codedCompany('C1', 1), codedCompany('C2', 2), uncodedCompany('K1')]) await goldenIdOf(pool, row);
  const [a, b, c, d] = [await goldenIdOf(pool, crmCustomer('C3')), await goldenIdOf(pool, stranger('C4')), await goldenIdOf(pool, stranger('C5')), await goldenIdOf(pool, stranger('C6'))];
  await decide(pool, [a, b], 'UNSURE');
  await decide(pool, [a, c], 'NO_MATCH');
  await mergeGoldenRecords(pool, STEWARD, { survivorId: d, mergedIds: [c] });
});
afterAll(async () => { await held.close(); });

test('an honest queue has no difference', async () => {
  expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] });
});

const LATEST = `(select max(id) from decision)`;
test.each<[string, string, string]>([
  ['an open pair lost', `delete from review_pair where ctid in (select ctid from review_pair where status = 'OPEN' limit 1)`, 'review pairs'],
  ['a parked pair opened', `update review_pair set status = 'OPEN' where status = 'PARKED'`, 'review pairs'],
  ['a pair kept apart that is said to have changed', `update review_pair set status = 'REOPENED', changed = '{name}' where status = 'KEPT_APART'`, 'review pairs'],
  ['a rival lost', `update review_pair set rivals = '{}' where status = 'OPEN'`, 'review pairs'],
  ['a score made up', `update review_pair set score = 3 where status = 'OPEN'`, 'review pairs'],
  ['another decision beside a pair', `update review_pair set decision_id = ${LATEST} where status = 'PARKED'`, 'review pairs'],
  ['a pair made up', `insert into review_pair (type, a_id, b_id, status, evidence, evidence_a, evidence_b, judgements, changed, rivals, impact, since)
     select 'customer', least(x.id, y.id), greatest(x.id, y.id), 'OPEN', 'x', s.id, s.id, 1, '{}', '{}', 0, now() from golden_record x, golden_record y, (select id from source_record limit 1) s
      where x.status = 'ACTIVE' and y.status = 'ACTIVE' and x.id < y.id and not exists (select 1 from review_pair p where p.a_id = x.id and p.b_id = y.id) limit 1`, 'review pairs'],
  ['a pair of a golden record that is no more', `update review_pair set a_id = least(b_id, m.id), b_id = greatest(b_id, m.id) from (select id from golden_record where status = 'MERGED') m where review_pair.status = 'PARKED'`, 'review pair is of two active golden records'],
  ['grounds that were changed', `update judgement set seen = jsonb_set(seen, '{a,name}', '"x"') where judge = 'PERSON' and judgement = 'NO_MATCH'`, 'review pairs'],
  ['a survivor that has not survived', `update survivor_choice set survivor_id = merged_id, merged_id = survivor_id`, 'the survivor that a steward chose has survived'],
  ['a judgement ended by an earlier decision', `update judgement set superseded_by = decision_id where judge = 'PERSON' and judgement = 'UNSURE'`, 'a judgement that was ended was ended by a later decision'],
  ['a person\'s MATCH taken away', `update judgement set superseded_by = ${LATEST} where judge = 'PERSON' and judgement = 'MATCH'`, 'clusters'],
])('verify finds %s', async (_title, tamper, check) => {
  await pool.dataSource.query(tamper);
  const { findings } = await verify(pool);
  expect(findings.map((finding) => finding.check)).toContain(check);
});
