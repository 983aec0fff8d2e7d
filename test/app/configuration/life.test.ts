import { discardConfigurationDraft, saveConfigurationDraft } from '../../../src/app/configuration/drafts';
import type { SaveDraft } from '../../../src/app/configuration/drafts';
import { publishConfiguration, rollbackConfiguration } from '../../../src/app/configuration/publish';
import { tryConfigurationDraft, tryConfigurationRollback } from '../../../src/app/configuration/tryDraft';
import { buildValuesPage } from '../../../src/app/pool/buildValues';
import { inForce } from '../../../src/app/configuration/inForce';
import { inTransaction } from '../../../src/storage/transaction';
import { readConfigurationDraft, readConfigurationVersions } from '../../../src/app/configuration/versions';
import { configuration, draftOf, publish } from '../../support/configuration';
import { ADMIN, createTestPool, STEWARD } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { crmCustomer, mesClient, send } from '../../support/records';

let held: TestPool;
let now = Date.UTC(2026, 10, 22);
beforeEach(async () => { held = await createTestPool({ clock: () => now }); });
afterEach(async () => { await held.close(); });

const save = async (content: unknown, over: Partial<SaveDraft> = {}) =>
  saveConfigurationDraft(held.pool, ADMIN, { id: null, kind: 'SURVIVORSHIP', type: 'customer', content, note: null, seenRevision: null, rebase: false, ...over });
const recent = { attributes: { serviceLevel: { policy: 'MOST_RECENT' } } };
const frequent = { attributes: { serviceLevel: { policy: 'MOST_FREQUENT' } } };
const levelPolicy = async () => ((await configuration(held.pool, 'SURVIVORSHIP', 'customer')).content as typeof recent).attributes.serviceLevel.policy;

test('before anybody has published, version 0 is what is declared', async () => {
  expect(await configuration(held.pool, 'SURVIVORSHIP', 'customer')).toMatchObject({ version: 0, publishedBy: null, content: { attributes: { serviceLevel: { policy: 'SOURCE_TRUST' } } }, progress: { finished: true } });
  expect(await configuration(held.pool, 'TRUST')).toMatchObject({ version: 0, type: '', content: { systems: { crm: { trust: 0.8 } } } });
  expect(await configuration(held.pool, 'MATCH_MODEL', 'customer')).toMatchObject({ version: 0, content: { type: 'customer', priorBits: -12 } });
});

test('a draft is published as the next version, and brought back as another', async () => {
  const { id: draftId } = await save(recent, { note: 'the latest word counts' });
  expect(await publishConfiguration(held.pool, ADMIN, { draftId, confirmation: null })).toMatchObject({ version: 1, publishedBy: 'admin', publishedAt: now, drafts: [] });
  expect(await levelPolicy()).toBe('MOST_RECENT');
  expect(await readConfigurationDraft(held.pool, STEWARD, draftId)).toMatchObject({ state: 'PUBLISHED', publishedVersion: 1 });
  expect(await rollbackConfiguration(held.pool, ADMIN, { kind: 'SURVIVORSHIP', type: 'customer', version: 0, confirmation: null, note: 'it did not' })).toMatchObject({ version: 2 });
  expect(await levelPolicy()).toBe('SOURCE_TRUST');
  const { versions } = await readConfigurationVersions(held.pool, STEWARD, { kind: 'SURVIVORSHIP', type: 'customer', before: null, first: 10 });
  expect(versions.map(({ version, restores, note, publishedBy }) => [version, restores, note, publishedBy])).toEqual([[2, 0, 'it did not', 'admin'], [1, null, 'the latest word counts', 'admin'], [0, null, null, 'mooring']]);
});

test('a published version never changes', async () => {
  await publish(held.pool, 'SURVIVORSHIP', 'customer', () => recent);
  await expect(held.pool.dataSource.query(`update configuration_version set content = '{}'`)).rejects.toThrow('a row of configuration_version is never changed');
  await expect(held.pool.dataSource.query('delete from configuration_version')).rejects.toThrow('never changed');
});

test('of two drafts the second is told what the first has changed, and is published once its author has looked', async () => {
  const [first, second] = [await save(recent), await save(frequent)];
  await publishConfiguration(held.pool, ADMIN, { draftId: first.id, confirmation: null });
  expect((await configuration(held.pool, 'SURVIVORSHIP', 'customer')).drafts).toMatchObject([{
    id: second.id, baseVersion: 0, inForceVersion: 1, changedSince: [{ node: 'attributes.serviceLevel.policy', before: 'SOURCE_TRUST', after: 'MOST_RECENT' }],
  }]);
  const outdated = { code: 'CONFLICT', refusal: { expected: expect.stringContaining('version 1'), got: expect.stringMatching(/version 0; admin .* attributes\.serviceLevel\.policy/), remedy: expect.stringContaining('rebase') } };
  await expect(publishConfiguration(held.pool, ADMIN, { draftId: second.id, confirmation: null })).rejects.toMatchObject(outdated);
  await expect(tryConfigurationDraft(held.pool, ADMIN, second.id)).rejects.toMatchObject(outdated);
  expect(await save(frequent, { id: second.id })).toMatchObject({ baseVersion: 0 });
  expect(await save(frequent, { id: second.id, rebase: true })).toMatchObject({ baseVersion: 1, changedSince: [], differences: [{ before: 'MOST_RECENT', after: 'MOST_FREQUENT' }] });
  expect(await publishConfiguration(held.pool, ADMIN, { draftId: second.id, confirmation: null })).toMatchObject({ version: 2 });
});

