import type { Pool } from '../../src/app/poolContext';
import { sequenceAll } from '../../src/app/readChanges';
import { verify } from '../../src/app/verify';
import { createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';
import { emptyPool } from '../support/poolState';
import { caller, contractRow, crmCustomer, mesDevice, repairRow, send } from '../support/records';

let held: TestPool;
let pool: Pool;
beforeAll(async () => { held = await createTestPool(); ({ pool } = held); });
afterAll(async () => { await held.close(); });

/** Two customers (one of four members), a device with an owner, a contract; one golden record merged, one retired. */
beforeEach(async () => {
  await emptyPool(pool);
  await send(pool, crmCustomer('C1'));
  await send(pool, caller('T1', { phone_raw: '13912340002' }));
  await send(pool, caller('T1'));
  await send(pool, crmCustomer('C2', { 手机: '13912340003', 客户姓名: '司徒南' }));
  await send(pool, repairRow('QZ24010001AB'));
  await send(pool, mesDevice('QZ24010001AB'));
  await send(pool, contractRow('HT-2024-001', { device_sns: 'QZ24010001AB' }));
  await send(pool, mesDevice('QZ24010009ZZ'));
  await send(pool, mesDevice('QZ24010009ZZ', {}, { deleted: true }));
  await sequenceAll(pool);
});

test('an honest pool has no difference', async () => {
  expect(await verify(pool)).toMatchObject({ differences: 0, findings: [], sourceRecords: 8 });
});

const C1 = `(select golden_id from source_record where system = 'crm' and source_key = 'C1')`;
const C2 = `(select golden_id from source_record where system = 'crm' and source_key = 'C2')`;
const MERGED = `(select id from golden_record where status = 'MERGED')`;
const id = (system: string, key: string): string => `(select id from source_record where system = '${system}' and type = 'customer' and source_key = '${key}')`;

test.each<[string, string, string]>([
  ['a golden value', `update golden_record set values = values || '{"serviceLevel": "PLATINUM"}' where id = ${C1}`, 'golden values'],
  ['a golden value, in its version too', `with g as (update golden_record set values = values || '{"serviceLevel": "PLATINUM"}' where id = ${C1} returning *)
    update golden_version v set values = g.values from g where v.golden_id = g.id and v.version = g.version`, 'golden values'],
  ['a provenance', `update golden_record set provenance = jsonb_set(provenance, '{0,sourceRecordId}', '"999"') where id = ${C1}`, 'provenance'],
  ['a due moment', `update golden_record set due_at = now() where id = ${C1}`, 'due moment'],
  ['a membership', `update source_record set golden_id = ${C2} where system = 'callcenter' and source_key = 'T1'`, 'clusters'],
  ['a mapped value', `update source_record set values = jsonb_set(values, '{serviceLevel,0,value}', '"SILVER"') where system = 'crm' and source_key = 'C1'`, 'golden values'],
  ['a judgement turned', `update judgement set judgement = 'UNSURE' where a_id = ${id('callcenter', 'T1')} or b_id = ${id('callcenter', 'T1')}`, 'judgements'],
  ['a judgement lost', 'delete from judgement where id = (select min(id) from judgement)', 'judgements'],
  ['a judgement made up', `insert into judgement (type, a_id, b_id, judgement, judge, evidence, rank, judged_by, judged_at)
    values ('customer', ${id('callcenter', 'T1')}, ${id('crm', 'C2')}, 'MATCH', 'MACHINE', 'phoneAndName', 2, 'x', now())`, 'judgements'],
  ['a person\'s judgement slipped in', `insert into judgement (type, a_id, b_id, judgement, judge, evidence, rank, judged_by, judged_at)
    values ('customer', ${id('crm', 'C1')}, ${id('crm', 'C2')}, 'MATCH', 'PERSON', 'decision', -1, 'x', now())`, 'clusters'],
  ['a match key lost', `delete from match_key where source_record_id = ${id('crm', 'C2')}`, 'match keys'],
  ['a match key made up', `insert into match_key values ('customer', 'creditCode|x', ${id('crm', 'C2')})`, 'match keys'],
  ['a golden key lost', `delete from golden_key where golden_id = ${C1} and attribute = 'phones'`, 'golden keys'],
  ['a golden key made up', `insert into golden_key values ('customer', 'phones', '+8613900000000', ${C1})`, 'golden keys'],
  ['a search document lost', `delete from search_document where golden_id = ${C1}`, 'search documents'],
  ['a search document\'s token lost', `update search_document set tokens = ts_delete(tokens, 'Nt沈清') where golden_id = ${C1}`, 'search documents'],
  ['a search document\'s form made up', `update search_document set forms = forms || E'\nphones d 13800000000' where golden_id = ${C1}`, 'search documents'],
  ['a retired record that is still searched', `insert into search_document select id, type, '', 'x'::tsvector from golden_record where status = 'RETIRED'`, 'search documents'],
  ['a relation lost', `delete from golden_reference where from_type = 'device' and attribute = 'owner'`, 'golden references'],
  ['a relation ended', `update golden_reference set until = now() where from_type = 'contract' and attribute = 'devices'`, 'golden references'],
  ['a source reference turned', `update source_reference set target_key = 'x' where attribute = 'devices'`, 'source references'],
  ['a candidate key of nobody', 'insert into candidate_key values (1, 999999, 40)', 'what is derived from a source record points to one that is there'],
  ['a match key of nobody', `insert into match_key values ('customer', 'x', 999999)`, 'what is derived from a source record points to one that is there'],
  ['a source reference of nobody', `insert into source_reference values (999999, 'owner', 0, 'customer', 'mes', 'x')`, 'what is derived from a source record points to one that is there'],
  ['a golden key of nobody', `insert into golden_key values ('customer', 'phones', 'x', gen_random_uuid())`, 'what is derived from a golden record points to one that is there'],
  ['a search document of nobody', `insert into search_document values (gen_random_uuid(), 'customer', '', 'x'::tsvector)`, 'what is derived from a golden record points to one that is there'],
  ['a relation of nobody', `insert into golden_reference (golden_id, attribute, target_id, from_type, since) values (gen_random_uuid(), 'owner', ${C1}, 'device', now())`, 'what is derived from a golden record points to one that is there'],
  ['a relation to nobody', `insert into golden_reference (golden_id, attribute, target_id, from_type, since) values (${C1}, 'owner', gen_random_uuid(), 'device', now())`, 'what is derived from a golden record points to one that is there'],
  ['a version lost', `delete from golden_version where golden_id = ${C1} and version = 1`, 'no version is missing, none is beyond the current one'],
  ['a version that never was', `insert into golden_version select golden_id, 9, status, merged_into, values, provenance, recorded_at from golden_version where golden_id = ${C2}`, 'no version is missing, none is beyond the current one'],
  ['a version\'s values', `update golden_version set values = '{}' where golden_id = ${C2} and version = 1`, 'latest version is the current state'],
  ['a version number', `update golden_record set version = 7 where id = ${C2}`, 'latest version is the current state'],
  ['a change lost', `delete from change where golden_id = ${C2}`, 'every version has its change'],
  ['the last change lost', 'delete from change where position = (select max(position) from change)', 'every version has its change'],
  ['a position skipped', 'update change set position = position + 1000 where position = (select max(position) from change)', 'change positions are consecutive'],
  ['a position taken away', 'update change set position = null where position = 2', 'change positions are consecutive'],
  ['positions against the order of versions', `update change set position = -2 where golden_id = ${MERGED} and version = 2;
    update change set position = (select position + 1000 from change where golden_id = ${MERGED} and version = 2) where golden_id = ${MERGED} and version = 1`, 'change positions follow versions'],
  ['a retired record that is still found', `insert into golden_key select type, 'sn', key, id from golden_record where status = 'RETIRED'`, 'inactive golden record is found by nothing'],
  ['a merge that goes in a circle', `update golden_record set merged_into = id where status = 'MERGED'`, 'a merge ends in a golden record that is not merged, without a circle'],
  ['a golden record of nobody', `insert into golden_record (id, type, key, status, version, values, provenance, computed_at) values (gen_random_uuid(), 'customer', 'x', 'ACTIVE', 1, '{}', '[]', now())`, 'active golden record has a member'],
  ['a member of another type', `update source_record set golden_id = (select id from golden_record where type = 'device' and status = 'ACTIVE') where system = 'crm' and source_key = 'C2'`, 'source record and its golden record are of one type'],
  ['no mapping in force', `update mapping_version set in_force = false where system = 'erp'`, 'one mapping version is in force for each system and type'],
])('verify finds %s', async (_title, tamper, check) => {
  await pool.dataSource.query(tamper);
  const { differences, findings } = await verify(pool);
  await pool.dataSource.query('update mapping_version set in_force = true');
  expect(findings.map((finding) => finding.check)).toContain(check);
  expect(differences).toBeGreaterThan(0);
});

test('every finding has a number and samples to look at', async () => {
  await pool.dataSource.query(`update golden_record set values = '{}' where status = 'ACTIVE'`);
  const { findings } = await verify(pool);
  const found = findings.find(({ check }) => check === 'golden values');
  expect(found?.count).toBe(found?.samples.length);
  expect(found?.samples[0]).toMatch(/^[0-9a-f-]{36}$/);
});
