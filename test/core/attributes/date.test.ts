import fc from 'fast-check';
import { dateKind } from '../../../src/core/attributes/date';
import { dateTimeKind } from '../../../src/core/attributes/dateTime';
import { parseTime } from '../../../src/core/attributes/time/parse';
import { CONTEXT, itObeysTheLaws, outcome } from './kindLaws';

const inZone = (timeZone: string): typeof CONTEXT => ({ ...CONTEXT, timeZone });

test('what programs write is read alike with and without something to clean', () => {
  const number = (most: number): fc.Arbitrary<string> => fc.oneof(fc.nat(most).map(String), fc.nat(most).map((n) => String(n).padStart(2, '0')));
  const written = fc.tuple(fc.constantFrom('2024', '1900', '0001', '9999', '2200', '0000'), fc.constantFrom('-', '/'), number(14), number(33), fc.constantFrom('', ' ', 'T'), number(26), number(62), fc.option(number(62)))
    .map(([year, dash, month, day, gap, hour, minute, second]) => `${year}${dash}${month}${dash}${day}${gap === '' ? '' : `${gap}${hour}:${minute.padStart(2, '0')}${second === null ? '' : `:${second.padStart(2, '0')}`}`}`);
  fc.assert(fc.property(written, (text) => { expect(parseTime(text)).toEqual(parseTime(` ${text} `)); }), { numRuns: 2_000 });
});

describe('date', () => {
  test.each([
    ['2024-1-5', '2024-01-05'], ['2024/1/5', '2024-01-05'], ['2024.01.05', '2024-01-05'], ['20240105', '2024-01-05'], [20240105, '2024-01-05'], ['２０２４／１／５', '2024-01-05'],
    ['2024年1月5日', '2024-01-05'], ['2024年1月5号', '2024-01-05'], ['2024 年 1 月 5 日', '2024-01-05'], ['2024年1月5', '2024-01-05'], ['2024年1月5日(星期五)', '2024-01-05'], ['2024-01-05 周五', '2024-01-05'],
    ['二〇二四年一月五日', '2024-01-05'], ['二零二四年十二月二十五日', '2024-12-25'], ['二○二四年十月卅日', 'BAD_FORMAT'], ['二〇二四年三月廿一日', '2024-03-21'],
    ['45296', '2024-01-05'], [45296, '2024-01-05'], ['45296.75', '2024-01-05'], [45296.999, '2024-01-05'], ['20000', '1954-10-03'],
    ['2024/1/5 23:59', '2024-01-05'], ['20240105 235959', '2024-01-05'], ['20240105235959', '2024-01-05'], ['2024年1月5日 下午3点', '2024-01-05'],
    ['25/12/2024', '2024-12-25'], ['12/25/2024', '2024-12-25'], ['05/05/2024', '2024-05-05'], ['5 Jan 2024', '2024-01-05'], ['Jan 5, 2024', '2024-01-05'], ['January 5th, 2024', '2024-01-05'],
    ['2024—01—05', '2024-01-05'], ['2024-02-29', '2024-02-29'], ['1900-01-02', '1900-01-02'], ['2200-12-31', '2200-12-31'],
    ['2023-02-29', 'BAD_FORMAT'], ['2024年2月30日', 'BAD_FORMAT'], ['2024-13-01', 'BAD_FORMAT'], ['2024-00-10', 'BAD_FORMAT'], ['2024-1-5x', 'BAD_FORMAT'], ['2024-1-5 25:00', 'BAD_FORMAT'], ['2024-1-5 14', 'BAD_FORMAT'],
    ['03/04/2024', 'BAD_FORMAT'], ['24-1-5', 'BAD_FORMAT'], ['2024-01', 'BAD_FORMAT'], ['2024年', 'BAD_FORMAT'], ['去年', 'BAD_FORMAT'], ['123', 'BAD_FORMAT'], ['12345', 'BAD_FORMAT'], [false, 'BAD_FORMAT'],
    ['0000-00-00', 'PLACEHOLDER'], ['0001-01-01 00:00:00', 'PLACEHOLDER'], ['1900-01-00', 'PLACEHOLDER'], ['1900/1/1', 'PLACEHOLDER'], ['9999-12-31', 'PLACEHOLDER'], [0, 'PLACEHOLDER'], ['无', 'PLACEHOLDER'], ['长期', 'PLACEHOLDER'], ['-', 'PLACEHOLDER'],
    ['1899-12-31', 'OUT_OF_RANGE'], ['2201-01-01', 'OUT_OF_RANGE'], ['0024-01-05', 'OUT_OF_RANGE'],
    ['########', 'SPREADSHEET_DAMAGE'],
  ])('%j is %j', (raw, expected) => { expect(outcome(dateKind, raw)).toBe(expected); });

  test('with an offset, it is the day on the source\'s own calendar', () => {
    expect(outcome(dateKind, '2024-01-05T23:30:00Z')).toBe('2024-01-06');
    expect(outcome(dateKind, '2024-01-05T23:30:00+08:00')).toBe('2024-01-05');
    expect(outcome(dateKind, '2024-01-05T23:30:00Z', inZone('America/New_York'))).toBe('2024-01-05');
    expect(outcome(dateKind, '2024-01-05 23:30', inZone('America/New_York'))).toBe('2024-01-05');
  });
  test('messages say what is missing', () => {
    const zh = (raw: string): string => dateKind.normalise(raw, CONTEXT).rejections[0]?.message.zh ?? '';
    expect(zh('03/04/2024')).toContain('无法区分');
    expect(zh('24-1-5')).toContain('四位年份');
    expect(zh('2024-01')).toContain('缺少日');
  });
  test('a day apart, or day and month swapped, is near', () => {
    expect(dateKind.compare('2024-03-04', '2024-03-05')).toBe('NEAR');
    expect(dateKind.compare('2024-03-04', '2024-04-03')).toBe('NEAR');
    expect(dateKind.compare('2024-03-04', '2024-05-03')).toBe('DIFFERENT');
  });
  itObeysTheLaws(dateKind, ['2024-01-05', '2024年1月5日', '20240105', '二〇二四年一月五日', '45296.5']);
});

