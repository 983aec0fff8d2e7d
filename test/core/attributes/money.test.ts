import { moneyKind } from '../../../src/core/attributes/money';
import { accept, itObeysTheLaws, outcome } from './kindLaws';

test.each([
  ['￥28100', 'CNY 28100.00'], ['¥ 28,100.5', 'CNY 28100.50'], ['35,200.00', 'CNY 35200.00'], ['３５２００', 'CNY 35200.00'], [35200.5, 'CNY 35200.50'], ['0', 'CNY 0.00'], ['.5', 'CNY 0.50'],
  ['1.2万', 'CNY 12000.00'], ['12万元', 'CNY 120000.00'], ['1.5亿', 'CNY 150000000.00'], ['500元整', 'CNY 500.00'], ['RMB 500', 'CNY 500.00'], ['人民币：500元', 'CNY 500.00'], ['500 CNY', 'CNY 500.00'],
  ['USD 3,500', 'USD 3500.00'], ['$99.9', 'USD 99.90'], ['HK$100', 'HKD 100.00'], ['100港币', 'HKD 100.00'], ['€20', 'EUR 20.00'],
  ['壹万贰仟元整', 'CNY 12000.00'], ['人民币伍佰零叁元伍角贰分', 'CNY 503.52'], ['三千五百元', 'CNY 3500.00'],
  ['0.005', 'CNY 0.01'], ['0.004', 'CNY 0.00'], ['1.23456万', 'CNY 12345.60'], ['99999999999999.99', 'CNY 99999999999999.99'],
])('%j is %s', (raw, expected) => { expect(moneyKind.identity(accept(moneyKind, raw))).toBe(expected); });

test.each([
  ['-500', 'OUT_OF_RANGE'], ['¥-500', 'OUT_OF_RANGE'], ['(500)', 'OUT_OF_RANGE'], ['9999999999999999', 'OUT_OF_RANGE'], ['35.200,00', 'BAD_FORMAT'], ['1,20', 'BAD_FORMAT'], ['五百左右', 'BAD_FORMAT'], ['500/年', 'BAD_FORMAT'],
  ['面议', 'PLACEHOLDER'], ['无', 'PLACEHOLDER'], ['-', 'PLACEHOLDER'], ['¥', 'PLACEHOLDER'], ['3.52E+04', 'SPREADSHEET_DAMAGE'],
])('%j is refused as %s', (raw, code) => { expect(outcome(moneyKind, raw)).toBe(code); });

test('near is within one part in a hundred, in one currency', () => {
  const [a, b, c, d] = ['10000', '10100', '10200', 'USD 10000'].map((raw) => accept(moneyKind, raw));
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('four were given');
  expect([moneyKind.compare(a, b), moneyKind.compare(a, c), moneyKind.compare(a, d)]).toEqual(['NEAR', 'DIFFERENT', 'DIFFERENT']);
});
itObeysTheLaws(moneyKind, ['￥28100', '35,200.00', '1.2万元', 'USD 3', '壹万贰仟元整']);
