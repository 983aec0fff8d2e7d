import type { Caller } from '../../../src/app/access';
import { modelKey } from '../../../src/core/attributes/modelCode';
import { upsertSourceRecords } from '../../../src/app/ingest/upsertSourceRecords';
import type { Pool } from '../../../src/app/poolContext';
import { addDeviceModels } from '../../../src/storage/deviceModels';
import { inTransaction } from '../../../src/storage/transaction';
import { ADMIN } from '../../support/pool';

/** Models one character apart, and two that a separator alone tells apart. */
export const MODELS = [['A1', '岚峰', 'KFR-35GW/LF8B1'], ['A2', '岚峰', 'KFR-35GW/LF8B1A'], ['P1', '凯旋泵业', 'ISG50-160'], ['P2', '凯旋泵业', 'ISG501-60'], ['B1', '清禾', 'BCD-258WQH1']] as const;

export async function addModels(pool: Pool): Promise<void> {
  await inTransaction(pool.dataSource, async (tx) => addDeviceModels(tx, MODELS.map(([id, manufacturer, code]) => ({
    id, manufacturer, code, series: null, category: '空调', name: code, specifications: {}, comparisonKey: modelKey(code),
  }))));
}

/** Devices as the MES sends them: serial number → model code. */
export async function sendDevices(pool: Pool, codes: Readonly<Record<string, string>>, caller: Caller = ADMIN): Promise<void> {
  await upsertSourceRecords(pool, caller, {
    system: 'mes', type: 'device', records: Object.entries(codes).map(([sn, code]) => ({ sourceKey: sn, payload: { 设备SN: sn, 产品型号: code, 出厂日期: '2024-01-01' } })),
  });
}

/** The golden model code of a device, as it is stored. */
export async function goldenCode(pool: Pool, sn: string): Promise<unknown> {
  const [row] = await pool.dataSource.query<{ code: unknown }[]>(`select values -> 'modelCode' as code from golden_record where type = 'device' and key = $1`, [sn]);
  return row?.code ?? null;
}
