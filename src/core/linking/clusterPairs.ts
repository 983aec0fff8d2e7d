import type { JudgedPair } from './judgement';
import { PERSON_RANK } from './judgement';
import type { Edge } from './clusterGraph';
import { ClusterGraph, isOpen } from './clusterGraph';
import { resolveConflicts } from './resolveConflicts';

/** Two records that were compared. */
export interface ScoredPair {
  readonly a: string;
  readonly b: string;
  /** log2 of the odds that both are one thing. */
  readonly bits: number;
  /** The part of the bits that speaks against it: the sum of the negative weights, 0 or less. */
  readonly against: number;
  /** Whatever the bits say, these are two things. */
  readonly veto: boolean;
}

export interface ClusterThresholds {
  /** A record joins others from here on, in bits. */
  readonly link: number;
  /** Two clusters of several records each join from here on. */
  readonly join: number;
  /** From here up to `link` a steward decides; below, two records that were compared are held to be two things. */
  readonly review: number;
}

/** Why a person is asked: the bits lie between the thresholds; one fits two that conflict; people contradict each other. */
export type ReviewReason = 'SCORE' | 'CONFLICT' | 'PEOPLE';

export interface ReviewPair {
  /** Of the compared pairs between the two clusters the strongest; `a` comes first in natural order. */
  readonly a: string;
  readonly b: string;
  /** Mean bits over the compared pairs between the two clusters that tell something. */
  readonly bits: number;
  readonly reason: ReviewReason;
  /** How many pairs of records a "yes" would join, times how likely it is. */
  readonly gain: number;
}

export interface Clustered {
  /** In natural order, each and all. A record alone is a list of one. */
  readonly clusters: readonly (readonly string[])[];
  /** The pairs whose MATCH holds the clusters together: one for each joining, persons' first. */
  readonly links: readonly (readonly [a: string, b: string])[];
  /** What is to be asked, the answer that is worth most first. */
  readonly review: readonly ReviewPair[];
}

export interface ClusterQuestion {
  /** All records, in natural order. */
  readonly ids: readonly string[];
  readonly pairs: readonly ScoredPair[];
  /** People's judgements only; machines' are what this function gives. */
  readonly judgements: readonly JudgedPair[];
  readonly thresholds: ClusterThresholds;
}

/** A record that fits two clusters which conflict joins one only when it is at least twice as likely to belong there. */
const CLEARLY_BITS = 1;
/**
 * A pair with few bits tells something when this much speaks against it. Few bits alone do not: of two records of 王伟,
 * one may have the phone and the other the door.
 */
const AGAINST_BITS = -3;

/**
 * Clusters from compared pairs: what people have joined first, then the two clusters with the highest mean over the
 * pairs compared between them, and so on down to the threshold (average linkage, Sokal and Michener 1958). So one strong
 * pair does not chain two things together that all their other pairs hold apart. Pairs that tell nothing (one record
 * has the phone, the other the address) do not count where others tell something. What must stay apart (a veto, a
 * person's NO_MATCH) is never joined, and what fits two clusters that conflict joins neither.
 *
 * `pairs` are all that were compared, also those with few bits: they tell who conflicts.
 *
 * A pure function of the set of pairs: the order of `pairs` and `judgements` decides nothing, and of equal means the one
 * first in natural order comes first. Cost: O(pairs log pairs), as each joining moves the smaller list of neighbours.
 */
