import fc from 'fast-check';
import { compileCatalogue, decide, resolve } from '../../../src/core/modelCodes';
import type { ModelAlias, ModelCodeRule, ModelName } from '../../../src/core/modelCodes';

const model = (id: string, manufacturer: string, code: string): ModelName => ({ id, manufacturer, code });

/** A made-up catalogue: siblings one character apart, codes told apart by a separator alone, units in pairs, series names. */
const MODELS: readonly ModelName[] = [
  model('a1', '岚峰', 'KFR-35GW/LF8B1'), model('a2', '岚峰', 'KFR-35GW/LF8B1A'), model('a3', '岚峰', 'KFR-35GW/LF8B1(B3)'), model('a4', '岚峰', 'KF-35GW/LF8B1'),
  model('u1', '海尔', 'KFR-35GW/EFVAA1+1U35E3A'), model('u2', '海尔', 'KFR-26GW/EFVAA1+1U26E3A'), model('u3', '海尔', 'KFR-26GW/EFVAA1+1U26E3B'), model('u4', '海尔', 'KFR-50GW/QQ7'),
  model('p1', '凯旋泵业', 'ISG50-160'), model('p2', '凯旋泵业', 'ISG501-60'), model('p3', '凯旋泵业', 'CDL7-330'),
  model('l1', 'Hewlett-Packard', 'LaserJet 4 Plus'), model('l2', 'Hewlett-Packard', 'LaserJet 4'), model('l3', 'Hewlett-Packard', 'Color LaserJet 2500'), model('l4', 'Hewlett-Packard', 'LaserJet 2500'),
  model('l5', 'Hewlett-Packard', 'OfficeJet 7100'), model('l6', 'Hewlett-Packard', 'OfficeJet 7140'), model('l7', 'Hewlett-Packard', 'DeskJet 980C'),
  model('n1', 'Nordlicht', 'NX420 Series'), model('n2', 'Nordlicht', 'Vista BX610'), model('n3', 'Nordlicht', 'Vista BX620'),
  model('t1', 'Tolva', 'TP0001'), model('t2', 'Tolva', 'TP0001_switch_module'), model('t3', 'Tolva', 'TP0012_dimmer'), model('t4', 'Tolva', 'TP0013_cover'), model('t5', 'Tolva', 'TP0201'),
  model('o1', 'Orient', 'M1P-E'), model('o2', 'Nordlicht', 'ZX100'), model('o3', 'Orient', 'ZX100'), model('g1', 'LG', 'D855'), model('s1', 'A.O.史密斯', 'EC6002-GT5(T)'),
];
const index = compileCatalogue({ models: MODELS });
const asked = (code: string, manufacturer: string | null = null): string => {
  const { outcome, models } = decide(index, { code, manufacturer });
  return outcome === 'CONFLICT' ? `CONFLICT ${[...models].sort().join(' ')}` : models[0] === undefined || outcome === 'UNKNOWN' ? outcome : `${outcome} ${models[0]}`;
};

describe('codes that resolve by themselves', () => {
  test.each([
    // notation
    ['KFR-35GW/LF8B1', null, 'CANONICAL a1'], ['kfr35gw-lf8b1', null, 'COMPARISON_KEY a1'], ['ＫＦＲ－３５ＧＷ／ＬＦ８Ｂ１', null, 'CANONICAL a1'], ['KFR—35GW\\LF8B1', null, 'CANONICAL a1'],
    ['型号:KFR-35GW/LF8B1', null, 'CANONICAL a1'], ['KFR-35GW/LF8B1（B3）', null, 'CANONICAL a3'], ['KFR-35GW/LF8B1【B3】', null, 'CANONICAL a3'],
    // brand in front, glued, in brackets, between slashes, repeated, in the other language, with its legal form
    ['岚峰KFR-35GW/LF8B1', null, 'CANONICAL a1'], ['(岚峰) KFR-35GW/LF8B1', null, 'CANONICAL a1'], ['Haier KFR-50GW/QQ7', null, 'CANONICAL u4'], ['海尔/Haier KFR-50GW/QQ7', null, 'CANONICAL u4'], ['HaierKFR-50GW/QQ7', null, 'CANONICAL u4'],
    ['HP LaserJet 4', null, 'CANONICAL l2'], ['hp Hewlett-Packard LaserJet 4', null, 'CANONICAL l2'], ['LASERJET 4', 'HP Inc.', 'CANONICAL l2'], ['LG-D855', 'LGE', 'CANONICAL g1'], ['A.O.史密斯EC6002GT5T', null, 'COMPARISON_KEY s1'],
    ['海尔股份有限公司 KFR-50GW/QQ7', null, 'CANONICAL u4'],
    // colour, batch, description
    ['KFR-35GW/LF8B1(白)', null, 'COMPARISON_KEY a1'], ['KFR-35GW/LF8B1 香槟金', null, 'COMPARISON_KEY a1'], ['KFR-35GW/LF8B1(批次)', null, 'COMPARISON_KEY a1'], ['岚峰空调KFR-35GW/LF8B1', null, 'COMPARISON_KEY a1'],
    ['LaserJet 4 Plus (PCL5e)', 'HP', 'COMPARISON_KEY l1'], ['MFG:Hewlett-Packard;MDL:DeskJet 980C;CMD:PCL;', null, 'CANONICAL l7'], ['DeskJet 980C Printer', 'HP', 'COMPARISON_KEY l7'],
    // series names written or left out
    ['Nordlicht Vista NX420', null, 'COMPARISON_KEY n1'], ['BX610', 'Nordlicht', 'COMPARISON_KEY n2'],
    // indoor and outdoor unit
    ['KFR-35GW/EFVAA1+1U35E3A', null, 'CANONICAL u1'], ['KFR-35GW/EFVAA1', null, 'COMPARISON_KEY u1'], ['KFR-50GW/QQ7+1U50', null, 'COMPARISON_KEY u4'],
    // separators that stand where the model's own do
    ['ISG50-160', null, 'CANONICAL p1'], ['ISG 501/60', null, 'COMPARISON_KEY p2'], ['CDL7330', null, 'COMPARISON_KEY p3'], ['M1-PE', null, 'COMPARISON_KEY o1'],
    ['ZX100', 'Orient', 'CANONICAL o3'],
  ])('%s of %s is %s', (code, manufacturer, expected) => { expect(asked(code, manufacturer)).toBe(expected); });
});

