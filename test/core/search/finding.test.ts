import fc from 'fast-check';
import { DOCUMENT_BOUNDS, documentOf, readForms, searchScheme } from '../../../src/core/search/document';
import { editsWithin } from '../../../src/core/search/edits';
import { compact, foldText } from '../../../src/core/search/form';
import { LAYERS, layersOf } from '../../../src/core/search/layers';
import { readMixedPinyin } from '../../../src/core/search/mixedPinyin';
import { readQuestion } from '../../../src/core/search/question';
import { TIERS } from '../../../src/core/search/rank';
import { standardModel } from '../../../src/core/model/standardModel';
import { conditionOf, searchedClasses } from '../../../src/core/search/condition';
import { found, GOLDEN_ID, typeWith, valuesOf } from './fulfils';

const WANG = { partyName: '王建国' } as const;
const CLINIC = { partyName: '杭州市西湖区云栖口腔门诊部有限公司' } as const;
const MOBILE = { phone: '13812345678' } as const;
const SN = { serialNumber: 'QZ24-0100-01AB' } as const;
const MODEL = { modelCode: 'KFR-35GW/N8HR3' } as const;
const HOME = { address: '浙江省杭州市西湖区文三路97号锦绣花园3栋2单元501室' } as const;

/** What is typed, of which record, in which manner it is found, and in which tier it ranks. */
test.each<[string, Parameters<typeof found>[0], Parameters<typeof found>[2], keyof typeof TIERS]>([
  ['王建国', WANG, 'WITHIN', 'EXACT'], ['王', WANG, 'WITHIN', 'BEGINNING'], ['王建', WANG, 'WITHIN', 'BEGINNING'], ['建国', WANG, 'WITHIN', 'WITHIN'], ['国', WANG, 'WITHIN', 'WITHIN'],
  ['王 建国', WANG, 'WITHIN', 'EXACT'], ['王建國', WANG, 'WITHIN', 'EXACT'],
  ['wjg', WANG, 'WITHIN', 'INITIALS'], ['WJG', WANG, 'WITHIN', 'INITIALS'], ['wj', WANG, 'WITHIN', 'INITIALS_BEGINNING'], ['jg', WANG, 'WITHIN', 'INITIALS_WITHIN'],
  ['wangjianguo', WANG, 'WITHIN', 'SOUND'], ['Wang Jianguo', WANG, 'WITHIN', 'SOUND'], ['wang jian guo', WANG, 'WITHIN', 'SOUND'], ['wangji', WANG, 'WITHIN', 'SOUND_BEGINNING'],
  ['jianguo', WANG, 'WITHIN', 'SOUND_WITHIN'], ['wangjg', WANG, 'WITHIN', 'MIXED'], ['wa', WANG, 'WITHIN', 'SOUND_BEGINNING'],
  ['王健国', WANG, 'LOOSE', 'HOMOPHONE'], ['汪建果', WANG, 'LOOSE', 'HOMOPHONE'], ['王健', WANG, 'LOOSE', 'HOMOPHONE_WITHIN'],
  ['wangjainguo', WANG, 'TYPO', 'ONE_EDIT'], ['wangjainguo', WANG, 'FRAMED', 'ONE_EDIT'], ['wangjinaguo', WANG, 'FRAMED', 'ONE_EDIT'], ['wangjiaguo', WANG, 'TYPO', 'ONE_EDIT'], ['王建园', WANG, 'TYPO', 'ONE_EDIT'], ['王大国', WANG, 'TYPO', 'ONE_EDIT'],
  ['单雄信', { partyName: '单雄信' }, 'WITHIN', 'EXACT'], ['shanxiongxin', { partyName: '单雄信' }, 'WITHIN', 'SOUND'], ['danxiongxin', { partyName: '单雄信' }, 'WITHIN', 'SOUND'], ['sxx', { partyName: '单雄信' }, 'WITHIN', 'INITIALS'],
  ['jiang', { partyName: 'Nancy Jiang' }, 'WITHIN', 'SOUND_BEGINNING'], ['nancy j', { partyName: 'Nancy Jiang' }, 'WITHIN', 'SOUND_BEGINNING'], ['Nancy Jiang', { partyName: 'Nancy Jiang' }, 'WITHIN', 'SOUND'], ['Jiang Nancy', { partyName: 'Nancy Jiang' }, 'WITHIN', 'SOUND'],
  ['西湖云栖', CLINIC, 'WITHIN', 'WITHIN'], ['云栖口腔', CLINIC, 'WITHIN', 'WITHIN'], ['杭州云栖', CLINIC, 'LOOSE', 'APART'], ['杭州云栖口腔', CLINIC, 'LOOSE', 'APART'], ['杭州市西湖区云栖口腔门诊部有限', CLINIC, 'WITHIN', 'BEGINNING'], ['yunqikouqiang', CLINIC, 'WITHIN', 'SOUND_WITHIN'], ['yqkq', CLINIC, 'WITHIN', 'INITIALS_WITHIN'], ['雲棲口腔', CLINIC, 'WITHIN', 'WITHIN'],
  ['13812345678', MOBILE, 'WITHIN', 'EXACT'], ['+86 138-1234-5678', MOBILE, 'WITHIN', 'EXACT'], ['138 1234', MOBILE, 'WITHIN', 'BEGINNING'], ['5678', MOBILE, 'WITHIN', 'END'], ['1234', MOBILE, 'WITHIN', 'WITHIN'], ['13', MOBILE, 'WITHIN', 'BEGINNING'], ['１３８１２', MOBILE, 'WITHIN', 'BEGINNING'],
  ['13812354678', MOBILE, 'TYPO', 'ONE_EDIT'], ['13812845678', MOBILE, 'TYPO', 'ONE_EDIT'], ['1381234567', MOBILE, 'WITHIN', 'BEGINNING'], ['1382345678', MOBILE, 'TYPO', 'ONE_EDIT'],
  ['88123456', { phone: '0571-88123456转8012' }, 'WITHIN', 'WITHIN'], ['0571-88123456转8012', { phone: '0571-88123456转8012' }, 'WITHIN', 'EXACT'], ['0571 8812', { phone: '0571-88123456' }, 'WITHIN', 'BEGINNING'],
  ['zhiyuan', { email: 'lin.zhiyuan@corp.cn' }, 'WITHIN', 'WITHIN'], ['lin.zhi', { email: 'lin.zhiyuan@corp.cn' }, 'WITHIN', 'BEGINNING'], ['lin.zhiyuan@co', { email: 'lin.zhiyuan@corp.cn' }, 'WITHIN', 'EXACT'],
  ['0100-01AB', SN, 'WITHIN', 'WITHIN'], ['qz24010001ab', SN, 'WITHIN', 'EXACT'], ['QZ 24 01', SN, 'WITHIN', 'BEGINNING'], ['QZ24O1OOO1AB', SN, 'WITHIN', 'LOOKALIKE'], ['oz24oi', SN, 'WITHIN', 'LOOKALIKE_WITHIN'], ['QZ24010701AB', SN, 'TYPO', 'ONE_EDIT'],
  ['kfr35gw-n8hr3', MODEL, 'WITHIN', 'EXACT'], ['KFR35GW N8HR3', MODEL, 'WITHIN', 'EXACT'], ['kfr 35', MODEL, 'WITHIN', 'BEGINNING'], ['N8HR3', MODEL, 'WITHIN', 'WITHIN'], ['35gw', MODEL, 'WITHIN', 'WITHIN'],
  ['西湖区', HOME, 'WITHIN', 'WITHIN'], ['文三路97号', HOME, 'WITHIN', 'WITHIN'], ['杭州西湖文三路', HOME, 'WITHIN', 'WITHIN'], ['锦绣 501', HOME, 'WITHIN', 'WITHIN'], ['锦绣花圆', HOME, 'TYPO', 'ONE_EDIT'],
  ['美的KFR35GW N8HR3', MODEL, 'WITHIN', 'EXACT'], ['SN: 0100-01AB', SN, 'WITHIN', 'WITHIN'], ['合同编号：HT2024', { contractNumber: 'HT2024-000123' }, 'WITHIN', 'BEGINNING'],
  ['HT2024', { contractNumber: 'HT2024-000123' }, 'WITHIN', 'BEGINNING'], ['2024-0001', { contractNumber: 'HT2024-000123' }, 'WITHIN', 'WITHIN'],
  ['E5', { text: '外机报E5不启动' }, 'WITHIN', 'WITHIN'], ['报e5', { text: '外机报E5不启动' }, 'WITHIN', 'WITHIN'], ['壁掛機', { text: '1.5匹壁挂机' }, 'WITHIN', 'WITHIN'],
   ['王建国 w', WANG, 'WITHIN', 'EXACT'],
])('"%s" finds %j: %s, in the tier %s', (typed, values, manner, tier) => {
  const fit = found(values, typed, manner);
  const below = Object.values(TIERS).filter((rank) => rank < TIERS[tier]).reduce((most, rank) => Math.max(most, rank), 0);
  expect(fit?.rank ?? 0).toBeGreaterThan(below);
  expect(fit?.rank ?? Infinity).toBeLessThan(TIERS[tier] + 20);
});

