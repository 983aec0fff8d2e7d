import { personNameKind } from '../../../src/core/attributes/personName';
import { pinyinInitials, fullPinyin } from '../../../src/core/attributes/text/pinyin';
import { CONTEXT, accept, itObeysTheLaws, outcome } from './kindLaws';

test.each([
  // raw, name, surname, given, title
  ['顾晓棠', '顾晓棠', '顾', '晓棠', null], ['顾　晓棠', '顾晓棠', '顾', '晓棠', null], ['顾 晓 棠 ', '顾晓棠', '顾', '晓棠', null], ['顧曉棠', '顾晓棠', '顾', '晓棠', null],
  ['顾晓棠先生', '顾晓棠', '顾', '晓棠', '先生'], ['顾晓棠(女士)', '顾晓棠', '顾', '晓棠', '女士'], ['顾晓棠（经理）', '顾晓棠', '顾', '晓棠', '经理'], ['顾晓棠 总经理', '顾晓棠', '顾', '晓棠', '总经理'], ['顾晓棠(采购部)', '顾晓棠', '顾', '晓棠', null],
  ['联系人：顾晓棠', '顾晓棠', '顾', '晓棠', null], ['顾晓棠 13900001234', '顾晓棠', '顾', '晓棠', null], ['顾晓棠\u200B', '顾晓棠', '顾', '晓棠', null],
  ['欧阳若溪', '欧阳若溪', '欧阳', '若溪', null], ['歐陽若溪師傅', '欧阳若溪', '欧阳', '若溪', '师傅'], ['司马迁', '司马迁', '司马', '迁', null], ['鍾婉', '钟婉', '钟', '婉', null], ['王乾', '王乾', '王', '乾', null], ['魏徵', '魏徵', '魏', '徵', null],
  ['张建工', '张建工', '张', '建工', null], ['李总林', '李总林', '李', '总林', null],
  ['吐尔逊·麦麦提', '吐尔逊·麦麦提', null, null, null], ['吐尔逊.麦麦提', '吐尔逊·麦麦提', null, null, null], ['吐尔逊•麦麦提先生', '吐尔逊·麦麦提', null, null, '先生'],
  ['Vivian Tang', 'Vivian Tang', 'Tang', 'Vivian', null], ['TANG, VIVIAN', 'Vivian Tang', 'Tang', 'Vivian', null], ['tang vivian', 'Tang Vivian', 'Tang', 'Vivian', null], ['Ms. Vivian Tang', 'Vivian Tang', 'Tang', 'Vivian', 'Ms'], ['Jean-Luc Moreau', 'Jean-Luc Moreau', 'Moreau', 'Jean-Luc', null],
  ['Vivian唐', 'Vivian唐', '唐', 'Vivian', null], ['唐 Vivian', 'Vivian唐', '唐', 'Vivian', null],
])('%j is %j', (raw, name, surname, given, title) => {
  expect(accept(personNameKind, raw)).toMatchObject({ name, surname, given, title, partial: false });
});

test.each([
  ['顾先生', '顾', '先生'], ['顾 女士', '顾', '女士'], ['顧師傅', '顾', '师傅'], ['欧阳经理', '欧阳', '经理'], ['顾总', '顾', '总'], ['顾工', '顾', '工'], ['老顾', '顾', '老'], ['顾(医生)', '顾', '医生'], ['顾院长', '顾', '院长'],
])('%j is only a surname and a title, and finds nobody', (raw, surname, title) => {
  const value = accept(personNameKind, raw);
  expect(value).toMatchObject({ surname, given: null, title, partial: true });
  expect(personNameKind.matchKeys(value)).toEqual([]);
});

test.each<readonly [unknown, string]>([
  ...['无', '未知', '测试', '先生', '女士', '客户', '匿名', 'test', 'TEST123', '测试客户1', '某某', '本人', '-', '？？？', 'N/A', '（无）', '用户', '待补', 'null'].map((raw) => [raw, 'PLACEHOLDER'] as const),
  ['顾**', 'MASKED'], ['顾*棠', 'MASKED'], ['顾某某', 'MASKED'], ['顾某', 'MASKED'], ['顾', 'BAD_FORMAT'], ['顾晓棠2', 'BAD_FORMAT'], ['gu@corp.cn', 'BAD_FORMAT'], ['恒瑞电梯有限公司', 'BAD_FORMAT'], [42, 'BAD_FORMAT'], ['1.39E+10', 'SPREADSHEET_DAMAGE'], ['x', 'BAD_LENGTH'],
])('%j is refused as %s', (raw, code) => { expect(outcome(personNameKind, raw)).toBe(code); });

test('two people in one field', () => {
  expect(personNameKind.normalise('顾晓棠、陶然先生', CONTEXT).values.map((v) => v.value.name)).toEqual(['顾晓棠', '陶然']);
});
test('keys: the name, then its sound; a surname sounds as a surname', () => {
  const keys = (raw: string): readonly string[] => personNameKind.matchKeys(accept(personNameKind, raw));
  expect(keys('单婉')).toEqual(['单婉', 'py:shan wan']);
  expect(keys('仇解')[1]).toBe('py:jie qiu');
  expect(keys('解曾')[1]).toBe('py:ceng xie');
  expect(keys('曾柔')[1]).toBe('py:rou zeng');
  expect(keys('吕梁')[1]).toBe('py:liang lv');
  expect(keys('欧阳娜')[1]).toBe('py:na ouyang');
  expect(keys('唐薇安')[1]).toBe(keys('Weian Tang')[1]);
  expect(keys('TANG Wei-an')[1]).toBe(keys('唐薇安')[1]);
});
test('pinyin for search', () => {
  expect([fullPinyin('空调维修'), pinyinInitials('空调维修'), pinyinInitials('TCL空调')]).toEqual(['kongtiaoweixiu', 'ktwx', 'tclkt']);
});

test.each([
  ['买买提·艾力', '买买提艾力', 'EXACT'], ['Vivian Tang', 'TANG VIVIAN', 'EXACT'], ['顧曉棠', '顾晓棠(女士)', 'EXACT'], ['顾先生', '顾(先生)', 'EXACT'],
  ['顾晓棠', '顾小唐', 'NEAR'], ['章炜', '张伟', 'NEAR'], ['唐薇安', 'Tang Weian', 'NEAR'], ['顾晓棠', '顾女士', 'NEAR'], ['顾经理', '顾先生', 'NEAR'],
  ['顾先生', '顾女士', 'DIFFERENT'], ['顾晓棠', '陶女士', 'DIFFERENT'], ['顾晓棠', '顾晓梅', 'DIFFERENT'], ['顾晓棠(女士)', '顾先生', 'DIFFERENT'],
])('%j and %j are %s', (a, b, closeness) => {
  expect(personNameKind.compare(accept(personNameKind, a), accept(personNameKind, b))).toBe(closeness);
});
test('a full name says all that a title says', () => {
  const [whole, partial] = [accept(personNameKind, '顾晓棠'), accept(personNameKind, '顾女士')];
  expect([personNameKind.subsumes(whole, partial), personNameKind.subsumes(partial, whole)]).toEqual([true, false]);
});
itObeysTheLaws(personNameKind, ['顾晓棠', '欧阳若溪先生', '吐尔逊·麦麦提', 'Vivian Tang', 'Ms. Tang', 'Vivian唐', '老顾', '顾总经理', '顾晓棠(女士)', '顾晓棠、陶然']);
