import { differencesOf } from '../../../src/core/configuration/differences';
import { readMatchModel } from '../../../src/core/configuration/readMatchModel';
import { readSurvivorship } from '../../../src/core/configuration/readSurvivorship';
import { readTrust } from '../../../src/core/configuration/readTrust';
import { MATCH_COMPARISONS } from '../../../src/core/matching/comparisons';
import { contractMatchModel } from '../../../src/core/matching/models/contract';
import { customerMatchModel } from '../../../src/core/matching/models/customer';
import { deviceMatchModel } from '../../../src/core/matching/models/device';
import { entityType } from '../../../src/core/model/model';
import { standardModel } from '../../../src/core/model/standardModel';
import type { ReadOutcome } from '../../../src/core/configuration/configuration';

const nodes = (read: ReadOutcome<unknown>): string[] => (read.ok ? [] : read.issues.map(({ node }) => node));
const type = (name: string) => entityType(standardModel, name);

test.each([customerMatchModel, deviceMatchModel, contractMatchModel])('the declared model of $type is one', (model) => {
  expect(readMatchModel(JSON.parse(JSON.stringify(model)), type(model.type), MATCH_COMPARISONS)).toEqual({ ok: true, value: model });
});

type Loose = ReturnType<typeof JSON.parse>;
test.each<[string, (model: Loose) => unknown, readonly string[]]>([
  ['not an object', () => 'x', ['']],
  ['another type', (m) => ({ ...m, type: 'device' }), ['type']],
  ['something unknown', (m) => ({ ...m, colour: 1 }), ['colour']],
  ['no comparison', (m) => ({ ...m, comparisons: [] }), ['comparisons', ...customerMatchModel.keys.flatMap(({ parts }, k) => parts.map((_part, p) => `keys[${k}].parts[${p}]`))]],
  ['an unknown kind', (m) => { m.comparisons[0].kind = 'magic'; return m; }, ['comparisons[0].kind']],
  ['an unknown level', (m) => { m.comparisons[1].levels.nearly = { m: 0.1, u: 0.1 }; return m; }, ['comparisons[1].levels.nearly']],
  ['a weight of nothing', (m) => { m.comparisons[3].levels.same = { m: 0, u: 0.1 }; return m; }, ['comparisons[3].levels.same.m']],
  ['an unknown attribute', (m) => { m.comparisons[5].attributes = ['shoes']; return m; }, ['comparisons[5].attributes[0]']],
  ['two comparisons of one name', (m) => { m.comparisons[4].name = 'creditCode'; return m; }, ['comparisons[4].name', 'keys[10].parts[0]', 'keys[11].parts[0]']],
  ['a part of no comparison', (m) => { m.keys[2].parts = ['shoe.size']; return m; }, ['keys[2].parts[0]']],
  ['two rules of one name', (m) => { m.keys[1].name = 'phone'; return m; }, ['keys[1].name']],
  ['a key for half a record', (m) => { m.keys[1].maxRecords = 2.5; return m; }, ['keys[1].maxRecords']],
  ['no frequency', (m) => { m.comparisons[0].frequencies = { floor: 0.1, terms: { 王伟: 0 } }; return m; }, ['comparisons[0].frequencies.terms.王伟']],
  ['thresholds in disorder', (m) => ({ ...m, thresholds: { link: 2, join: 1, review: 3 } }), ['thresholds.review', 'thresholds.join']],
  ['odds without end', (m) => ({ ...m, priorBits: null }), ['priorBits']],
])('a match model with %s is refused at its place', (_name, change, expected) => {
  expect(nodes(readMatchModel(change(JSON.parse(JSON.stringify(customerMatchModel))), type('customer'), MATCH_COMPARISONS))).toEqual(expected);
});

test.each<[string, unknown, readonly string[]]>([
  ['an unknown attribute', { attributes: { shoes: { policy: 'MOST_RECENT' } } }, ['attributes.shoes']],
  ['an unknown policy', { attributes: { name: { policy: 'LOUDEST' } } }, ['attributes.name.policy']],
  ['nobody to follow', { attributes: { name: { policy: 'SAME_WINNER_AS' } } }, ['attributes.name.attribute']],
  ['somebody to follow for no reason', { attributes: { name: { policy: 'EARLIEST', attribute: 'kind' } } }, ['attributes.name.attribute']],
  ['a union of one', { attributes: { name: { policy: 'UNION' } } }, ['attributes']],
  ['one of a union', { attributes: { phones: { policy: 'MOST_RECENT' } } }, ['attributes']],
  ['somebody unknown to follow', { attributes: { name: { policy: 'SAME_WINNER_AS', attribute: 'shoes' } } }, ['attributes']],
])('policies with %s are refused at their place', (_name, given, expected) => {
  expect(nodes(readSurvivorship(given, type('customer'), standardModel))).toEqual(expected);
});

test('a group keeps one leader', () => {
  expect(nodes(readSurvivorship({ attributes: { warrantyMonths: { policy: 'MOST_RECENT' } } }, type('device'), standardModel))).toEqual(['attributes']);
  expect(readSurvivorship({ attributes: { warrantyEndsOn: { policy: 'MOST_RECENT' } } }, type('device'), standardModel)).toMatchObject({ ok: true });
});

test.each<[string, unknown, readonly string[]]>([
  ['an unknown system', { systems: { sap: { trust: 1 } } }, ['systems.sap']],
  ['more than all', { systems: { crm: { trust: 1.1 } } }, ['systems.crm.trust']],
  ['an unknown attribute', { systems: { crm: { trust: 1, attributes: { 'customer.shoes': 1 } } } }, ['systems.crm.attributes.customer.shoes']],
  ['a half-life of nothing', { systems: { crm: { trust: 1, halfLifeDays: 0 } } }, ['systems.crm.halfLifeDays']],
])('trust with %s is refused at its place', (_name, given, expected) => {
  expect(nodes(readTrust(given, standardModel, ['crm', 'mes']))).toEqual(expected);
});

test('differences are told by place, named things by name', () => {
  const before = { list: [{ name: 'a', x: 1 }, { name: 'b', x: 2 }], other: [1, 2], gone: true };
  const after = { list: [{ name: 'b', x: 3 }, { name: 'a', x: 1 }], other: [1, 3] };
  expect(differencesOf(before, after)).toEqual([
    { node: 'list.b.x', before: 2, after: 3 }, { node: 'other', before: [1, 2], after: [1, 3] }, { node: 'gone', before: true, after: null },
  ]);
  expect(differencesOf(before, before)).toEqual([]);
});