test('several words count alike, wherever they are found', () => {
  expect(found({ ...WANG, ...MOBILE }, '王建国 5678', 'WITHIN')).toEqual({ rank: Math.round((TIERS.EXACT + 18 + TIERS.END + 7) / 2), attributes: ['partyName', 'phone'] });
  expect(found({ ...WANG, ...MOBILE }, '王建国5678', 'WITHIN')).toEqual(found({ ...WANG, ...MOBILE }, '王建国 5678', 'WITHIN'));
  expect(found({ ...WANG, ...HOME }, 'wjg 西湖', 'WITHIN')?.attributes).toEqual(['partyName', 'address']);
  const [exact, begun] = [WANG, { partyName: '王建国强' }].map((name) => found({ ...name, ...HOME }, '王建国 西湖', 'WITHIN')?.rank ?? 0);
  expect(exact).toBeGreaterThan(begun ?? Infinity);
});

test.each([['张', WANG], ['王建设', WANG], ['wjh', WANG], ['5679', MOBILE], ['QZ24010002', SN], ['滨江', HOME], ['王建国 5679', { ...WANG, ...MOBILE }], ['n8hr4', MODEL]])('"%s" does not find %j', (typed, values) => {
  expect(found(values, typed, 'WITHIN')).toBeNull();
});

