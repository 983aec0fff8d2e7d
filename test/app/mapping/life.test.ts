import type { JsonObject } from '../../../src/core/model/json';
import type { MappingSpec } from '../../../src/core/mapping/spec';
import { discardMappingDraft, saveMappingDraft } from '../../../src/app/mapping/drafts';
import type { SaveMappingDraft } from '../../../src/app/mapping/drafts';
import { previewMapping, previewMappingRollback } from '../../../src/app/mapping/preview';
import { publishMapping, rollbackMapping, setMappingRun } from '../../../src/app/mapping/publish';
import { reapplyAll, reapplyPage } from '../../../src/app/mapping/reapply';
import { diffMappingVersions, readMappingDraft, readMappingRuns, readMappings, readMappingVersions } from '../../../src/app/mapping/versions';
import { verify } from '../../../src/app/verify';
import { mappingInForce } from '../../../src/storage/sourceSystems';
import { ADMIN, createTestPool, STEWARD } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { caller, contractRow, crmCustomer, everyRow, golden, goldenIdOf, mesClient, send, sendBatch } from '../../support/records';

let held: TestPool;
let now = Date.UTC(2026, 10, 22);
beforeEach(async () => { now = Date.UTC(2026, 10, 22); held = await createTestPool({ clock: () => now }); });
afterEach(async () => { await held.close(); });

const inForce = async (system = 'crm', type = 'customer'): Promise<MappingSpec> => {
  const stored = await mappingInForce(held.pool.dataSource.manager, system, type);
  if (stored === null) throw new Error('no mapping in force');
  return stored.spec;
};
type Change = (attributes: Record<string, unknown>, spec: ReturnType<typeof JSON.parse>) => void;
/** What is in force, with its first output changed. */
const changed = async (change: Change, system = 'crm', type = 'customer'): Promise<unknown> => {
  const spec = JSON.parse(JSON.stringify(await inForce(system, type))) as { outputs: { attributes: Record<string, unknown> }[] };
  change(spec.outputs[0]?.attributes ?? {}, spec);
  return spec;
};
const save = async (spec: unknown, over: Partial<SaveMappingDraft> = {}) =>
  saveMappingDraft(held.pool, STEWARD, { system: 'crm', type: 'customer', spec, layout: null, draftId: null, note: null, seenRevision: null, rebase: false, ...over });
const preview = async (draftId: string, samples: readonly JsonObject[] | null = null) => previewMapping(held.pool, STEWARD, draftId, { samples, limit: null });
/** Drafts, previews and publishes, and takes the records along. */
const publish = async (change: Change, system = 'crm', type = 'customer') => {
  const { id } = await save(await changed(change, system, type), { system, type });
  const { confirmation } = await preview(id);
  const version = await publishMapping(held.pool, STEWARD, { draftId: id, confirmation });
  await reapplyAll(held.pool);
  return version;
};
const nameFromLevel: Change = (attributes) => { attributes['name'] = { field: '客户等级' }; };
const noEmails: Change = (attributes) => { delete attributes['emails']; };

/** Golden values of everything, by type and key. */
const goldens = async (): Promise<unknown> => held.pool.dataSource.query(`select type, key, status, values from golden_record order by type, key`);

