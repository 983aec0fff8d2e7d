import fc from 'fast-check';
import { partyNameComparison } from '../../../../src/core/matching/kinds/partyName';
import { bitsOf, levelOf, unseenLevels, valuesOf } from './levels';

const KINDS = ['partyName', 'personName'] as const;
/** "name" or "name / contact person". */
const raw = (text: string): string[][] => {
  const [name = '', contact] = text.split(' / ');
  return [[name], contact === undefined ? [] : [contact]];
};
const level = (a: string, b: string): string => levelOf(partyNameComparison, KINDS, raw(a), raw(b));

const CASES: readonly (readonly [level: string, a: string, b: string])[] = [
  // persons
  ['personSame', '姜楠西', '姜楠西'],
  ['personSame', '劉建國', '刘建国'],
  ['personSame', '姜楠西先生', '姜 楠 西'],
  ['personSameShort', '王伟', '王伟(先生)'],
  ['personSound', '姜楠西', '江南希'],
  ['personSound', '姜楠西', 'Nanxi Jiang'],
  ['personSound', '叶锦', 'Ye Jin'],
  ['personSound', '欧阳靖宇', '欧阳静雨'],
  ['personShape', '陈己名', '陈已名'],
  ['personShape', '李未然', '李末然'],
  ['personShape', '孙玉宁', '孙王宁'],
  ['personShape', '吴青松', '胡青松'], // heard so on the telephone
  ['personShape', '陈家成', '陈成家'],
  ['personFamiliar', '王先生', '王建伟'],
  ['personFamiliar', '王先生', '王总'],
  ['personFamiliar', '老王', '王先生'],
  ['personFamiliar', 'Grace Ruan', '阮晓芳'],
  ['personFamiliar', 'Kevin王', '王磊明'],
  ['personRelative', '熊泽豪', '熊泽杰'],
  ['personRelative', '崔祥孝', '崔明远'],
  ['personRelative', 'Nanxi Jiang', '姜明远'],
  ['personOther', '崔祥孝', '王芳英'],
  ['personOther', '王先生', '王女士'], // a man and a woman
  ['personOther', '王先生', '李建伟'],
  // organisations
  ['organisationSame', '黄山市启铭商贸有限公司', '黃山市啟銘商貿有限責任公司'],
  ['organisationSame', '绍兴市第五中学', '绍兴市第五中学'],
  ['organisationNear', '启铭（黄山）商贸有限公司', '黄山启铭商贸有限公司'],
  ['organisationNear', '浙江省绍兴市启铭商贸有限公司', '绍兴启铭商贸'],
  ['organisationNear', '启铭黄山', '黄山启铭商贸有限公司'],
  ['organisationNear', '绍兴市第二十三中学', '绍兴23中'],
  ['organisationNear', '绍兴市第六人民医院', '绍兴六院'],
  ['organisationNear', '绍兴市农业建设局', '绍兴农建局'],
  ['organisationShort', '启铭商贸', '黄山市启铭商贸有限公司'],
  ['organisationShort', '启铭', '启铭商贸有限公司'],
  ['organisationShort', '启铭商管', '黄山启铭商业管理有限公司'],
  ['organisationShort', '启铭汽配', '黄山启铭汽车配件有限公司'],
  ['organisationShort', '市中医院', '绍兴市中医院'],
  ['organisationShort', '金利达', '绍兴金利达纺织有限公司'], // alone it reads like a person
  ['organisationNear', '绍兴启新铭家电经营部', '绍兴启新铭家电经部'],
  ['organisationSlip', '绍兴启新铭家电经营部', '绍兴启新铭家店经营部'],
  ['organisationSound', '黄山启铭商贸有限公司', '黄山起铭商贸有限公司'],
  ['organisationSound', '黄山启铭商贸有限公司', '黄山启洺商贸有限公司'],
  ['organisationTrade', '黄山启铭汽车配件有限公司', '黄山远卓汽车配件有限公司'],
  ['organisationAlike', '徐州金永信商贸有限公司', '徐州金世信商贸有限公司'],
  ['organisationSister', '黄山启铭商贸有限公司', '黄山启铭物业服务有限公司'],
  ['organisationSister', '黄山启铭商贸有限公司', '扬州启铭商贸有限公司'],
  ['organisationSister', '黄山启铭商贸有限公司', '黄山启铭商贸商行'],
  ['organisationBranch', '黄山启铭商贸有限公司', '黄山启铭商贸有限公司扬州分公司'],
  ['organisationBranch', '启铭商贸扬州分公司', '黄山启铭商贸有限公司北京分公司'],
  ['organisationBranch', '启铭火锅(城东店)', '启铭火锅第二门店'],
  ['organisationOther', '黄山启铭商贸有限公司', '绍兴远卓物流有限公司'],
  ['organisationAlike', '绍兴新天生物科技有限公司', '绍兴新天天生物科技有限公司'], // two firms, not one in short
  // one of each
  ['contactTitled', '王经理', '黄山启铭商贸有限公司 / 王建伟'],
  ['contactTitled', '王女士', '启铭商贸 王女士'],
  ['contactUnknown', '王经理', '黄山启铭商贸有限公司'],
  ['contactOther', '王经理', '黄山启铭商贸有限公司 / 李明远'],
  ['contactOther', '王女士', '黄山启铭商贸有限公司 / 王先生'],
  ['ownerNamed', '马晓姣', '内江启铭电脑经营部 / 马晓姣'],
  ['personAndOrganisation', '马晓姣', '内江启铭电脑经营部 / 王建伟'],
];