test.each(['', ' ', '---', '，。', '@', '🙂', 'w', '1'])('"%s" is nothing to look for, and no mistake', (typed) => {
  expect(conditionOf(readQuestion(typed), searchedClasses([...standardModel.types.values()], () => true), 'WITHIN')).toEqual([]);
});

describe('whatever part of a value is typed', () => {
  const values = { partyName: '杭州市西湖区云栖口腔门诊部有限公司', personName: '欧阳单雄', phone: '0571-88123456转8012', email: 'lin.zhiyuan@corp.cn', serialNumber: 'QZ24010001AB', modelCode: 'KFR-35GW/N8HR3', contractNumber: 'HT2024-000123', address: HOME.address, text: '外机报E5不启动ABC' } as const;
  const forms = readForms(documentOf(typeWith('partyName', 'personName', 'phone', 'email', 'serialNumber', 'modelCode', 'contractNumber', 'address', 'text'), { id: GOLDEN_ID, values: valuesOf(values) }).forms);
  const parts = fc.constantFrom(...forms.filter(({ text }) => text.length >= 3)).chain(({ script, text }) => fc.tuple(fc.constant(script), fc.constant(text), fc.integer({ min: 0, max: text.length - 3 })))
    .chain(([script, text, from]) => fc.tuple(fc.constant(script), fc.integer({ min: from + 3, max: text.length }).map((to) => text.slice(from, to))));

  // But for what begins in the middle of 有限公司: nobody means anybody by it.
  test('of at least three characters, it is found', () => {
    fc.assert(fc.property(parts.filter(([, part]) => !/^[限责任]|^.?有/.test(part)), ([, part]) => { expect(found(values, part, 'WITHIN')).not.toBeNull(); }), { numRuns: 500 });
  });

  test('a character wrong, left out or put in, or two swapped, anywhere in a phone, a name in pinyin or a serial number: it is found', () => {
    const words = fc.constantFrom(...forms.filter(({ script, text }) => (script === 'SOUND' || script === 'CODE' || script === 'DIGITS') && text.length >= 9 && text.length <= 20).map(({ text }) => text));
    const mistyped = words.chain((word) => fc.tuple(fc.constant(word), fc.integer({ min: 0, max: word.length - 2 }), fc.constantFrom('WRONG', 'OUT', 'IN', 'SWAP')));
    fc.assert(fc.property(mistyped, ([word, at, what]) => {
      const other = /\d/.test(word.charAt(at)) ? String((Number(word.charAt(at)) + 3) % 10) : word.charAt(at) === 'k' ? 'm' : 'k';
      const typed = what === 'WRONG' ? word.slice(0, at) + other + word.slice(at + 1) : what === 'OUT' ? word.slice(0, at) + word.slice(at + 1)
        : what === 'IN' ? word.slice(0, at) + other + word.slice(at) : word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
      expect(found(values, typed, 'WITHIN') ?? found(values, typed, 'TYPO')).not.toBeNull();
    }), { numRuns: 500 });
  });
});

