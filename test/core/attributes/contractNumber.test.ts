import { contractNumberKind } from '../../../src/core/attributes/contractNumber';
import { accept, itObeysTheLaws, outcome } from './kindLaws';

test.each([
  ['WB2024-000871', 'WB2024-000871'], ['wb2024—000871', 'WB2024-000871'], ['WB2024 - 000871', 'WB2024-000871'], ['ＷＢ２０２４－０００８７１', 'WB2024-000871'], ['合同号：WB2024-000871', 'WB2024-000871'], ['服务合同编号: WB2024-000871', 'WB2024-000871'], ['No. WB2024-000871', 'WB2024-000871'],
  ['杭维保字〔2024〕第12号', '杭维保字(2024)第12号'], ['杭維保字（2024）第12號', '杭维保字(2024)第12号'], [20240871, '20240871'],
  ['无', 'PLACEHOLDER'], ['合同号：待补', 'PLACEHOLDER'], ['0000', 'PLACEHOLDER'], ['123456', 'PLACEHOLDER'], ['WB2024****71', 'MASKED'], ['2.0240871E+13', 'SPREADSHEET_DAMAGE'], ['口头约定', 'BAD_FORMAT'], ['A1', 'BAD_LENGTH'],
])('%j is %j', (raw, expected) => { expect(outcome(contractNumberKind, raw)).toBe(expected); });

test('separators do not make another contract', () => {
  const [a, b, c] = ['WB2024-000871', 'wb 2024/000871', 'WB2024-000817'].map((raw) => accept(contractNumberKind, raw));
  expect(contractNumberKind.compare(a ?? '', b ?? '')).toBe('EXACT');
  expect(contractNumberKind.compare(a ?? '', c ?? '')).toBe('NEAR');
  expect(contractNumberKind.matchKeys(a ?? '')).toEqual(['WB2024000871']);
  expect(contractNumberKind.display(a ?? '')).toBe('WB2024-000871');
});
itObeysTheLaws(contractNumberKind, ['WB2024-000871', '合同号：WB2024-000871', '杭维保字〔2024〕第12号']);
