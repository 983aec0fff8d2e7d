import { prefillForms } from '../../../src/app/mapping/prefillForms';
import { translate } from '../../../src/app/mapping/translate';
import { prefill } from '../../../src/app/prefill';
import { readChanges } from '../../../src/app/readChanges';
import type { Caller } from '../../../src/app/access';
import { ADMIN, createTestPool } from '../../support/pool';
import type { TestPool } from '../../support/pool';
import { caller, contractRow, crmCustomer, mesClient, mesDevice, send } from '../../support/records';

let held: TestPool;
beforeAll(async () => {
  held = await createTestPool();
  await send(held.pool, crmCustomer('C1'));
  await send(held.pool, mesClient('WTF1', { 委托方名称: '沈清和', 联系电话: '13912345678' }));
  await send(held.pool, mesDevice('QZ24010001AB', { 委托方编码: 'WTF1' }));
});
afterAll(async () => held.close());
const AGENT: Caller = { ...ADMIN, role: 'AGENT', name: 'desk' };

test('one system\'s record in another\'s names and codes, with what is lost', async () => {
  const found = await translate(held.pool, ADMIN, { type: 'customer', from: 'crm', to: 'mes', payload: { ...crmCustomer('C9').input.payload, 邮箱: 'shen@qinghe.cn' } });
  expect(found.payload).toMatchObject({ 委托方名称: '沈清和', 联系电话: '13912345678' });
  expect(found.lost.map(({ attribute, reason, values }) => [attribute, reason, values])).toEqual(expect.arrayContaining([['serviceLevel', 'NOT_MAPPED', ['GOLD']], ['emails', 'NOT_MAPPED', ['shen@qinghe.cn']]]));
  expect(found.values).toMatchObject({ customer: { name: [{ raw: '沈清和' }] } });
  expect(await held.pool.dataSource.query(`select from source_record where source_key = 'C9'`)).toEqual([]);
});

test('codes go from table to table, and what could not be read is said', async () => {
  const { payload, rejections } = await translate(held.pool, ADMIN, { type: 'customer', from: 'crm', to: 'crm', payload: crmCustomer('C9', { 客户等级: 'VIP', 客户类型: '单位' }).input.payload });
  expect(payload).toMatchObject({ 客户类型: '企业' });
  expect(rejections).toMatchObject([{ attribute: 'serviceLevel', code: 'UNKNOWN_CODE', got: 'VIP' }]);
});

test('references go from the keys of the one to the keys of the other, or are lost', async () => {
  const { payload } = await translate(held.pool, ADMIN, { type: 'device', from: 'mes', to: 'mes', payload: mesDevice('QZ24010001AB', { 委托方编码: 'WTF1' }).input.payload });
  expect(payload).toMatchObject({ 委托方编码: 'WTF1', 设备SN: 'QZ24010001AB' });
  const unknown = await translate(held.pool, ADMIN, { type: 'device', from: 'mes', to: 'mes', payload: mesDevice('QZ24010001AB', { 委托方编码: 'WTF9' }).input.payload });
  expect(unknown.lost).toMatchObject([{ reason: 'NO_KEY', values: ['WTF9'] }]);
});

test('a system translates its own records alone, and what nobody maps is NOT_FOUND', async () => {
  const system: Caller = { ...ADMIN, role: 'SYSTEM', system: 'erp' };
  await expect(translate(held.pool, system, { type: 'customer', from: 'crm', to: 'mes', payload: {} })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(translate(held.pool, ADMIN, { type: 'contract', from: 'erp', to: 'mes', payload: {} })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(translate(held.pool, ADMIN, { type: 'customer', from: 'crm', to: 'mes', payload: [] })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('a form is filled in the system\'s own names, without what the agent may not see', async () => {
  const answer = await prefill(held.pool, ADMIN, '139 1234 5678');
  expect(await prefillForms(held.pool, ADMIN, answer, 'crm')).toMatchObject([{ 客户编号: 'C1', 客户姓名: '沈清和', 客户类型: '个人', 手机: '13912345678', 省: '浙江省', 市: '杭州市', 区县: '西湖区', 客户等级: '金卡' }]);
  expect(await prefillForms(held.pool, ADMIN, answer, 'callcenter')).toMatchObject([{ caller_name: '沈清和', phone_raw: '13912345678' }]);
  const [form] = await prefillForms(held.pool, AGENT, await prefill(held.pool, AGENT, '139 1234 5678'), 'crm');
  expect(form).toMatchObject({ 客户姓名: '沈清和', 客户等级: '金卡' });
  expect(form).not.toHaveProperty('手机');
  await expect(prefillForms(held.pool, ADMIN, answer, 'nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('changes are told in a system\'s names; what is gone is null', async () => {
  const { endCursor } = await readChanges(held.pool, ADMIN, { first: 1_000 });
  await send(held.pool, crmCustomer('C1', { 客户等级: '银卡' }));
  await send(held.pool, caller('K1', { alt_phone: '13955500123' }));
  await send(held.pool, contractRow('HT-1', { party_a: '', party_phone: '' }));
  const { changes } = await readChanges(held.pool, ADMIN, { after: endCursor, first: 10, as: 'crm' });
  expect(changes.map(({ payload }) => payload)).toEqual([expect.objectContaining({ 客户等级: '银卡' }), expect.objectContaining({ 手机: '13912345678', 固定电话: '13955500123' }), {}]);
  await send(held.pool, crmCustomer('C1', { 客户等级: '' }));
  const later = await readChanges(held.pool, ADMIN, { after: (await readChanges(held.pool, ADMIN, { after: endCursor, first: 3 })).endCursor, first: 10, as: 'crm' });
  expect(later.changes.map(({ payload }) => payload)).toEqual([{ 客户编号: 'C1', 客户等级: null }]);
});
