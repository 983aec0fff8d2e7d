import type { EntityType } from '../../../src/core/model/entityType';
import { defineModel, entityType } from '../../../src/core/model/model';
import { standardModel } from '../../../src/core/model/standardModel';
import { attribute } from '../../support/facts';

const LABEL = { zh: '', en: '' };
const type = (over: Partial<EntityType>): EntityType => ({ name: 'part', label: LABEL, key: { from: 'SOURCE' }, attributes: [attribute({ name: 'a' })], exactRules: [], ...over });
const attributes = (...list: Parameters<typeof attribute>[0][]): Partial<EntityType> => ({ attributes: list.map(attribute) });
const follows = (name: string) => ({ policy: 'SAME_WINNER_AS', attribute: name } as const);

test.each<[string, EntityType[], string]>([
  ['two types of one name', [type({}), type({})], 'two entity types have the same name'],
  ['two attributes of one name', [type(attributes({ name: 'a' }, { name: 'a' }))], 'part: two attributes have the same name'],
  ['a key that is no attribute', [type({ key: { from: 'ATTRIBUTE', attribute: 'sn' } })], 'part: the key names sn, which is not an attribute'],
  ['a key by which nothing is linked', [type({ key: { from: 'ATTRIBUTE', attribute: 'a' } })], 'part: the key a needs an exact rule of its own'],
  ['a rule over no attribute', [type({ exactRules: [{ name: 'r', label: LABEL, attributes: ['a', 'b'] }] })], 'part: exact rule r names b, which is not an attribute'],
  ['following nobody', [type(attributes({ name: 'a', survivorship: follows('b') }))], 'part: survivorship of a names b, which is not an attribute'],
  ['following a follower', [type(attributes({ name: 'a' }, { name: 'b', survivorship: follows('a') }, { name: 'c', survivorship: follows('b') }))], 'part: c follows b, which follows another'],
  ['following out of the group', [type(attributes({ name: 'a' }, { name: 'b', group: 'g', survivorship: follows('a') }))], 'part: b follows a of another group'],
  ['a group with two leaders', [type(attributes({ name: 'a', group: 'g' }, { name: 'b', group: 'g' }))], 'part: group g needs exactly one leading attribute, it has 2'],
  ['many values without union', [type({ attributes: [{ ...attribute({ name: 'a' }), cardinality: 'MANY' }] })], 'part: a: UNION and MANY go together'],
  ['union of one value', [type({ attributes: [{ ...attribute({ name: 'a' }), survivorship: { policy: 'UNION' } }] })], 'part: a: UNION and MANY go together'],
  ['a reference out of the model', [type(attributes({ name: 'a', kind: 'reference', refersTo: { type: 'lorry', by: 'SOURCE_KEY' } }))], 'part: a refers to lorry, which is not in the model'],
  ['by golden key to a type without one of its own', [type(attributes({ name: 'a', kind: 'reference', refersTo: { type: 'part', by: 'GOLDEN_KEY' } }))], 'part: a refers by golden key to a type whose key is not an attribute'],
])('%s', (_title, types, mistake) => {
  expect(() => defineModel(types)).toThrow(mistake);
});

test('all mistakes are told at once', () => {
  expect(() => defineModel([type({ key: { from: 'ATTRIBUTE', attribute: 'x' }, ...attributes({ name: 'a' }, { name: 'a' }) })]))
    .toThrow(/two attributes have the same name[\s\S]*the key names x/);
});

test('the standard model is sound and every label is in both languages', () => {
  const labels = [...standardModel.types.values()].flatMap((one) => [one.label, ...one.attributes.map(({ label }) => label), ...one.exactRules.map(({ label }) => label)]);
  expect(labels.flatMap(({ zh, en }) => [zh, en])).not.toContain('');
});

test('asking for a type that the model lacks says which it has', () => {
  expect(() => entityType(standardModel, 'lorry')).toThrow('no entity type lorry; the model has customer, device, contract, ticket');
});
