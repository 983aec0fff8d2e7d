import fc from 'fast-check';
import type { Clustered, ScoredPair } from '../../../src/core/linking/clusterPairs';
import { clusterPairs } from '../../../src/core/linking/clusterPairs';
import type { JudgedPair } from '../../../src/core/linking/judgement';
import { PERSON_RANK } from '../../../src/core/linking/judgement';
import { clustersOf } from '../../../src/core/linking/link';

const THRESHOLDS = { link: 3, join: 4, review: -4 };
const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'x'];

/** "a5b": compared, 5 bits; "a-6b": -6 bits, all against them; "a~-6b": nothing against them; "a!b": a veto. "a==b", "a!!b", "a??b": a person's judgement. */
function read(texts: readonly string[]): { pairs: ScoredPair[]; judgements: JudgedPair[] } {
  const pairs: ScoredPair[] = [];
  const judgements: JudgedPair[] = [];
  for (const text of texts) {
    const [, a = '', sign = '', b = ''] = /^(\w)(==|!!|\?\?|!|~?-?[\d.]+)(\w)$/.exec(text) ?? [];
    const judgement = ({ '==': 'MATCH', '!!': 'NO_MATCH', '??': 'UNSURE' } as const)[sign];
    if (judgement !== undefined) judgements.push({ a, b, judgement, judge: 'PERSON', evidence: 'decision', rank: PERSON_RANK });
    else if (sign === '!') pairs.push({ a, b, bits: 0, against: 0, veto: true });
    else { const bits = Number(sign.replace('~', '')); pairs.push({ a, b, bits, against: sign.startsWith('~') ? 0 : Math.min(0, bits), veto: false }); }
  }
  return { pairs, judgements };
}
const settle = (texts: readonly string[], thresholds = THRESHOLDS): Clustered => clusterPairs({ ids: IDS, ...read(texts), thresholds });
const show = ({ clusters, review }: Clustered, texts: readonly string[]): { clusters: string; review: string } => ({
  clusters: clusters.filter((members) => members.length > 1 || members.some((id) => texts.join().includes(id))).map((members) => members.join('')).join(' '),
  review: review.map(({ a, b, reason }) => `${a}${b}:${reason.charAt(0)}`).sort().join(' '),
});

test.each<[string, string[], string, string]>([
  ['what agrees is one', ['a5b', 'b5c', 'a5c'], 'abc', ''],
  ['between the thresholds a person is asked', ['a2b'], 'a b', 'ab:S'],
  ['below both nobody is', ['a-5b'], 'a b', ''],
  ['a veto outweighs everything', ['a!b', 'a9b'], 'a b', ''],
  ['one strong pair does not chain two that are far apart', ['a9b', 'b5c', 'a-5c'], 'ab c', 'bc:S'],
  ['what is compared with one of a cluster alone joins by that', ['a6b', 'b5c'], 'abc', ''],
  ['two of several records each need more', ['a9b', 'c9d', 'a3.5c', 'b3.5d'], 'ab cd', 'ac:S'],
  ['and have it here', ['a9b', 'c9d', 'a5c', 'b5d'], 'abcd', ''],
  ['x fits two that conflict: it joins neither and waits', ['a!b', 'a5x', 'b5x'], 'a b x', 'ax:C bx:C'],
  ['also where they conflict by their bits', ['a-8b', 'a5x', 'b5x'], 'a b x', 'ax:C bx:C'],
  ['and where it is a family that waits', ['a!b', 'x9c', 'a5x', 'b5x', 'a5c', 'b5c'], 'a b cx', 'ac:C bc:C'],
  ['where it fits one clearly better it joins that one', ['a!b', 'a9x', 'b5x'], 'ax b', ''],
  ['few bits alone are no conflict', ['a~-5b', 'a9x', 'b9x'], 'abx', ''],
  ['pairs that tell nothing do not water down those that do', ['a9b', 'a9c', 'b~-5c'], 'abc', ''],
  ['two that merely were not compared do not conflict', ['a5x', 'b5x'], 'abx', ''],
  ['what hangs on an end goes with it', ['a!c', 'a5x', 'c5x', 'a9b'], 'ab c x', 'ax:C cx:C'],
  ['conflicts elsewhere do not matter', ['a!b', 'a5x', 'b5x', 'd5e', 'e5f', 'd5f'], 'a b def x', 'ax:C bx:C'],
  ['A ≠ B and B = C gives A ≠ C', ['a!!b', 'b9c', 'a5c'], 'a bc', ''],
  ['also when a person said B = C', ['a!b', 'b==c', 'a9c'], 'a bc', ''],
  ['a person\'s MATCH beats a veto', ['a!b', 'a==b'], 'ab', ''],
  ['and carries those who belong to both', ['a!b', 'a==b', 'a5x', 'b5x'], 'abx', ''],
  ['whom people have joined one by one, no machine tears apart', ['a!c', 'a==b', 'b==c'], 'abc', ''],
  ['a person\'s MATCH needs no comparison', ['a==b'], 'ab', ''],
  ['a person\'s NO_MATCH splits what a machine joins', ['a!!b', 'a9b'], 'a b', ''],
  ['across a third record too', ['a!!b', 'a5x', 'b5x'], 'a b x', 'ax:C bx:C'],
  ['people who contradict each other leave the one between in doubt', ['a!!b', 'a==x', 'b==x'], 'a b x', 'ax:P bx:P'],
  ['where a person could not say, the machine does not know better', ['a9b', 'a??b'], 'a b', ''],
  ['nor does it by a detour', ['a9b', 'a??b', 'a9c', 'b8c'], 'ac b', ''],
  ['and what else one of both fits stays in doubt', ['a!b', 'a9x', 'b9x', 'a??x'], 'a b x', 'bx:C'],
])('%s', (_title, texts, clusters, review) => {
  expect(show(settle(texts), texts)).toEqual({ clusters, review });
});

