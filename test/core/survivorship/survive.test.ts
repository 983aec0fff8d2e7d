import type { AttributeDeclaration, SurvivorshipPolicy } from '../../../src/core/model/entityType';
import type { JsonValue } from '../../../src/core/model/json';
import { survive } from '../../../src/core/survivorship/survive';
import type { PinnedValue, Survived } from '../../../src/core/survivorship/survive';
import type { TrustTable } from '../../../src/core/survivorship/trust';
import { attribute, facts, thing } from '../../support/facts';
import type { FactsOf } from '../../support/facts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 1);
const TRUST: TrustTable = {
  high: { trust: 0.9 }, low: { trust: 0.3 }, twin: { trust: 0.9 },
  fading: { trust: 0.8, halfLifeDays: 100 }, steady: { trust: 0.5 },
  fresh: { trust: 0.9, staleAfterDays: 30 }, special: { trust: 0.2, attributes: { 'thing.value': 0.99 } },
};

/** "system value daysAgo": a record of `system` that says `value` and was changed so many days ago ("?" for unknown). */
function said(text: string, index: number): FactsOf {
  const [system = '', value = '', daysAgo = '?'] = text.split(' ');
  return { id: `${index}`, system, updatedAt: daysAgo === '?' ? null : NOW - Number(daysAgo) * DAY, raw: { value } };
}

function run(policy: SurvivorshipPolicy, sources: readonly FactsOf[], over: { pins?: readonly PinnedValue[]; now?: number; more?: readonly AttributeDeclaration[] } = {}): Survived {
  const many = policy.policy === 'UNION';
  const type = thing([attribute({ name: 'value', survivorship: policy, cardinality: many ? 'MANY' : 'ONE' }), ...(over.more ?? [])]);
  return survive({ type, sources: sources.map((source) => facts(type, source)), pins: over.pins ?? [], trust: TRUST, now: over.now ?? NOW });
}

test.each<[string, SurvivorshipPolicy['policy'], string[], JsonValue | undefined, string]>([
  ['nobody says anything', 'SOURCE_TRUST', [], undefined, ''],
  ['the only value', 'SOURCE_TRUST', ['low a'], 'a', 'ONLY_VALUE'],
  ['all agree', 'SOURCE_TRUST', ['low a', 'high a'], 'a', 'ALL_AGREE'],
  ['the most trusted', 'SOURCE_TRUST', ['low a 0', 'high b 99'], 'b', 'MOST_TRUSTED'],
  ['trust may differ for one attribute', 'SOURCE_TRUST', ['high a', 'special b'], 'b', 'MOST_TRUSTED'],
  ['equal trust: the more recent', 'SOURCE_TRUST', ['high a 9', 'twin b 3'], 'b', 'MOST_TRUSTED'],
  ['equal in everything: the natural order', 'SOURCE_TRUST', ['twin b 3', 'high a 3'], 'a', 'MOST_TRUSTED'],
  ['a system that nobody has rated comes last', 'SOURCE_TRUST', ['unheard a 0', 'low b 999'], 'b', 'MOST_TRUSTED'],
  ['trust that has faded loses', 'SOURCE_TRUST', ['fading a 100', 'steady b 999'], 'b', 'MOST_TRUSTED'],
  ['trust that has not faded yet wins', 'SOURCE_TRUST', ['fading a 50', 'steady b 999'], 'a', 'MOST_TRUSTED'],
  ['unknown age counts as one half-life', 'SOURCE_TRUST', ['fading a ?', 'steady b 0'], 'b', 'MOST_TRUSTED'],
  ['a time in the future earns nothing', 'SOURCE_TRUST', ['fading a -9999', 'high b 999'], 'b', 'MOST_TRUSTED'],
  ['what is stale loses to anything that is not', 'SOURCE_TRUST', ['fresh a 30', 'low b 999'], 'b', 'MOST_TRUSTED'],
  ['a day earlier it was not', 'SOURCE_TRUST', ['fresh a 29', 'low b 999'], 'a', 'MOST_TRUSTED'],
  ['the most recent', 'MOST_RECENT', ['high a 9', 'low b 3'], 'b', 'MOST_RECENT'],
  ['a record without a time is not recent', 'MOST_RECENT', ['high a ?', 'low b 999'], 'b', 'MOST_RECENT'],
  ['equally recent: the more trusted', 'MOST_RECENT', ['low a 3', 'steady b 3'], 'b', 'MOST_RECENT'],
  ['the earliest', 'EARLIEST', ['high a 3', 'low b 9'], 'b', 'EARLIEST'],
  ['equally early: the more trusted', 'EARLIEST', ['low a 3', 'steady b 3'], 'b', 'EARLIEST'],
  ['a record without a time is not early', 'EARLIEST', ['high a ?', 'low b 9'], 'b', 'EARLIEST'],
  ['the most frequent', 'MOST_FREQUENT', ['high a 0', 'low b 9', 'low b 8', 'low c 1'], 'b', 'MOST_FREQUENT'],
  ['equally frequent: the more trusted', 'MOST_FREQUENT', ['low a 0', 'steady b 9'], 'b', 'MOST_FREQUENT'],
  ['the most complete', 'MOST_COMPLETE', ['high short 0', 'low rather-longer 9'], 'rather-longer', 'MOST_COMPLETE'],
  ['equally complete: the more trusted', 'MOST_COMPLETE', ['low aaaa 0', 'steady bbbb 9'], 'bbbb', 'MOST_COMPLETE'],
  ['all values, the most trusted first', 'UNION', ['low a', 'high b', 'steady c'], ['b', 'c', 'a'], 'UNION'],
  ['a value that another says more completely is dropped', 'UNION', ['high ab', 'low abc'], ['abc'], 'UNION'],
  ['the same value once', 'UNION', ['high a', 'low a'], ['a'], 'UNION'],
])('%s', (_title, policy, sources, value, why) => {
  const { values, provenance } = run({ policy } as SurvivorshipPolicy, sources.map(said));
  expect(values['value']).toEqual(value);
  expect(provenance[0]?.why ?? '').toBe(why);
});

