import { MooringError } from '../core/model/errors';

/** Looked at so often: a request may outlive its time by as much. */
const LOOK_EVERY_MS = 100;

/**
 * The time that one request has. When it is over, or the caller has gone, everything that runs for the request
 * is stopped. One timer looks after all requests: a timer for each would cost the hot path more than it brings.
 */
export class RequestScope {
  private static readonly open = new Set<RequestScope>();
  private static timer: NodeJS.Timeout | undefined;

  private readonly stops = new Set<() => void>();
  private reason: string | null = null;

  private constructor(private readonly timeoutMs: number, private readonly endsAt: number) {}

  /** `timeoutMs` from now on. Must be closed when the request is answered. */
  static begin(timeoutMs: number): RequestScope {
    const scope = new RequestScope(timeoutMs, performance.now() + timeoutMs);
    RequestScope.open.add(scope);
    RequestScope.timer ??= setInterval(RequestScope.look, LOOK_EVERY_MS).unref();
    return scope;
  }

  private static readonly look = (): void => {
    const now = performance.now();
    for (const scope of RequestScope.open) if (now >= scope.endsAt) scope.end(`more than ${scope.timeoutMs} ms`);
    if (RequestScope.open.size > 0) return;
    clearInterval(RequestScope.timer);
    RequestScope.timer = undefined;
  };

  get isOver(): boolean { return this.reason !== null; }

  /** The request is answered: nothing is stopped any more. */
  close(): void {
    RequestScope.open.delete(this);
  }

  /** Stops everything that runs for the request; `reason`: what came instead of an answer in time. */
  end(reason: string): void {
    if (this.reason !== null) return;
    this.reason = reason;
    this.close();
    for (const stop of [...this.stops]) stop();
    this.stops.clear();
  }

  /** Calls `stop` when the request's time is over; returns how to say that there is nothing to stop any more. */
  onEnd(stop: () => void): () => void {
    if (this.isOver) stop();
    else this.stops.add(stop);
    return () => { this.stops.delete(stop); };
  }

  /** What the caller is told when the time is over. */
  refusal(): MooringError {
    return new MooringError('TIMED_OUT', {
      expected: `an answer within ${this.timeoutMs} ms`, got: this.reason ?? '',
      remedy: 'Ask for less at a time. A write may have been carried out or not: source records can be sent again without harm, of other changes look first at what stands.',
    });
  }

  refuseWhenOver(): void {
    if (this.isOver) throw this.refusal();
  }
}
