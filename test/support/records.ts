import { upsertSourceRecords } from '../../src/app/ingest/upsertSourceRecords';
import type { SourceRecordInput, UpsertReport, UpsertResult } from '../../src/app/ingest/types';
import type { Pool } from '../../src/app/poolContext';
import { readGoldenRecord } from '../../src/app/readGoldenRecords';
import type { GoldenView } from '../../src/core/model/goldenView';
import { ADMIN } from './pool';

type Fields = Readonly<Record<string, string>>;
type Rest = Omit<Partial<SourceRecordInput>, 'sourceKey' | 'payload'>;
export interface Row { readonly system: string; readonly type: string; readonly input: SourceRecordInput }

const row = (system: string, type: string, sourceKey: string, payload: Fields, rest: Rest): Row => ({ system, type, input: { sourceKey, payload, ...rest } });

/** Rows as the seed systems send them, each with everything plausible filled in. */
export const crmCustomer = (key: string, over: Fields = {}, rest: Rest = {}): Row => row('crm', 'customer', key, {
  客户编号: key, 客户姓名: '沈清和', 客户类型: '个人', 手机: '13912345678', 省: '浙江省', 市: '杭州市', 区县: '西湖区', 详细地址: '文三路97号3栋2单元501', 客户等级: '金卡', ...over }, rest);
export const caller = (key: string, over: Fields = {}, rest: Rest = {}): Row => row('callcenter', 'customer', key, { contact_id: key, caller_name: '沈清和', phone_raw: '139-1234-5678', ...over }, rest);
export const mesClient = (key: string, over: Fields = {}, rest: Rest = {}): Row => row('mes', 'customer', key, { 委托方编码: key, 委托方名称: '青禾电梯工程有限公司', 联系电话: '0519-85550001', ...over }, rest);
export const mesDevice = (key: string, over: Fields = {}, rest: Rest = {}): Row => row('mes', 'device', key, { 设备SN: key, 产品型号: 'KX-1', 保修到期日: '2027-01-01', ...over }, rest);
export const repairRow = (key: string, over: Fields = {}, rest: Rest = {}): Row => row('repair', 'device', key, { 序列号: key, 机型: 'KX-1', 客户名: '沈清和', 联系电话: '13912345678', ...over }, rest);
export const contractRow = (key: string, over: Fields = {}, rest: Rest = {}): Row => row('erp', 'contract', key, { contract_no: key, party_a: '沈清和', party_phone: '13912345678', service_level: 'SL-G3', end_date: '2027-06-30', ...over }, rest);

/** Sends rows of one system and type as one batch. */
export async function sendBatch(pool: Pool, ...rows: readonly Row[]): Promise<UpsertReport> {
  const [first] = rows;
  if (first === undefined) throw new Error('nothing to send');
  return upsertSourceRecords(pool, ADMIN, { system: first.system, type: first.type, records: rows.map(({ input }) => input) });
}

/** Sends one row by itself. */
export async function send(pool: Pool, one: Row): Promise<UpsertResult> {
  const { results: [result] } = await sendBatch(pool, one);
  if (result === undefined) throw new Error('one row gave no result');
  return result;
}

/** The golden id that a row leads to; fails when it leads nowhere. */
export async function goldenIdOf(pool: Pool, one: Row): Promise<string> {
  const { goldenId, errors } = await send(pool, one);
  if (goldenId === null) throw new Error(`no golden record: ${JSON.stringify(errors)}`);
  return goldenId;
}

export async function golden(pool: Pool, type: string, key: string, asOf: number | null = null): Promise<GoldenView> {
  const view = await readGoldenRecord(pool, ADMIN, { type, key, asOf });
  if (view === null) throw new Error(`no ${type} ${key}`);
  return view;
}

const TABLES = ['source_record', 'source_record_history', 'match_key', 'source_reference', 'judgement', 'pinned_value',
  'golden_record', 'golden_key', 'golden_reference', 'golden_version', 'search_document', 'change', 'decision', 'survivor_choice', 'review_pair', 'review_claim'];

/** Everything that is stored, row by row with its physical version: equal only when nothing was written in between. */
export async function everyRow(pool: Pool): Promise<unknown> {
  const rows = await Promise.all(TABLES.map(async (table) => pool.dataSource.query<unknown[]>(`select '${table}' as "table", ctid::text, xmin::text, md5(t::text) from ${table} t order by 2`)));
  return rows.flat();
}
