import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import { prefill } from '../../src/app/prefill';
import { ADMIN, createTestPool } from '../support/pool';
import type { TestPool } from '../support/pool';

const NOW = Date.UTC(2026, 10, 22, 4);
let held: TestPool;
beforeAll(async () => {
  held = await createTestPool({ clock: () => NOW });
  const send = async (system: string, type: string, key: string, ...payloads: Record<string, string>[]): Promise<void> => {
    const report = await upsertSourceRecords(held.pool, ADMIN, { system, type, records: payloads.map((payload) => ({ sourceKey: payload[key] ?? '', payload })) });
    expect(report.rejected).toBe(0);
  };
  await send('callcenter', 'customer', 'contact_id',
    { contact_id: 'T1', caller_name: '裴云开', phone_raw: '13700010001', last_call_at: '2026-01-01T00:00:00Z' },
    { contact_id: 'T2', caller_name: '裴小满', phone_raw: '13700010001', last_call_at: '2026-01-01T00:00:00Z' },
    { contact_id: 'T3', caller_name: '松风诊所', phone_raw: '0571-55550000转801', last_call_at: '2026-01-01T00:00:00Z' },
    { contact_id: 'T4', caller_name: '听雨餐饮有限公司', phone_raw: '0571-55550000转802', last_call_at: '2026-01-01T00:00:00Z' },
    { contact_id: 'T5', caller_name: '望潮物业有限公司', phone_raw: '0571-55550000', last_call_at: '2026-01-01T00:00:00Z' });
  await send('repair', 'device', '序列号',
    { 序列号: 'QX2401000111', 客户名: '裴小满', 联系电话: '13700010001', 机型: 'QX-1', 最近维修日期: '2026-03-01' });
  await send('mes', 'device', '设备SN', { 设备SN: 'QX-2401-000111', 产品型号: 'QX-1', 保修到期日: '2026-11-21', 更新时间: '2026-01-01' });
  await send('mes', 'customer', '委托方编码', { 委托方编码: 'K1', 委托方名称: '望潮物业有限公司', 联系电话: '0571-55550000' });
  await send('mes', 'device', '设备SN', { 设备SN: 'QX2401000222', 产品型号: 'QX-1', 委托方编码: 'K1' }, { 设备SN: 'QX2401000111', 产品型号: 'QX-1', 保修到期日: '2026-11-21', 更新时间: '2026-01-01', 委托方编码: 'K1' },
    { 设备SN: 'QX2401000333', 产品型号: 'QX-1' });
  await send('erp', 'contract', 'contract_no', { contract_no: 'WB-2', party_a: '望潮物业有限公司', party_phone: '0571-55550000', device_sns: 'QX2401000333;QX2401000222' });
  await send('erp', 'contract', 'contract_no', { contract_no: 'WB-1', party_a: '裴小满', party_phone: '13700010001', service_level: 'SL-G3', start_date: '2026-01-01', end_date: '2026-11-22' });
  await send('400客服', 'ticket', 'ticket_no',
    { ticket_no: 'GD1', phone: '', sn: 'sn：QX2401000111', title: '漏水', status: '处理中', created_at: '2026-11-20 09:00:00' },
    { ticket_no: 'GD2', phone: '0571-55550000转801', sn: '', title: '不制冷', status: '已关闭', created_at: '2026-11-01 09:00:00' },
    { ticket_no: 'GD3', phone: '0571-55550000', sn: '', title: '电梯异响', status: '已关闭', created_at: '2026-11-02 09:00:00' });
});
afterAll(async () => { await held.close(); });

const names = (found: Awaited<ReturnType<typeof prefill>>): unknown[] => found.candidates.map((c) => (c.customer.values['name'] as { name: string }).name);

