import { contactPersonsComparison } from '../../../../src/core/matching/kinds/contactPersons';
import { creditCodeComparison, emailComparison, identityNumberComparison } from '../../../../src/core/matching/kinds/identifiers';
import { bitsOf, levelOf, unseenLevels } from './levels';

const both = (level: (a: string, b: string) => string, a: string, b: string): string[] => [level(a, b), level(b, a)];
const list = (text: string): string[] => text.split(' ').filter((one) => one !== '');

const CODES = ['91320400MA1X00018J', '91330702MA9824213N'] as const;
const CREDIT: readonly (readonly [string, string, string])[] = [
  ['same', CODES[0], CODES[0].toLowerCase()], ['different', CODES[0], CODES[1]], ['missing', CODES[0], ''], ['missing', CODES[0], '91320400MA1X00018K'], // its check character is wrong
];
test.each(CREDIT)('credit code %s: %s and %s', (expected, a, b) => {
  expect(both((x, y) => levelOf(creditCodeComparison, ['creditCode'], [list(x)], [list(y)]), a, b)).toEqual([expected, expected]);
});
test('two valid credit codes are two companies', () => {
  expect(creditCodeComparison.levels.filter(({ veto }) => veto === true).map(({ name }) => name)).toEqual(['different']);
});

const [FULL, OTHER] = ['11010519491231002X', '110105194912310046'];
const IDENTITY: readonly (readonly [string, string, string])[] = [
  ['same', FULL, FULL.toLowerCase()], ['last4', FULL, '002X'], ['last4', '002X', '002x'], ['last4Different', '002X', '0134'], ['last4Different', FULL, '0134'],
  ['different', FULL, OTHER], ['missing', FULL, '0000'],
];
test.each(IDENTITY)('identity number %s: %s and %s', (expected, a, b) => {
  expect(both((x, y) => levelOf(identityNumberComparison, ['identityNumber'], [[x]], [[y]]), a, b)).toEqual([expected, expected]);
});

const EMAIL: readonly (readonly [string, string, string])[] = [
  ['same', 'nanxi.jiang@qiming.cn', 'Nanxi.Jiang@QIMING.cn'], ['same', 'a1@qq.com b2@163.com', 'c3@qq.com b2@163.com'],
  ['sameRole', 'info@qiming.cn', 'info@qiming.cn'], ['domain', 'info@qiming.cn', 'sales@qiming.cn'],
  ['different', 'nanxi@qq.com', 'jiang@qq.com'], ['missing', 'nanxi@qq.com', '无'],
];
test.each(EMAIL)('e-mail %s: %s and %s', (expected, a, b) => {
  expect(both((x, y) => levelOf(emailComparison, ['email'], [list(x)], [list(y)]), a, b)).toEqual([expected, expected]);
});

const CONTACTS: readonly (readonly [string, string, string])[] = [
  ['same', '启铭商贸 / 姜楠西', '启铭商贸 / 姜楠西经理'], ['near', '启铭商贸 / 姜楠西', '启铭商贸 / 江南希'], ['near', '启铭商贸 / 李未然', '启铭商贸 / 李末然'],
  ['familiar', '启铭商贸 姜经理', '启铭商贸 / 姜楠西'], ['familiar', '启铭商贸 姜经理', '启铭商贸 姜经理'],
  ['different', '启铭商贸 / 李未然', '启铭商贸 / 姜楠西'], ['missing', '启铭商贸', '启铭商贸 / 姜楠西'],
];
const contact = (text: string): string[][] => text.split(' / ').map((one) => [one]);
test.each(CONTACTS)('contact persons %s: %s and %s', (expected, a, b) => {
  expect(both((x, y) => levelOf(contactPersonsComparison, ['partyName', 'personName'], contact(x), contact(y)), a, b)).toEqual([expected, expected]);
});

test('every level is shown by a case', () => {
  const names = (cases: readonly (readonly [string, string, string])[]): string[] => cases.map(([name]) => name);
  expect([
    unseenLevels(creditCodeComparison, names(CREDIT)), unseenLevels(identityNumberComparison, names(IDENTITY)),
    unseenLevels(emailComparison, names(EMAIL)), unseenLevels(contactPersonsComparison, names(CONTACTS)),
  ]).toEqual([[], [], [], []]);
});

test('a mailbox that every firm has says far less than somebody\'s own', () => {
  expect(bitsOf(emailComparison, 'sameRole')).toBeLessThan(bitsOf(emailComparison, 'same') - 6);
  const prepared = emailComparison.prepare([['info@qiming.cn']]);
  expect(prepared === null ? null : emailComparison.parts(prepared)['exact']).toEqual([]);
});
