import { partyNameKind } from '../../../src/core/attributes/partyName';
import { accept, itObeysTheLaws, outcome } from './kindLaws';

test.each([
  '顾晓棠', '顾　晓棠', '顾 晓 棠', '欧阳若溪', '顾先生', '顾 老师', '顾晓棠 老师', '老顾', '顾工', '顾晓棠(女士)', '顾(经理)', '吐尔逊·麦麦提', 'Vivian Tang', 'Mr. Tang', 'Vivian唐', '张建工', '佘清', '易达',
])('%j is a person', (raw) => { expect(accept(partyNameKind, raw)).toMatchObject({ form: 'PERSON', contact: null }); });

test.each([
  // raw, name, contact
  ['绍兴恒瑞电梯有限公司', '绍兴恒瑞电梯有限公司', null], ['恒瑞(绍兴)电梯有限公司', '恒瑞(绍兴)电梯有限公司', null], ['云谷敬老院', '云谷敬老院', null], ['市第三中学', '市第三中学', null], ['绍兴恒瑞', '绍兴恒瑞', null], ['恒瑞物流', '恒瑞物流', null], ['陶记火锅店', '陶记火锅店', null], ['张家港恒瑞', '张家港恒瑞', null], ['SONY', 'SONY', null], ['Acme Trading Ltd', 'Acme Trading Ltd', null], ['顾家家居', '顾家家居', null],
  ['云谷诊所 顾先生', '云谷诊所', '顾先生'], ['云谷 顾老师', '云谷', '顾老师'], ['顾老师(绍兴云谷)', '绍兴云谷', '顾老师'], ['云谷诊所(顾先生)', '云谷诊所', '顾先生'], ['顾经理（恒瑞（绍兴）电梯有限公司）', '恒瑞(绍兴)电梯有限公司', '顾经理'], ['顾晓棠(恒瑞电梯有限公司)', '恒瑞电梯有限公司', '顾晓棠'],
  ['恒瑞电梯有限公司顾经理', '恒瑞电梯有限公司', '顾经理'], ['恒瑞（绍兴）家居用品陶先生', '恒瑞(绍兴)家居用品', '陶先生'], ['恒瑞电梯有限公司 顾晓棠', '恒瑞电梯有限公司', '顾晓棠'], ['恒瑞电梯有限公司-顾晓棠', '恒瑞电梯有限公司', '顾晓棠'], ['恒瑞电梯有限公司顾晓棠女士', '恒瑞电梯有限公司', '顾晓棠'], ['恒 瑞家居用品陶先生', '恒瑞家居用品', '陶先生'],
])('%j is the organisation %j with contact %j', (raw, name, contact) => {
  expect(accept(partyNameKind, raw)).toMatchObject({ form: 'ORGANISATION', name, contact, partial: false });
});

test.each([
  ['无', 'PLACEHOLDER'], ['测试客户', 'PLACEHOLDER'], ['先生', 'PLACEHOLDER'], ['散客', 'PLACEHOLDER'], ['某公司', 'PLACEHOLDER'], ['顾**', 'MASKED'], ['13900001234', 'BAD_FORMAT'],
])('%j is refused as %s', (raw, code) => { expect(outcome(partyNameKind, raw)).toBe(code); });

test('identity and keys are those of the kind that fits', () => {
  const [person, firm] = [accept(partyNameKind, '顧曉棠'), accept(partyNameKind, '恒瑞（绍兴）电梯有限责任公司')];
  expect([partyNameKind.identity(person), person.key]).toEqual(['p:顾晓棠', '顾晓棠']);
  expect([partyNameKind.identity(firm), firm.key]).toEqual(['o:恒瑞绍兴电梯有限公司', '恒瑞绍兴电梯有限公司']);
  expect(partyNameKind.matchKeys(person)).toEqual(['p:顾晓棠', 'p:py:gu xiaotang']);
  expect(partyNameKind.matchKeys(firm)).toEqual(['o:恒瑞绍兴电梯有限公司', 'o:core:恒瑞']);
  expect(partyNameKind.matchKeys(accept(partyNameKind, '顾先生'))).toEqual([]);
});
test.each([
  ['云谷诊所 顾先生', '云谷诊所', 'EXACT'], ['云谷诊所 顾先生', '顾先生', 'NEAR'], ['云谷诊所 顾先生', '陶先生', 'DIFFERENT'], ['顾晓棠', '顾先生', 'NEAR'], ['顾晓棠', '恒瑞电梯有限公司', 'DIFFERENT'], ['恒瑞电梯', '绍兴恒瑞电梯有限公司', 'NEAR'],
])('%j and %j are %s', (a, b, closeness) => {
  expect(partyNameKind.compare(accept(partyNameKind, a), accept(partyNameKind, b))).toBe(closeness);
});
test.each(['恒瑞（绍吐尔逊·麦麦提)', '恒瑞宁波分公司陶经理)-顾晓棠', '顾晓棠\n王顾先生', 'Vivi乾', '顾老师()经理', 'Vivian Tang( )'])('%j, which could part in two ways, is read as it is shown', (raw) => {
  const value = accept(partyNameKind, raw);
  expect(accept(partyNameKind, partyNameKind.display(value))).toEqual(value);
});
itObeysTheLaws(partyNameKind, ['顾晓棠', '顾先生', '云谷诊所 顾先生', '顾老师(绍兴云谷)', '恒瑞（绍兴）电梯有限公司', '恒瑞电梯有限公司-顾晓棠', 'Vivian Tang', 'SONY', '吐尔逊·麦麦提', '恒瑞宁波分公司陶经理', 'Vivian唐']);
