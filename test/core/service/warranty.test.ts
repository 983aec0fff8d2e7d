import type { JsonValue } from '../../../src/core/model/json';
import { devicePrompts } from '../../../src/core/service/prompts';
import { warrantyEndsOn, warrantyStatus } from '../../../src/core/service/warranty';

type Values = Record<string, JsonValue>;
test.each<[string, Values, string | null]>([
  ['as recorded', { warrantyEndsOn: '2026-05-01', manufacturedOn: '2020-01-01', warrantyMonths: 12 }, '2026-05-01'],
  ['reckoned', { manufacturedOn: '2024-03-15', warrantyMonths: 24 }, '2026-03-15'],
  ['over the end of a year', { manufacturedOn: '2024-11-30', warrantyMonths: 3 }, '2025-02-28'],
  ['31 January and a month, in a leap year', { manufacturedOn: '2024-01-31', warrantyMonths: 1 }, '2024-02-29'],
  ['without months', { manufacturedOn: '2024-01-31' }, null],
  ['without a beginning', { warrantyMonths: 12 }, null],
  ['nothing known', {}, null],
])('the end of the warranty: %s', (_title, values, expected) => {
  expect(warrantyEndsOn(values)).toBe(expected);
});

test.each<[string, string, string[]]>([
  ['2026-03-31', 'IN_WARRANTY', []],
  ['2026-04-01', 'IN_WARRANTY', ['WARRANTY_ENDS_SOON']],
  ['2026-05-01', 'IN_WARRANTY', ['WARRANTY_ENDS_SOON']],
  ['2026-05-02', 'EXPIRED', ['WARRANTY_EXPIRED']],
])('a warranty to 1 May, on %s', (on, status, prompts) => {
  const values = { warrantyEndsOn: '2026-05-01' };
  expect(warrantyStatus(values, on)).toBe(status);
  expect(devicePrompts(values, on).map(({ code }) => code)).toEqual(prompts);
});

test('an unknown warranty is called unknown, and nobody is told that they must pay', () => {
  expect(warrantyStatus({}, '2026-05-02')).toBe('UNKNOWN');
  expect(devicePrompts({}, '2026-05-02')).toEqual([]);
});

test('the agent reads these very words', () => {
  expect(devicePrompts({ warrantyEndsOn: '2026-05-01' }, '2026-06-01')[0]?.message.zh).toBe('该设备已过保,本次服务将按标准收费');
  expect(devicePrompts({ warrantyEndsOn: '2026-05-01' }, '2026-04-21')[0]?.message.zh).toBe('该设备将于2026-05-01到保(还有10天)');
});