describe('documents', () => {
  test('hold tokens and forms that need no escaping, whatever the values are', () => {
    const type = typeWith('partyName', 'text', 'email', 'serialNumber', 'contractNumber', 'phone', 'address');
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.constantFrom('partyName', 'text', 'contractNumber', 'address'), (raw, kind) => {
      const { tokens, forms } = documentOf(type, { id: GOLDEN_ID, values: valuesOf({ [kind]: raw }) });
      expect(tokens.filter((token) => !/^[\p{L}\p{N}^]+$/u.test(token))).toEqual([]);
      expect(forms === '' || /^(?:\w+ [a-z] [\p{L}\p{N}]+\n?)+$/u.test(forms)).toBe(true);
      expect(/\p{Cs}/u.test(tokens.join('') + forms)).toBe(false);
    }), { numRuns: 300 });
  });

  test('are bounded, and no attribute takes the place of the others', () => {
    const texts = Array.from({ length: 30 }, (_none, index) => Array.from({ length: 20 }, (_char, at) => String.fromCodePoint(0x4e00 + 50 * index + at)).join(''));
    const type = typeWith('text', 'partyName');
    const { tokens, forms } = documentOf(type, { id: GOLDEN_ID, values: valuesOf({ text: texts, partyName: CLINIC.partyName }) });
    const full = tokens.filter((token) => !/^\d/.test(token));
    expect(full.length).toBeLessThanOrEqual(DOCUMENT_BOUNDS.tokens);
    expect(full.filter((token) => token.startsWith('Ot')).length).toBe(DOCUMENT_BOUNDS.tokensOfAttribute);
    expect(full).toContain('Nt云栖');
    expect(readForms(forms).filter(({ attribute }) => attribute === 'text').length).toBe(DOCUMENT_BOUNDS.formsOfAttribute);
  });

  test('say which attribute a form is of', () => {
    expect(readForms(documentOf(typeWith('partyName', 'phone'), { id: GOLDEN_ID, values: valuesOf({ ...WANG, ...MOBILE }) }).forms).map(({ attribute, script, text }) => [attribute, script, text])).toEqual([
      ['partyName', 'TEXT', '王建国'], ['partyName', 'SOUND', 'wangjianguo'], ['partyName', 'INITIALS', 'wjg'], ['phone', 'DIGITS', '13812345678']]);
  });

  test('have a scheme that tells how they are made', () => {
    const scheme = searchScheme(standardModel.types.values());
    expect(scheme).toContain('contract(number:contractNumber:OPEN)');
    expect(searchScheme([typeWith('text')])).not.toBe(searchScheme([typeWith('code')]));
  });
});

test('each layer is an eighth of the one before', () => {
  const sizes = Array.from({ length: LAYERS }, () => 0);
  for (let index = 0; index < 64_000; index += 1) {
    layersOf(`01939f3a-${index.toString(16).padStart(4, '0')}-7000-8000-00000000abcd`).forEach((_prefix, layer) => { sizes[layer] = (sizes[layer] ?? 0) + 1; });
  }
  expect(sizes[0]).toBe(64_000);
  for (const [layer, expected] of [[1, 8_000], [2, 1_000], [3, 125]] as const) {
    expect(sizes[layer]).toBeGreaterThan(expected * 0.75);
    expect(sizes[layer]).toBeLessThan(expected * 1.25);
  }
});

test.each([['wangjianguo', 'wangjianguo', 0], ['jianguo', 'wangjianguo', 0], ['jainguo', 'wangjianguo', 1], ['wangguo', 'wangjianguo', 2], ['wgjo', 'wangjianguo', 2], ['abc', '', 3], ['某某', '杭州某甲某', 1]])('%s is in %s but for %d edits', (word, text, edits) => {
  expect(editsWithin(word, text, 3)).toBe(edits);
});

test.each([['wangjg', { head: 'wang', initials: 'wjg' }], ['zhangwj', { head: 'zhang', initials: 'zwj' }], ['ouyangn', { head: 'ouyang', initials: 'oyn' }], ['wjg', null], ['qzx', null], ['wangkf', { head: 'wang', initials: 'wkf' }]])('%s is read as %j', (letters, read) => {
  expect(readMixedPinyin(letters)).toEqual(read);
});

test('what people leave out is left out of both sides', () => {
  expect(foldText('杭州市西湖区某某有限责任公司')).toBe('杭州西湖某某公司');
  expect(foldText('市')).toBe('市');
  expect(compact('ＫＦＲ－35ＧＷ／Ｎ8')).toBe('kfr35gwn8');
});

test('numbers of people in running text are not searched', () => {
  for (const typed of ['13812345678', '8123', 'lin.zhiyuan']) expect(found({ text: '回电13812345678或lin.zhiyuan@corp.cn' }, typed, 'WITHIN')).toBeNull();
  expect(found({ text: '回电13812345678' }, '回电', 'WITHIN')).not.toBeNull();
});