test('provenance names the winner, those who agree, and the best of each losing value', () => {
  const { provenance } = run({ policy: 'SOURCE_TRUST' }, ['high a', 'low a', 'steady b', 'low b', 'low c 1'].map(said));
  expect(provenance).toEqual([{
    attribute: 'value', value: 'a', policy: 'SOURCE_TRUST', why: 'MOST_TRUSTED', sourceRecordId: '0', raw: 'a', agreeing: ['1'],
    runnersUp: [{ sourceRecordId: '2', value: 'b' }, { sourceRecordId: '4', value: 'c' }], pinned: false, conflict: true,
  }]);
});

test.each<[string, string[], boolean]>([
  ['values that differ', ['high a', 'low b'], true],
  ['values that agree', ['high a', 'low a'], false],
  ['values that differ in notation only', ['high Abc', 'low abc'], false],
  ['only a stale source disagrees', ['high a', 'fresh b 31'], false],
])('conflict: %s', (_title, sources, conflict) => {
  expect(run({ policy: 'SOURCE_TRUST' }, sources.map(said)).provenance[0]?.conflict).toBe(conflict);
});

test('a losing value is explained at most ten times', () => {
  const sources = Array.from({ length: 40 }, (_, n) => said(`low v${n}`, n));
  expect(run({ policy: 'SOURCE_TRUST' }, sources).provenance[0]?.runnersUp).toHaveLength(10);
});

const pin = (value: JsonValue, expiresAt: number | null = null): PinnedValue => ({ attribute: 'value', value, expiresAt });
test.each<[string, PinnedValue, JsonValue, number | null]>([
  ['a pin beats every source', pin('pinned'), 'pinned', null],
  ['until it expires', pin('pinned', NOW + DAY), 'pinned', NOW + DAY],
  ['at that very moment the sources decide again', pin('pinned', NOW), 'a', null],
  ['a pin on another attribute changes nothing', { ...pin('pinned'), attribute: 'other' }, 'a', null],
])('%s', (_title, pinned, value, dueAt) => {
  const survived = run({ policy: 'SOURCE_TRUST' }, ['high a', 'low b'].map(said), { pins: [pinned] });
  expect(survived.values['value']).toBe(value);
  expect(survived.dueAt).toBe(dueAt);
  if (value === 'pinned') {
    expect(survived.provenance[0]).toMatchObject({ why: 'PINNED', pinned: true, sourceRecordId: null, conflict: false, runnersUp: [{ value: 'a' }, { value: 'b' }] });
  }
});

test('a pin stands even when no source says anything; a pinned list is one entry per value', () => {
  const survived = run({ policy: 'UNION' }, [], { pins: [pin(['x', 'y'])] });
  expect(survived.values['value']).toEqual(['x', 'y']);
  expect(survived.provenance.map(({ value }) => value)).toEqual(['x', 'y']);
});

const group: readonly AttributeDeclaration[] = ['street', 'city'].map((name) => attribute({ name, group: 'address', survivorship: { policy: 'SAME_WINNER_AS', attribute: 'value' } }));
const grouped = (sources: readonly FactsOf[], pins: readonly PinnedValue[] = []): Survived => {
  const type = thing([...group, attribute({ name: 'value', group: 'address' })]); // the leader is declared last
  return survive({ type, sources: sources.map((source) => facts(type, source)), pins, trust: TRUST, now: NOW });
};
test.each<[string, FactsOf[], Record<string, JsonValue>]>([
  ['the winner of the leading attribute gives all', [
    { id: '1', system: 'high', raw: { value: 'a', street: 's1', city: 'c1' } }, { id: '2', system: 'low', raw: { value: 'b', street: 's2', city: 'c2' } }], { value: 'a', street: 's1', city: 'c1' }],
  ['also what it leaves empty, though another has it', [
    { id: '1', system: 'high', raw: { value: 'a', city: 'c1' } }, { id: '2', system: 'low', raw: { value: 'b', street: 's2', city: 'c2' } }], { value: 'a', city: 'c1' }],
  ['nobody has the leading attribute: still one source gives the rest', [
    { id: '1', system: 'low', raw: { street: 's1', city: 'c1' } }, { id: '2', system: 'high', raw: { city: 'c2' } }], { street: 's1', city: 'c1' }],
])('a group comes whole from one source: %s', (_title, sources, values) => {
  expect(grouped(sources).values).toEqual(values);
});

test('a pinned leader leaves the others of its group to one source', () => {
  const { values, provenance } = grouped([
    { id: '1', system: 'low', raw: { value: 'a', street: 's1', city: 'c1' } }, { id: '2', system: 'high', raw: { value: 'b', city: 'c2' } }], [pin('p')]);
  expect(values).toEqual({ value: 'p', street: 's1', city: 'c1' });
  expect(new Set(provenance.filter(({ attribute: name }) => name !== 'value').map(({ sourceRecordId }) => sourceRecordId)).size).toBe(1);
});
