import { DisjointSets } from './disjointSets';
import type { JudgedPair } from './judgement';
import { PERSON_RANK } from './judgement';

/**
 * Settles judgements that contradict each other, and says which MATCH cannot be upheld.
 *
 * Judgements are believed rank by rank, strongest first. Where believing a rank would join two records
 * that must stay apart, whatever lies on the way between them is in doubt: a record there fits two that
 * conflict, so it joins neither, and its judgements towards them become UNSURE until a person decides.
 * The result depends on the set of pairs only. `order` is the position of each record in natural order.
 */
export function resolveConflicts(pairs: readonly JudgedPair[], order: ReadonlyMap<string, number>): JudgedPair[] {
  const position = (id: string): number => order.get(id) ?? 0;
  const byPosition = (x: JudgedPair, y: JudgedPair): number => position(x.a) - position(y.a) || position(x.b) - position(y.b);
  const settled = settleSamePair(pairs).sort(byPosition);
  const sets = new DisjointSets();
  for (const { a, b } of settled) { sets.add(a); sets.add(b); }
  const apart = settled.filter((pair) => pair.judgement === 'NO_MATCH');
  const doubtful = new Set<JudgedPair>();
  const ranks = [...new Set(settled.map((pair) => pair.rank))].sort((x, y) => x - y);
  for (const rank of ranks) {
    const believed = settled.filter((pair) => pair.judgement === 'MATCH' && pair.rank === rank);
    // What a person has said to be one thing is not torn apart by a machine's veto.
    const binding = apart.filter((pair) => !sets.together(pair.a, pair.b));
    const cut = rank === PERSON_RANK ? personCuts(believed, binding, sets) : cuts(believed, binding, sets);
    for (const pair of believed) {
      if (cut.has(pair)) doubtful.add(pair);
      else sets.join(pair.a, pair.b);
    }
  }
  return settled.map((pair) => (doubtful.has(pair) ? { ...pair, judgement: 'UNSURE' } : pair));
}

/** One judgement for each pair: a person's before a machine's, then the stronger, then NO_MATCH. */
function settleSamePair(pairs: readonly JudgedPair[]): JudgedPair[] {
  const weight = (pair: JudgedPair): number => (pair.judge === 'PERSON' ? -2 : pair.judgement === 'NO_MATCH' ? -1 : pair.rank);
  const best = new Map<string, JudgedPair>();
  for (const pair of pairs) {
    const known = best.get(`${pair.a},${pair.b}`);
    if (known === undefined || weight(pair) < weight(known)) best.set(`${pair.a},${pair.b}`, pair);
  }
  return [...best.values()];
}

/** Among people's judgements only people's own NO_MATCH stands in the way. */
function personCuts(believed: readonly JudgedPair[], apart: readonly JudgedPair[], sets: DisjointSets): Set<JudgedPair> {
  return cuts(believed, apart.filter((pair) => pair.judge === 'PERSON'), sets);
}

/** The pairs that cannot be believed without joining two that must stay apart. */
function cuts(believed: readonly JudgedPair[], apart: readonly JudgedPair[], sets: DisjointSets): Set<JudgedPair> {
  const cut = new Set<JudgedPair>();
  for (const { a, b } of apart) {
    const [from, to] = [sets.find(a), sets.find(b)];
    // Every round cuts at least one pair, so there are at most as many rounds as pairs.
    for (let round = 0; round <= believed.length; round += 1) {
      const way = shortestWay(from, to, believed.filter((pair) => !cut.has(pair)), sets);
      if (way === null) break;
      const interior = new Set(way.slice(1, -1));
      for (const pair of believed) {
        const [x, y] = [sets.find(pair.a), sets.find(pair.b)];
        const insideOnly = interior.has(x) && interior.has(y);
        const touches = interior.has(x) || interior.has(y);
        const direct = interior.size === 0 && ((x === from && y === to) || (x === to && y === from));
        if (direct || (touches && !insideOnly)) cut.add(pair);
      }
    }
  }
  return cut;
}

/** Breadth first, neighbours in the order of `pairs`: deterministic. Null when there is no way. */
function shortestWay(from: string, to: string, pairs: readonly JudgedPair[], sets: DisjointSets): string[] | null {
  const neighbours = new Map<string, string[]>();
  const link = (x: string, y: string): void => {
    const list = neighbours.get(x);
    if (list === undefined) neighbours.set(x, [y]); else list.push(y);
  };
  for (const pair of pairs) {
    const [x, y] = [sets.find(pair.a), sets.find(pair.b)];
    if (x !== y) { link(x, y); link(y, x); }
  }
  const cameFrom = new Map<string, string>([[from, from]]);
  const queue = [from];
  for (let head = 0; head < queue.length; head += 1) {
    const here = queue[head] ?? from;
    if (here === to) return trace(cameFrom, from, to);
    for (const next of neighbours.get(here) ?? []) {
      if (!cameFrom.has(next)) { cameFrom.set(next, here); queue.push(next); }
    }
  }
  return null;
}

function trace(cameFrom: ReadonlyMap<string, string>, from: string, to: string): string[] {
  const way = [to];
  for (let here = to; here !== from;) {
    here = cameFrom.get(here) ?? from;
    way.push(here);
  }
  return way.reverse();
}