test('the answer that is worth most is asked first: likely, and joining many', () => {
  const { review } = settle(['a2b', 'c-3d', 'e2f', 'e9x']);
  expect(review.map(({ a, b }) => a + b)).toEqual(['ef', 'ab', 'cd']);
  expect(review[0]?.gain).toBeGreaterThan((review[1]?.gain ?? Infinity) * 0.5);
});

test('a thousand records that all fit one are joined, and one that conflicts with all stays out', () => {
  const ids = Array.from({ length: 2_000 }, (_none, n) => `r${String(n).padStart(4, '0')}`);
  const pairs = ids.slice(1).map((b, n): ScoredPair => ({ a: ids[0] ?? '', b, bits: 9, against: 0, veto: n === 1_500 }));
  const { clusters } = clusterPairs({ ids, pairs, judgements: [], thresholds: THRESHOLDS });
  expect(clusters.map(({ length }) => length)).toEqual([1_999, 1]);
});

const someId = fc.integer({ min: 0, max: 6 });
const somePair = fc.tuple(someId, someId, fc.constantFrom('9', '5', '5', '3.5', '2', '-2', '~-5', '-8', '!', '==', '!!', '??')).filter(([a, b]) => a < b)
  .map(([a, b, sign]) => ({ text: `${IDS[a] ?? ''}${sign}${IDS[b] ?? ''}`, key: `${a} ${b} ${/[=?]|!!/.test(sign) ? 'person' : 'machine'}` }));
const some = fc.uniqueArray(somePair, { maxLength: 20, selector: ({ key }) => key }).map((pairs) => pairs.map(({ text }) => text));
const together = ({ clusters }: Clustered, a: string, b: string): boolean => clusters.some((members) => members.includes(a) && members.includes(b));
const shuffled = (texts: readonly string[], keys: Iterator<number>): string[] =>
  [...texts].map((text) => [text, Number(keys.next().value ?? 0)] as const).sort((x, y) => x[1] - y[1]).map(([text]) => text);

test('the order of pairs and judgements does not matter', () => {
  fc.assert(fc.property(some, fc.infiniteStream(fc.nat()), (texts, keys) => {
    expect(settle(shuffled(texts, keys))).toEqual(settle(texts));
  }), { numRuns: 1_000, seed: 71 });
});

test('the records\' ids do not matter, only their natural order', () => {
  fc.assert(fc.property(some, fc.shuffledSubarray(['p', 'q', 'r', 's', 't', 'u', 'v'], { minLength: 7 }), (texts, names) => {
    const to = (id: string): string => names[IDS.indexOf(id)] ?? id;
    const { pairs, judgements } = read(texts);
    const renamed = clusterPairs({ ids: names, pairs: pairs.map((one) => ({ ...one, a: to(one.a), b: to(one.b) })), judgements: judgements.map((one) => ({ ...one, a: to(one.a), b: to(one.b) })), thresholds: THRESHOLDS });
    expect(renamed.clusters).toEqual(settle(texts).clusters.map((members) => members.map(to)));
  }), { numRuns: 500, seed: 72 });
});

test('no two that a person holds apart are ever together', () => {
  fc.assert(fc.property(some, (texts) => {
    const found = settle(texts);
    for (const { a, b } of read(texts).judgements.filter(({ judgement }) => judgement === 'NO_MATCH')) expect(together(found, a, b)).toBe(false);
  }), { numRuns: 500, seed: 73 });
});

test('two that a veto holds apart are together only where people have joined them', () => {
  fc.assert(fc.property(some, (texts) => {
    const [found, byPeople] = [settle(texts), settle(texts.filter((text) => /==|!!|\?\?/.test(text)))];
    for (const { a, b } of read(texts).pairs.filter(({ veto }) => veto)) if (together(found, a, b)) expect(together(byPeople, a, b)).toBe(true);
  }), { numRuns: 500, seed: 74 });
});

test('a person\'s MATCH holds, unless people contradict each other', () => {
  fc.assert(fc.property(some, (texts) => {
    const found = settle(texts);
    const { judgements } = read(texts);
    if (judgements.some(({ judgement }) => judgement === 'NO_MATCH')) return;
    for (const { a, b, judgement } of judgements) if (judgement === 'MATCH') expect(together(found, a, b)).toBe(true);
  }), { numRuns: 500, seed: 75 });
});

test('the links alone give the clusters, and nobody is asked about what is together already', () => {
  fc.assert(fc.property(some, (texts) => {
    const found = settle(texts);
    const links = found.links.map(([a, b]): JudgedPair => ({ a, b, judgement: 'MATCH', judge: 'MACHINE', evidence: 'score', rank: 0 }));
    expect(clustersOf(IDS, links)).toEqual(found.clusters);
    expect(found.links).toHaveLength(IDS.length - found.clusters.length);
    for (const { a, b } of found.review) expect(together(found, a, b)).toBe(false);
  }), { numRuns: 500, seed: 76 });
});

test('an answer that agrees with what a machine did changes nothing', () => {
  fc.assert(fc.property(some, (texts) => {
    const machine = texts.filter((text) => !/==|!!|\?\?/.test(text));
    const found = settle(machine);
    const answered = clusterPairs({ ids: IDS, pairs: read(machine).pairs, thresholds: THRESHOLDS, judgements: found.links.map(([a, b]): JudgedPair => ({ a, b, judgement: 'MATCH', judge: 'PERSON', evidence: 'decision', rank: PERSON_RANK })) });
    for (const members of found.clusters) for (const id of members) expect(together(answered, members[0] ?? id, id)).toBe(true);
  }), { numRuns: 500, seed: 77 });
});
