import { emailKind } from '../../../src/core/attributes/email';
import { CONTEXT, itObeysTheLaws, outcome } from './kindLaws';

test.each([
  ['Chen.Hao@Example-Lift.CN', 'chen.hao@example-lift.cn'],
  ['LinYa @163.com', 'linya@163.com'],
  ['lin ya@163. com', 'linya@163.com'],
  ['ｌｉｎｙａ＠１６３．ｃｏｍ', 'linya@163.com'],
  ['linya@163。com', 'linya@163.com'],
  ['<linya@163.com>', 'linya@163.com'],
  ['林雅 <linya@163.com>', 'linya@163.com'],
  ['mailto:linya@163.com', 'linya@163.com'],
  ['邮箱：linya@163.com', 'linya@163.com'],
  ['linya+lift@sub.corp.com.cn.', 'linya+lift@sub.corp.com.cn'],
  ['无', 'PLACEHOLDER'], ['N/A', 'PLACEHOLDER'], ['test@test.com', 'PLACEHOLDER'], ['a@a.com', 'PLACEHOLDER'], ['xxx@xxx.com', 'PLACEHOLDER'],
  ['noreply@corp.cn', 'PLACEHOLDER'], ['linya@example.com', 'PLACEHOLDER'], ['none@none.com', 'PLACEHOLDER'],
  ['li***@163.com', 'MASKED'],
  ['linya163.com', 'BAD_FORMAT'], ['linya@', 'BAD_FORMAT'], ['@163.com', 'BAD_FORMAT'], ['a@b@c.cn', 'BAD_FORMAT'], ['linya@163', 'BAD_FORMAT'], ['li..ya@163.com', 'BAD_FORMAT'], [13800138000, 'BAD_FORMAT'],
])('%j is %j', (raw, expected) => { expect(outcome(emailKind, raw)).toBe(expected); });

test('several addresses in one field, good and bad', () => {
  const { values, rejections } = emailKind.normalise('wei@lift.cn；na@lift.cn、无', CONTEXT);
  expect(values.map((v) => v.value)).toEqual(['wei@lift.cn', 'na@lift.cn']);
  expect(rejections.map((r) => r.code)).toEqual(['PLACEHOLDER']);
  expect(emailKind.normalise('wei@lift.cn na@lift.cn', CONTEXT).values).toHaveLength(2);
});
test('one slip of the finger is near', () => {
  expect(emailKind.compare('wei@lift.cn', 'wie@lift.cn')).toBe('NEAR');
  expect(emailKind.compare('wei@lift.cn', 'na@lift.cn')).toBe('DIFFERENT');
});
itObeysTheLaws(emailKind, ['linya@163.com', 'Wei.Chen @corp.com.cn', 'a@a.com', '<x@y.cn>']);