test('a wrong mapping, published and rolled back, leaves every golden value as it was', async () => {
  await sendBatch(held.pool, crmCustomer('C1'), crmCustomer('C2', { 客户姓名: '林知远', 手机: '13955500123', 身份证后四位或统一社会信用代码: '11010519491231002X' }));
  await send(held.pool, caller('K1'));
  await send(held.pool, mesClient('M1'));
  const before = await goldens();
  const wrong = await publish((attributes) => { attributes['name'] = { field: '详细地址' }; delete attributes['phones']; attributes['creditCode'] = { constant: null }; });
  expect(wrong).toMatchObject({ version: 2, publishedBy: 'steward', restores: null });
  expect(await goldens()).not.toEqual(before);
  expect(await readMappingRuns(held.pool, STEWARD, { system: 'crm', type: 'customer' }, { before: null, first: 5 })).toMatchObject([
    { version: 2, formerVersion: 1, state: 'FINISHED', done: 2, total: 2, impact: { changedRecords: 2, unmappable: 0, attributes: { 'customer.name': expect.any(Number), 'customer.phones': expect.any(Number) } } },
  ]);
  expect(await verify(held.pool)).toMatchObject({ differences: 0 });
  const { confirmation, changes } = await previewMappingRollback(held.pool, STEWARD, { system: 'crm', type: 'customer', version: 1 }, null);
  expect(changes.length).toBeGreaterThan(0);
  expect(await rollbackMapping(held.pool, STEWARD, { system: 'crm', type: 'customer', version: 1, confirmation, note: 'wrong field' })).toMatchObject({ version: 3, restores: 1, note: 'wrong field' });
  await reapplyAll(held.pool);
  const after = await held.pool.dataSource.query<{ status: string }[]>(`select type, key, status, values from golden_record where status = 'ACTIVE' order by type, key`);
  expect(after).toEqual(before);
  expect(await verify(held.pool)).toMatchObject({ differences: 0 });
  // The same content again means nothing new.
  expect(await send(held.pool, crmCustomer('C1'))).toMatchObject({ status: 'UNCHANGED' });
});

test('an output that is taken away and brought back: what it fed goes and comes', async () => {
  const contract = contractRow('HT-1');
  await send(held.pool, contract);
  const before = await goldens();
  await publish((attributes, spec) => { delete attributes['customer']; spec.outputs.length = 1; }, 'erp', 'contract');
  expect(await held.pool.dataSource.query(`select type, deleted, golden_id is null as nowhere from source_record order by type`)).toEqual([
    { type: 'contract', deleted: false, nowhere: false }, { type: 'customer', deleted: true, nowhere: true }]);
  expect(await verify(held.pool)).toMatchObject({ differences: 0 });
  const { confirmation } = await previewMappingRollback(held.pool, STEWARD, { system: 'erp', type: 'contract', version: 1 }, null);
  await rollbackMapping(held.pool, STEWARD, { system: 'erp', type: 'contract', version: 1, confirmation, note: null });
  await reapplyAll(held.pool);
  expect(await goldens()).toEqual(before);
  expect(await verify(held.pool)).toMatchObject({ differences: 0 });
});

test('a time of change that came with the record stays; one that the mapping had read is read anew, and back', async () => {
  await send(held.pool, crmCustomer('C1', { 更新时间: '2026/1/5 10:00', 登记时间: '2026/1/7 10:00' }));
  await send(held.pool, crmCustomer('C2', { 客户姓名: '林知远', 更新时间: '2026/1/5 10:00', 登记时间: '2026/1/7 10:00' }, { updatedAt: Date.UTC(2026, 1, 1) }));
  const times = async () => (await held.pool.dataSource.query<{ at: Date }[]>('select source_updated_at as at from source_record order by source_key')).map(({ at }) => at.toISOString().slice(0, 10));
  expect(await times()).toEqual(['2026-01-05', '2026-02-01']);
  await publish((_attributes, spec) => { spec.updatedAt = { field: '登记时间' }; });
  expect(await times()).toEqual(['2026-01-07', '2026-02-01']);
  await rollbackMapping(held.pool, STEWARD, { system: 'crm', type: 'customer', version: 1, confirmation: null, note: null });
  await reapplyAll(held.pool);
  expect(await times()).toEqual(['2026-01-05', '2026-02-01']);
});

test('a record whose key the new mapping does not find stays as it was, and is named', async () => {
  await sendBatch(held.pool, contractRow('HT-1'), contractRow('HT-2', { other_no: 'HT-2' }));
  const version = await publish((attributes) => { attributes['number'] = { field: 'other_no' }; }, 'erp', 'contract');
  expect(version.version).toBe(2);
  const [run] = await readMappingRuns(held.pool, STEWARD, { system: 'erp', type: null }, { before: null, first: 1 });
  expect(run?.impact).toMatchObject({ unmappable: 1, unmappableKeys: ['HT-1'] });
  expect(await golden(held.pool, 'contract', 'HT-1')).toMatchObject({ status: 'ACTIVE' });
  expect(await verify(held.pool)).toMatchObject({ differences: 0 });
});

