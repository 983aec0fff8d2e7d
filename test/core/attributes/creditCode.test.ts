import { creditCodeCheck, creditCodeKind } from '../../../src/core/attributes/creditCode';
import { CONTEXT, itObeysTheLaws, outcome } from './kindLaws';

const whole = (first17: string): string => first17 + (creditCodeCheck(first17) ?? '?');
const LIFT = whole('91330106MA2K0T1P0');
const WRONG = LIFT.slice(0, 17) + (LIFT.endsWith('7') ? '8' : '7');

test('the check character of GB 32100-2015', () => {
  expect(creditCodeCheck('91350100M000100Y4')).toBe('3'); // the example of annex A
  expect(creditCodeCheck('9135010OM000100Y4')).toBeNull();
});
test.each([
  [LIFT, LIFT], [LIFT.toLowerCase(), LIFT], [` ${LIFT.slice(0, 6)} ${LIFT.slice(6)} `, LIFT], [`统一社会信用代码：${LIFT}`, LIFT],
  ['91350100M000100Y43', '91350100M000100Y43'], ['9I350I00MOOOIOOY43', '91350100M000100Y43'], ['９１３５０１００Ｍ０００１００Ｙ４３', '91350100M000100Y43'],
  [WRONG, 'BAD_CHECK_DIGIT'], ['91350100M000100Z43', 'BAD_FORMAT'], ['9I350I00MOOOIOOY44', 'BAD_FORMAT'], ['91AB0100M000100Y43', 'BAD_FORMAT'], ['营业执照', 'BAD_FORMAT'],
  ['330106000012345', 'BAD_LENGTH'], ['91350100M000100Y4', 'BAD_LENGTH'], ['2309', 'BAD_LENGTH'],
  ['无', 'PLACEHOLDER'], ['000000000000000000', 'PLACEHOLDER'], ['123456789012345678', 'PLACEHOLDER'],
  ['9135****0100Y43', 'MASKED'], ['9.135E+17', 'SPREADSHEET_DAMAGE'],
])('%j is %j', (raw, expected) => { expect(outcome(creditCodeKind, raw)).toBe(expected); });

test('a bad letter is named in the message', () => {
  expect(creditCodeKind.normalise('91350100M000100S43', CONTEXT).rejections[0]?.message.zh).toContain('I、O、S、V、Z');
});
itObeysTheLaws(creditCodeKind, [LIFT, '91350100M000100Y43', '9I350I00MOOOIOOY43']);
