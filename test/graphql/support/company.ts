import { upsertSourceRecords } from '../../../src/app/ingest/upsertSourceRecords';
import type { Pool } from '../../../src/app/poolContext';
import { modelKey } from '../../../src/core/attributes/modelCode';
import { addDeviceModels } from '../../../src/storage/deviceModels';
import { inTransaction } from '../../../src/storage/transaction';
import { personName } from '../../support/names';
import { ADMIN } from '../../support/pool';

export const PHONE = '13912345678';
export const SN = 'QZ24010001AB';
export const CONTRACT = 'HT-2026-0001';
/** The same in the pool's own notation. */
export const CONTRACT_KEY = 'HT20260001';

export const MODEL = {
  id: 'aircon-35', manufacturer: '清和电器', series: 'N8', code: 'KFR-35GW/N8HR3', category: 'airConditioner', name: '1.5匹壁挂空调',
  specifications: { coolingCapacity: '3500 W', refrigerant: 'R32' },
};

export const crmCustomer = (key: string, over: Record<string, string> = {}) => ({
  sourceKey: key,
  payload: { 客户编号: key, 客户姓名: '沈清和', 客户类型: '个人', 手机: PHONE, 省: '浙江省', 市: '杭州市', 区县: '西湖区', 详细地址: '文三路97号3栋2单元501', 客户等级: '金卡', 更新时间: '2026/1/5 10:00', ...over },
});

export const repairDevice = (sn: string, over: Record<string, string> = {}) => ({
  sourceKey: sn, payload: { 序列号: sn, 机型: 'KFR35GW-N8HR3', 客户名: '沈清和', 联系电话: PHONE, 最近故障代码: 'E5', 最近维修日期: '2026-01-20', ...over },
});

export const mesDevice = (sn: string, over: Record<string, string> = {}) => ({
  sourceKey: sn, payload: { 设备SN: sn, 产品型号: 'KFR-35GW/N8HR3', 型号名称: '1.5匹壁挂空调', 出厂日期: '2024-01-10', 保修到期日: '2026-02-01', 更新时间: '2026-01-02 08:00', ...over },
});

export const erpContract = (number: string, over: Record<string, string> = {}) => ({
  sourceKey: number,
  payload: { contract_no: number, party_a: '沈清和', party_phone: PHONE, service_level: 'SL-P4', start_date: '2026-01-01', end_date: '2026-12-31', amount: '¥1,200.00', device_sns: SN, updated_at: '2026-01-03 09:00', ...over },
});

export const ticket = (number: string, over: Record<string, string> = {}) => ({
  sourceKey: number, payload: { ticket_no: number, title: '不制冷', status: '处理中', fault_code: 'E5', phone: PHONE, sn: SN, created_at: '2026-02-20 14:00', ...over },
});

/** One customer known to three systems, with a device, a contract and two tickets. */
export async function pushCompany(pool: Pool): Promise<{ readonly customerId: string; readonly customerKey: string }> {
  await inTransaction(pool.dataSource, async (tx) => addDeviceModels(tx, [{ ...MODEL, comparisonKey: modelKey(MODEL.code) }]));
  const push = async (system: string, type: string, records: Parameters<typeof upsertSourceRecords>[2]['records']) => upsertSourceRecords(pool, ADMIN, { system, type, records });
  const { results: [customer] } = await push('crm', 'customer', [crmCustomer('C1')]);
  await push('mes', 'device', [mesDevice(SN)]);
  await push('repair', 'device', [repairDevice(SN)]);
  await push('erp', 'contract', [erpContract(CONTRACT)]);
  await push('400客服', 'ticket', [ticket('T1'), ticket('T2', { status: '已关闭', created_at: '2026-01-18 09:00', closed_at: '2026-01-20 17:00' })]);
  return { customerId: customer?.goldenId ?? '', customerKey: customer?.goldenKey ?? '' };
}

/** As many pairs of customers who have nothing to do with each other; their ids, as decidePair takes them. */
export async function strangers(pool: Pool, pairs: number): Promise<string[]> {
  const records = Array.from({ length: 2 * pairs }, (_none, index) =>
    crmCustomer(`S${index}`, { 客户姓名: personName(index).replace('司徒', '尉迟'), 详细地址: `学院路${index + 1}号`, 手机: `1371000${String(index).padStart(4, '0')}` }));
  const { results } = await upsertSourceRecords(pool, ADMIN, { system: 'crm', type: 'customer', records });
  const ids = results.map(({ goldenId }) => goldenId ?? '');
  return Array.from({ length: pairs }, (_none, index) => `${ids.slice(2 * index, 2 * index + 2).sort().join('.')}.0`);
}