test('a draft that somebody else has saved, published or discarded is not overwritten', async () => {
  const draft = await save(recent);
  await save(frequent, { id: draft.id, seenRevision: 1 });
  await expect(save(recent, { id: draft.id, seenRevision: 1 })).rejects.toMatchObject({ code: 'CONFLICT', refusal: { got: 'revision 2, saved by admin' } });
  await discardConfigurationDraft(held.pool, ADMIN, draft.id);
  await expect(save(recent, { id: draft.id })).rejects.toMatchObject({ code: 'CONFLICT', refusal: { got: expect.stringContaining('discarded') } });
  await expect(publishConfiguration(held.pool, ADMIN, { draftId: draft.id, confirmation: null })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(discardConfigurationDraft(held.pool, ADMIN, '4711')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

describe('what changes much', () => {
  beforeEach(async () => {
    await send(held.pool, crmCustomer('C1', { 客户姓名: '青禾电梯工程有限公司', 客户类型: '企业', 手机: '', 固定电话: '0519-85550001' }));
    await send(held.pool, mesClient('K1', { 委托方名称: '青禾电梯工程' }));
  });
  const mes = { systems: { mes: { trust: 1 } } };

  test('needs the code of a trial of exactly that', async () => {
    const draft = await save(mes, { kind: 'TRUST', type: null });
    const trial = await tryConfigurationDraft(held.pool, ADMIN, draft.id);
    expect(trial).toMatchObject({ sampled: 1, changedGoldenRecords: 1, share: 1, confirmationRequired: true, attributes: [{ type: 'customer', attribute: 'name', goldenRecords: 1 }] });
    expect(trial.values).toMatchObject([{ kind: 'UPDATED', changed: ['name'] }]);
    const required = { code: 'CONFIRMATION_REQUIRED', refusal: { remedy: expect.stringContaining('tryConfigurationDraft') } };
    await expect(publishConfiguration(held.pool, ADMIN, { draftId: draft.id, confirmation: null })).rejects.toMatchObject(required);
    const other = await save({ systems: { mes: { trust: 0.99 } } }, { kind: 'TRUST', type: null });
    await expect(publishConfiguration(held.pool, ADMIN, { draftId: other.id, confirmation: trial.confirmation })).rejects.toMatchObject(required);
    now += 16 * 60_000;
    await expect(publishConfiguration(held.pool, ADMIN, { draftId: draft.id, confirmation: trial.confirmation })).rejects.toMatchObject(required);
    const { confirmation } = await tryConfigurationDraft(held.pool, ADMIN, draft.id);
    expect(await publishConfiguration(held.pool, ADMIN, { draftId: draft.id, confirmation })).toMatchObject({ version: 1 });
  });

  test('and so does bringing back what was', async () => {
    await publish(held.pool, 'TRUST', null, () => mes);
    while (await buildValuesPage(held.pool));
    const back = { kind: 'TRUST', type: null, version: 0 } as const;
    await expect(rollbackConfiguration(held.pool, ADMIN, { ...back, confirmation: null, note: null })).rejects.toMatchObject({ code: 'CONFIRMATION_REQUIRED' });
    const { confirmation } = await tryConfigurationRollback(held.pool, ADMIN, back);
    expect(await rollbackConfiguration(held.pool, ADMIN, { ...back, confirmation, note: null })).toMatchObject({ version: 2, content: { systems: { mes: { trust: 0.3 } } } });
  });

  test('as configured: a higher bound needs no code', async () => {
    const { id: draftId } = await save(mes, { kind: 'TRUST', type: null });
    expect(await publishConfiguration({ ...held.pool, confirmAbovePercent: 100 }, ADMIN, { draftId, confirmation: null })).toMatchObject({ version: 1 });
  });
});

test('everything is written down, refusals too', async () => {
  const draft = await draftOf(held.pool, 'SURVIVORSHIP', 'customer', () => recent);
  await tryConfigurationDraft(held.pool, ADMIN, draft.id);
  await publishConfiguration(held.pool, ADMIN, { draftId: draft.id, confirmation: null });
  await expect(publishConfiguration(held.pool, STEWARD, { draftId: draft.id, confirmation: null })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(rollbackConfiguration(held.pool, ADMIN, { kind: 'SURVIVORSHIP', type: 'customer', version: 7, confirmation: null, note: null })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const entries = await held.pool.dataSource.query<{ said: string }[]>(
    `select operation || ' ' || outcome as said from audit_entry where operation like '%onfiguration%' order by id`);
  expect(entries.map(({ said }) => said)).toEqual(['saveConfigurationDraft DONE', 'tryConfigurationDraft DONE', 'publishConfiguration DONE', 'publishConfiguration REFUSED', 'rollbackConfiguration REFUSED']);
});

test('publishing waits for writers, so that none of them works by two configurations', async () => {
  let finish = (): void => undefined;
  const writer = inTransaction(held.pool.dataSource, async (tx) => {
    const before = await inForce(held.pool, tx);
    await new Promise<void>((resolve) => { finish = resolve; });
    return [before.revision, (await inForce(held.pool, tx)).revision];
  });
  const waiting = async (): Promise<boolean> => (await held.pool.dataSource.query<object[]>(`select from pg_locks where locktype = 'advisory' and not granted`)).length > 0;
  const { id: draftId } = await save(recent);
  const publication = publishConfiguration(held.pool, ADMIN, { draftId, confirmation: null });
  while (!await waiting()) await new Promise((resolve) => { setTimeout(resolve, 5); });
  finish();
  expect(await writer).toEqual(['0', '0']);
  expect(await publication).toMatchObject({ version: 1 });
});
