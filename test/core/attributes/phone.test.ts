import fc from 'fast-check';
import { displayPhone, normalisePhone, phoneKind } from '../../../src/core/attributes/phone';
import type { NormaliseContext } from '../../../src/core/attributes/kind';
import type { PhoneValue } from '../../../src/core/attributes/phone';
import type { RejectionCode } from '../../../src/core/model/rejection';

const CONTEXT: NormaliseContext = { timeZone: 'Asia/Shanghai' };
const IN_HANGZHOU: NormaliseContext = { ...CONTEXT, areaCode: '571' };

/** "+86…;ext=…" of every number in the field. */
const read = (raw: unknown, context = CONTEXT): string[] => normalisePhone(raw, context).values.map(({ value }) => phoneKind.identity(value));
const refused = (raw: unknown, context = CONTEXT): RejectionCode[] => normalisePhone(raw, context).rejections.map(({ code }) => code);
function valueOf(raw: string, context = CONTEXT): PhoneValue {
  const [first] = normalisePhone(raw, context).values;
  if (first === undefined) throw new Error(`${raw} is no phone number`);
  return first.value;
}

describe('mobile numbers', () => {
  it.each([
    '13912345678', ' 13912345678 ', '139 1234 5678', '1391 234 5678', '139-1234-5678', '139—1234—5678', '139–1234‐5678', '139.1234.5678',
    '１３９１２３４５６７８', '139１２３４5678', '+8613912345678', '＋86 13912345678', '+86-139-1234-5678', '0086-13912345678', '008613912345678', '8613912345678',
    '86-13912345678', '86 139 1234 5678', '(+86)13912345678', '（86）13912345678', '+86+8613912345678', '013912345678', '17951 13912345678', '1790913912345678', '12593-13912345678',
    '13912345678.0', "'13912345678", '="13912345678"', '1.3912345678E+10', '手机：13912345678', '电话:139 1234 5678', 'Tel. 13912345678', '王先生 13912345678',
    '13912345678 晚上打', '13912345678（微信同号）', '13912345678微信', '13912345678(老婆)', '13912345678 晚上8点后', '13912345678 (9:00-18:00)', '2号楼 13912345678', 'tel:+86-139-1234-5678',
    '\u200e13912345678\u202c', '13912345678 13912345678',
  ])('%s', (raw) => {
    expect(read(raw)).toEqual(['+8613912345678']);
    expect(refused(raw)).toEqual([]);
    expect(valueOf(raw).kind).toBe('MOBILE');
  });
  it.each(['13012345670', '14712345670', '15512345670', '16612345670', '17312345670', '18912345670', '19212345670', '19912345670'])('knows the prefix of %s', (raw) => {
    expect(read(raw)).toEqual([`+86${raw}`]);
  });
  it('reads a number cell', () => { expect(read(13912345678)).toEqual(['+8613912345678']); });
});

describe('landlines', () => {
  it.each([
    '0571-88123456', '057188123456', '0571 88123456', '0571 8812 3456', '0571-8812-3456', '(0571)88123456', '（0571）8812-3456', '０５７１－８８１２３４５６', '0571—88123456', '0571/88123456',
    '571-88123456', '(571) 88123456', '57188123456', '+86 571 88123456', '+86-571-8812-3456', '+86-(0)571-88123456', '+86(0)57188123456', '86-0571-88123456', '0086-571-88123456', '0086057188123456',
    '17909057188123456', '座机：0571-88123456', '0571-88123456（办公室）',
  ])('%s', (raw) => {
    expect(read(raw)).toEqual(['+8657188123456']);
    expect(valueOf(raw).kind).toBe('LANDLINE');
  });
  it.each([
    ['010-62345678', '+861062345678'], ['01062345678', '+861062345678'], ['021 6234 5678', '+862162345678'], ['(027)6234-5678', '+862762345678'],
    ['0955-7062345', '+869557062345'], ['09557062345', '+869557062345'], ['+86-(0)955-706-2345', '+869557062345'], ['0955 706 2345', '+869557062345'], ['+86 955 7062345', '+869557062345'],
  ])('%s is %s', (raw, e164) => { expect(read(raw)).toEqual([e164]); });
  it.each(['88123456', '8812-3456', '8812 3456', '电话：88123456'])('%s takes the area code of its address', (raw) => {
    expect(read(raw, IN_HANGZHOU)).toEqual(['+8657188123456']);
    expect(read(raw, { ...CONTEXT, areaCode: '0571' })).toEqual(['+8657188123456']);
    expect(refused(raw)).toEqual(['MISSING_CONTEXT']);
  });
  it('does not take a number of seven digits for one of a city with eight', () => { expect(refused('8812345', { ...CONTEXT, areaCode: '21' })).toEqual(['BAD_LENGTH']); });
});