test.each(CASES)('%s: %s and %s', (expected, a, b) => {
  expect([level(a, b), level(b, a)]).toEqual([expected, expected]);
});

test('every level is shown by a case', () => {
  expect(unseenLevels(partyNameComparison, CASES.map(([name]) => name))).toEqual([]);
});

test('only headquarters and branch are two bodies whatever else agrees', () => {
  expect(partyNameComparison.levels.filter(({ veto }) => veto === true).map(({ name }) => name)).toEqual(['organisationBranch']);
});

test('nobody is compared without a name', () => {
  expect(level('无', '王伟')).toBe('missing');
});

test('who are different people weighs against them, whatever their letters have in common', () => {
  for (const name of ['personRelative', 'personOther', 'personAndOrganisation', 'ownerNamed', 'organisationAlike', 'organisationSister', 'organisationBranch', 'organisationOther']) {
    expect(bitsOf(partyNameComparison, name)).toBeLessThan(-3);
  }
});

const name = fc.constantFrom(...new Set(CASES.flatMap(([, a, b]) => [a, b])));
test('symmetric, also in which values were compared', () => {
  fc.assert(fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), fc.array(name, { minLength: 1, maxLength: 3 }), (a, b) => {
    const prepare = (texts: readonly string[]) => partyNameComparison.prepare(valuesOf(KINDS, [texts.map((text) => raw(text)[0]?.[0] ?? ''), texts.flatMap((text) => raw(text)[1] ?? [])]));
    const [x, y] = [prepare(a), prepare(b)];
    if (x === null || y === null) return;
    const [there, back] = [partyNameComparison.compare(x, y), partyNameComparison.compare(y, x)];
    expect(there?.level).toBe(back?.level);
  }), { numRuns: 500, seed: 61 });
});

test('total: whatever a field holds, it is compared or it is not', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), name, (a, b) => {
    expect(typeof level(a, b)).toBe('string');
    expect(level(a, b)).toBe(level(b, a));
  }), { numRuns: 300, seed: 62 });
});

test('what is not a name of any kind is left out', () => {
  expect(partyNameComparison.prepare([['text', 7, null, [], {}], [false]])).toBeNull();
});

test('a shared term is that of the name, so that common names count less', () => {
  const prepared = (text: string) => partyNameComparison.prepare(valuesOf(KINDS, raw(text)));
  const [a, b] = [prepared('王伟'), prepared('王伟先生')];
  expect(a !== null && b !== null && partyNameComparison.compare(a, b)?.term).toBe('p:王伟');
  expect(a !== null && partyNameComparison.terms(a)).toContain('p:王伟');
});

test('parts for match keys: sound, core and surname', () => {
  const parts = (text: string) => { const prepared = partyNameComparison.prepare(valuesOf(KINDS, raw(text))); return prepared === null ? {} : partyNameComparison.parts(prepared); };
  expect(parts('姜楠西')).toEqual({ exact: ['姜楠西'], sound: ['jiang nanxi'], surname: ['jiang'], core: ['姜楠西'], coreSound: [], trade: [] });
  expect(parts('江南希')['sound']).toEqual(parts('Nanxi Jiang')['sound']);
  expect(parts('启铭商贸')['core']).toEqual(parts('黄山市启铭商贸有限公司')['core']);
  expect(parts('王经理')).toEqual({ exact: [], sound: [], surname: ['wang'], core: [], coreSound: [], trade: [] });
});
