/** So many are remembered; beyond that everybody reads from the primary for a moment. */
const MAX_WRITERS = 10_000;

/**
 * Who has written through this node a moment ago, by token: whoever writes and then reads must find what it wrote,
 * so it reads from the primary until every replica that is in use has it.
 */
export class RecentWriters {
  private readonly until = new Map<string, number>();
  private everybodyUntil = 0;

  /** `forMs`: as far as a replica that is in use may be behind. */
  constructor(private readonly forMs: number, private readonly clock: () => number) {}

  add(tokenId: string): void {
    const until = this.clock() + this.forMs;
    if (this.until.size >= MAX_WRITERS) {
      this.until.clear();
      this.everybodyUntil = until;
    }
    this.until.set(tokenId, until);
  }

  has(tokenId: string): boolean {
    const now = this.clock();
    const until = this.until.get(tokenId) ?? 0;
    if (until !== 0 && until <= now) this.until.delete(tokenId);
    return until > now || this.everybodyUntil > now;
  }
}
