import { distinguishingKeys, exactKeysFor } from '../../../src/core/linking/exactKeys';
import { customer } from '../../../src/core/model/types/customer';
import { device } from '../../../src/core/model/types/device';
import type { EntityType } from '../../../src/core/model/entityType';
import type { JsonValue } from '../../../src/core/model/json';
import { attribute, facts, thing } from '../../support/facts';

const CODE = '91320400MA1X00018J';
const keys = (type: EntityType, raw: Record<string, JsonValue>): string[] => exactKeysFor(type, facts(type, { id: '1', raw })).map(({ key }) => key);

test.each<[string, Record<string, JsonValue>, string[]]>([
  ['a phone alone identifies nobody', { phones: '13912340001' }, []],
  ['a name alone identifies nobody', { name: '闻人语' }, []],
  ['a phone with a name does', { phones: '139-1234-0001', name: '闻人语' }, ['phoneAndName|+8613912340001|闻人语']],
  ['an extension does not keep anybody apart', { phones: '0519-85550001转8001', name: '闻人语' }, ['phoneAndName|+8651985550001|闻人语']],
  ['a title without a given name says too little', { phones: '13912340001', name: '王先生' }, []],
  ['a placeholder is no phone', { phones: '无', name: '闻人语' }, []],
  ['every phone with the name', { phones: ['13912340001', '13912340002'], name: '闻人语' }, ['phoneAndName|+8613912340001|闻人语', 'phoneAndName|+8613912340002|闻人语']],
  ['a verified identifier does alone', { creditCode: CODE }, [`creditCode|${CODE}`]],
])('customer: %s', (_title, raw, expected) => {
  // The identity of a name is the name kind's business; here it counts that there is one.
  expect(keys(customer, raw).map((key) => key.replace(/\|[^|]*闻人语[^|]*$/, '|闻人语'))).toEqual(expected);
});

test('two writings of one serial number have one key', () => {
  expect(keys(device, { sn: 'SN：QZ24-0100-01AB' })).toEqual(keys(device, { sn: 'qz24010001ab' }));
});

test('values that contain the separator do not run into each other', () => {
  const type = thing([attribute({ name: 'a' }), attribute({ name: 'b' })], { exactRules: [{ name: 'both', label: { zh: '', en: '' }, attributes: ['a', 'b'] }] });
  const all = [{ a: 'x|y', b: 'z' }, { a: 'x', b: 'y|z' }, { a: 'x\\', b: '|y|z' }, { a: 'x\\|y', b: 'z' }].flatMap((raw) => keys(type, raw));
  expect(new Set(all).size).toBe(4);
});

test('a record with a hundred phones has a bounded number of keys', () => {
  const phones = Array.from({ length: 100 }, (_, n) => `139${String(10_000_000 + n)}`);
  expect(keys(customer, { name: '闻人语', phones })).toHaveLength(24);
});

test('only verified identifiers tell two records apart', () => {
  expect(distinguishingKeys(customer, facts(customer, { id: '1', raw: { name: '闻人语', phones: '13912340001', creditCode: CODE } })))
    .toEqual([{ attribute: 'creditCode', key: CODE }]);
});
