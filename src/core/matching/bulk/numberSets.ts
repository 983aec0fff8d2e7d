/** Union–find over 0 to n − 1. The least member represents a set. */
export class NumberSets {
  readonly parents: Int32Array;

  constructor(size: number) { this.parents = Int32Array.from({ length: size }, (_none, index) => index); }

  find(element: number): number {
    let current = element;
    for (;;) {
      const parent = this.parents[current] ?? current;
      if (parent === current) return current;
      const above = this.parents[parent] ?? parent;
      this.parents[current] = above;
      current = above;
    }
  }

  /** The representative of both together. */
  join(a: number, b: number): number {
    const x = this.find(a);
    const y = this.find(b);
    const least = Math.min(x, y);
    this.parents[Math.max(x, y)] = least;
    return least;
  }

  /** For each element, the representative of its set. */
  groups(): Int32Array {
    return Int32Array.from(this.parents, (_parent, element) => this.find(element));
  }
}
