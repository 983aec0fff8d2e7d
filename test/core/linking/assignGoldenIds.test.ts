import fc from 'fast-check';
import { assignGoldenIds } from '../../../src/core/linking/assignGoldenIds';
import type { Membership } from '../../../src/core/linking/assignGoldenIds';

/** "r:G" belongs to G, which was made for it; "r:G<H" belongs to G, made for H; "r:-<H" belongs nowhere; "r" is new. */
function membership(text: string): Membership {
  const [, recordId = '', golden, home] = /^(\w+)(?::(\w+|-)(?:<(\w+|-))?)?$/.exec(text) ?? [];
  const named = (name: string | undefined): string | null => (name === undefined || name === '-' ? null : name);
  return { recordId, goldenId: named(golden), homeGoldenId: named(home ?? golden) };
}

function assign(clusters: string, memberships: string): string {
  let minted = 0;
  const assigned = assignGoldenIds(clusters.split(' ').map((members) => members.split('')), memberships.split(' ').map(membership), () => `new${++minted}`);
  return assigned.map(({ goldenId, members, minted: isNew }) => `${members.join('')}=${goldenId}${isNew ? '*' : ''}`).join(' ');
}

test.each<[string, string, string, string]>([
  ['a new record gets a new id', 'a', 'a', 'a=new1*'],
  ['what stays together keeps its id', 'ab', 'a:G b:G<-', 'ab=G'],
  ['of two that merge the older survives', 'ab', 'a:G2 b:G1', 'ab=G1'],
  ['merge and split restores both ids', 'a b', 'a:G1<G2 b:G1', 'a=G2 b=G1'],
  ['the founder keeps the id against any number that joined later', 'a bcd', 'a:G b:G<- c:G<- d:G<-', 'a=G bcd=new1*'],
  ['a founder that comes back does not take the id from those who stayed', 'a bc', 'a:-<G b:G<- c:G<-', 'a=new1* bc=G'],
  ['one that comes back to nobody takes its id again', 'a', 'a:-<G', 'a=G'],
  ['one that comes back into others\' cluster joins them, and its old id stays merged', 'ab', 'a:-<G1 b:G2', 'ab=G2'],
  ['without a founder the larger part keeps the id', 'a bc', 'a:G<- b:G<- c:G<-', 'a=new1* bc=G'],
  ['without a founder, equal parts: the first in natural order', 'a b', 'a:G<- b:G<-', 'a=G b=new1*'],
  ['a part that leaves and merges elsewhere', 'ac b', 'a:G1 b:G1<- c:G0', 'ac=G0 b=new1*'],
])('%s', (_title, clusters, memberships, expected) => {
  expect(assign(clusters, memberships)).toBe(expected);
});

test.each<[string, string, string, string, string]>([
  ['the chosen survivor, though younger', 'ab', 'a:G1 b:G2', 'G2>G1', 'ab=G2'],
  ['also when it is only a former one', 'ab', 'a:G1 b:-<G2', 'G2>G1', 'ab=G2'],
  ['not where its members are elsewhere', 'a b', 'a:G1 b:G2', 'G2>G1', 'a=G1 b=G2'],
  ['an older third stays first', 'abc', 'a:G2 b:G3 c:G1', 'G3>G2', 'abc=G1'],
  ['along a chain of choices', 'abc', 'a:G1 b:G2 c:G3', 'G2>G1 G3>G2', 'abc=G3'],
  ['a circle of choices ends', 'ab', 'a:G1 b:G2', 'G1>G2 G2>G1', 'ab=G1'],
])('a steward\'s choice: %s', (_title, clusters, memberships, choices, expected) => {
  const precedences = choices.split(' ').map((choice) => choice.split('>')).map(([survivorId = '', mergedId = '']) => ({ survivorId, mergedId }));
  const assigned = assignGoldenIds(clusters.split(' ').map((members) => members.split('')), memberships.split(' ').map(membership), () => 'new', precedences);
  expect(assigned.map(({ goldenId, members }) => `${members.join('')}=${goldenId}`).join(' ')).toBe(expected);
});

const GOLDENS = ['G1', 'G2', 'G3', 'G4'];
const someGolden = fc.option(fc.constantFrom(...GOLDENS), { nil: null });
const situation = fc.array(fc.record({ goldenId: someGolden, homeGoldenId: someGolden, cluster: fc.nat(4) }), { minLength: 1, maxLength: 10 })
  .map((records) => {
    const memberships = records.map(({ goldenId, homeGoldenId }, n): Membership => ({ recordId: `r${n}`, goldenId, homeGoldenId }));
    const clusters = [0, 1, 2, 3, 4].map((c) => records.flatMap(({ cluster }, n) => (cluster === c ? [`r${n}`] : []))).filter((members) => members.length > 0);
    return { memberships, clusters };
  });
const run = ({ clusters, memberships }: { clusters: string[][]; memberships: Membership[] }): ReturnType<typeof assignGoldenIds> => {
  let minted = 0;
  return assignGoldenIds(clusters, memberships, () => `new${++minted}`);
};

test('every cluster gets exactly one id, and none is given twice', () => {
  fc.assert(fc.property(situation, (given) => {
    const assigned = run(given);
    expect(assigned.map(({ members }) => members)).toEqual(given.clusters);
    expect(new Set(assigned.map(({ goldenId }) => goldenId)).size).toBe(given.clusters.length);
  }), { numRuns: 1000, seed: 31 });
});

test('an id with present members goes to some of them, or is merged away into where they are', () => {
  fc.assert(fc.property(situation, (given) => {
    for (const { goldenId, members, minted } of run(given)) {
      const holders = given.memberships.filter((one) => one.goldenId === goldenId).map(({ recordId }) => recordId);
      if (!minted && holders.length > 0) expect(holders.some((id) => members.includes(id))).toBe(true);
    }
  }), { numRuns: 1000, seed: 32 });
});

test('asking again changes nothing', () => {
  fc.assert(fc.property(situation, (given) => {
    const first = run(given);
    const settled = given.memberships.map((one) => {
      const own = first.find(({ members }) => members.includes(one.recordId));
      const goldenId = own?.goldenId ?? null;
      return { ...one, goldenId, homeGoldenId: own?.minted === true ? goldenId : one.homeGoldenId };
    });
    const ids = (assigned: ReturnType<typeof run>): string[] => assigned.map(({ goldenId }) => goldenId);
    expect(ids(run({ ...given, memberships: settled }))).toEqual(ids(first));
  }), { numRuns: 1000, seed: 33 });
});
