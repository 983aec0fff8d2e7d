import { booleanKind } from '../../../src/core/attributes/boolean';
import { codeKind } from '../../../src/core/attributes/code';
import { integerKind } from '../../../src/core/attributes/integer';
import { textKind } from '../../../src/core/attributes/text';
import { itObeysTheLaws, outcome } from './kindLaws';

describe('text', () => {
  test.each([
    ['  外机  噪音大\n每天 ', '外机 噪音大 每天'],
    ['门前有狗，小心', '门前有狗，小心'],
    ['a\u200Bb\0c', 'abc'],
    [42, '42'],
    ['字'.repeat(2001), 'TOO_LONG'],
  ])('%j is %j', (raw, expected) => { expect(outcome(textKind, raw)).toBe(expected); });
  test('width and case make a text near, not the same', () => {
    expect(textKind.compare('E2，漏水', 'ｅ2,漏水')).toBe('NEAR');
  });
  itObeysTheLaws(textKind, ['外机噪音大', 'E2']);
});

describe('code', () => {
  test.each([['sl-g3', 'SL-G3'], [' ｓｌ—ｂ１ ', 'SL-B1'], ['金卡', '金卡'], [3, '3'], ['x'.repeat(101), 'TOO_LONG']])('%j is %j', (raw, expected) => {
    expect(outcome(codeKind, raw)).toBe(expected);
  });
  itObeysTheLaws(codeKind, ['sl-g3', '金卡', '已关闭']);
});

describe('integer', () => {
  test.each([
    ['36', 36], [36, 36], ['36.0', 36], ['1,200', 1200], ['３６', 36], ['36个月', 36], ['三十六', 36], ['十二', 12], ['-5', -5], ['−5', -5], ['-0', 0], ['12台', 12],
    ['36.5', 'BAD_FORMAT'], ['3年', 'BAD_FORMAT'], ['1,20', 'BAD_FORMAT'], ['很多', 'BAD_FORMAT'], ['无', 'PLACEHOLDER'], ['-', 'PLACEHOLDER'],
    ['1.2E+12', 'SPREADSHEET_DAMAGE'], ['99999999999999999999', 'OUT_OF_RANGE'],
  ])('%j is %j', (raw, expected) => { expect(outcome(integerKind, raw)).toBe(expected); });
  itObeysTheLaws(integerKind, ['36', '1,200', '三十六', '12个月', '-0']);
});

describe('boolean', () => {
  test.each([
    ['是', true], ['TRUE', true], [true, true], [1, true], ['ｙｅｓ', true], ['√', true], ['启用', true],
    ['否', false], ['no', false], [0, false], ['无', false], ['×', false],
    ['也许', 'BAD_FORMAT'], ['2', 'BAD_FORMAT'],
  ])('%j is %j', (raw, expected) => { expect(outcome(booleanKind, raw)).toBe(expected); });
  itObeysTheLaws(booleanKind, ['是', '否', 'true', '0']);
});
