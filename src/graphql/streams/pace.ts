import type { WebSocket } from 'ws';

export interface PaceBounds {
  readonly pingEveryMs: number;
  /** So long the other end may take nothing of what it was sent. */
  readonly maxStallMs: number;
  readonly onStall: () => void;
}

/**
 * How fast the other end of a socket takes what it is sent: a message is sent when it has left this process, so that
 * whoever sends the next waits for it. Looks now and then whether the other end is still there at all.
 */
export class Pace {
  /** When the oldest message that has not left was handed over; null when all have. */
  private stalledSince: number | null = null;
  private pending = 0;
  private answered = true;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly socket: WebSocket, bounds: PaceBounds) {
    socket.on('pong', () => { this.answered = true; });
    let sincePing = 0;
    const lookEveryMs = Math.min(bounds.pingEveryMs, Math.max(50, bounds.maxStallMs / 4));
    this.timer = setInterval(() => {
      if (this.stalledSince !== null && performance.now() - this.stalledSince > bounds.maxStallMs) { this.end(); bounds.onStall(); return; }
      sincePing += lookEveryMs;
      if (sincePing < bounds.pingEveryMs) return;
      sincePing = 0;
      this.ping();
    }, lookEveryMs).unref();
  }

  /** Resolves when the message has left the process; at once where nobody is left to take it. */
  async send(data: string): Promise<void> {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.pending += 1;
    this.stalledSince ??= performance.now();
    await new Promise<void>((resolve) => { this.socket.send(data, () => { resolve(); }); });
    this.pending -= 1;
    this.stalledSince = this.pending === 0 ? null : performance.now();
  }

  end(): void {
    clearInterval(this.timer);
  }

  private ping(): void {
    if (!this.answered && this.stalledSince === null) { this.socket.terminate(); return; }
    this.answered = false;
    if (this.socket.readyState === this.socket.OPEN) this.socket.ping();
  }
}
