/** Union–find over 0 to n − 1, with path halving. */
export class NumberSets {
  private readonly parents: Int32Array;

  constructor(size: number) { this.parents = Int32Array.from({ length: size }, (_none, index) => index); }

  /** What represents the set of an element; changes when sets are joined. */
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

  join(a: number, b: number): void {
    this.joinTo(this.find(a), this.find(b));
  }

  /** Both represent their sets; from now on `root` represents both. */
  joinTo(other: number, root: number): void {
    this.parents[other] = root;
  }

  /** For each element, the least element of its set. */
  groups(): Int32Array {
    const least = new Int32Array(this.parents.length).fill(-1);
    return Int32Array.from(this.parents, (_parent, element) => {
      const root = this.find(element);
      if ((least[root] ?? -1) < 0) least[root] = element; // elements come in ascending order
      return least[root] ?? element;
    });
  }
}
