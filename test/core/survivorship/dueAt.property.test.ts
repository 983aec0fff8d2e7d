import fc from 'fast-check';
import type { SurvivorshipPolicy } from '../../../src/core/model/entityType';
import { survive } from '../../../src/core/survivorship/survive';
import type { Survived, SurvivorshipFacts } from '../../../src/core/survivorship/survive';
import type { TrustTable } from '../../../src/core/survivorship/trust';
import { attribute, facts, thing } from '../../support/facts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 1);
const POLICIES = ['SOURCE_TRUST', 'MOST_RECENT', 'EARLIEST', 'MOST_FREQUENT', 'MOST_COMPLETE', 'UNION'] as const;
const type = thing([
  ...POLICIES.map((policy) => attribute({ name: policy, cardinality: policy === 'UNION' ? 'MANY' : 'ONE', survivorship: { policy } as SurvivorshipPolicy })),
  attribute({ name: 'lead', group: 'g' }), attribute({ name: 'tail', group: 'g', survivorship: { policy: 'SAME_WINNER_AS', attribute: 'lead' } }),
]);
const NAMES = type.attributes.map(({ name }) => name);

const trust: fc.Arbitrary<TrustTable> = fc.tuple(...['p', 'q', 'r', 's'].map((system) => fc.record({
  trust: fc.integer({ min: 1, max: 97 }).map((percent) => percent / 97),
}).chain((base) => fc.record({ halfLifeDays: fc.option(fc.integer({ min: 3, max: 900 }), { nil: undefined }), staleAfterDays: fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }) })
  .map(({ halfLifeDays, staleAfterDays }) => [system, { ...base, ...(halfLifeDays === undefined ? {} : { halfLifeDays }), ...(staleAfterDays === undefined ? {} : { staleAfterDays }) }] as const))))
  .map((entries) => Object.fromEntries(entries));

// Some times lie ahead of now: a source whose clock is wrong.
const source = fc.record({
  system: fc.constantFrom('p', 'q', 'r', 's', 'unrated'), age: fc.option(fc.integer({ min: -40 * DAY, max: 700 * DAY }), { nil: null }),
  values: fc.tuple(...NAMES.map(() => fc.option(fc.constantFrom('x', 'xy', 'z'), { nil: null }))),
});
const situation: fc.Arbitrary<SurvivorshipFacts> = fc.record({
  trust, sources: fc.array(source, { maxLength: 5 }),
  pins: fc.uniqueArray(fc.record({ attribute: fc.constantFrom(...NAMES), value: fc.constant('pinned'), expiresAt: fc.option(fc.integer({ min: NOW - 5 * DAY, max: NOW + 300 * DAY }), { nil: null }) }),
    { maxLength: 2, selector: (pin) => pin.attribute }),
}).map((given) => ({
  type, trust: given.trust, pins: given.pins, now: NOW,
  sources: given.sources.map(({ system, age, values }, n) => facts(type, {
    id: `${n}`, system, updatedAt: age === null ? null : NOW - age,
    raw: Object.fromEntries(NAMES.flatMap((name, index) => (values[index] === null ? [] : [[name, values[index] ?? '']]))),
  })),
}));
const answer = ({ values, provenance }: Survived): object => ({ values, provenance });
const HORIZON = 4_000 * DAY;

test('until the due moment the answer stays the same to the last detail', () => {
  fc.assert(fc.property(situation, fc.double({ min: 0, max: 1, noNaN: true }), (given, part) => {
    const now = survive(given);
    const end = now.dueAt ?? NOW + HORIZON;
    expect(end).toBeGreaterThan(NOW);
    for (const later of [end - 1, NOW + Math.floor((end - 1 - NOW) * part)]) expect(answer(survive({ ...given, now: later }))).toEqual(answer(now));
  }), { numRuns: 2_000, seed: 41 });
});

test('whoever computes anew at each due moment comes to an end, and believes what a later look believes', () => {
  fc.assert(fc.property(situation, (given) => {
    let current = survive(given);
    for (let steps = 0; current.dueAt !== null && current.dueAt < NOW + HORIZON; steps += 1) {
      expect(steps).toBeLessThan(200);
      current = survive({ ...given, now: current.dueAt });
    }
    expect(answer(survive({ ...given, now: NOW + HORIZON }))).toEqual(answer(current));
  }), { numRuns: 500, seed: 42 });
});

test('the order of sources and pins does not matter', () => {
  fc.assert(fc.property(situation, fc.infiniteStream(fc.nat()), (given, keys) => {
    const shuffle = <T>(list: readonly T[]): T[] => list.map((one) => [one, keys.next().value ?? 0] as const).sort((x, y) => x[1] - y[1]).map(([one]) => one);
    expect(survive({ ...given, sources: shuffle(given.sources), pins: shuffle(given.pins) })).toEqual(survive(given));
  }), { numRuns: 1_000, seed: 43 });
});

test('a group never mixes sources', () => {
  fc.assert(fc.property(situation, (given) => {
    const winners = survive(given).provenance.filter(({ attribute: name, pinned }) => (name === 'lead' || name === 'tail') && !pinned);
    expect(new Set(winners.map(({ sourceRecordId }) => sourceRecordId)).size).toBeLessThanOrEqual(1);
  }), { numRuns: 1_000, seed: 44 });
});

test('a record dated ahead does not age yet: the one that does falls behind it sooner', () => {
  const ahead = { id: '1', system: 'p', updatedAt: NOW + 200 * DAY, raw: { lead: 'x' } };
  const ageing = { id: '2', system: 'q', updatedAt: NOW, raw: { lead: 'z' } };
  const both = { p: { trust: 0.5, halfLifeDays: 100 }, q: { trust: 0.6, halfLifeDays: 100 } };
  const given = { type, sources: [ahead, ageing].map((one) => facts(type, one)), pins: [], trust: both };
  expect([0, 20, 40].map((day) => survive({ ...given, now: NOW + day * DAY }).values['lead'])).toEqual(['z', 'z', 'x']);
  const { dueAt } = survive({ ...given, now: NOW });
  expect(dueAt).toBeGreaterThan(NOW + 26 * DAY);
  expect(dueAt).toBeLessThan(NOW + 27 * DAY);
});

test('trust that hardly differs in speed crosses beyond any calendar: never', () => {
  const two = [{ id: '1', system: 'p', updatedAt: NOW, raw: { lead: 'x' } }, { id: '2', system: 'q', updatedAt: NOW, raw: { lead: 'z' } }];
  const almost = { p: { trust: 0.9, halfLifeDays: 365 }, q: { trust: 0.1, halfLifeDays: 365.000_001 } };
  expect(survive({ type, sources: two.map((one) => facts(type, one)), pins: [], trust: almost, now: NOW }).dueAt).toBeNull();
});
