import type { ComparisonKind } from '../comparisonKind';
import { mix } from '../random';
import type { RecordTable, TableColumn } from './recordTable';

const CACHE_SLOTS = 2 ** 18;
/** Of more values than this the same two hardly meet again: remembering them costs more than comparing. */
const MAX_CACHED_VALUES = 12_000;
const UNKNOWN = 255;

/**
 * Compares values by their positions, each two different ones once as long as the cache holds them. `level` is 0 where
 * nothing was compared, otherwise the kind's level + 1; `term` the position of the shared term or -1.
 */
export class PairComparer {
  level = 0;
  term = -1;
  readonly terms = new Map<string, number>();
  /** The terms of each value, as positions. */
  readonly termsOfValue: readonly (readonly number[])[];
  private readonly sameLevel: Uint8Array;
  private readonly sameTerm: Int32Array;
  private readonly keys: Float64Array | null;
  private readonly levels: Uint8Array;
  private readonly cachedTerms: Int32Array | null;
  private readonly values: number;
  readonly byFrequency: boolean;

  constructor(readonly kind: ComparisonKind, private readonly column: TableColumn) {
    this.values = column.prepared.length;
    this.byFrequency = kind.levels.some((level) => level.byFrequency === true);
    this.sameLevel = new Uint8Array(this.values).fill(UNKNOWN);
    this.sameTerm = new Int32Array(this.values).fill(-1);
    const slots = this.values <= MAX_CACHED_VALUES ? CACHE_SLOTS : 0;
    this.keys = slots === 0 ? null : new Float64Array(slots).fill(-1);
    this.levels = new Uint8Array(slots);
    this.cachedTerms = this.byFrequency ? new Int32Array(slots) : null;
    this.termsOfValue = this.byFrequency ? column.prepared.map((prepared) => kind.terms(prepared).map((term) => this.termAt(term))) : [];
  }

  compare(a: number, b: number): void {
    const x = this.column.ids[a] ?? -1;
    const y = this.column.ids[b] ?? -1;
    if (x < 0 || y < 0) { this.level = 0; this.term = -1; return; }
    this.compareValues(x, y);
  }

  compareValues(x: number, y: number): void {
    if (x === y) { this.compareSame(x); return; }
    const low = x < y ? x : y;
    const high = x < y ? y : x;
    if (this.keys === null) { this.look(low, high); return; }
    const key = low * this.values + high;
    const slot = mix(low * 0x9e3779b1 + high) & (CACHE_SLOTS - 1);
    if (this.keys[slot] !== key) {
      this.look(low, high);
      this.keys[slot] = key;
      this.levels[slot] = this.level;
      if (this.cachedTerms !== null) this.cachedTerms[slot] = this.term;
      return;
    }
    this.level = this.levels[slot] ?? 0;
    this.term = this.cachedTerms?.[slot] ?? -1;
  }

  /** Without the cache: for pairs that hardly come again. */
  compareOnce(x: number, y: number): void {
    this.look(x, y);
  }

  private compareSame(x: number): void {
    if (this.sameLevel[x] === UNKNOWN) {
      this.look(x, x);
      this.sameLevel[x] = this.level;
      this.sameTerm[x] = this.term;
    }
    this.level = this.sameLevel[x] ?? 0;
    this.term = this.sameTerm[x] ?? -1;
  }

  private look(x: number, y: number): void {
    const seen = this.kind.compare(this.column.prepared[x], this.column.prepared[y]);
    this.level = seen === null ? 0 : seen.level + 1;
    this.term = seen?.term === undefined || !this.byFrequency ? -1 : this.termAt(seen.term);
  }

  private termAt(term: string): number {
    let position = this.terms.get(term);
    if (position === undefined) { position = this.terms.size; this.terms.set(term, position); }
    return position;
  }
}

export function comparersOf(table: RecordTable, kinds: readonly ComparisonKind[]): PairComparer[] {
  return table.columns.map((column, index) => {
    const kind = kinds[index];
    if (kind === undefined) throw new Error('a table has a column for each comparison of its model');
    return new PairComparer(kind, column);
  });
}

/** Pairs of records with what was seen in each comparison, growing. */
export class PairList {
  size = 0;
  a = new Int32Array(1024);
  b = new Int32Array(1024);
  /** Bits of the key rules that found the pair. */
  rules = new Int32Array(1024);
  /** By comparison, by pair. */
  readonly levels: Uint8Array[];
  readonly terms: (Int32Array | null)[];

  constructor(private readonly comparers: readonly PairComparer[]) {
    this.levels = comparers.map(() => new Uint8Array(1024));
    this.terms = comparers.map(({ byFrequency }) => (byFrequency ? new Int32Array(1024) : null));
  }

  add(a: number, b: number, rules: number): void {
    if (this.size === this.a.length) this.grow();
    this.a[this.size] = a;
    this.b[this.size] = b;
    this.rules[this.size] = rules;
    for (let c = 0; c < this.comparers.length; c += 1) {
      const comparer = this.comparers[c];
      const levels = this.levels[c];
      if (comparer === undefined || levels === undefined) continue;
      comparer.compare(a, b);
      levels[this.size] = comparer.level;
      const terms = this.terms[c];
      if (terms !== null && terms !== undefined) terms[this.size] = comparer.term;
    }
    this.size += 1;
  }

  private grow(): void {
    const capacity = this.a.length * 2;
    const larger = <A extends Int32Array | Uint8Array>(old: A, next: A): A => { next.set(old); return next; };
    this.a = larger(this.a, new Int32Array(capacity));
    this.b = larger(this.b, new Int32Array(capacity));
    this.rules = larger(this.rules, new Int32Array(capacity));
    this.levels.forEach((old, c) => { this.levels[c] = larger(old, new Uint8Array(capacity)); });
    this.terms.forEach((old, c) => { if (old !== null) this.terms[c] = larger(old, new Int32Array(capacity)); });
  }
}
