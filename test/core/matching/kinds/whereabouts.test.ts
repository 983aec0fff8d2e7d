import fc from 'fast-check';
import { whereaboutsComparison } from '../../../../src/core/matching/kinds/whereabouts';
import { bitsOf, levelOf, unseenLevels, valuesOf } from './levels';

const KINDS = ['phone', 'address', 'partyName'] as const;
/** "phone+phone | address | name"; a missing part is empty. */
const raw = (text: string): string[][] => text.split('|').map((part) => part.split('+').map((one) => one.trim()).filter((one) => one !== ''));
const level = (a: string, b: string): string => levelOf(whereaboutsComparison, KINDS, raw(a), raw(b));

const DOOR = '浙江省绍兴市越城区学士路97号锦绣小区3幢2单元501室';
const CASES: readonly (readonly [level: string, a: string, b: string])[] = [
  ['phoneAndDoor', `13812340001|${DOOR}`, '138-1234-0001|绍兴越城学士路97#锦绣3-2-501'],
  ['phoneAndDoor', `13812340001|${DOOR}`, '13812340001|绍兴市越城区锦绣小区'],
  ['phoneAndDoor', '13812340001|绍兴市越城区越秀北路794号科创大厦A座11楼', '13812340001|绍兴市越城区越秀蓓路794号科创大厦A座1110室'],
  ['phoneOnly', '13812340001+13812340002|', '13812340002|'],
  ['phoneOnly', '0575-88123456转8012|', '0575-88123456|'],
  ['phoneElsewhere', `13812340001|${DOOR}`, '13812340001|湖南省永州市冷水滩区永越大道327号'],
  ['phoneElsewhere', `13812340001|${DOOR}`, '13812340001|浙江省绍兴市越城区学士路97号锦绣小区3幢2单元502室'],
  ['slipAtDoor', `13812340001|${DOOR}`, `13812340007|${DOOR}`],
  ['slip', '13812340001|', '13812340010|'], // two digits changed places
  ['boardAtDoor', `0575-88123456转8012|${DOOR}`, `0575-88123456转8013|${DOOR}`],
  ['board', '0575-88123456转8012|', '0575-88123456转8013|'],
  ['board', '400-820-1234|', '4008201234|'],
  ['doorWithoutPhone', `|${DOOR}`, `13812340001|${DOOR}`],
  ['doorOtherPhone', `13800000001|${DOOR}`, `15712345670|${DOOR}`],
  ['doorOtherPhone', '13812340001|绍兴市越城区学士路97号', '0575-88123456|绍兴越城区学士路97#'], // a landline and a mobile
  ['withinWithoutPhone', `|${DOOR}`, '|绍兴市越城区锦绣小区'],
  ['withinOtherPhone', `13812340001|${DOOR}`, '15712345670|绍兴市越城区锦绣小区3栋'],
  ['otherSite', '13812340001|绍兴市越城区学士路97号|绍兴启铭商贸有限公司', '15712345670|绍兴市柯桥区金柯桥大道12号|启铭商贸'],
  ['otherSite', '|绍兴市越城区学士路97号|绍兴启铭商贸有限公司', '|绍兴市越城区解放路5号|王经理'],
  ['movedWithoutPhone', '|绍兴市越城区学士路97号|王建伟', '15712345670|绍兴市越城区解放路5号|王建伟'],
  ['moved', '13812340001|绍兴市越城区学士路97号|王建伟', '15712345670|绍兴市越城区解放路5号|王建伟'],
  ['cityWithoutPhone', '|绍兴市越城区学士路97号|王建伟', '|绍兴市柯桥区金柯桥大道12号|王建伟'],
  ['city', '13812340001|绍兴市越城区学士路97号|王建伟', '15712345670|绍兴市柯桥区金柯桥大道12号|王建伟'],
  ['otherPhone', '13812340001|', '15712345670|'],
  ['otherPhone', '13812340001|绍兴市', '15712345670|'],
  ['neighbour', `13812340001|${DOOR}`, '15712345670|浙江省绍兴市越城区学士路97号锦绣小区3幢2单元502室'],
  ['neighbour', `|${DOOR}`, '|绍兴市越城区学士路97号锦绣小区5幢2单元501室'],
  ['neighbour', '|绍兴市越城区越秀北路794号科创大厦12楼', '|绍兴市越城区越秀北路794号科创大厦1110室'],
  ['farWithoutPhone', `|${DOOR}`, '|湖南省永州市冷水滩区永越大道327号'],
  ['far', `13812340001|${DOOR}`, '15712345670|湖南省永州市冷水滩区永越大道327号'],
  // 学士路 of another city is another road, and everybody's number is nobody's
  ['far', '13812340001|绍兴市越城区学士路97号', '15712345670|湖南省永州市冷水滩区学士路97号'],
  ['nothing', '13812340001|', `|${DOOR}`],
  ['missing', '12315|', '12315|'],
];

