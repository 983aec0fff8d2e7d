import { serialNumberKind } from '../../../src/core/attributes/serialNumber';
import { CONTEXT, itObeysTheLaws, outcome } from './kindLaws';

test.each<readonly [unknown, string]>([
  ...['QW4123070052ZP', 'qw4123070052zp', 'SN：QW4123070052ZP', 'SN:QW4123070052ZP', 'sn：qw41-2307-0052zp', 'S/N QW4123070052ZP', 'S/N:QW4123070052ZP', 'SN QW4123070052ZP', 'snqw4123070052zp', 'sn-qw41-2307-0052zp',
    'No.QW4123070052ZP', 'NO:QW4123070052ZP', '序列号：QW4123070052ZP', '设备编号: QW4123070052ZP', '机身号 QW4123070052ZP', '产品序列号 SN：QW4123070052ZP',
    '*QW4123070052ZP*', 'QW4123070052ZP*', '*QW4123070052Z*P', 'QW41-2307-0052-ZP', 'QW41 2307 0052 ZP', 'QW41—2307—0052ZP', 'QW41.2307.0052ZP', 'QW41/2307/0052ZP', 'QW41_2307_0052ZP', 'ＱＷ４１２３０７００５２ＺＰ', '　QW4123070052ZP ', 'QW4123070052ZP（已更换）', 'QW4123\u200B070052ZP',
  ].map((raw) => [raw, 'QW4123070052ZP'] as const),
  // A brand whose numbers begin with SN: the label is told from the brand by what follows.
  ['SN7741230700K5', 'SN7741230700K5'], ['SN77-4123-0700K5', 'SN7741230700K5'], ['SN:SN7741230700K5', 'SN7741230700K5'], ['SNSN7741230700K5', 'SN7741230700K5'], ['SNABC', 'SNABC'], ['SNOWFLAKEX1', 'SNOWFLAKEX1'],
  [412307005288, '412307005288'], ['000412307', '000412307'], ['NO412307', 'NO412307'],
  // The value stays as written; only the identity reads an O between digits as a zero.
  ['QW41230700O2', 'QW41230700O2'],
  ['无', 'PLACEHOLDER'], ['待补', 'PLACEHOLDER'], ['N/A', 'PLACEHOLDER'], ['000000', 'PLACEHOLDER'], ['0', 'PLACEHOLDER'], ['XXXXXXXX', 'PLACEHOLDER'], ['123456', 'PLACEHOLDER'], ['1234567890', 'PLACEHOLDER'], ['见铭牌', 'PLACEHOLDER'], ['看不清', 'PLACEHOLDER'], ['铭牌模糊', 'PLACEHOLDER'], ['无序列号', 'PLACEHOLDER'], ['SN：无', 'PLACEHOLDER'], ['SN:', 'PLACEHOLDER'], ['UNKNOWN', 'PLACEHOLDER'],
  ['1.2E+12', 'SPREADSHEET_DAMAGE'], ['SN：4.12307E+11', 'SPREADSHEET_DAMAGE'], [1.2e22, 'SPREADSHEET_DAMAGE'],
  ['QW41****52ZP', 'MASKED'], ['A1', 'BAD_LENGTH'], ['A'.concat('1'.repeat(40)), 'BAD_LENGTH'], ['客厅空调', 'BAD_FORMAT'], ['QW41空调0052', 'BAD_FORMAT'],
])('%j is %j', (raw, expected) => { expect(outcome(serialNumberKind, raw)).toBe(expected); });

test('several numbers in one cell', () => {
  const { values, rejections } = serialNumberKind.normalise('QW4123070052ZP；SN:RT9923070011AA, 无', CONTEXT);
  expect(values.map((v) => v.value)).toEqual(['QW4123070052ZP', 'RT9923070011AA']);
  expect(rejections.map((r) => r.code)).toEqual(['PLACEHOLDER']);
});
test('look-alikes and one slip are near, for the matcher to decide', () => {
  expect(serialNumberKind.compare('QW4123070052ZP', 'QW41230700S2ZP')).toBe('NEAR');
  expect(serialNumberKind.compare('QW4123070052ZP', 'QVV4123070052Z')).toBe('DIFFERENT');
  expect(serialNumberKind.compare('QW4123070052ZP', 'QW4123070025ZP')).toBe('NEAR');
  expect(serialNumberKind.compare('QW4123070052ZP', 'QW4123071152ZP')).toBe('DIFFERENT');
});
test.each([
  ['QW4I23O7OO52ZP', 'QW4123070052ZP', true], ['QW41230700O2', 'QW4123070002', true],
  // At the edge of a letter it may be a letter: two machines may differ by no more.
  ['QWO123070052ZP', 'QW0123070052ZP', false], ['QW4123070052ZO', 'QW4123070052Z0', false], ['QW4123070052IP', 'QW41230700521P', false],
])('%s and %s are one number: %s', (a, b, same) => { expect(serialNumberKind.identity(a) === serialNumberKind.identity(b)).toBe(same); });
itObeysTheLaws(serialNumberKind, ['QW4123070052ZP', 'SN：QW41-2307-0052ZP', '*SN7741230700K5*', 'No.412307005288']);