describe('dateTime', () => {
  const at = '2024-01-05T06:20:07.000Z';
  test.each([
    ['2024-01-05 14:20:07', at], ['2024/1/5 14:20:07', at], ['20240105 14:20:07', at], ['20240105142007', at], ['2024年1月5日 14:20:07', at], ['2024年1月5日14时20分07秒', at], ['2024.1.5 14：20：07', at],
    ['2024-01-05T14:20:07', at], ['2024-01-05T14:20:07+08:00', at], ['2024-01-05T06:20:07Z', at], ['2024-01-05T06:20:07.000Z', at], ['2024-01-05 14:20:07 +0800', at], ['2024-01-05T01:20:07-05:00', at], ['2024-01-05 14:20:07 GMT+8', at],
    ['Fri Jan 05 2024 14:20:07 GMT+0800 (中国标准时间)', at], ['2024-01-05 下午2:20:07', at], ['2024-1-5 2:20:07 PM', at], ['2024年1月5日 下午2点20分07秒', at], ['二〇二四年一月五日十四时二十分七秒', at],
    ['1704435607', at], [1704435607, at], [1704435607000, at], ['1704435607000', at],
    ['2024-01-05T06:20:07.250Z', '2024-01-05T06:20:07.250Z'], ['2024/1/5 14:20', '2024-01-05T06:20:00.000Z'], ['2024-1-5', '2024-01-04T16:00:00.000Z'], ['2024-1-5 上午12:05', '2024-01-04T16:05:00.000Z'], ['2024-1-5 24:00', '2024-01-05T16:00:00.000Z'],
    [45296.5, '2024-01-05T04:00:00.000Z'], ['45296.597303240742', '2024-01-05T06:20:07.000Z'],
    ['1988-07-01 12:00', '1988-07-01T03:00:00.000Z'], // China had summer time from 1986 to 1991
    ['2024-01-05 14:60', 'BAD_FORMAT'], ['2024-01-05 25:00:00', 'BAD_FORMAT'], ['2024-01-05T14:20:07+25:00', 'BAD_FORMAT'], ['昨天下午', 'BAD_FORMAT'], ['14:20', 'BAD_FORMAT'],
    ['0000-00-00 00:00:00', 'PLACEHOLDER'], ['9999-12-31 23:59:59', 'PLACEHOLDER'], ['1899-12-30 08:00', 'OUT_OF_RANGE'], ['2201-01-01 00:00', 'OUT_OF_RANGE'],
  ])('%j is %j', (raw, expected) => { expect(outcome(dateTimeKind, raw)).toBe(expected); });

  test('daylight saving: each side of the change, the hour that comes twice, the hour left out', () => {
    const newYork = (raw: string): unknown => outcome(dateTimeKind, raw, inZone('America/New_York'));
    expect(newYork('2024-03-10 01:59')).toBe('2024-03-10T06:59:00.000Z');
    expect(newYork('2024-03-10 02:30')).toBe('2024-03-10T07:30:00.000Z'); // left out: read as if not yet changed
    expect(newYork('2024-03-10 03:00')).toBe('2024-03-10T07:00:00.000Z');
    expect(newYork('2024-11-03 01:30')).toBe('2024-11-03T05:30:00.000Z'); // comes twice: the first
    expect(newYork('2024-11-03 02:00')).toBe('2024-11-03T07:00:00.000Z');
    expect(outcome(dateTimeKind, '2024-07-01 12:00', inZone('Asia/Kathmandu'))).toBe('2024-07-01T06:15:00.000Z');
  });
  test('a zone that does not exist is said, not thrown', () => {
    expect(outcome(dateTimeKind, '2024-01-05 14:20', inZone('Mars/Olympus'))).toBe('MISSING_CONTEXT');
    expect(outcome(dateTimeKind, '2024-01-05T14:20:00Z', inZone('Mars/Olympus'))).toBe('2024-01-05T14:20:00.000Z');
  });
  itObeysTheLaws(dateTimeKind, ['2024-01-05 14:20:07', '2024年1月5日 下午2点', '2024-01-05T14:20:07+08:00', '45296.5', '1704435607000']);
});
