import { ATTRIBUTE_KINDS, kindNamed } from '../../../src/core/attributes/registry';
import { KIND_NAMES } from '../../../src/core/model/entityType';

test('every declared kind is there, under the name it calls itself', () => {
  expect(Object.keys(ATTRIBUTE_KINDS).sort()).toEqual([...KIND_NAMES].sort());
  for (const name of KIND_NAMES) expect(kindNamed(name).name).toBe(name);
});