describe('codes that nobody may guess', () => {
  test.each([
    ['ISG50160', null, 'CONFLICT p1 p2'], ['ZX100', null, 'CONFLICT o2 o3'], ['KFR-26GW/EFVAA1', null, 'CONFLICT u2 u3'], ['officejet 7100 series', 'HP', 'CONFLICT l5 l6'], ['TP0001', 'Tolva', 'CONFLICT t1 t2'],
    ['CDL73-30', null, 'UNKNOWN'], ['KFR-35GW/LF8B1C', null, 'UNKNOWN'], ['KFR-35GW/LF8B2', null, 'UNKNOWN'], ['KFR-35GW/EFVAA1+1U35E3B', null, 'UNKNOWN'], ['LaserJet 4 Lite', 'HP', 'UNKNOWN'], ['DeskJet 2500', 'HP', 'UNKNOWN'],
    ['DeskJet 980', 'HP', 'UNKNOWN'], ['980C', null, 'UNKNOWN'], ['KFR-35GW/LF8B1', '海尔', 'UNKNOWN'], ['ZX100', 'Sunhouse', 'UNKNOWN'], ['Vista BX610 Ultra', 'Nordlicht', 'UNKNOWN'], ['KFR-35GW/LF8B1青春版', null, 'UNKNOWN'], ['TP0012', 'Tolva', 'UNKNOWN'],
    ['4', null, 'UNKNOWN'], ['', null, 'UNKNOWN'], ['()', null, 'UNKNOWN'], ['岚峰', null, 'UNKNOWN'],
  ])('%s of %s is %s', (code, manufacturer, expected) => { expect(asked(code, manufacturer)).toBe(expected); });

  test('a code of a shape that the catalogue tells apart by descriptions waits for a person', () => {
    expect(resolve(index, { code: 'TP0201', manufacturer: 'Tolva' })).toMatchObject({ outcome: 'SUGGESTED', modelId: null, reason: 'SHARED_CODE', confidence: 0.9 });
  });
});

describe('suggestions', () => {
  test.each([
    ['KFR-35GW/LF8BI', 'a1', 'LOOKALIKE_CHARACTERS'], ['DeskJet 98OC', 'l7', 'LOOKALIKE_CHARACTERS'], ['KFR-35GW/LF8B1A9', 'a2', 'LONGER_CODE'], ['Vista BX61', 'n2', 'SHORTER_CODE'],
  ])('%s may be %s: %s', (code, modelId, reason) => {
    const answer = resolve(index, { code });
    expect(answer).toMatchObject({ outcome: 'SUGGESTED', modelId: null });
    expect(answer.candidates[0]).toMatchObject({ modelId, reason });
  });

  test('come best first, each model once, none as sure as what resolves', () => {
    fc.assert(fc.property(fc.constantFrom(...MODELS), fc.nat(20), fc.constantFrom('X', '0', '-', '7'), ({ code }, at, put) => {
      const { candidates, outcome } = resolve(index, { code: code.slice(0, at) + put + code.slice(at + 1) });
      if (outcome !== 'SUGGESTED') return;
      expect(new Set(candidates.map(({ modelId }) => modelId)).size).toBe(candidates.length);
      candidates.slice(1).forEach((candidate, place) => { expect(candidate.confidence).toBeLessThanOrEqual(candidates[place]?.confidence ?? 0); });
      expect(candidates[0]?.confidence).toBeLessThan(0.96);
    }));
  });
});

