import { modelCodeKind } from '../../../src/core/attributes/modelCode';
import { accept, itObeysTheLaws, outcome } from './kindLaws';

test.each<readonly [string, string]>([
  ...['KFR-35GW/N8HR3', 'kfr35gw-n8hr3', 'KFR 35GW N8HR3', 'KFR-35GW／N8HR3', '美的KFR-35GW/N8HR3', '美的牌 KFR-35GW/N8HR3', 'Midea KFR-35GW/N8HR3', '美的(Midea)KFR-35GW/N8HR3', '型号：KFR-35GW/N8HR3', 'ＫＦＲ－３５ＧＷ／Ｎ８ＨＲ３'].map((raw) => [raw, 'KFR35GWN8HR3'] as const),
  ['BCD-456WTPM(白)', 'BCD456WTPM白'], ['BCD-456WTPM（白）', 'BCD456WTPM白'], ['AB-1+', 'AB1+'], ['AB-1', 'AB1'],
  ['三菱电机 MSZ-YK09VA', 'MSZYK09VA'], ['LG-55UQ', '55UQ'], ['HP LaserJet 1020', 'LASERJET1020'], ['HP1020', 'HP1020'], ['通力 MonoSpace 500', 'MONOSPACE500'],
])('the key of %j is %j', (raw, key) => { expect(modelCodeKind.identity(accept(modelCodeKind, raw))).toBe(key); });

test.each([
  ['无', 'PLACEHOLDER'], ['见铭牌', 'PLACEHOLDER'], ['-', 'PLACEHOLDER'], ['3.5E+10', 'SPREADSHEET_DAMAGE'], ['+', 'PLACEHOLDER'], ['A', 'BAD_LENGTH'],
])('%j is refused as %s', (raw, code) => { expect(outcome(modelCodeKind, raw)).toBe(code); });

test('the code stays as a person would write it', () => {
  expect(accept(modelCodeKind, ' 美的ＫＦＲ－３５ＧＷ / N8hr3').code).toBe('美的KFR-35GW/N8hr3');
  expect(accept(modelCodeKind, '三菱电机').key).toBe('三菱电机');
});
test('a plus makes another model; a look-alike is near', () => {
  const [a, plus, zero] = ['ML-180O', 'ML-180O+', 'ML-1800'].map((raw) => accept(modelCodeKind, raw));
  if (a === undefined || plus === undefined || zero === undefined) throw new Error('three were given');
  expect(modelCodeKind.compare(a, plus)).toBe('DIFFERENT');
  expect(modelCodeKind.compare(a, zero)).toBe('NEAR');
});
itObeysTheLaws(modelCodeKind, ['KFR-35GW/N8HR3', '美的KFR-35GW', 'Midea KFR35', 'BCD-456WTPM(白)', '海尔 美的 TCL L55']);
