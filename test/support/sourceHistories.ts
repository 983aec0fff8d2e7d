import fc from 'fast-check';

/** One thing that a source system sends. */
export interface Sent {
  readonly system: string;
  readonly type: string;
  readonly sourceKey: string;
  readonly payload: Record<string, string>;
  readonly updatedAt: number;
  readonly deleted: boolean;
}

// Few values, so that records meet: shared phones, shared names, two credit codes, SNs in several writings.
const NAMES = ['闻人语', '司徒南', '陶小满', '王先生', '青禾电梯工程有限公司', '青禾电梯工程有限公司常州分公司'];
const PHONES = ['13912340001', '139-1234-0001', '0519-85550001', '0519-85550001转8001', '无', '13912340002'];
const SNS = ['QZ24010001AB', 'SN：QZ24-0100-01AB', 'qz24010001ab', 'QZ24010002CD', 'QZ24010003EF'];
// 91320400MA1X0001 + check characters as GB 32100 gives them.
const CREDIT_CODES = ['', '91320400MA1X00018J', '91320400MA1X00026D'];
const ADDRESSES = ['江苏省常州市天宁区和平路18号', '常州市天宁区和平路18号2栋1单元301', ''];
const DAY = 86_400_000;
const BASE = Date.UTC(2026, 0, 1);

const pick = (...values: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...values);

const payloads = {
  'crm/customer': (key: string) => fc.record({
    客户编号: fc.constant(key), 客户姓名: pick(...NAMES), 客户类型: pick('个人', '企业'), 手机: pick(...PHONES),
    身份证后四位或统一社会信用代码: pick(...CREDIT_CODES), 详细地址: pick(...ADDRESSES), 客户等级: pick('普通', '金卡', 'VIP'),
  }),
  'callcenter/customer': (key: string) => fc.record({ contact_id: fc.constant(key), caller_name: pick(...NAMES), phone_raw: pick(...PHONES), alt_phone: pick(...PHONES, ''), address_text: pick(...ADDRESSES) }),
  'mes/device': (key: string) => fc.record({ 设备SN: pick(...SNS), 产品型号: pick('KX-1', 'KX1'), 保修到期日: pick('2027-01-01', '2025-01-01'), 委托方编码: pick('K1', 'K2'), 键: fc.constant(key) }),
  'repair/device': (key: string) => fc.record({ 序列号: fc.constant(key), 机型: pick('KX-1', 'KX-2'), 客户名: pick(...NAMES, ''), 联系电话: pick(...PHONES, ''), 安装地址: pick(...ADDRESSES) }),
  'erp/contract': (key: string) => fc.record({ contract_no: fc.constant(key), party_a: pick(...NAMES), party_phone: pick(...PHONES), service_level: pick('SL-B1', 'SL-G3'), end_date: pick('2027/1/1', '2026年5月1日'), device_sns: pick('QZ24010001AB;QZ24010002CD', 'QZ24-0100-03EF') }),
};

const KEYS: readonly (readonly [keyof typeof payloads, string])[] = [
  ['crm/customer', 'C1'], ['crm/customer', 'C2'], ['crm/customer', 'C3'], ['callcenter/customer', 'T1'], ['callcenter/customer', 'T2'],
  ['mes/device', 'M1'], ['mes/device', 'M2'], ['repair/device', SNS[1] ?? ''], ['repair/device', SNS[3] ?? ''], ['erp/contract', 'HT-1'], ['erp/contract', 'HT-2'],
];

/** For every key a history of one to three states with times of their own, the last perhaps a deletion. */
export const sourceHistories: fc.Arbitrary<readonly Sent[]> = fc.tuple(...KEYS.map(([source, sourceKey]) => {
  const [system = '', type = ''] = source.split('/');
  return fc.array(fc.record({ payload: payloads[source](sourceKey) as fc.Arbitrary<Record<string, string>>, day: fc.integer({ min: 0, max: 300 }), deleted: fc.boolean() }), { minLength: 0, maxLength: 3 })
    .map((states) => states.map(({ payload, day, deleted }, index): Sent => ({
      system, type, sourceKey, payload,
      // Distinct times: of two states with one time, arrival decides, and this is about everything else.
      updatedAt: BASE + day * DAY + index, deleted: deleted && index === states.length - 1 && states.length > 1,
    })));
})).map((histories) => histories.flat());
