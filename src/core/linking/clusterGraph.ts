import { EdgeHeap } from './edgeHeap';

/** What lies between two clusters. */
export interface Edge {
  /** Sum of the bits and number of the compared pairs that tell something: enough for the two, or against them. */
  sum: number;
  count: number;
  /** The same of those that do not. */
  weakSum: number;
  weakCount: number;
  /** Mean bits of those that tell something; where none does, of the others. */
  mean: number;
  /** The strongest of them, by positions of records, the lesser first. */
  best: [number, number];
  bestBits: number;
  /** A veto, or a person's NO_MATCH. */
  apart: boolean;
  /** Not joined by a machine: one of both fits another, too, and those two conflict. */
  contested: boolean;
  /** Not joined by a machine: people contradict each other about it. */
  disputed: boolean;
  /** Not joined by a machine: a person could not say. */
  parked: boolean;
}

/** One compared pair. */
export interface PairBits {
  readonly bits: number;
  readonly veto: boolean;
  /** It tells something: enough bits to join, or much against. */
  readonly telling: boolean;
}

export interface Strongest { readonly x: number; readonly y: number; readonly mean: number; readonly edge: Edge }

/**
 * Records by their positions in natural order, joined into clusters step by step; a cluster is named by one of its
 * records. Keeps, between any two clusters, what was compared between their records.
 */
export class ClusterGraph {
  private readonly parents: Int32Array;
  private readonly members: number[][];
  /** By cluster: its first record in natural order. */
  private readonly firsts: Int32Array;
  private readonly edges: Map<number, Edge>[];
  private readonly heap = new EdgeHeap();
  private heaped = false;

  constructor(size: number) {
    this.parents = Int32Array.from({ length: size }, (_none, i) => i);
    this.firsts = Int32Array.from(this.parents);
    this.members = Array.from({ length: size }, (_none, i) => [i]);
    this.edges = Array.from({ length: size }, () => new Map<number, Edge>());
  }

  /** A compared pair; of one that is given twice the stronger counts, and a veto of either. */
  add(a: number, b: number, { bits, veto, telling }: PairBits): void {
    const known = this.edges[a]?.get(b);
    const score = Math.max(bits, known?.bestBits ?? -Infinity);
    this.put(a, b, {
      ...this.fresh(a, b), ...known, ...(telling ? { sum: score, count: 1, weakSum: 0, weakCount: 0 } : { sum: 0, count: 0, weakSum: score, weakCount: 1 }), mean: score, bestBits: score,
      apart: veto || known?.apart === true,
    });
  }

  forbid(a: number, b: number): void {
    this.between(a, b).apart = true;
  }

  dispute(a: number, b: number): void {
    this.between(a, b).disputed = true;
  }

  park(a: number, b: number): void {
    this.between(a, b).parked = true;
  }

  /** False where both are together already. */
  joinByPerson(a: number, b: number): boolean {
    const [x, y] = [this.find(a), this.find(b)];
    if (x === y) return false;
    this.join(x, y);
    return true;
  }

  find(record: number): number {
    let current = record;
    for (;;) {
      const parent = this.parents[current] ?? current;
      if (parent === current) return current;
      this.parents[current] = this.parents[parent] ?? parent;
      current = parent;
    }
  }

  sizeOf(cluster: number): number {
    return this.members[cluster]?.length ?? 1;
  }

  edge(x: number, y: number): Edge | undefined {
    return this.edges[x]?.get(y);
  }

  /** For each neighbour of both, what lies between it and either. */
  eachCommon(x: number, y: number, visit: (withX: Edge, withY: Edge) => void): void {
    const [few, many] = [this.edges[x], this.edges[y]];
    if (few === undefined || many === undefined) return;
    const swapped = few.size > many.size;
    for (const [z, edge] of swapped ? many : few) {
      const other = (swapped ? few : many).get(z);
      if (other !== undefined) visit(swapped ? other : edge, swapped ? edge : other);
    }
  }

  eachEdge(visit: (x: number, y: number, edge: Edge) => void): void {
    this.edges.forEach((own, x) => { for (const [y, edge] of own) if (x < y) visit(x, y, edge); });
  }

