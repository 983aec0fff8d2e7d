import { identityNumberCheck } from '../../../src/core/attributes/identityNumber';
import { apply } from '../../../src/core/mapping/apply';
import { compile } from '../../../src/core/mapping/compile';
import { sealPayload } from '../../../src/core/mapping/seal';
import { standardModel } from '../../../src/core/model/standardModel';
import type { JsonObject } from '../../../src/core/model/json';
import { seedMappings } from '../../../seeds/seedFiles';

const CONTEXT = { timeZone: 'Asia/Shanghai', keyedHash: (text: string) => Buffer.from(`key ${text}`).toString('hex').padEnd(64, '0').slice(-64) };
const first17 = '33010619870214003';
const NUMBER = first17 + identityNumberCheck(first17);
const WRONG = first17 + (NUMBER.endsWith('1') ? '2' : '1');
const FIELD = '身份证后四位或统一社会信用代码';

const spec = seedMappings().find((one) => one.system === 'crm');
const compiled = spec === undefined ? undefined : compile(spec, standardModel);
if (compiled?.ok !== true) throw new Error('the CRM mapping does not compile');
const { mapping } = compiled;
const row = (number: string, type = '个人'): JsonObject => ({ 客户编号: 'C1', 客户姓名: '沈清和', 客户类型: type, 手机: '13912345678', [FIELD]: number });
const mapped = (payload: JsonObject) => apply(mapping, payload, standardModel, CONTEXT).records.map(({ values, rejections }) => ({ values, rejections: rejections.map(({ attribute, code }) => [attribute, code]) }));

test.each([NUMBER, `${NUMBER.slice(0, 6)} ${NUMBER.slice(6)}`, `身份证：${NUMBER}`, WRONG, NUMBER.slice(0, 14), `${NUMBER.slice(0, 15)}000`])(
  '%s: the stored payload shows the last four at most, and reads as the number did', (number) => {
    const sealed = sealPayload(mapping, row(number), CONTEXT);
    expect(JSON.stringify(sealed).replace('13912345678', '').replace(/[0-9a-f]{64}/, '')).not.toMatch(/\d{5}/);
    expect(mapped(sealed)).toEqual(mapped(row(number)));
    expect(sealed).toEqual({ ...row(number), [FIELD]: sealed[FIELD] });
  });

test.each([['2309', '个人'], ['', '个人'], ['待补', '个人'], ['91330106MA2XJ3K45L', '企业'], ['91330106MA2XJ3K45L', '个人']])(
  '%s of %s is stored as it came', (number, type) => {
    const payload = row(number, type);
    expect(sealPayload(mapping, payload, CONTEXT)).toBe(payload);
  });

test('a seal that comes from outside is no identity', () => {
  const [record] = mapped(sealPayload(mapping, row(`sealed:${'a'.repeat(64)}:0031`), CONTEXT));
  expect(record?.values['identityNumber']).toBeUndefined();
  expect(record?.rejections).toContainEqual(['identityNumber', 'MASKED']);
});
