import { compileModel } from '../../../../src/core/matching/compiledModel';
import type { RecordValues } from '../../../../src/core/matching/compiledModel';
import { MATCH_COMPARISONS } from '../../../../src/core/matching/comparisons';
import { keysOf } from '../../../../src/core/matching/keysOf';
import type { MatchModel } from '../../../../src/core/matching/matchModel';
import { prepare, score } from '../../../../src/core/matching/score';
import { contractMatchModel } from '../../../../src/core/matching/models/contract';
import { deviceMatchModel } from '../../../../src/core/matching/models/device';
import { serialComparison } from '../../../../src/core/matching/kinds/serial';
import { contract } from '../../../../src/core/model/types/contract';
import { device } from '../../../../src/core/model/types/device';
import type { EntityType } from '../../../../src/core/model/entityType';
import { facts } from '../../../support/facts';
import { levelOf, unseenLevels } from '../kinds/levels';

const SERIALS: readonly (readonly [level: string, a: string, b: string])[] = [
  ['same', 'QZ24-0100-01AB', 'SN：qz24 0100 01ab'],
  ['confused', 'QZ2401001AXB', 'QZ24O1001AXB'],
  ['confused', 'QZ2401001AXB', 'QZ240I001AX8'],
  ['confused', 'QZ5401001AXT', 'QZS401001AXT'],
  ['swapped', 'QZ24010017HK', 'QZ24010017KH'],
  ['lessOne', 'QZ24010017HK', 'QZ2401017HK'],
  ['lessOne', 'QZ24O10017HK', 'QZ2401017HK'], // and one confused
  ['otherCharacter', 'QZ24010017HK', 'QZ24010027HK'], // the next of the series
  ['different', 'QZ24010017HK', 'QZ24010092MK'],
  ['different', 'QZ24010017HK', 'QZ24011700HK'], // what changed places are no neighbours
  ['missing', 'QZ24010017HK', '无'],
];
test.each(SERIALS)('serial number %s: %s and %s', (expected, a, b) => {
  const level = (x: string, y: string): string => levelOf(serialComparison, ['serialNumber'], [[x]], [[y]]);
  expect([level(a, b), level(b, a)]).toEqual([expected, expected]);
});
test('every level is shown by a case', () => {
  expect(unseenLevels(serialComparison, SERIALS.map(([name]) => name))).toEqual([]);
});

/** Decides and finds two records of a type; "attribute=value; …", where owner, buyer and customer are golden ids. */
function asked(model: MatchModel, type: EntityType): { readonly decide: (a: string, b: string) => string; readonly isFound: (a: string, b: string) => boolean } {
  const compiled = compileModel(model, MATCH_COMPARISONS);
  const prepared = (text: string) => {
    const given = text.split(';').map((part) => part.split('=').map((one) => one.trim()));
    const isReference = (name = ''): boolean => type.attributes.some((one) => one.name === name && one.kind === 'reference');
    const raw = Object.fromEntries(given.filter(([name]) => !isReference(name)).map(([name = '', value = '']) => [name, value]));
    const read = Object.entries(facts(type, { id: '1', raw }).values).map(([name, own]) => [name, (own ?? []).map(({ value }) => value)] as const);
    const references = given.filter(([name]) => isReference(name)).map(([name = '', goldenId = '']) => [name, [{ goldenId }]] as const);
    const values: RecordValues = Object.fromEntries([...read, ...references]);
    return prepare(compiled, values);
  };
  return {
    decide: (a, b) => {
      const { bits } = score(compiled, prepared(a), prepared(b));
      return bits >= model.thresholds.link ? 'link' : bits >= model.thresholds.review ? 'review' : 'two';
    },
    isFound: (a, b) => {
      const keys = new Set(keysOf(compiled, prepared(a)).map(({ key }) => key));
      return keysOf(compiled, prepared(b)).some(({ key }) => keys.has(key));
    },
  };
}