describe('what people have said', () => {
  const alias = (code: string, modelId: string, more: Partial<ModelAlias> = {}): ModelAlias => ({ code, modelId, system: null, manufacturer: null, ...more });
  const decided = (aliases: readonly ModelAlias[], question: Parameters<typeof decide>[1]): string => {
    const { outcome, models } = decide(compileCatalogue({ models: MODELS, aliases }), question);
    return [outcome, ...models].join(' ');
  };

  test('a system\'s own code goes before an alias, and an alias before the canonical code', () => {
    const aliases = [alias('KFR-35GW/LF8B1', 'a2'), alias('KFR-35GW/LF8B1', 'a3', { system: 'mes' })];
    expect(decided(aliases, { code: 'kfr-35gw/lf8b1', system: 'mes' })).toBe('SOURCE_CODE a3');
    expect(decided(aliases, { code: 'kfr-35gw/lf8b1', system: 'crm' })).toBe('ALIAS a2');
    expect(decided([], { code: 'kfr-35gw/lf8b1', system: 'crm' })).toBe('CANONICAL a1');
  });

  test('under brands a code may mean several models: the brand decides, without one it is a conflict', () => {
    const aliases = [alias('MATTER', 'o1', { manufacturer: 'Orient' }), alias('MATTER', 'o2', { manufacturer: 'Nordlicht' })];
    expect(decided(aliases, { code: 'Matter' })).toBe('CONFLICT o1 o2');
    expect(decided(aliases, { code: 'Matter', manufacturer: 'Orient' })).toBe('ALIAS o1');
    expect(decided(aliases, { code: 'Nordlicht Matter' })).toBe('ALIAS o2');
    expect(decided(aliases, { code: 'Matter', manufacturer: 'Tolva' })).toBe('UNKNOWN');
  });

  test('under a brand it is one thing, without a brand it may be the model whose own code it is', () => {
    const aliases = [alias('NX420 Series', 'o1', { manufacturer: 'Whitelabel' })];
    expect(decided(aliases, { code: 'NX420 Series' })).toBe('CONFLICT o1 n1');
    expect(decided(aliases, { code: 'NX420 Series', manufacturer: 'Whitelabel' })).toBe('ALIAS o1');
    expect(decided(aliases, { code: 'NX420 Series', manufacturer: 'Nordlicht' })).toBe('CANONICAL n1');
  });

  test('a rule drops what people have confirmed, of its manufacturer alone', () => {
    const rule: ModelCodeRule = { kind: 'DROP_SUFFIX', text: '-EU', manufacturer: 'Nordlicht' };
    const withRule = compileCatalogue({ models: MODELS, rules: [rule] });
    expect(decide(withRule, { code: 'BX610-EU', manufacturer: 'Nordlicht' })).toMatchObject({ outcome: 'UNKNOWN' });
    expect(decide(withRule, { code: 'Vista BX610-EU', manufacturer: 'Nordlicht' })).toMatchObject({ outcome: 'COMPARISON_KEY', models: ['n2'], reason: 'CONFIRMED_RULE' });
    expect(decide(withRule, { code: 'DeskJet 980C-EU', manufacturer: 'HP' })).toMatchObject({ outcome: 'UNKNOWN' });
    expect(decide(index, { code: 'Vista BX610-EU', manufacturer: 'Nordlicht' })).toMatchObject({ outcome: 'UNKNOWN' });
  });
});

describe('laws', () => {
  test('every canonical code resolves to its model or is a conflict, whatever its notation', () => {
    for (const { id, code, manufacturer } of MODELS) {
      for (const written of [code, code.toLowerCase(), ` ${code} `, `${manufacturer} ${code}`]) {
        const { outcome, models } = decide(index, { code: written, manufacturer });
        expect(outcome === 'CONFLICT' || outcome === 'UNKNOWN' ? [...models, id] : models).toContain(id);
        if (outcome !== 'UNKNOWN') expect(models).toContain(id);
      }
    }
  });

  test('the order of the catalogue does not matter', () => {
    const turned = compileCatalogue({ models: [...MODELS].reverse() });
    fc.assert(fc.property(fc.constantFrom(...MODELS), fc.constantFrom('', '(白)', ' Series', 'A'), fc.boolean(), ({ code, manufacturer }, tail, hasBrand) => {
      const question = { code: code + tail, manufacturer: hasBrand ? manufacturer : null };
      const [one, other] = [decide(index, question), decide(turned, question)];
      expect([one.outcome, [...one.models].sort()]).toEqual([other.outcome, [...other.models].sort()]);
    }));
  });

  test('hostile text is answered, not choked on', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.option(fc.string({ maxLength: 40 })), (code, manufacturer) => {
      expect(resolve(index, { code, manufacturer }).confidence).toBeLessThanOrEqual(1);
    }));
  });
});