export function clusterPairs({ ids, pairs, judgements, thresholds }: ClusterQuestion): Clustered {
  const order = new Map(ids.map((id, position) => [id, position]));
  const known = judgements.filter(({ a, b }) => order.has(a) && order.has(b));
  const settled = resolveConflicts(known.map((pair) => ({ ...pair, rank: PERSON_RANK })), order);
  const graph = new ClusterGraph(ids.length);
  const at = (id: string): number => order.get(id) ?? -1;
  const pairKey = (a: string, b: string): number => Math.min(at(a), at(b)) * ids.length + Math.max(at(a), at(b));
  // Where a person could not say, the machine does not know better, nor by a detour; what else one of both fits stays in doubt.
  const unsure = new Set(known.filter(({ judgement }) => judgement === 'UNSURE').map(({ a, b }) => pairKey(a, b)));
  for (const { a, b, bits, against, veto } of pairs) {
    if (order.has(a) && order.has(b) && a !== b) graph.add(at(a), at(b), { bits, veto, telling: bits >= thresholds.link || against <= AGAINST_BITS });
  }
  for (const { a, b, judgement } of settled) {
    if (judgement === 'NO_MATCH') graph.forbid(at(a), at(b));
    else if (judgement === 'UNSURE' && unsure.has(pairKey(a, b))) graph.park(at(a), at(b));
    else if (judgement === 'UNSURE') graph.dispute(at(a), at(b));
  }
  const links: [number, number][] = [];
  for (const { a, b, judgement } of settled) {
    if (judgement === 'MATCH' && graph.joinByPerson(at(a), at(b))) links.push([Math.min(at(a), at(b)), Math.max(at(a), at(b))]);
  }
  joinByMachine(graph, thresholds, links);
  const idOf = (position: number): string => ids[position] ?? '';
  return {
    clusters: graph.clusters().map((members) => members.map(idOf)),
    links: links.map(([a, b]) => [idOf(a), idOf(b)]),
    review: reviewOf(graph, thresholds).map(({ a, b, ...rest }) => ({ a: idOf(a), b: idOf(b), ...rest })),
  };
}

/** From where on two clusters join: more is at stake where both have several records. */
function thresholdFor(graph: ClusterGraph, x: number, y: number, { link, join }: ClusterThresholds): number {
  return graph.sizeOf(x) > 1 && graph.sizeOf(y) > 1 ? Math.max(link, join) : link;
}

function joinByMachine(graph: ClusterGraph, thresholds: ClusterThresholds, links: [number, number][]): void {
  for (let next = graph.strongest(); next !== null && next.mean >= thresholds.link; next = graph.strongest()) {
    const { x, y, edge } = next;
    if (edge.mean < thresholdFor(graph, x, y, thresholds)) continue; // it comes back when either has grown
    if (isContested(graph, x, y, thresholds)) continue;
    links.push(edge.best);
    graph.join(x, y);
  }
}

/**
 * Whether one of both also fits a third that conflicts with the other, and not clearly worse. Then it joins neither:
 * both ways are closed until a person decides.
 */
function isContested(graph: ClusterGraph, x: number, y: number, thresholds: ClusterThresholds): boolean {
  const own = graph.edge(x, y);
  if (own === undefined) return false;
  let contested = false;
  graph.eachCommon(x, y, (withX, withY) => {
    for (const [between, other] of [[withY, withX], [withX, withY]] as const) {
      // `between` leads from the one in the middle to the third; `other` is what the third is to the one it would join.
      const fits = !between.apart && !between.disputed && between.mean >= Math.max(thresholds.link, own.mean - CLEARLY_BITS);
      if (!fits || !conflicts(other, thresholds)) continue;
      contested = true;
      between.contested = true;
    }
  });
  own.contested ||= contested;
  return contested;
}

/** Kept apart, or compared with little left of it, and not only for want of anything to compare. */
function conflicts({ apart, count, mean }: Edge, { review }: ClusterThresholds): boolean {
  return apart || (count > 0 && mean < review);
}

interface Asked { readonly a: number; readonly b: number; readonly bits: number; readonly reason: ReviewReason; readonly gain: number }

function reviewOf(graph: ClusterGraph, { review }: ClusterThresholds): Asked[] {
  const asked: Asked[] = [];
  graph.eachEdge((x, y, edge) => {
    if (edge.apart || edge.parked || (isOpen(edge) && edge.mean < review)) return;
    const [a, b] = edge.best;
    const bits = Number.isFinite(edge.mean) ? edge.mean : 0;
    asked.push({ a, b, bits, reason: reasonOf(edge), gain: (graph.sizeOf(x) * graph.sizeOf(y)) / (1 + 2 ** -bits) });
  });
  return asked.sort((p, q) => q.gain - p.gain || p.a - q.a || p.b - q.b);
}

function reasonOf({ contested, disputed }: Edge): ReviewReason {
  if (disputed) return 'PEOPLE';
  return contested ? 'CONFLICT' : 'SCORE';
}
