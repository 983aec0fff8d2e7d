import { DisjointSets } from './disjointSets';
import type { JudgedPair } from './judgement';
import { PERSON_RANK } from './judgement';

/**
 * Settles judgements that contradict each other, and says which MATCH cannot be upheld.
 *
 * Judgements are believed rank by rank, strongest first. Where believing a rank would join two records
 * that must stay apart, whatever lies on the way between them is in doubt: a record there fits two that
 * conflict, so it joins neither, and its judgements towards them become UNSURE until a person decides. Those
 * in doubt still belong together where they match each other.
 * The result depends on the set of pairs only. `order` is the position of each record in natural order.
 */
export function resolveConflicts(pairs: readonly JudgedPair[], order: ReadonlyMap<string, number>): JudgedPair[] {
  const position = (id: string): number => order.get(id) ?? 0;
  const byPosition = (x: JudgedPair, y: JudgedPair): number => position(x.a) - position(y.a) || position(x.b) - position(y.b);
  const settled = settleSamePair(pairs).sort(byPosition);
  const sets = new DisjointSets();
  for (const { a, b } of settled) { sets.add(a); sets.add(b); }
  // Where a person has said that nobody can say, no machine joins the two meanwhile.
  const apart = settled.filter((pair) => pair.judgement === 'NO_MATCH' || (pair.judgement === 'UNSURE' && pair.judge === 'PERSON'));
  const doubtful = new Set<JudgedPair>();
  const shadowed = inTheShadow(pairs, settled);
  const ranks = [...new Set([...settled, ...shadowed].map((pair) => pair.rank))].sort((x, y) => x - y);
  for (const rank of ranks) {
    const believed = settled.filter((pair) => pair.judgement === 'MATCH' && pair.rank === rank);
    const possible = [...believed, ...shadowed.filter((pair) => pair.rank === rank)];
    // What a person has said to be one thing is not torn apart by a machine's veto.
    const binding = apart.filter((pair) => !sets.together(pair.a, pair.b));
    const cut = rank === PERSON_RANK ? personCuts(believed, binding, sets) : cuts(possible, binding, sets);
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

/**
 * What a machine would join where a person could not say. It joins nothing, but the doubt stays: a record that fits
 * two which conflict does not fall to the one because nobody could say about the other.
 */
function inTheShadow(pairs: readonly JudgedPair[], settled: readonly JudgedPair[]): JudgedPair[] {
  const parked = new Set(settled.filter((pair) => pair.judge === 'PERSON' && pair.judgement === 'UNSURE').map((pair) => `${pair.a},${pair.b}`));
  return parked.size === 0 ? [] : pairs.filter((pair) => pair.judge === 'MACHINE' && pair.judgement === 'MATCH' && parked.has(`${pair.a},${pair.b}`));
}

/** Among people's judgements only people's own NO_MATCH stands in the way. */
function personCuts(believed: readonly JudgedPair[], apart: readonly JudgedPair[], sets: DisjointSets): Set<JudgedPair> {
  return cuts(believed, apart.filter((pair) => pair.judge === 'PERSON' && pair.judgement === 'NO_MATCH'), sets);
}

/**
 * The pairs that cannot be believed without joining two that must stay apart: of each such two, every step
 * from one of them that leads on to the other. Each conflict is looked at by itself, so none hides another.
 * Cost: two walks over the pairs for each conflict.
 */
function cuts(believed: readonly JudgedPair[], apart: readonly JudgedPair[], sets: DisjointSets): Set<JudgedPair> {
  const steps = believed.map((pair) => ({ pair, x: sets.find(pair.a), y: sets.find(pair.b) })).filter(({ x, y }) => x !== y);
  const neighbours = new Map<string, string[]>();
  const link = (from: string, to: string): void => {
    const list = neighbours.get(from);
    if (list === undefined) neighbours.set(from, [to]); else list.push(to);
  };
  for (const { x, y } of steps) {
    link(x, y);
    link(y, x);
  }
  const cut = new Set<JudgedPair>();
  for (const { a, b } of apart) {
    const [left, right] = [sets.find(a), sets.find(b)];
    const towardsRight = reachable(right, left, neighbours);
    const towardsLeft = reachable(left, right, neighbours);
    for (const { pair, x, y } of steps) {
      const leads = (from: string, to: string): boolean => (from === left && towardsRight.has(to)) || (from === right && towardsLeft.has(to));
      if (leads(x, y) || leads(y, x)) cut.add(pair);
    }
  }
  return cut;
}

/** Everything that can be reached from `start` without passing through `barred`. */
function reachable(start: string, barred: string, neighbours: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set([start]);
  for (const here of reached) { // a Set's iteration goes on to what is added meanwhile
    for (const next of neighbours.get(here) ?? []) if (next !== barred) reached.add(next);
  }
  return reached;
}
