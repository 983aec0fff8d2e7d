import { kindNamed } from '../../../src/core/attributes/registry';
import { displayPhone } from '../../../src/core/attributes/phone';
import type { PhoneValue } from '../../../src/core/attributes/phone';
import { maskText } from '../../../src/core/masking/freeText';
import { HIDDEN, maskOf } from '../../../src/core/masking/masks';
import type { KindName } from '../../../src/core/model/entityType';
import { KIND_NAMES } from '../../../src/core/model/entityType';
import type { JsonValue } from '../../../src/core/model/json';

const context = { timeZone: 'Asia/Shanghai', keyedHash: (text: string) => text.padEnd(64, '0') };
const valueOf = (kind: KindName, raw: string): JsonValue => {
  const [first] = kindNamed(kind).normalise(raw, context).values;
  if (first === undefined) throw new Error(`${raw} is no ${kind}`);
  return first.value;
};
const masked = (kind: KindName, raw: string): JsonValue => maskOf(kind)(valueOf(kind, raw));

test.each([
  ['13800001111', '+86138****1111', '138****1111'],
  ['0571-88123456', '+86571****3456', '0571-****3456'],
  ['010-88123456转8012', '+8610****3456', '010-****3456 转 **'],
  ['400-820-8820', '+86400****820', '400****820'],
  ['+1 202 555 0143', '+12****43', '+12****43'],
])('a phone number: %s', (raw, e164, shown) => {
  const value = masked('phone', raw) as PhoneValue;
  expect(value.e164).toBe(e164);
  expect(displayPhone(value)).toBe(shown);
});

test.each([
  ['王建国', '王**'], ['欧阳修', '欧阳*'], ['李四', '李*'], ['王先生', '王**'], ['John Smith', 'J***'],
])('a person: %s', (raw, name) => {
  expect(masked('personName', raw)).toMatchObject({ name, given: null });
  expect(masked('partyName', raw)).toMatchObject({ name });
});

test('an organisation shows where it is and of what form', () => {
  expect(masked('partyName', '杭州捷浩教育咨询有限公司 李四')).toEqual({ form: 'ORGANISATION', name: '杭州****公司', contact: '李*', partial: false });
  expect(masked('organisationName', '杭州捷浩教育咨询有限公司')).toEqual({ name: '杭州****公司' });
});

test('an address is shown without building and room, and without remarks that could name them', () => {
  const value = masked('address', '浙江省宁波市鄞州区学士路97号锦绣花园3栋2单元501室(医院旁边)');
  expect(value).toMatchObject({ city: '宁波市', road: '学士路', number: '97', estate: '锦绣花园', building: null, unit: null, floor: null, room: null, landmark: null, rest: null });
  expect(value).toMatchObject({ text: '浙江省宁波市鄞州区学士路97号锦绣花园' });
});

test('an identity number shows its last four, and no hash', () => {
  expect(masked('identityNumber', '11010519491231002X')).toEqual({ hash: null, last4: '002X' });
});

test('the others', () => {
  expect(masked('email', 'wang.jianguo@firm.cn')).toBe('w***@firm.cn');
  expect(masked('money', '¥35,200.00')).toEqual({ amount: HIDDEN, currency: 'CNY' });
  expect(masked('text', '家里有狗')).toBe(HIDDEN);
  expect(masked('date', '2026-01-31')).toBeNull();
});

/** Values of each kind, in which nothing but what the mask is meant to leave may be found again. */
const SECRETS: readonly (readonly [kind: KindName, raw: string, secrets: readonly string[]])[] = [
  ['phone', '13800001111', ['0000']], ['personName', '王建国', ['建', '国']], ['partyName', '王建国', ['建', '国']],
  ['organisationName', '杭州捷浩教育咨询有限公司', ['捷浩']], ['email', 'wang.jianguo@firm.cn', ['jianguo']],
  ['address', '浙江省宁波市鄞州区学士路97号锦绣花园3栋2单元501室', ['501', '3栋', '2单元']],
  ['identityNumber', '11010519491231002X', ['1949', '110105']], ['money', '35200', ['35200']],
  ['creditCode', '91330100MA27XYZA7H', ['91330100']], ['serialNumber', 'QZ24-0100-01AB', ['QZ24', '0100']], ['contractNumber', 'HT-2026-000123', ['HT', '2026']],
  ['text', '家里有狗', ['狗']], ['code', 'GOLD', ['GOLD']], ['integer', '12345', ['12345']], ['boolean', '是', ['true']],
  ['date', '2026-01-31', ['2026']], ['dateTime', '2026-01-31 12:00:00', ['2026']], ['modelCode', 'KFR-35GW/N8HR3', ['KFR', '35GW']],
];

test('every kind has a mask that hides', () => {
  expect(SECRETS.map(([kind]) => kind).sort()).toEqual([...KIND_NAMES].sort());
});

test.each(SECRETS)('of a %s, %s, no secret is left', (kind, raw, secrets) => {
  const before = JSON.stringify(kind === 'creditCode' ? raw : valueOf(kind, raw));
  const after = JSON.stringify(kind === 'creditCode' ? maskOf(kind)(raw) : masked(kind, raw));
  for (const secret of secrets) {
    if (kind !== 'identityNumber' && kind !== 'address') expect(before).toContain(secret); // the secret was there
    expect(after).not.toContain(secret);
  }
});

test.each([
  ['请回电13800001111王先生', '请回电138****1111王先生'],
  ['座机 0571-88123456，邮箱 wang@firm.cn', '座机 057****3456，邮箱 w***@firm.cn'],
  ['身份证11010519491231002X', '身份证****002X'],
  ['工单 GD20240101000012 设备 QZ24-0100-01AB 已修', '工单 GD20240101000012 设备 QZ24-0100-01AB 已修'],
  ['订单 110105194912310021 退货', '订单 110105194912310021 退货'],
])('running text: %s', (text, shown) => {
  expect(maskText(text, true)).toBe(shown);
});

test('to whoever sees contacts, only identity numbers are hidden in running text', () => {
  expect(maskText('13800001111, 11010519491231002X', false)).toBe('13800001111, ****002X');
});