test('a preview shows each record before and after, what is dropped, whom it changes, and writes nothing', async () => {
  const id = await goldenIdOf(held.pool, crmCustomer('C1'));
  const draft = await save(await changed((attributes) => { attributes['serviceLevel'] = { field: '客户等级' }; attributes['contacts'] = { field: '客户姓名' }; }));
  const rows = await everyRow(held.pool);
  const shown = await preview(draft.id);
  expect(await everyRow(held.pool)).toEqual(rows);
  expect(shown).toMatchObject({
    sampled: 1, total: 1, goldenRecords: 1, changedGoldenRecords: 1, share: 1, unmappable: 0,
    records: [{ sourceKey: 'C1', outputs: [{ type: 'customer', goldenId: id, dropped: [{ attribute: 'serviceLevel', code: 'UNKNOWN_CODE', got: '金卡' }] }] }],
    changes: [{ goldenId: id, kind: 'UPDATED', before: { serviceLevel: 'GOLD' } }],
    coverage: { records: 1, unmapped: [{ attribute: 'serviceLevel', got: '金卡', count: 1 }], failures: [] },
    dangers: [{ code: 'MANY_VALUES_CHANGED' }], confirmationRequired: true,
  });
  expect(shown.records[0]?.outputs[0]?.before?.['serviceLevel']?.[0]?.value).toBe('GOLD');
  expect(shown.records[0]?.outputs[0]?.after?.['contacts']).toHaveLength(1);
  expect(shown.coverage.attributes).toContainEqual({ type: 'customer', attribute: 'phones', records: 1, filled: 1, refused: 0 });
  expect(shown.coverage.unreadFields).toEqual([]);
});

test('a preview takes pasted samples: known keys as they are held, others as new', async () => {
  await goldenIdOf(held.pool, crmCustomer('C1'));
  const draft = await save(await changed(noEmails));
  const [first, second, third] = [crmCustomer('C1', { 客户姓名: '沈清明' }), crmCustomer('C9'), { ...crmCustomer('x').input, payload: { 备注: 'nothing' } }].map((one) => ('input' in one ? one.input.payload : one.payload));
  const shown = await preview(draft.id, [first ?? {}, second ?? {}, third ?? {}]);
  expect(shown.records.map(({ sourceKey, outputs }) => [sourceKey, outputs[0]?.before === null])).toEqual([['C1', false], ['C9', true], ['#3', true]]);
  expect(shown.coverage.unreadFields).toEqual([{ field: '备注', filled: 1 }]);
  expect(await held.pool.dataSource.query('select count(*)::int as n from source_record')).toEqual([{ n: 1 }]);
});

test.each<[string, Change, string]>([
  ['an identifier that is mapped otherwise', (attributes) => { attributes['creditCode'] = { field: '信用代码' }; }, 'IDENTIFIER_CHANGED'],
  ['a required attribute without a source', (attributes) => { delete attributes['name']; }, 'REQUIRED_UNMAPPED'],
  ['many golden values', nameFromLevel, 'MANY_VALUES_CHANGED'],
])('%s is published only with the code of a preview of exactly this draft', async (_title, change, code) => {
  await send(held.pool, crmCustomer('C1'));
  const draft = await save(await changed(change));
  const required = { code: 'CONFIRMATION_REQUIRED', refusal: { remedy: expect.stringContaining('previewMapping') } };
  await expect(publishMapping(held.pool, STEWARD, { draftId: draft.id, confirmation: null })).rejects.toMatchObject(required);
  const { confirmation, dangers } = await preview(draft.id);
  expect(dangers.map((danger) => danger.code)).toContain(code);
  const other = await save(await changed((attributes, spec) => { change(attributes, spec); attributes['emails'] = { field: '邮件' }; }));
  await expect(publishMapping(held.pool, STEWARD, { draftId: other.id, confirmation })).rejects.toMatchObject(required);
  now += 16 * 60_000;
  await expect(publishMapping(held.pool, STEWARD, { draftId: draft.id, confirmation })).rejects.toMatchObject(required);
  const again = await preview(draft.id);
  expect(await publishMapping(held.pool, STEWARD, { draftId: draft.id, confirmation: again.confirmation })).toMatchObject({ version: 2 });
});

