/**
 * Keys of many records, 64 bits each, as columns: objects would take ten times the memory. Entries come in the order of
 * their records.
 */
export interface KeyEntries {
  readonly size: number;
  /** The upper and the lower half of each key. */
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  readonly records: Uint32Array;
  /** One that more records share finds nobody. */
  readonly most: Uint16Array;
}

/** Columns that grow as entries are added. */
export class KeyCollector {
  private size = 0;
  private high = new Uint32Array(1024);
  private low = new Uint32Array(1024);
  private records = new Uint32Array(1024);
  private most = new Uint16Array(1024);

  add(record: number, high: number, low: number, most: number): void {
    if (this.size === this.high.length) this.grow();
    this.high[this.size] = high;
    this.low[this.size] = low;
    this.records[this.size] = record;
    this.most[this.size] = most;
    this.size += 1;
  }

  /** Without copying; nothing is to be added afterwards. */
  entries(): KeyEntries {
    const { size } = this;
    return { size, high: this.high.subarray(0, size), low: this.low.subarray(0, size), records: this.records.subarray(0, size), most: this.most.subarray(0, size) };
  }

  private grow(): void {
    const room = this.size * 2;
    const wider = (column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> => { const next = new Uint32Array(room); next.set(column); return next; };
    [this.high, this.low, this.records] = [wider(this.high), wider(this.low), wider(this.records)];
    const most = new Uint16Array(room);
    most.set(this.most);
    this.most = most;
  }
}