test('a family phone: all who have it, whoever is being served first, each with the reasons', async () => {
  const found = await prefill(held.pool, ADMIN, '137 0001 0001');
  expect(found).toMatchObject({ match: 'EXACT', phone: '+8613700010001', extension: null, rejection: null });
  expect(names(found)).toEqual(['裴小满', '裴云开']);
  const [first, second] = found.candidates;
  expect(first?.reasons.map((reason) => reason.code)).toEqual(['EXACT_NUMBER', 'OPEN_TICKETS', 'CONTRACT_IN_FORCE', 'OWNS_DEVICES', 'RECENT_TICKET']);
  expect(second?.reasons.map((reason) => reason.code)).toEqual(['EXACT_NUMBER']);
  expect(first).toMatchObject({ serviceLevel: 'GOLD', openTickets: [{ key: '400客服:GD1' }], recentTickets: [], devices: [{ key: 'QX2401000111' }], contracts: [{ key: 'WB1' }] });
  expect(first?.prompts).toMatchObject([{ code: 'WARRANTY_EXPIRED', sn: 'QX2401000111', message: { zh: '该设备已过保,本次服务将按标准收费' } }]);
});

test('a switchboard is recognised by its main line; the right desk is exact and comes first', async () => {
  const exact = await prefill(held.pool, ADMIN, '(0571)55550000-802');
  expect(exact).toMatchObject({ match: 'EXACT', phone: '+8657155550000', extension: '802' });
  expect(exact.candidates.map((c) => c.reasons[0]?.code)).toEqual(['EXACT_NUMBER', 'MAIN_LINE', 'OTHER_EXTENSION']);
  expect(names(exact)[0]).toBe('听雨餐饮有限公司');
  const other = await prefill(held.pool, ADMIN, '0571-55550000转899');
  expect(other.match).toBe('SWITCHBOARD');
  expect(names(other)).toHaveLength(3);
  const main = await prefill(held.pool, ADMIN, '0571 5555 0000');
  expect(main).toMatchObject({ match: 'EXACT' });
  expect(names(main)[0]).toBe('望潮物业有限公司');
});

test('what somebody has under contract, or has bought with no owner known, is shown apart from what is owned', async () => {
  const found = await prefill(held.pool, ADMIN, '0571-55550000');
  const owned = Object.fromEntries(found.candidates.map((c) => [(c.customer.values['name'] as { name: string }).name, [c.devices.map((d) => d.key), c.relatedDevices.map((d) => d.key)]]));
  expect(owned['望潮物业有限公司']).toEqual([[], ['QX2401000222', 'QX2401000333']]);
  expect(owned['松风诊所']).toEqual([[], []]);
});

test('what was called in from one desk, or from the main line, is not in the file of another desk', async () => {
  const found = await prefill(held.pool, ADMIN, '0571-55550000');
  const tickets = Object.fromEntries(found.candidates.map((c) => [(c.customer.values['name'] as { name: string }).name, c.recentTickets.map((ticket) => ticket.key)]));
  expect(tickets['松风诊所']).toEqual(['400客服:GD2']);
  expect(tickets['听雨餐饮有限公司']).toEqual([]);
  expect(tickets['望潮物业有限公司']).toContain('400客服:GD3');
});

test.each([
  ['13799998888', 'NONE', null], ['无', 'INVALID', 'PLACEHOLDER'], ['8531234', 'INVALID', 'MISSING_CONTEXT'], ['1391234', 'INVALID', 'BAD_LENGTH'], ['138****0001', 'INVALID', 'MASKED'], ['', 'INVALID', 'BAD_FORMAT'], ['王先生', 'INVALID', 'BAD_FORMAT'],
])('%s is %s: an answer, not an error', async (input, match, code) => {
  const found = await prefill(held.pool, ADMIN, input);
  expect(found).toMatchObject({ input, match, candidates: [] });
  expect(found.rejection?.code ?? null).toBe(code);
});

test('an input that is no number by its length alone is refused before it is read', async () => {
  await expect(prefill(held.pool, ADMIN, '1'.repeat(101))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});