  /** The two clusters with the highest mean that may be joined; each is given once, and again when it has changed. */
  strongest(): Strongest | null {
    if (!this.heaped) this.fillHeap();
    for (let top = this.heap.pop(); top !== null; top = this.heap.pop()) {
      const edge = this.find(top.x) === top.x && this.find(top.y) === top.y ? this.edge(top.x, top.y) : undefined;
      if (edge !== undefined && isOpen(edge) && edge.mean === top.mean) return { x: top.x, y: top.y, mean: top.mean, edge };
    }
    return null;
  }

  /** The one with fewer neighbours goes into the other, so that a neighbour moves log(n) times at most. */
  join(x: number, y: number): void {
    const isLarger = (this.edges[x]?.size ?? 0) > (this.edges[y]?.size ?? 0) || (this.edges[x]?.size === this.edges[y]?.size && x < y);
    const [into, from] = isLarger ? [x, y] : [y, x];
    this.parents[from] = into;
    this.firsts[into] = Math.min(this.firsts[into] ?? into, this.firsts[from] ?? from);
    const joined = this.members[into] ?? [];
    for (const member of this.members[from] ?? []) joined.push(member);
    this.members[from] = [];
    const moving = this.edges[from] ?? new Map<number, Edge>();
    this.edges[from] = new Map();
    this.edges[into]?.delete(from);
    for (const [z, edge] of moving) {
      if (z === into) continue;
      this.edges[z]?.delete(from);
      const known = this.edge(into, z);
      const between = known === undefined ? edge : merged(known, edge);
      this.put(into, z, between);
      if (this.heaped) this.push(into, z, between.mean);
    }
  }

  /** Members in natural order, clusters in that of their first members. */
  clusters(): number[][] {
    return this.members.filter(({ length }) => length > 0).map((members) => [...members].sort((p, q) => p - q)).sort((p, q) => (p[0] ?? 0) - (q[0] ?? 0));
  }

  private fresh(a: number, b: number): Edge {
    return { sum: 0, count: 0, weakSum: 0, weakCount: 0, mean: -Infinity, best: [Math.min(a, b), Math.max(a, b)], bestBits: -Infinity, apart: false, contested: false, disputed: false, parked: false };
  }

  private between(a: number, b: number): Edge {
    const known = this.edge(a, b);
    if (known !== undefined) return known;
    const made = this.fresh(a, b);
    this.put(a, b, made);
    return made;
  }

  private put(x: number, y: number, edge: Edge): void {
    this.edges[x]?.set(y, edge);
    this.edges[y]?.set(x, edge);
  }

  private fillHeap(): void {
    this.heaped = true;
    this.eachEdge((x, y, { mean }) => { this.push(x, y, mean); });
  }

  private push(x: number, y: number, mean: number): void {
    const [p, q] = [this.firsts[x] ?? x, this.firsts[y] ?? y];
    this.heap.push({ x, y, mean, first: Math.min(p, q), second: Math.max(p, q) });
  }
}

/** Whether a machine may join what lies at both ends. */
export function isOpen({ apart, contested, disputed, parked }: Edge): boolean {
  return !apart && !contested && !disputed && !parked;
}

function merged(a: Edge, b: Edge): Edge {
  const [sum, count] = [a.sum + b.sum, a.count + b.count];
  const [weakSum, weakCount] = [a.weakSum + b.weakSum, a.weakCount + b.weakCount];
  const isBetter = a.bestBits > b.bestBits || (a.bestBits === b.bestBits && (a.best[0] - b.best[0] || a.best[1] - b.best[1]) < 0);
  const better = isBetter ? a : b;
  return {
    sum, count, weakSum, weakCount, mean: count > 0 ? sum / count : weakCount > 0 ? weakSum / weakCount : -Infinity, best: better.best, bestBits: better.bestBits,
    apart: a.apart || b.apart, contested: a.contested || b.contested, disputed: a.disputed || b.disputed, parked: a.parked || b.parked,
  };
}
