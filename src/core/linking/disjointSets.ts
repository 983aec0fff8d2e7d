/** Union–find over strings, with path halving. Which element represents a set is not part of the contract. */
export class DisjointSets {
  private readonly parents = new Map<string, string>();

  add(element: string): void {
    if (!this.parents.has(element)) this.parents.set(element, element);
  }

  find(element: string): string {
    let current = element;
    for (;;) {
      const parent = this.parents.get(current) ?? current;
      if (parent === current) return current;
      const grandparent = this.parents.get(parent) ?? parent;
      this.parents.set(current, grandparent);
      current = grandparent;
    }
  }

  join(a: string, b: string): void {
    this.parents.set(this.find(a), this.find(b));
  }

  together(a: string, b: string): boolean {
    return this.find(a) === this.find(b);
  }
}