const devices = asked(deviceMatchModel, device);
const MODEL = 'modelCode=KFR-35GW/N8HR3';
const DOOR = 'installAddress=浙江省绍兴市越城区学士路97号锦绣小区3幢2单元501室';
test.each<[string, string, string, string]>([
  ['one number in two notations', 'link', 'sn=QZ24-0100-17HK', 'sn=SN：qz2401 0017hk'],
  ['it passed to another owner', 'link', `sn=QZ24010017HK; ${MODEL}; owner=g1`, `sn=QZ24010017HK; ${MODEL}; owner=g2`],
  ['one confusion away, the same model', 'review', `sn=QZ24010017HK; ${MODEL}`, 'sn=QZ24O10017HK; modelCode=kfr35gw n8hr3'],
  ['one confusion away, the same owner', 'review', 'sn=QZ24010017HK; owner=g1', 'sn=QZ240I0017HK; owner=g1'],
  ['its owner here is the buyer there', 'review', 'sn=QZ24010017HK; owner=g1', 'sn=QZ240I0017HK; buyer=g1'],
  ['two swapped, the same owner', 'review', 'sn=QZ24010017HK; owner=g1', 'sn=QZ24010017KH; owner=g1'],
  ['one character less, the same model', 'review', `sn=QZ24010017HK; ${MODEL}`, `sn=QZ2401017HK; ${MODEL}`],
  ['however much agrees, no machine joins them', 'review', `sn=QZ24010017HK; ${MODEL}; owner=g1; ${DOOR}`, `sn=QZ24O10017HK; ${MODEL}; owner=g1; ${DOOR}`],
  ['one confusion away and nothing else known', 'two', 'sn=QZ24010017HK', 'sn=QZ24O10017HK'],
  ['one confusion away, another model', 'two', `sn=QZ24010017HK; ${MODEL}`, 'sn=QZ24O10017HK; modelCode=JSQ25-13B59'],
  ['the next of the series, bought by one firm', 'two', `sn=QZ24010017HK; ${MODEL}; owner=g1; ${DOOR}`, `sn=QZ24010027HK; ${MODEL}; owner=g1; ${DOOR}`],
  ['replaced: another number at the same door', 'two', `sn=QZ24010017HK; ${MODEL}; owner=g1; ${DOOR}`, `sn=QZ25070092MK; ${MODEL}; owner=g1; ${DOOR}`],
])('device, %s: %s', (_title, expected, a, b) => {
  expect([devices.decide(a, b), devices.decide(b, a)]).toEqual([expected, expected]);
});

test.each<[string, boolean, string, string]>([
  ['a confused character', true, 'QZ24010017HK', 'QZ24O10017HK'], ['swapped neighbours', true, 'QZ24010017HK', 'QZ24010017KH'],
  ['a missing character', true, 'QZ24010017HK', 'QZ2401017HK'], ['another number', false, 'QZ24010017HK', 'QZ25070092MK'],
])('%s is found: %s', (_title, expected, a, b) => {
  expect(devices.isFound(`sn=${a}`, `sn=${b}`)).toBe(expected);
});

const contracts = asked(contractMatchModel, contract);
test.each<[string, string, string, string]>([
  ['one number in two notations', 'link', 'number=HT2026-003913', 'number=HT 2026 003913'],
  ['one confusion away, the same customer', 'review', 'number=HT2026-003913; customer=g1', 'number=HT2O26-003913; customer=g1'],
  ['two swapped, the same term', 'review', 'number=HT2026-003913; startsOn=2026-01-01; endsOn=2026-12-31', 'number=HT2026-003931; startsOn=2026-01-01; endsOn=2026-12-31'],
  ['the next contract of one customer', 'two', 'number=HT2026-003913; customer=g1; endsOn=2026-12-31', 'number=HT2026-003914; customer=g1; endsOn=2026-12-31'],
  ['renewed: another number and term', 'two', 'number=HT2025-003913; customer=g1; endsOn=2025-12-31', 'number=HT2026-011083; customer=g1; endsOn=2026-12-31'],
])('contract, %s: %s', (_title, expected, a, b) => {
  expect([contracts.decide(a, b), contracts.decide(b, a)]).toEqual([expected, expected]);
});
