import { isWorkingDay, workingDay } from '../../../src/core/changeRules/calendar';
import { readExpression } from '../../../src/core/changeRules/expression';
import type { RuleFacts } from '../../../src/core/changeRules/expression';
import { dueMoment } from '../../../src/core/changeRules/moment';
import { readRule } from '../../../src/core/changeRules/readRule';
import { fillIn, unknownPlaces } from '../../../src/core/changeRules/template';
import { entityType } from '../../../src/core/model/model';
import { standardModel } from '../../../src/core/model/standardModel';

const device = entityType(standardModel, 'device');
const facts: RuleFacts = {
  key: 'SN1', kind: 'UPDATED', changed: ['warrantyEndsOn'], today: '2026-03-01',
  before: { warrantyEndsOn: '2026-01-01', warrantyMonths: 24 }, after: { warrantyEndsOn: '2027-01-01', warrantyMonths: 36, modelCode: { code: 'KFR-35', key: 'KFR35' } },
};

test.each<[string, unknown]>([
  ['after.warrantyEndsOn > before.warrantyEndsOn', true], ['after.warrantyEndsOn < today', false], ['"warrantyEndsOn" in changed && kind == "UPDATED"', true],
  ['daysBetween(today, after.warrantyEndsOn) > 300', true], ['after.warrantyMonths == 36 && before.warrantyMonths < 25', true], ['addDays(after.warrantyEndsOn, -1) == "2026-12-31"', true],
  ['after.modelCode.code.startsWith("KFR")', true], ['key == "SN1"', true], ['after.warrantyMonths + 1 == 37', true],
  ['after.lastRepairedOn < today', null], ['daysBetween(after.lastRepairedOn, today) > 1', null], // nothing is known: not true
  ['after.lastRepairedOn == null || after.lastRepairedOn < today', true],
])('%s gives %p', (text, answer) => {
  const read = readExpression(text, device, 'bool');
  expect(read.ok ? read.evaluate(facts) : read.problem).toEqual(answer);
});

test.each<[string, RegExp]>([
  ['after.colour == "red"', /no attribute colour/], ['warranty > 1', /Unknown variable/], ['after.warrantyEndsOn >', /Unexpected token/i], ['"text"', /string, not true or false/],
  ['after.modelName.matches("(a+)+$")', /matches/], [`${'true && '.repeat(400)}true`, /Exceeded|nodes|longer/i],
])('%s is refused', (text, problem) => {
  expect(readExpression(text, device, 'bool')).toEqual({ ok: false, problem: expect.stringMatching(problem) });
});

test.each<[string, boolean]>([
  ['2026-02-16', false], ['2026-02-28', true], ['2026-03-01', false], ['2026-03-02', true], ['2026-10-10', true], ['2026-10-01', false], ['2031-01-01', true], ['2031-01-04', false],
])('%s in China is a working day: %s', (day, works) => { expect(isWorkingDay(day, { name: 'CN', shift: 'NEXT' })).toBe(works); });

test('30 days before the end of warranty, at nine, on a working day in Shanghai', () => {
  const when = { on: 'TIME', attribute: 'warrantyEndsOn', offsetDays: -30, at: '09:00', timeZone: 'Asia/Shanghai', calendar: { name: 'CN', shift: 'PREVIOUS' } } as const;
  expect(new Date(dueMoment(when, '2026-03-19') ?? 0).toISOString()).toBe('2026-02-14T01:00:00.000Z'); // 17 February is in the spring festival
  expect(new Date(dueMoment({ ...when, calendar: { name: 'CN', shift: 'NEXT' } }, '2026-03-19') ?? 0).toISOString()).toBe('2026-02-24T01:00:00.000Z');
  expect(new Date(dueMoment({ ...when, timeZone: 'Europe/Berlin', calendar: { name: 'WEEKDAYS', shift: 'NEXT' } }, '2026-07-31') ?? 0).toISOString()).toBe('2026-07-01T07:00:00.000Z');
  expect([dueMoment(when, null), dueMoment(when, undefined), dueMoment(when, 'soon')]).toEqual([null, null, null]);
  expect(workingDay('2026-05-01', { name: 'WEEKDAYS', shift: 'NEXT', holidays: ['2026-05-01'], workdays: ['2026-05-02'] })).toBe('2026-05-02');
});

test('texts are filled in as people read values', () => {
  const text = { zh: '{key}({modelCode})的保修由{before.warrantyEndsOn}改为{warrantyEndsOn},{lastRepairedOn}', en: '{key} {warrantyMonths}' };
  expect(fillIn(text, facts, device)).toEqual({ zh: 'SN1(KFR-35)的保修由2026-01-01改为2027-01-01,—', en: 'SN1 36' });
  expect(unknownPlaces({ zh: '{colour}', en: '{sn} {before.size}' }, device)).toEqual(['colour', 'size']);
});

const GOOD = { type: 'device', when: { on: 'CHANGE', attributes: ['warrantyEndsOn'] }, actions: [{ do: 'NOTIFY', group: 'repair', message: { zh: '{sn}', en: '{sn}' } }] };

test('a rule is read with what it leaves out', () => {
  expect(readRule(GOOD, standardModel)).toEqual({ ok: true, value: { ...GOOD, condition: null } });
  const timed = readRule({ ...GOOD, when: { on: 'TIME', attribute: 'warrantyEndsOn' } }, standardModel);
  expect(timed).toMatchObject({ ok: true, value: { when: { offsetDays: 0, at: '09:00', timeZone: 'Asia/Shanghai', calendar: { name: 'EVERY_DAY', shift: 'NEXT' } } } });
});

test.each<[string, object, readonly string[]]>([
  ['another type', { type: 'lift' }, ['type']], ['an attribute that is none', { when: { on: 'CHANGE', attributes: ['colour'] } }, ['when.attributes[0]']],
  ['time without a date', { when: { on: 'TIME', attribute: 'modelName' } }, ['when.attribute']],
  ['nonsense about time', { when: { on: 'TIME', attribute: 'warrantyEndsOn', at: '25:00', timeZone: 'Mars', offsetDays: 1.5 } }, ['when.at', 'when.timeZone', 'when.offsetDays']],
  ['a condition that is none', { condition: 'after.colour == 1' }, ['condition']], ['no action', { actions: [] }, ['actions']],
  ['a text with a place that leads nowhere', { actions: [{ do: 'NOTIFY', group: 'x', message: { zh: '{colour}', en: 'x' } }] }, ['actions[0].message']],
  ['half a text', { actions: [{ do: 'TASK', group: 'x', title: { en: 'x' } }] }, ['actions[0].title.zh']],
  ['setting the key', { actions: [{ do: 'SET', attribute: 'sn', value: '"x"' }] }, ['actions[0].attribute']],
  ['something else', { actions: [{ do: 'DELETE' }] }, ['actions[0].do']], ['a member that nobody knows', { colour: 1 }, ['colour']],
])('%s is named with its place', (_what, over, nodes) => {
  const read = readRule({ ...GOOD, ...over }, standardModel);
  expect(read.ok ? [] : read.issues.map(({ node }) => node)).toEqual(nodes);
});
