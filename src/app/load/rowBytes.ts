const FIRST_BYTES = 256 * 1024;
/** UTF-8 takes at most so many bytes for each unit of a string. */
const BYTES_PER_UNIT = 3;

/** Rows of text as bytes, one after another: joining megabytes of text first would fill the heap with what is thrown away at once. */
export class RowBytes {
  private bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  private filled = 0;

  add(row: string): void {
    const needed = this.filled + row.length * BYTES_PER_UNIT;
    if (needed > this.bytes.length) {
      const wider = Buffer.allocUnsafeSlow(Math.max(needed, this.bytes.length * 2));
      this.bytes.copy(wider, 0, 0, this.filled);
      this.bytes = wider;
    }
    this.filled += this.bytes.write(row, this.filled);
  }

  /** All rows so far, in memory of their own; then it is empty again. */
  take(): Uint8Array<ArrayBuffer> {
    const rows = new Uint8Array(this.filled);
    rows.set(this.bytes.subarray(0, this.filled));
    this.filled = 0;
    return rows;
  }
}