test('what is harmless needs no code', async () => {
  await send(held.pool, crmCustomer('C1'));
  const { id } = await save(await changed(noEmails));
  expect(await publishMapping(held.pool, STEWARD, { draftId: id, confirmation: null })).toMatchObject({ version: 2 });
});

test('where four eyes are asked for, another person than the author confirms', async () => {
  await send(held.pool, crmCustomer('C1'));
  const pool = { ...held.pool, fourEyes: true };
  const { id } = await save(await changed(nameFromLevel));
  const own = await preview(id);
  await expect(publishMapping(pool, STEWARD, { draftId: id, confirmation: own.confirmation })).rejects.toMatchObject({ code: 'CONFIRMATION_REQUIRED', refusal: { got: expect.stringContaining('own code') } });
  const { confirmation } = await previewMapping(pool, ADMIN, id, { samples: null, limit: null });
  expect(await publishMapping(pool, STEWARD, { draftId: id, confirmation })).toMatchObject({ version: 2 });
});

test('of two drafts the second is told in words what the first has changed, and is published once it is rebased', async () => {
  const [first, second] = [await save(await changed(noEmails)), await save(await changed((attributes) => { delete attributes['addresses']; }))];
  await publishMapping(held.pool, STEWARD, { draftId: first.id, confirmation: null });
  expect(await readMappingDraft(held.pool, STEWARD, second.id)).toMatchObject({
    baseVersion: 1, inForceVersion: 2, isOutdated: true, changedSince: [{ kind: 'REMOVED', node: 'customer.emails', words: { zh: '去掉“客户”的“邮箱”,原为“邮箱”' } }],
  });
  const outdated = { code: 'CONFLICT', refusal: { got: expect.stringMatching(/version 1; steward has published since: .*E-mail/) } };
  await expect(publishMapping(held.pool, STEWARD, { draftId: second.id, confirmation: null })).rejects.toMatchObject(outdated);
  await expect(preview(second.id)).rejects.toMatchObject(outdated);
  expect(await save(second.spec, { draftId: second.id, rebase: true })).toMatchObject({ baseVersion: 2, isOutdated: false, changedSince: [] });
  expect(await publishMapping(held.pool, STEWARD, { draftId: second.id, confirmation: null })).toMatchObject({ version: 3 });
  expect(await diffMappingVersions(held.pool, STEWARD, { system: 'crm', type: 'customer', from: 2, to: 3 })).toMatchObject([{ kind: 'REMOVED', node: 'customer.addresses' }, { kind: 'ADDED', node: 'customer.emails' }]);
});

test('a draft that somebody else has saved is not overwritten, and says by whom and when', async () => {
  const draft = await save(await changed(noEmails));
  await saveMappingDraft(held.pool, ADMIN, { system: 'crm', type: 'customer', spec: draft.spec, layout: { 'field:手机': { x: 1, y: 2 } }, draftId: draft.id, note: null, seenRevision: 1, rebase: false });
  await expect(save(draft.spec, { draftId: draft.id, seenRevision: 1 })).rejects.toMatchObject({ code: 'CONFLICT', refusal: { got: 'revision 2, saved by admin on 2026-11-22T00:00:00.000Z' } });
  expect(await save(draft.spec, { draftId: draft.id, seenRevision: 2 })).toMatchObject({ revision: 3, layout: { 'field:手机': { x: 1, y: 2 } }, createdBy: 'steward' });
  await discardMappingDraft(held.pool, STEWARD, draft.id);
  await expect(save(draft.spec, { draftId: draft.id })).rejects.toMatchObject({ code: 'CONFLICT', refusal: { got: expect.stringContaining('discarded') } });
});

