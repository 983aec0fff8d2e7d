import fc from 'fast-check';
import { calendarDay } from '../../../src/core/service/calendar';

const formatted = (ms: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms);

test.each([
  ['2026-03-01T15:59:59.999Z', 'Asia/Shanghai', '2026-03-01'], ['2026-03-01T16:00:00.000Z', 'Asia/Shanghai', '2026-03-02'],
  ['2026-03-01T18:14:59.999Z', 'Asia/Kathmandu', '2026-03-01'], ['2026-03-01T18:15:00.000Z', 'Asia/Kathmandu', '2026-03-02'],
  ['2026-03-01T16:00:00.000Z', 'UTC', '2026-03-01'],
])('%s in %s is %s', (moment, timeZone, day) => {
  expect(calendarDay(Date.parse(moment), timeZone)).toBe(day);
});

test('whatever was asked before, a moment\'s day is what the calendar says', () => {
  const zones = ['Asia/Shanghai', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Chatham', 'UTC'];
  const nearMidnight = fc.tuple(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 95 }), fc.constantFrom(-1, 0, 1))
    .map(([day, quarter, ms]) => day * 86_400_000 + quarter * 900_000 + ms);
  fc.assert(fc.property(fc.array(fc.tuple(nearMidnight, fc.constantFrom(...zones)), { minLength: 2, maxLength: 10 }), (asked) => {
    for (const [ms, timeZone] of asked) expect(calendarDay(ms, timeZone)).toBe(formatted(ms, timeZone));
  }), { numRuns: 50 });
});
