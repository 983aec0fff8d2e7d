/** What is asked for at the same time is done together: a request that finds others at work waits, and goes with all that wait then. */
export interface TogetherOptions<Item, Result> {
  /** All of them, or none: one result for each, in their order. */
  readonly run: (items: readonly Item[]) => Promise<readonly Result[]>;
  /** Whether an item may go with those that it would follow. */
  readonly fits: (group: readonly Item[], item: Item) => boolean;
  /** Groups at work at the same time. */
  readonly atOnce: number;
}

/** Woken to run a group of its own, to go alone, or with what others have done for it. */
type Call<Item, Result> = { readonly lead: readonly Waiter<Item, Result>[] } | { readonly alone: true } | { readonly result: Result };
interface Waiter<Item, Result> { readonly item: Item; readonly wake: (call: Call<Item, Result>) => void }

/**
 * Many small requests as few transactions, without anybody waiting for a clock: alone, a request runs at once. What
 * fails together is tried again one by one, each by whoever asked for it, so nobody pays for another's mistake.
 * First come, first served.
 */
export class Together<Item, Result> {
  private atWork = 0;
  private readonly waiting: Waiter<Item, Result>[] = [];

  constructor(private readonly options: TogetherOptions<Item, Result>) {}

  async take(item: Item): Promise<Result> {
    const call: Call<Item, Result> = this.atWork < this.options.atOnce ? this.begin() : await new Promise((wake) => { this.waiting.push({ item, wake }); });
    if ('result' in call) return call.result;
    if ('alone' in call) return this.runAlone(item);
    try {
      return await this.lead(item, call.lead);
    } finally {
      this.end();
    }
  }

  private begin(): Call<Item, Result> {
    this.atWork += 1;
    return { lead: [] };
  }

  /** The place at work goes to whoever waits longest. */
  private end(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.atWork -= 1;
    else next.wake({ lead: this.companions(next.item) });
  }

  /** Those who wait and fit; the others keep their places. */
  private companions(item: Item): Waiter<Item, Result>[] {
    const group: Item[] = [item];
    const taken: Waiter<Item, Result>[] = [];
    for (let at = 0; at < this.waiting.length;) {
      const waiter = this.waiting[at];
      if (waiter === undefined || !this.options.fits(group, waiter.item)) { at += 1; continue; }
      group.push(waiter.item);
      taken.push(waiter);
      this.waiting.splice(at, 1);
    }
    return taken;
  }

  private async lead(item: Item, others: readonly Waiter<Item, Result>[]): Promise<Result> {
    if (others.length === 0) return this.runAlone(item);
    let results: readonly Result[];
    try {
      results = await this.options.run([item, ...others.map((other) => other.item)]);
    } catch {
      for (const { wake } of others) wake({ alone: true });
      return this.runAlone(item);
    }
    const [own, ...theirs] = results;
    if (own === undefined || theirs.length !== others.length) throw new Error(`${others.length + 1} requests gave ${results.length} results`);
    for (const [index, result] of theirs.entries()) others[index]?.wake({ result });
    return own;
  }

  private async runAlone(item: Item): Promise<Result> {
    const [result] = await this.options.run([item]);
    if (result === undefined) throw new Error('a request gave no result');
    return result;
  }
}
