import fc from 'fast-check';
import { Components } from '../../../../src/core/linking/sets/components';
import { KeyCollector } from '../../../../src/core/linking/sets/keyEntries';
import type { KeyEntries } from '../../../../src/core/linking/sets/keyEntries';
import { keyGroups, PartnerFinder } from '../../../../src/core/linking/sets/keyGroups';
import { keyOrder } from '../../../../src/core/linking/sets/keyOrder';

interface Entry { readonly record: number; readonly high: number; readonly low: number }
const MOST = 4;

// Keys that differ in their last bits alone, and on both sides of the sign.
const half = fc.constantFrom(0, 1, 2, 0x7fffffff, 0x80000000, 0xffffffff);
const entries: fc.Arbitrary<Entry[]> = fc.array(fc.record({ record: fc.nat(40), high: half, low: half }), { minLength: 60, maxLength: 120 })
  .map((list) => [...new Map(list.map((one) => [`${one.record} ${one.high} ${one.low}`, one])).values()].sort((x, y) => x.record - y.record));

function collected(list: readonly Entry[]): KeyEntries {
  const collector = new KeyCollector();
  for (const { record, high, low } of list) collector.add(record, high, low, MOST);
  return collector.entries();
}
const signed = ({ high, low }: Entry): bigint => BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low));

test('keys are sorted as the database sorts signed numbers, equal ones by their records', () => {
  fc.assert(fc.property(entries, (list) => {
    const order = Array.from(keyOrder(collected(list)), (at) => list[at]);
    const expected = [...list].sort((x, y) => (signed(x) < signed(y) ? -1 : signed(x) > signed(y) ? 1 : x.record - y.record));
    expect(order).toEqual(expected);
  }));
});

test('whoever shares a key is a partner, once, unless more share it than may', () => {
  fc.assert(fc.property(entries, (list) => {
    const finder = new PartnerFinder(keyGroups(collected(list), 41), 41);
    const found: string[] = [];
    for (let record = 0; record < 41; record += 1) finder.eachPartner(record, (partner) => found.push(`${record} ${partner}`));
    const holders = new Map<bigint, number[]>();
    for (const one of list) holders.set(signed(one), [...holders.get(signed(one)) ?? [], one.record]);
    const expected = [...holders.values()].filter(({ length }) => length <= MOST).flatMap((all) => all.flatMap((x) => all.filter((y) => y > x).map((y) => `${x} ${y}`)));
    expect(found.sort()).toEqual([...new Set(expected)].sort());
  }));
});

test('what is joined is one component, named by its least member', () => {
  const components = new Components(7);
  for (const [a, b] of [[5, 3], [3, 1], [6, 2]] as const) components.join(a, b);
  expect(components.several()).toEqual([[1, 3, 5], [2, 6]]);
  expect(components.find(5)).toBe(1);
});
