import type { CompiledModel } from '../compiledModel';
import type { Blocks } from './blocks';
import { eachCandidate } from './candidates';
import type { PairComparer, PairList } from './pairLevels';
import type { RecordTable } from './recordTable';

/** Pairs with their total bits, strongest first; equal ones in the order of the records. */
export interface ScoredPairs {
  readonly size: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly bits: Float32Array;
}

export interface Scored extends ScoredPairs {
  /** All candidates, also those too weak to be kept. */
  readonly candidates: number;
}

/** A veto outweighs everything. */
export const VETO_BITS = -1_000;

/** Enough bits to be kept; with a veto, if there were enough without it: clusters have to know of it. */
const tells = (bits: number, least: number): boolean => bits >= least || (bits < VETO_BITS / 2 && bits - VETO_BITS >= least);

/** Bits by comparison, by level + 1; and by term where the weight goes by frequency. */
class Weigher {
  private readonly terms: string[] = [];
  private readonly logs: number[] = [];

  constructor(private readonly comparer: PairComparer, private readonly compiled: CompiledModel['comparisons'][number]) {}

  bits(level: number, term: number): number {
    const { kind, weights, usualBits } = this.compiled;
    if (level === 0) return 0;
    if (kind.levels[level - 1]?.veto === true) return VETO_BITS;
    const weight = weights[level - 1] ?? 0;
    if (term < 0 || Number.isNaN(usualBits[level - 1] ?? NaN) || this.compiled.frequencies === null) return weight;
    return weight + (usualBits[level - 1] ?? 0) - this.logOf(term);
  }

  /** log2 of a term's share. */
  private logOf(term: number): number {
    const known = this.logs[term];
    if (known !== undefined) return known;
    if (this.terms.length <= term) { this.terms.length = 0; for (const text of this.comparer.terms.keys()) this.terms.push(text); }
    const { frequencies, floor } = this.compiled;
    const own = Math.log2(frequencies?.get(this.terms[term] ?? '') ?? floor);
    this.logs[term] = own;
    return own;
  }
}

function weighersOf(compiled: CompiledModel, comparers: readonly PairComparer[]): Weigher[] {
  return comparers.map((comparer, c) => {
    const own = compiled.comparisons[c];
    if (own === undefined) throw new Error('a comparer for each comparison of the model');
    return new Weigher(comparer, own);
  });
}

/** Scores all candidates and keeps those from `least` bits on, and vetoes among these: the same bits as `score` gives for the two records. */
export function scoreCandidates(compiled: CompiledModel, table: RecordTable, use: { readonly blocks: readonly Blocks[]; readonly comparers: readonly PairComparer[]; readonly least: number }): Scored {
  const { blocks, comparers, least } = use;
  const weighers = weighersOf(compiled, comparers);
  let candidates = 0;
  const kept = new Kept();
  eachCandidate(table, blocks, ({ record, count, partners }) => {
    candidates += count;
    for (let i = 0; i < count; i += 1) {
      const partner = partners[i] ?? 0;
      let bits = compiled.model.priorBits;
      for (let c = 0; c < comparers.length; c += 1) {
        const comparer = comparers[c];
        const weigher = weighers[c];
        if (comparer === undefined || weigher === undefined) continue;
        comparer.compare(partner, record);
        if (comparer.level > 0) bits += weigher.bits(comparer.level, comparer.term);
      }
      if (tells(bits, least)) kept.add(partner, record, bits);
    }
  });
  return { ...kept.sorted(), candidates };
}

/** Scores pairs that have been compared already. */
export function scorePairs(compiled: CompiledModel, pairs: PairList, comparers: readonly PairComparer[], least: number): Scored {
  const weighers = weighersOf(compiled, comparers);
  const kept = new Kept();
  for (let i = 0; i < pairs.size; i += 1) {
    let bits = compiled.model.priorBits;
    for (let c = 0; c < weighers.length; c += 1) {
      const level = pairs.levels[c]?.[i] ?? 0;
      if (level > 0) bits += weighers[c]?.bits(level, pairs.terms[c]?.[i] ?? -1) ?? 0;
    }
    if (tells(bits, least)) kept.add(pairs.a[i] ?? 0, pairs.b[i] ?? 0, bits);
  }
  return { ...kept.sorted(), candidates: pairs.size };
}

class Kept {
  private size = 0;
  private a = new Int32Array(4096);
  private b = new Int32Array(4096);
  private bits = new Float32Array(4096);

  add(a: number, b: number, bits: number): void {
    if (this.size === this.a.length) this.grow();
    this.a[this.size] = a;
    this.b[this.size] = b;
    this.bits[this.size] = bits;
    this.size += 1;
  }

  private grow(): void {
    const { a, b, bits, size } = this;
    this.a = new Int32Array(size * 2);
    this.a.set(a);
    this.b = new Int32Array(size * 2);
    this.b.set(b);
    this.bits = new Float32Array(size * 2);
    this.bits.set(bits);
  }

  sorted(): ScoredPairs {
    const order = Uint32Array.from({ length: this.size }, (_none, i) => i).sort((x, y) => (this.bits[y] ?? 0) - (this.bits[x] ?? 0) || x - y);
    return {
      size: this.size, a: Int32Array.from(order, (i) => this.a[i] ?? 0), b: Int32Array.from(order, (i) => this.b[i] ?? 0), bits: Float32Array.from(order, (i) => this.bits[i] ?? 0),
    };
  }
}
