/** Union–find over the numbers 0 to n - 1. The least member stands for a set. */
export class Components {
  private readonly parents: Int32Array;

  constructor(size: number) {
    this.parents = Int32Array.from({ length: size }, (_none, i) => i);
  }

  find(member: number): number {
    let current = member;
    for (;;) {
      const parent = this.parents[current] ?? current;
      if (parent === current) return current;
      const above = this.parents[parent] ?? parent;
      this.parents[current] = above;
      current = above;
    }
  }

  join(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x < y) this.parents[y] = x; else this.parents[x] = y;
  }

  /** The sets of two or more, each ascending, in the order of their first members. */
  several(): number[][] {
    const sets = new Map<number, number[]>();
    for (let member = 0; member < this.parents.length; member += 1) {
      const root = this.find(member);
      if (root === member) continue;
      const set = sets.get(root);
      if (set === undefined) sets.set(root, [root, member]); else set.push(member);
    }
    return [...sets.values()].sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
  }
}