describe('extensions', () => {
  it.each([
    '0571-88123456转8012', '0571-88123456 转 8012', '0571-88123456轉8012', '0571-88123456分机8012', '0571-88123456 分机号：8012', '0571-88123456转分机8012', '0571-88123456ext8012',
    '0571-88123456 ext. 8012', '0571-88123456 ext:8012', '0571-88123456x8012', '0571-88123456 X 8012', '0571-88123456#8012', '0571-88123456-8012', '0571-8812-3456-8012', '0571-88123456—8012',
    '0571-88123456(8012)', '0571-88123456（转8012）', '0571-88123456，转8012', '057188123456-8012', '0571 88123456 8012', '+86-571-88123456-8012', '０５７１－８８１２３４５６转８０１２', 'tel:+86-571-88123456;ext=8012',
  ])('%s', (raw) => { expect(read(raw)).toEqual(['+8657188123456;ext=8012']); });
  it('takes them with a local number, a hotline, a mobile number with a privacy code', () => {
    expect(read('88123456转801', IN_HANGZHOU)).toEqual(['+8657188123456;ext=801']);
    expect(read('400-820-8899转1')).toEqual(['+864008208899;ext=1']);
    expect(read('17012345670-1234')).toEqual(['+8617012345670;ext=1234']);
  });
});

describe('hotlines and service numbers', () => {
  it.each([
    ['4008208899', '+864008208899', 'HOTLINE'], ['400-820-8899', '+864008208899', 'HOTLINE'], ['400 8208899', '+864008208899', 'HOTLINE'], ['+86 400 820 8899', '+864008208899', 'HOTLINE'],
    ['800-820-8899', '+868008208899', 'HOTLINE'], ['95588', '+8695588', 'SERVICE'], ['95013123', '+8695013123', 'SERVICE'], ['96345', '+8696345', 'SERVICE'], ['10086', '+8610086', 'SERVICE'],
    ['12315', '+8612315', 'SERVICE'], ['12345', '+8612345', 'SERVICE'], ['0571-96345', '+8657196345', 'SERVICE'],
  ])('%s is %s, %s', (raw, e164, kind) => { expect(valueOf(raw)).toEqual({ e164, extension: null, kind }); });
});

describe('several numbers in one field', () => {
  it.each(['/', ' / ', '、', '；', ';', '，', ',', ' ', '或', ' 或 ', '\n', '和'])('parted by "%s"', (mark) => {
    expect(read(`13912345678${mark}15112345670`)).toEqual(['+8613912345678', '+8615112345670']);
    expect(read(`139-1234-5678${mark}0571-88123456`)).toEqual(['+8613912345678', '+8657188123456']);
    expect(read(`0571-88123456转801${mark}15112345670`)).toEqual(['+8657188123456;ext=801', '+8615112345670']);
  });
  it.each([
    ['0571-88123456/88123457', ['+8657188123456', '+8657188123457']], ['025-83123456、83123457', ['+862583123456', '+862583123457']], ['0571-88123456/57', ['+8657188123456', '+8657188123457']],
    ['13912345678（微信）/15112345670（老婆）', ['+8613912345678', '+8615112345670']],
  ])('%s', (raw, numbers) => { expect(read(raw)).toEqual(numbers); });
  it('does not take a number behind an x for an extension', () => { expect(read('95588x13912345678')).toEqual(['+8695588', '+8613912345678']); });
  it('keeps the good one and names the bad one', () => {
    const { values, rejections } = normalisePhone('13912345678/1391234', CONTEXT);
    expect(values.map(({ value }) => value.e164)).toEqual(['+8613912345678']);
    expect(rejections.map(({ code, got }) => [code, got])).toEqual([['BAD_LENGTH', '1391234']]);
    expect(refused('138****1111/13912345678')).toEqual(['MASKED']);
  });
});

describe('foreign numbers', () => {
  it.each([
    ['+1 213 373 4253', '+12133734253'], ['001-213-373-4253', '+12133734253'], ['+852 6123 4567', '+85261234567'], ['00852-6123-4567', '+85261234567'], ['+886 2 2345 6789', '+886223456789'],
    ['+44 20 3456 7890 x456', '+442034567890;ext=456'], ['+49 1578 4846111 / 13912345678', '+4915784846111,+8613912345678'],
  ])('%s is %s', (raw, numbers) => { expect(read(raw).join()).toBe(numbers); });
  it('reads national notations of a region it is told', () => {
    expect(normalisePhone('044 668 18 00', CONTEXT, 'CH').values[0]?.value).toEqual({ e164: '+41446681800', extension: null, kind: 'FOREIGN' });
    expect(normalisePhone('tel:044-668-1800;phone-context=+41', CONTEXT, null).values[0]?.value.e164).toBe('+41446681800');
  });
  it('refuses what no country has', () => { expect(refused('+7 (800) 12-34')).toEqual(['BAD_LENGTH']); });
});

