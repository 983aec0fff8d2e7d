import fc from 'fast-check';
import { clustersOf } from '../../../src/core/linking/link';
import type { JudgedPair } from '../../../src/core/linking/judgement';
import { PERSON_RANK } from '../../../src/core/linking/judgement';
import { resolveConflicts } from '../../../src/core/linking/resolveConflicts';

/** "a=b" a machine's MATCH of rank 2, "a=b@0" of rank 0, "a!b" its NO_MATCH; "a==b", "a!!b" and "a??b" (UNSURE) a person's. */
function pair(text: string): JudgedPair {
  const [, a = '', sign = '', b = '', rank = ''] = /^(\w+?)(==|=|!!|!|\?\?)(\w+?)(?:@(\d))?$/.exec(text) ?? [];
  const person = sign.length === 2;
  return {
    a, b, judgement: sign.startsWith('=') ? 'MATCH' : sign === '??' ? 'UNSURE' : 'NO_MATCH', judge: person ? 'PERSON' : 'MACHINE', evidence: person ? 'decision' : 'rule',
    rank: person ? PERSON_RANK : rank !== '' ? Number(rank) : sign === '!' ? 0 : 2,
  };
}

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'x'];
function settle(texts: readonly string[]): { clusters: string; unsure: string } {
  const settled = resolveConflicts(texts.map(pair), new Map(IDS.map((id, index) => [id, index])));
  const seen = new Set(texts.join());
  return {
    clusters: clustersOf(IDS.filter((id) => seen.has(id)), settled).map((cluster) => cluster.join('')).join(' '),
    unsure: settled.filter(({ judgement }) => judgement === 'UNSURE').map(({ a, b }) => a + b).join(' '),
  };
}

test.each<[string, string[], string, string]>([
  ['what agrees is one', ['a=b', 'b=c'], 'abc', ''],
  ['x fits two that conflict: it joins neither and waits', ['a!b', 'a=x', 'b=x'], 'a b x', 'ax bx'],
  ['two that conflict are not joined directly', ['a!b', 'a=b'], 'a b', ''],
  ['on a chain all between the two that conflict is in doubt, and stays together', ['a!d', 'a=b', 'b=c', 'c=d'], 'a bc d', 'ab cd'],
  ['what hangs on an end goes with it', ['a!c', 'a=x', 'c=x', 'a=b'], 'ab c x', 'ax cx'],
  ['two ways between them: both are in doubt', ['a!d', 'a=b', 'b=d', 'a=c', 'c=d'], 'a b c d', 'ab ac bd cd'],
  ['a stronger rule is believed first: x belongs to b, and only its weaker tie to a is in doubt', ['a!b', 'b=x@0', 'a=x'], 'a bx', 'ax'],
  ['A ≠ B and B = C gives A ≠ C', ['a!!b', 'b=c@0', 'a=c'], 'a bc', 'ac'],
  ['also when a person said B = C', ['a!b', 'b==c', 'a=c'], 'a bc', 'ac'],
  ['a person\'s MATCH beats a machine\'s veto', ['a!b', 'a==b'], 'ab', ''],
  ['and carries those who belong to both', ['a!b', 'a==b', 'a=x', 'b=x'], 'abx', ''],
  ['whom people have joined one by one, no machine tears apart', ['a!c', 'a==b', 'b==c'], 'abc', ''],
  ['those in doubt between the same two stay together', ['a!b', 'a=c', 'b=c', 'a=d', 'b=d', 'c=d'], 'a b cd', 'ac ad bc bd'],
  ['and keep what hangs on them', ['a!b', 'a=c', 'b=c', 'c=d'], 'a b cd', 'ac bc'],
  ['a person\'s NO_MATCH splits what a machine joins', ['a!!b', 'a=b@0'], 'a b', ''],
  ['across a third record too', ['a!!b', 'a=x@0', 'b=x@0'], 'a b x', 'ax bx'],
  ['people who contradict each other leave the one between in doubt', ['a!!b', 'a==x', 'b==x'], 'a b x', 'ax bx'],
  ['a person\'s UNSURE bars a machine', ['a??b', 'a=b@0'], 'a b', 'ab'],
  ['across a third record too', ['a??b', 'a=x', 'b=x'], 'a b x', 'ab ax bx'],
  ['what fits two that conflict does not fall to the one because of the other', ['a!b', 'a??x', 'a=x', 'b=x'], 'a b x', 'ax bx'],
  ['where no machine speaks for it, it is no doubt', ['a!b', 'a??x', 'b=x'], 'a bx', 'ax'],
  ['but no person', ['a??b', 'a==x', 'b==x'], 'abx', 'ab'],
  ['three that all conflict', ['a!b', 'b!c', 'a!c', 'a=x', 'b=x', 'c=x'], 'a b c x', 'ax bx cx'],
  ['conflicts elsewhere do not matter', ['a!b', 'a=x', 'b=x', 'd=e', 'e=f'], 'a b def x', 'ax bx'],
])('%s', (_title, texts, clusters, unsure) => {
  expect(settle(texts)).toEqual({ clusters, unsure });
});

