import { identityNumberCheck, identityNumberKind } from '../../../src/core/attributes/identityNumber';
import { CONTEXT, accept, itObeysTheLaws, outcome } from './kindLaws';

/** Made-up persons: region, birth date, sequence; the check character is computed. */
const full = (first17: string): string => first17 + identityNumberCheck(first17);
const LIN = full('33010619870214003');
const ZHAO = full('41030519900630112');
const hash = (text: string): string => CONTEXT.keyedHash?.(text) ?? '';

test('the standard\'s own example (GB 11643-1999, annex A)', () => {
  expect(identityNumberCheck('11010519491231002')).toBe('X');
  expect(identityNumberCheck('44052418800101001')).toBe('4');
});
test.each([
  [LIN, { hash: hash(LIN), last4: LIN.slice(-4) }],
  [` ${LIN.slice(0, 6)} ${LIN.slice(6, 14)}-${LIN.slice(14)} `, { hash: hash(LIN), last4: LIN.slice(-4) }],
  ['１１０１０５１９４９１２３１００２ｘ', { hash: hash('11010519491231002X'), last4: '002X' }],
  ['身份证号：11010519491231002X', { hash: hash('11010519491231002X'), last4: '002X' }],
  ['110105491231002', { hash: hash('11010519491231002X'), last4: '002X' }],
  ['2309', { hash: null, last4: '2309' }], ['３６３x', { hash: null, last4: '363X' }], [2309, { hash: null, last4: '2309' }], ['3333', { hash: null, last4: '3333' }],
  ['330106********0031', { hash: null, last4: '0031' }],
  ['无', 'PLACEHOLDER'], ['0000', 'PLACEHOLDER'], ['111111111111111111', 'PLACEHOLDER'], ['123456789012345678', 'PLACEHOLDER'],
  ['330106****', 'MASKED'],
  ['3.30106E+17', 'SPREADSHEET_DAMAGE'], ['330106198702140000', 'SPREADSHEET_DAMAGE'],
  [`${LIN.slice(0, 17)}${LIN.endsWith('1') ? '2' : '1'}`, 'BAD_CHECK_DIGIT'],
  [full('33010619870230003'), 'BAD_FORMAT'], [full('99010619870214003'), 'BAD_FORMAT'], ['26X0', 'BAD_FORMAT'], ['护照E12345678', 'BAD_FORMAT'],
  ['33010619870214', 'BAD_LENGTH'], ['230', 'BAD_LENGTH'],
])('%j is %j', (raw, expected) => { expect(outcome(identityNumberKind, raw)).toEqual(expected); });

test('a rejection shows the last four, for finding the record', () => {
  const wrong = `${LIN.slice(0, 17)}${LIN.endsWith('1') ? '2' : '1'}`;
  expect(identityNumberKind.normalise(wrong, CONTEXT).rejections[0]?.got).toBe(`**************${wrong.slice(-4)}`);
});
test('without a key there is no hash, and the last four remain', () => {
  expect(accept(identityNumberKind, LIN, { timeZone: 'Asia/Shanghai' })).toEqual({ hash: null, last4: LIN.slice(-4) });
});
test('the number in clear appears nowhere, however it is written and whatever is wrong with it', () => {
  const wrong = `${LIN.slice(0, 17)}${LIN.endsWith('1') ? '2' : '1'}`;
  const writings = [LIN, wrong, `${LIN} 林雅`, `${LIN}${ZHAO}`, LIN.slice(0, 16), `证件：${LIN}`, { number: LIN }, [LIN], Number(LIN), `${LIN}\n`.repeat(9), LIN.split('').join(' '), `${LIN}（本人）`];
  for (const raw of writings) {
    const said = JSON.stringify(identityNumberKind.normalise(raw, CONTEXT)).replace(/\D+/g, '');
    expect(said).not.toContain(LIN.slice(6, 14));
    expect(said).not.toContain(LIN.slice(0, 6));
  }
});
test('last four alone find nobody, and only go with a number that ends so', () => {
  const [whole, last, other] = [accept(identityNumberKind, LIN), accept(identityNumberKind, LIN.slice(-4)), accept(identityNumberKind, ZHAO)];
  expect(identityNumberKind.matchKeys(whole)).toEqual([whole.hash]);
  expect(identityNumberKind.matchKeys(last)).toEqual([]);
  expect(identityNumberKind.compare(whole, last)).toBe('NEAR');
  expect(identityNumberKind.subsumes(whole, last)).toBe(true);
  expect(identityNumberKind.compare(whole, other)).toBe('DIFFERENT');
  expect(identityNumberKind.compare(other, last)).toBe('DIFFERENT');
});
itObeysTheLaws(identityNumberKind, [LIN, '11010519491231002X', '2309', '363X'], { displayHides: (value) => value.hash !== null });