describe('rejections', () => {
  const CASES: readonly (readonly [RejectionCode, readonly string[]])[] = [
    ['PLACEHOLDER', ['无', '待补', '暂无', '不详', '没有', '没有电话', 'null', 'N/A', '-', '—', '/', '0', '123', '12345678', '12345678901', '00000000', '00000000000', '11111111111', '99999999999',
      '0000-0000000', '13000000000', '13800000000', '138 0000 0000', '+8613800000000', '13800138000', '18888888888', '0571-00000000']],
    ['MASKED', ['138****1111', '138 **** 1111', '138xxxx1111', '138XXXX1111', '0571-8812****', '138＊＊＊＊1111']],
    ['SPREADSHEET_DAMAGE', ['1.38E+10', '1.39123E+10', '1.4e+10', '#####', '#VALUE!']],
    ['BAD_LENGTH', ['1391234567', '139123456789', '139-1234-567', '139 1234 5678 9', '0571-881234567', '0571-881234', '021-6234567', '153-568-0269']],
    ['BAD_FORMAT', ['王先生', 'abc', 'wang@example.com']],
    ['TOO_LONG', ['1'.repeat(201)]],
  ];
  it.each(CASES.flatMap(([code, raws]) => raws.map((raw) => [code, raw] as const)))('%s: %s', (code, raw) => {
    const { values, rejections } = normalisePhone(raw, IN_HANGZHOU);
    expect(values).toEqual([]);
    expect(rejections.map((rejection) => rejection.code)).toEqual([code]);
    for (const { expected, message } of rejections) expect([expected, message.zh, message.en].every((text) => text.length > 5)).toBe(true);
  });
  it.each([null, undefined, '', '  ', '\u3000'])('an empty field (%j) is neither value nor rejection', (raw) => {
    expect(normalisePhone(raw, CONTEXT)).toEqual({ values: [], rejections: [] });
  });
  it.each([[{}], [[]], [true], [Number.NaN], [1e300], ['\ud800'], ['('.repeat(200)], ['1 '.repeat(100)], ['+'.repeat(150)]])('is total: %j', (raw) => {
    expect(() => normalisePhone(raw, CONTEXT)).not.toThrow();
  });
});

describe('the kind', () => {
  const desk = valueOf('0571-88123456转8012');
  const switchboard = valueOf('0571-88123456');
  it('keeps the raw text', () => { expect(normalisePhone(' 139 1234 5678', CONTEXT).values[0]?.raw).toBe(' 139 1234 5678'); });
  it('finds a desk by its own number first, then by its switchboard', () => {
    expect(phoneKind.matchKeys(desk)).toEqual(['+8657188123456;ext=8012', '+8657188123456']);
    expect(phoneKind.matchKeys(valueOf('10086'))).toEqual([]);
  });
  it('lets the desk stand for the switchboard, not the other way', () => {
    expect(phoneKind.subsumes(desk, switchboard)).toBe(true);
    expect(phoneKind.subsumes(switchboard, desk)).toBe(false);
    expect(phoneKind.completeness(desk)).toBeGreaterThan(phoneKind.completeness(switchboard));
  });
  it.each([
    ['13912345678', '139 1234 5678', 'EXACT'], ['0571-88123456转8012', '0571-88123456', 'NEAR'], ['13912345678', '13912345687', 'NEAR'], ['13912345678', '13912345670', 'NEAR'],
    ['13912345678', '15112345670', 'DIFFERENT'], ['95588', '95583', 'DIFFERENT'],
  ])('%s and %s: %s', (a, b, closeness) => { expect(phoneKind.compare(valueOf(a), valueOf(b))).toBe(closeness); });
  it.each([['13912345678', '139 1234 5678'], ['057188123456转8012', '0571-88123456 转 8012'], ['01062345678', '010-62345678'], ['4008208899', '400-820-8899'], ['057196345', '0571-96345'], ['95588', '95588'], ['+12133734253', '+12133734253']])('shows %s as %s', (raw, shown) => {
    expect(displayPhone(valueOf(raw))).toBe(shown);
    expect(read(shown)).toEqual([phoneKind.identity(valueOf(raw))]);
  });
});

test('a mobile in its usual groups is read at once as it is read slowly', () => {
  const digit = fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
  const many = (count: number) => fc.array(digit, { minLength: count, maxLength: count }).map((digits) => digits.join(''));
  const grouped = fc.tuple(
    fc.constantFrom('', '+86', '+86 ', '+86-', '0086', '0086-', '86', '86 ', '+0086', '17951 '), fc.constantFrom('13', '15', '18', '19', '11', '12', '03'), digit,
    fc.constantFrom('', ' ', '-', '  '), many(4), fc.constantFrom('', ' ', '-'), fc.oneof(many(4), many(3), fc.constant('0000')))
    .map(([country, network, third, one, middle, two, end]) => `${country}${network}${third}${one}${middle}${two}${end}`);
  fc.assert(fc.property(grouped, (text) => {
    const [atOnce, slowly] = [text, ` ${text}`].map((raw) => normalisePhone(raw, CONTEXT)); // the blank keeps the second from the short way
    expect(atOnce?.values.map(({ value }) => value)).toEqual(slowly?.values.map(({ value }) => value));
    expect(atOnce?.rejections.map(({ code }) => code)).toEqual(slowly?.rejections.map(({ code }) => code));
  }), { numRuns: 3_000, seed: 20_261_122 });
});