test('a bucket in which twenty identities conflict over a thousand records is settled at once', () => {
  const ids = Array.from({ length: 1_020 }, (_, n) => `r${String(n).padStart(4, '0')}`);
  const machine = (a: string, b: string, judgement: 'MATCH' | 'NO_MATCH'): JudgedPair => ({ a, b, judgement, judge: 'MACHINE', evidence: 'rule', rank: judgement === 'MATCH' ? 2 : 0 });
  const conflicting = ids.slice(0, 20);
  const given = [
    ...conflicting.flatMap((a, n) => conflicting.slice(n + 1).map((b) => machine(a, b, 'NO_MATCH'))),
    ...ids.slice(0, 8).flatMap((a, n) => ids.slice(n + 1).map((b) => machine(a, b, 'MATCH'))).filter(({ a, b }) => !(conflicting.includes(a) && conflicting.includes(b))),
  ];
  const before = performance.now();
  const settled = resolveConflicts(given, new Map(ids.map((id, index) => [id, index])));
  expect(performance.now() - before).toBeLessThan(5_000);
  expect(settled.filter(({ judgement }) => judgement === 'MATCH')).toEqual([]);
});

const someId = fc.integer({ min: 0, max: 6 });
const somePair = fc.tuple(someId, someId, fc.constantFrom('=', '=', '=', '!', '==', '!!'), fc.integer({ min: 0, max: 2 }))
  .filter(([a, b]) => a < b).map(([a, b, sign, rank]) => pair(`${IDS[a] ?? ''}${sign}${IDS[b] ?? ''}${sign === '=' ? `@${rank}` : ''}`));
const pairs = fc.uniqueArray(somePair, { maxLength: 14, selector: ({ a, b, judge }) => a + b + judge });
const ORDER = new Map(IDS.map((id, index) => [id, index]));
const outcome = (settled: readonly JudgedPair[]): string[] => settled.map(({ a, b, judge, judgement }) => `${a}${b} ${judge} ${judgement}`).sort();

test('the order of the pairs does not matter', () => {
  fc.assert(fc.property(pairs, fc.infiniteStream(fc.nat()), (given, keys) => {
    const shuffled = [...given].map((one) => [one, keys.next().value ?? 0] as const).sort((x, y) => x[1] - y[1]).map(([one]) => one);
    expect(outcome(resolveConflicts(shuffled, ORDER))).toEqual(outcome(resolveConflicts(given, ORDER)));
  }), { numRuns: 500, seed: 21 });
});

test('the records\' ids do not matter, only their natural order', () => {
  fc.assert(fc.property(pairs, fc.shuffledSubarray(['p', 'q', 'r', 's', 't', 'u', 'v'], { minLength: 7 }), (given, names) => {
    const renamed = new Map(IDS.map((id, index) => [id, names[index] ?? '']));
    const to = (id: string): string => renamed.get(id) ?? id;
    const settled = resolveConflicts(given.map((one) => ({ ...one, a: to(one.a), b: to(one.b) })), new Map(IDS.map((id, index) => [to(id), index])));
    expect(outcome(settled)).toEqual(outcome(resolveConflicts(given, ORDER).map((one) => ({ ...one, a: to(one.a), b: to(one.b) }))));
  }), { numRuns: 500, seed: 22 });
});

test('no two that a person holds apart are ever together', () => {
  fc.assert(fc.property(pairs, (given) => {
    const clusters = clustersOf(IDS, resolveConflicts(given, ORDER));
    for (const { a, b } of given.filter(({ judge, judgement }) => judge === 'PERSON' && judgement === 'NO_MATCH')) {
      expect(clusters.some((cluster) => cluster.includes(a) && cluster.includes(b))).toBe(false);
    }
  }), { numRuns: 500, seed: 23 });
});

test('two that a machine holds apart are together only where people have joined them', () => {
  fc.assert(fc.property(pairs, (given) => {
    const settled = resolveConflicts(given, ORDER);
    const byPeople = clustersOf(IDS, settled.filter(({ judge }) => judge === 'PERSON'));
    const together = (clusters: readonly (readonly string[])[], a: string, b: string): boolean => clusters.some((cluster) => cluster.includes(a) && cluster.includes(b));
    for (const { a, b } of settled.filter(({ judge, judgement }) => judge === 'MACHINE' && judgement === 'NO_MATCH')) {
      if (together(clustersOf(IDS, settled), a, b)) expect(together(byPeople, a, b)).toBe(true);
    }
  }), { numRuns: 500, seed: 24 });
});
