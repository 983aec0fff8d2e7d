export interface HeapEntry {
  readonly x: number;
  readonly y: number;
  readonly mean: number;
  /** The two clusters' first records in natural order: of equal means the first two come first. */
  readonly first: number;
  readonly second: number;
}

const before = (p: HeapEntry, q: HeapEntry): boolean => {
  if (p.mean !== q.mean) return p.mean > q.mean;
  return p.first !== q.first ? p.first < q.first : p.second < q.second;
};

/** A binary heap: the highest mean first. */
export class EdgeHeap {
  private readonly entries: HeapEntry[] = [];

  push(entry: HeapEntry): void {
    let at = this.entries.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.entries[parent];
      if (above === undefined || !before(entry, above)) break;
      this.entries[at] = above;
      at = parent;
    }
    this.entries[at] = entry;
  }

  pop(): HeapEntry | null {
    const top = this.entries[0];
    const last = this.entries.pop();
    if (top === undefined || last === undefined) return null;
    if (this.entries.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      let lower = this.entries[child];
      if (lower === undefined) break;
      const right = this.entries[child + 1];
      if (right !== undefined && before(right, lower)) { child += 1; lower = right; }
      if (!before(lower, last)) break;
      this.entries[at] = lower;
      at = child;
    }
    this.entries[at] = last;
    return top;
  }
}
