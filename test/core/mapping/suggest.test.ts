import { sampleSchema } from '../../../src/core/mapping/sample';
import { suggest } from '../../../src/core/mapping/suggest/suggest';
import type { SuggestInput } from '../../../src/core/mapping/suggest/suggest';
import type { JsonObject } from '../../../src/core/model/json';
import { standardModel } from '../../../src/core/model/standardModel';
import { seedMappings } from '../../../seeds/seedFiles';

const NAMES = ['林知远', '许听澜', '周怀瑾', '沈清和', '杭州鹤汀口腔诊所', '青禾电梯工程有限公司'];
const rows = (make: (index: number) => JsonObject): JsonObject[] => Array.from({ length: 40 }, (_, index) => make(index));
const phone = (index: number): string => `139${String(10_000_000 + index * 7_919)}`;
function first(type: string, payloads: readonly JsonObject[], over: Partial<SuggestInput> = {}): Record<string, string> {
  const found = suggest({ system: 'new', type, sample: sampleSchema(payloads), model: standardModel, others: [], existing: null, ...over });
  return Object.fromEntries(found.map(({ field, suggestions: [best] }) => {
    const target = best?.target;
    return [typeof field === 'string' ? field : field.join('.'), target === undefined ? '' : target.kind === 'ATTRIBUTE' ? `${target.type}.${target.attribute}` : target.kind];
  }));
}

test('Chinese words, English words, pinyin and its initials lead to the same attributes', () => {
  const payloads = rows((index) => ({ 会员号: `M${index}`, 业主: NAMES[index % 6] ?? '', customerName: NAMES[index % 6] ?? '', shoujihao: phone(index), lxdh: phone(index + 40), 通讯地址: `浙江省杭州市西湖区文三路${index}号`, mail_address: `u${index}@qinghe.cn`, VIP等级: ['金卡', '银卡', '普通'][index % 3] ?? '', lastModified: `2024-03-${10 + index % 20} 10:00:00` }));
  expect(first('customer', payloads)).toEqual({
    会员号: 'KEY', 业主: 'customer.name', customerName: 'customer.name', shoujihao: 'customer.phones', lxdh: 'customer.phones', 通讯地址: 'customer.addresses', mail_address: 'customer.emails', VIP等级: 'customer.serviceLevel', lastModified: 'UPDATED_AT',
  });
});

test('values tell what a name does not', () => {
  const payloads = rows((index) => ({ f1: phone(index), f2: `u${index}@qinghe.cn`, f3: `浙江省杭州市西湖区文三路${index}号3栋2单元501` }));
  expect(first('customer', payloads)).toEqual({ f1: 'customer.phones', f2: 'customer.emails', f3: 'customer.addresses' });
});

test('values take back what a name promises', () => {
  const payloads = rows((index) => ({ 手机: ['是', '否'][index % 2] ?? '' }));
  const [field] = suggest({ system: 'new', type: 'customer', sample: sampleSchema(payloads), model: standardModel, others: [], existing: null });
  expect(field?.suggestions[0]?.confidence ?? 0).toBeLessThan(0.5);
});

test('what other systems map is evidence, by the name and by the codes', () => {
  const others = seedMappings();
  const payloads = rows((index) => ({ party_a: NAMES[index % 6] ?? '', x7: ['SL-G3', 'SL-P4', 'SL-B1'][index % 3] ?? '' }));
  expect(first('contract', payloads, { others })).toEqual({ party_a: 'customer.name', x7: 'contract.serviceLevel' });
  const reasons = suggest({ system: 'new', type: 'contract', sample: sampleSchema(payloads), model: standardModel, others, existing: null }).map(({ suggestions: [best] }) => best?.reason);
  expect(reasons).toEqual([{ zh: expect.stringContaining('系统“erp”'), en: expect.stringContaining('"erp"') }, { zh: expect.stringContaining('同样的代码'), en: expect.stringContaining('same codes') }]);
});

test('never over what is drawn: its fields are passed over, and an attribute has one writer', () => {
  const payloads = rows((index) => ({ 手机: phone(index), 客户名称: NAMES[index % 6] ?? '', 姓名: NAMES[index % 6] ?? '' }));
  const existing = { format: 1, system: 'new', type: 'customer', outputs: [{ type: 'customer', attributes: { name: { field: '客户名称' } } }] } as const;
  const found = suggest({ system: 'new', type: 'customer', sample: sampleSchema(payloads), model: standardModel, others: [], existing });
  expect(found.map(({ field }) => field)).toEqual(['手机', '姓名']);
  expect(found.flatMap(({ suggestions }) => suggestions.map(({ target }) => (target.kind === 'ATTRIBUTE' ? target.attribute : '')))).not.toContain('name');
  for (const { suggestions } of found) expect(suggestions.length).toBeLessThanOrEqual(5);
});

test('references come wrapped, lists of keys taken apart', () => {
  const payloads = rows((index) => ({ 合同编号: `HT-${2000 + index}`, 设备清单: `LF18${10_000 + index}K; XH25${10_000 + index}M` }));
  const found = suggest({ system: 'new', type: 'contract', sample: sampleSchema(payloads), model: standardModel, others: [], existing: null });
  expect(found[1]?.suggestions[0]?.expression).toEqual({ reference: { split: { field: '设备清单' }, separators: [';', '；', ',', '，', '、'] }, type: 'device' });
});
