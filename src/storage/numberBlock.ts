import type { Tx } from './transaction';

/**
 * Numbers of a sequence, fetched some ahead: most of what needs one does not have to ask. A sequence gives a number once,
 * whatever becomes of the transaction that fetched it; those that a process never used stay unused.
 */
export class NumberBlock {
  private readonly free: string[] = [];

  /** `next`: SQL for the next number. `size`: so many are fetched beyond those that are needed. */
  constructor(private readonly next: string, private readonly size: number) {}

  async take(tx: Tx, count: number): Promise<string[]> {
    const inHand = this.free.splice(0, count);
    const missing = count - inHand.length;
    if (missing === 0) return inHand;
    const rows = await tx.query<{ number: string }[]>(`select ${this.next} as number from generate_series(1, $1)`, [missing + this.size]);
    const numbers = rows.map(({ number }) => number);
    this.free.push(...numbers.slice(missing));
    return [...inHand, ...numbers.slice(0, missing)];
  }
}