test.each(CASES)('%s: %s and %s', (expected, a, b) => {
  expect([level(a, b), level(b, a)]).toEqual([expected, expected]);
});

test('every level is shown by a case', () => {
  expect(unseenLevels(whereaboutsComparison, CASES.map(([name]) => name))).toEqual([]);
});

test('a door that is shared beside the phone adds little: a household has both', () => {
  const bits = (name: string): number => bitsOf(whereaboutsComparison, name);
  expect(bits('phoneAndDoor')).toBeLessThan(bits('phoneOnly') + bits('doorWithoutPhone') - 8);
  expect(bits('phoneAndDoor')).toBeGreaterThan(bits('phoneElsewhere'));
});

test('another room of the house is no reason to think of one customer', () => {
  expect(bitsOf(whereaboutsComparison, 'neighbour')).toBeLessThan(bitsOf(whereaboutsComparison, 'withinOtherPhone') - 5);
});

test('of several shared numbers the term is always the same', () => {
  const prepare = (phones: string[]) => whereaboutsComparison.prepare(valuesOf(KINDS, [phones]));
  const [a, b] = [prepare(['13812340002', '13812340001']), prepare(['13812340001', '13812340002'])];
  expect(a !== null && b !== null ? [whereaboutsComparison.compare(a, b)?.term, whereaboutsComparison.compare(b, a)?.term] : []).toEqual(['t:+8613812340001', 't:+8613812340001']);
});

const side = fc.constantFrom(...new Set(CASES.flatMap(([, a, b]) => [a, b])));
test('symmetric', () => {
  fc.assert(fc.property(side, side, (a, b) => { expect(level(a, b)).toBe(level(b, a)); }), { numRuns: 500, seed: 63 });
});

test('total: whatever the fields hold', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 });
  fc.assert(fc.property(text, text, text, text, (a, b, c, d) => {
    expect(levelOf(whereaboutsComparison, KINDS, [[a], [b]], [[c], [d]])).toBe(levelOf(whereaboutsComparison, KINDS, [[c], [d]], [[a], [b]]));
  }), { numRuns: 300, seed: 64 });
  expect(whereaboutsComparison.prepare([['x', 1, {}], [null, []]])).toBeNull();
});

test('parts: a door is found in either of its writings, a landline tells its city', () => {
  const parts = (text: string) => { const prepared = whereaboutsComparison.prepare(valuesOf(KINDS, raw(text))); return prepared === null ? {} : whereaboutsComparison.parts(prepared); };
  const shared = (x: string, y: string, part: string): boolean => (parts(x)[part] ?? []).some((one) => (parts(y)[part] ?? []).includes(one));
  expect(shared(`|${DOOR}`, '|绍兴越城学士路97#锦绣3-2-501', 'door')).toBe(true);
  expect(shared(`|${DOOR}`, '|绍兴越城学士路97#锦绣3-2-502', 'door')).toBe(false);
  expect(shared(`|${DOOR}`, '0575-88123456|', 'city')).toBe(true);
});