test('work in hand is kept with its issues, and not published', async () => {
  const draft = await save({ format: 1, system: 'crm', type: 'customer', outputs: [{ type: 'customer', attributes: { name: { join: 'x' }, colour: { field: 'a' } } }] });
  expect(draft.issues).toMatchObject([{ code: 'BAD_SPEC', node: 'outputs/0/attributes/name/join', remedy: { zh: expect.any(String) } }]);
  await expect(publishMapping(held.pool, STEWARD, { draftId: draft.id, confirmation: null })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', refusal: { got: expect.stringContaining('outputs/0/attributes/name/join') } });
  await expect(save([], {})).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(save(await changed(noEmails), { system: 'erp' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(save({ system: 'nobody', type: 'customer' }, { system: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('the records follow in pages that can be halted', async () => {
  for (let batch = 0; batch < 3; batch += 1) await sendBatch(held.pool, ...Array.from({ length: 100 }, (_, index) => crmCustomer(`C${batch}-${index}`, { 客户姓名: '', 手机: '', 邮箱: `u${batch}x${index}@qinghe.cn` })));
  const { id } = await save(await changed(noEmails));
  const { confirmation } = await preview(id);
  await publishMapping(held.pool, STEWARD, { draftId: id, confirmation });
  const run = async () => (await readMappingRuns(held.pool, STEWARD, { system: 'crm', type: null }, { before: null, first: 1 }))[0];
  expect(await reapplyPage(held.pool)).toBe(true);
  expect(await run()).toMatchObject({ state: 'RUNNING', done: 200, total: 300, impact: { changedRecords: 200 } });
  await setMappingRun(held.pool, STEWARD, (await run())?.id ?? '', 'PAUSED');
  expect(await reapplyPage(held.pool)).toBe(false);
  expect(await run()).toMatchObject({ state: 'PAUSED', done: 200, pausedBy: 'steward' });
  await setMappingRun(held.pool, STEWARD, (await run())?.id ?? '', 'RUNNING');
  await reapplyAll(held.pool);
  expect(await run()).toMatchObject({ state: 'FINISHED', done: 300, impact: { changedRecords: 300, attributes: { 'customer.emails': 300 } } });
  await expect(setMappingRun(held.pool, STEWARD, (await run())?.id ?? '', 'PAUSED')).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('a published version never changes, and everything is written down', async () => {
  const { id } = await save(await changed(noEmails));
  await preview(id);
  await publishMapping(held.pool, STEWARD, { draftId: id, confirmation: null });
  await expect(held.pool.dataSource.query(`update mapping_version set spec = '{}'`)).rejects.toThrow('a row of mapping_version is never changed');
  await expect(publishMapping(held.pool, { ...STEWARD, role: 'AGENT' }, { draftId: id, confirmation: null })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const entries = await held.pool.dataSource.query<{ said: string }[]>(`select operation || ' ' || outcome as said from audit_entry where operation like '%apping%' and actor = 'steward' order by id`);
  expect(entries.map(({ said }) => said)).toEqual(['saveMappingDraft DONE', 'previewMapping DONE', 'publishMapping DONE', 'publishMapping REFUSED']);
  const { versions } = await readMappingVersions(held.pool, STEWARD, { system: 'crm', type: 'customer', before: null, first: 10 });
  expect(versions.map(({ version, inForce: isInForce }) => [version, isInForce])).toEqual([[2, true], [1, false]]);
  expect(await readMappings(held.pool, STEWARD, { system: 'crm', type: null })).toMatchObject([{ system: 'crm', type: 'customer', inForce: { version: 2 }, drafts: [], run: { state: 'FINISHED', total: 0 } }]);
});
