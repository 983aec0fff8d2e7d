import { NumberSets } from '../../matching/bulk/numberSets';

/** What hangs together among the numbers 0 to n - 1. The least member stands for a set. */
export class Components extends NumberSets {
  override join(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)];
    if (x < y) this.joinTo(y, x); else this.joinTo(x, y);
  }

  /** The sets of two or more, each ascending, in the order of their first members. */
  several(): number[][] {
    const sets = new Map<number, number[]>();
    this.groups().forEach((least, member) => {
      if (least === member) return;
      const set = sets.get(least);
      if (set === undefined) sets.set(least, [least, member]); else set.push(member);
    });
    return [...sets.values()].sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
  }
}
