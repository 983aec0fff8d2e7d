import { MooringError } from '../core/model/errors';

export interface RateBounds {
  /** So many requests a second in the long run; 0: no bound. */
  readonly perSecond: number;
  /** So many at once, after a rest. */
  readonly burst: number;
}

/** Refused, and when to come again. */
export class RateLimited extends MooringError {
  constructor(what: string, { perSecond }: RateBounds, readonly retryAfterSeconds: number) {
    super('RATE_LIMITED', {
      expected: `at most ${perSecond} requests a second ${what}`, got: 'more',
      remedy: `Send it again in ${retryAfterSeconds} s; send several records in one batch, or ask several questions in one document.`,
    });
  }
}

interface Bucket { tokens: number; at: number }

/** So many are remembered; a bucket that is full again says nothing and is forgotten first. */
const MAX_BUCKETS = 10_000;

/**
 * A token bucket for each name (a token, an address), in the memory of one node: a service of several nodes allows
 * that many times as much. Costs a look into a map for each request.
 */
export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();

  /** `clock`: milliseconds. */
  constructor(private readonly what: string, private readonly bounds: RateBounds, private readonly clock: () => number) {}

  /** Takes one request of this name's, or throws {@link RateLimited}. */
  take(name: string): void {
    if (this.bounds.perSecond === 0) return;
    const bucket = this.bucketOf(name);
    if (bucket.tokens < 1) throw new RateLimited(this.what, this.bounds, Math.max(1, Math.ceil((1 - bucket.tokens) / this.bounds.perSecond)));
    bucket.tokens -= 1;
  }

  /** Refuses where nothing is left, without taking anything. */
  refuseWhenEmpty(name: string): void {
    if (this.bounds.perSecond === 0 || !this.buckets.has(name)) return;
    if (this.bucketOf(name).tokens < 1) throw new RateLimited(this.what, this.bounds, 1);
  }

  private bucketOf(name: string): Bucket {
    const now = this.clock();
    const { perSecond, burst } = this.bounds;
    const known = this.buckets.get(name);
    if (known !== undefined) {
      known.tokens = Math.min(burst, known.tokens + ((now - known.at) / 1000) * perSecond);
      known.at = now;
      return known;
    }
    if (this.buckets.size >= MAX_BUCKETS) this.forgetFull(now);
    const fresh = { tokens: burst, at: now };
    this.buckets.set(name, fresh);
    return fresh;
  }

  private forgetFull(now: number): void {
    const { perSecond, burst } = this.bounds;
    for (const [name, { tokens, at }] of this.buckets) if (tokens + ((now - at) / 1000) * perSecond >= burst) this.buckets.delete(name);
    const [oldest] = this.buckets.keys();
    if (this.buckets.size >= MAX_BUCKETS && oldest !== undefined) this.buckets.delete(oldest);
  }
}
