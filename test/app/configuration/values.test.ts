import { rollbackConfiguration } from '../../../src/app/configuration/publish';
import { tryConfigurationDraft, tryConfigurationRollback } from '../../../src/app/configuration/tryDraft';
import { buildValuesPage } from '../../../src/app/pool/buildValues';
import { pinValue } from '../../../src/app/pinValue';
import type { Pool } from '../../../src/app/poolContext';
import { verify } from '../../../src/app/verify';
import { configuration, draftOf, publish } from '../../support/configuration';
import { ADMIN, createTestPool, STEWARD } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { believed } from '../../support/poolState';
import { contractRow, crmCustomer, everyRow, golden, goldenIdOf, mesDevice, repairRow, send } from '../../support/records';

let held: TestPool;
let pool: Pool;
const NOW = Date.UTC(2026, 10, 22);
const day = (n: number): number => NOW - n * 86_400_000;
beforeEach(async () => {
  held = await createTestPool({ clock: () => NOW });
  ({ pool } = held);
  // The CRM says GOLD, the newer contract SILVER; a second customer has one word on it.
  await send(pool, crmCustomer('C1', {}, { updatedAt: day(100) }));
  await send(pool, contractRow('HT-1', { service_level: 'SL-B1' }, { updatedAt: day(10) }));
  await send(pool, crmCustomer('C2', { 客户姓名: '闻人语', 手机: '13900002222', 详细地址: '莫干山路7号' }, { updatedAt: day(50) }));
  await send(pool, mesDevice('QZ24010001AB', { 产品型号: 'KX-1' }, { updatedAt: day(20) }));
  await send(pool, repairRow('QZ24010001AB', { 机型: 'KX-2' }, { updatedAt: day(5) }));
});
afterEach(async () => { await held.close(); });

const policy = (attribute: string, name: string) => (content: { attributes: object }) => ({ attributes: { ...content.attributes, [attribute]: { policy: name } } });
const rebuild = async (): Promise<number> => { let pages = 0; while (await buildValuesPage(pool)) pages += 1; return pages; };
const modelCode = async (): Promise<unknown> => (await golden(pool, 'device', 'QZ24010001AB')).values['modelCode'];
const changeRows = async () => pool.dataSource.query<{ changed: string[]; cause: { operation: string } }[]>('select changed, cause from change order by id');

test('a trial says which values would change, in whom, and writes nothing', async () => {
  const { id } = await draftOf(pool, 'SURVIVORSHIP', 'device', policy('modelCode', 'MOST_RECENT'));
  const before = await everyRow(pool);
  const trial = await tryConfigurationDraft(pool, ADMIN, id);
  expect(await everyRow(pool)).toEqual(before);
  expect(trial).toMatchObject({ sampled: 1, total: 1, changedGoldenRecords: 1, share: 1, attributes: [{ type: 'device', attribute: 'modelCode', goldenRecords: 1 }] });
  expect(trial.values).toMatchObject([{ goldenKey: 'QZ24010001AB', changed: ['modelCode'], before: { modelCode: { code: 'KX-1' } }, after: { modelCode: { code: 'KX-2' } } }]);
});

test('published policies are followed, only changed values make changes, and bringing back brings back', async () => {
  const before = await believed(pool);
  const logged = (await changeRows()).length;
  expect(await publish(pool, 'SURVIVORSHIP', 'device', policy('modelCode', 'MOST_RECENT'))).toMatchObject({ version: 1, progress: { finished: false, done: 0, total: 1 } });
  expect(await rebuild()).toBe(1);
  expect(await modelCode()).toMatchObject({ code: 'KX-2' });
  expect((await changeRows()).slice(logged)).toMatchObject([{ changed: ['modelCode'], cause: { operation: 'publishConfiguration' } }]);
  expect(await configuration(pool, 'SURVIVORSHIP', 'device')).toMatchObject({ progress: { finished: true, done: 1, total: 1 } });
  expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] });
  const { confirmation } = await tryConfigurationRollback(pool, ADMIN, { kind: 'SURVIVORSHIP', type: 'device', version: 0 });
  await rollbackConfiguration(pool, ADMIN, { kind: 'SURVIVORSHIP', type: 'device', version: 0, confirmation, note: null });
  expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] });
  expect(await believed(pool)).toEqual(before);
});

test('a policy that changes no value changes no version', async () => {
  const versions = async () => pool.dataSource.query('select id, version, values from golden_record order by id');
  const [before, logged] = [await versions(), (await changeRows()).length];
  await publish(pool, 'SURVIVORSHIP', 'customer', policy('kind', 'EARLIEST'));
  expect(await rebuild()).toBe(1);
  expect(await versions()).toEqual(before);
  expect(await changeRows()).toHaveLength(logged);
  expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] });
});

test('trust is followed by all types', async () => {
  await publish(pool, 'TRUST', null, ({ systems }) => ({ systems: { ...systems, mes: { trust: 0.01 } } }));
  await rebuild();
  expect(await modelCode()).toMatchObject({ code: 'KX-2' });
  expect(await configuration(pool, 'TRUST')).toMatchObject({ version: 1, content: { systems: { mes: { trust: 0.01 }, crm: { trust: 0.8 } } }, progress: { finished: true } });
  expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] });
});

test('whoever writes before the work is done writes by what is published, and verification does the rest', async () => {
  await publish(pool, 'SURVIVORSHIP', 'device', policy('modelCode', 'MOST_RECENT'));
  await send(pool, mesDevice('QZ24010002CD', { 产品型号: 'KX-1' }, { updatedAt: day(20) }));
  await send(pool, repairRow('QZ24010002CD', { 机型: 'KX-2' }, { updatedAt: day(5) }));
  expect((await golden(pool, 'device', 'QZ24010002CD')).values['modelCode']).toMatchObject({ code: 'KX-2' });
  await pinValue(pool, STEWARD, { goldenId: await goldenIdOf(pool, crmCustomer('C2', { 客户姓名: '闻人语', 手机: '13900002222', 详细地址: '莫干山路7号' }, { updatedAt: day(50) })), attribute: 'serviceLevel', value: 'SILVER', reason: 'test' });
  expect(await modelCode()).toMatchObject({ code: 'KX-1' });
  expect(await verify(pool)).toMatchObject({ differences: 0, findings: [] });
  expect(await modelCode()).toMatchObject({ code: 'KX-2' });
});

test('verification tells when a golden record did not follow', async () => {
  await publish(pool, 'SURVIVORSHIP', 'device', policy('modelCode', 'MOST_RECENT'));
  await pool.dataSource.query('update value_build set finished_at = now()');
  expect((await verify(pool)).findings).toMatchObject([{ check: 'golden values', count: 1 }, { check: 'provenance', count: 1 }]);
});
