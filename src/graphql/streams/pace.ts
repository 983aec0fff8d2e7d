import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';

export interface PaceBounds {
  readonly pingEveryMs: number;
  /** So long the other end may take nothing of what it was sent. */
  readonly maxStallMs: number;
  readonly onStall: () => void;
}

/** So many bytes may be under way to one socket: enough for what comes at once to leave in one go, and a bound on what is kept for whoever is slow. */
export const WINDOW_BYTES = 64 * 1024;

/**
 * How fast the other end of a socket takes what it is sent: what is under way is bounded, and whoever sends more waits
 * until some of it has left this process. Looks now and then whether the other end is still there at all.
 */
export class Pace {
  /** When the oldest message that has not left was handed over; null when all have. */
  private stalledSince: number | null = null;
  private pendingBytes = 0;
  private corked = false;
  private goOn: (() => void) | null = null;
  private answered = true;
  private readonly timer: NodeJS.Timeout;

  /** `wire`: what the socket writes to. */
  constructor(private readonly socket: WebSocket, private readonly wire: Socket, bounds: PaceBounds) {
    socket.once('close', () => { this.goOn?.(); });
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

  /** Resolves when more may be sent; at once where nobody is left to take it. */
  async send(data: string): Promise<void> {
    if (this.socket.readyState !== this.socket.OPEN) return;
    const bytes = data.length;
    this.pendingBytes += bytes;
    this.stalledSince ??= performance.now();
    this.leaveTogether();
    this.socket.send(data, () => {
      this.pendingBytes -= bytes;
      this.stalledSince = this.pendingBytes === 0 ? null : performance.now();
      if (this.pendingBytes < WINDOW_BYTES) this.goOn?.();
    });
    if (this.pendingBytes < WINDOW_BYTES) return;
    await new Promise<void>((resolve) => { this.goOn = resolve; });
    this.goOn = null;
  }

  /** What is sent before the process looks up again is one write. */
  private leaveTogether(): void {
    if (this.corked) return;
    this.corked = true;
    this.wire.cork();
    setImmediate(() => { this.corked = false; this.wire.uncork(); });
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
