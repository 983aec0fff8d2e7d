import type { Pool } from '../../src/app/poolContext';
import { createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';
import { caller, crmCustomer, send } from '../support/records';

let held: TestPool;
let pool: Pool;
beforeAll(async () => {
  held = await createTestPool();
  ({ pool } = held);
  await send(pool, crmCustomer('C1'));
  await send(pool, caller('T1', { phone_raw: '13912340002' }));
  await send(pool, caller('T1')); // its golden record is merged now
});
afterAll(async () => { await held.close(); });

/** The database itself refuses these, whoever asks: invariants do not rest on code alone. */
test.each<[string, string, RegExp]>([
  ['a source record with an inactive golden record', `update source_record set golden_id = (select id from golden_record where status = 'MERGED') where source_key = 'C1'`, /foreign key/],
  ['a source record with a golden record that is none', `update source_record set golden_id = gen_random_uuid() where source_key = 'C1'`, /foreign key/],
  ['a source record without a golden record', `update source_record set golden_id = null where source_key = 'C1'`, /check constraint/],
  ['a deleted source record that still belongs', `update source_record set deleted = true where source_key = 'C1'`, /check constraint/],
  ['the same source record twice, with another golden record', `insert into source_record (system, type, source_key, content_hash, mapping_version, values, rejections, received_at, deleted, golden_id)
    select system, type, source_key, content_hash, mapping_version, values, rejections, received_at, deleted, golden_id from source_record where source_key = 'C1'`, /unique constraint/],
  ['a golden record retired under its members', `update golden_record set status = 'RETIRED' where status = 'ACTIVE'`, /foreign key/],
  ['a golden record deleted under its members', `delete from golden_record where status = 'ACTIVE'`, /foreign key/],
  ['merged into nobody', `update golden_record set merged_into = null where status = 'MERGED'`, /check constraint/],
  ['active, but merged', `update golden_record set merged_into = id where status = 'ACTIVE'`, /check constraint/],
  ['a golden key given twice', `insert into golden_record (id, type, key, status, version, values, provenance, computed_at)
    select gen_random_uuid(), type, key, 'ACTIVE', 1, '{}', '[]', now() from golden_record limit 1`, /unique constraint/],
  ['a version written twice', 'insert into golden_version select * from golden_version limit 1', /unique constraint/],
  ['two changes at one position', 'update change set position = 1', /unique constraint/],
  ['two mappings in force', `insert into mapping_version (system, type, version, spec, published_at, published_by, in_force) select system, type, 99, spec, now(), 'x', true from mapping_version limit 1`, /unique constraint/],
  ['a record judged against itself', `insert into judgement (type, a_id, b_id, judgement, judge, evidence, rank, judged_by, judged_at) select type, id, id, 'MATCH', 'MACHINE', 'x', 0, 'x', now() from source_record limit 1`, /check constraint/],
])('the database refuses %s', async (_title, sql, message) => {
  await expect(pool.dataSource.query(sql)).rejects.toThrow(message);
});
