import { logState, readChanges } from '../storage/changes';
import type { ChangeQuery, LogEpoch, LoggedChange } from '../storage/changes';
import type { Tx } from '../storage/transaction';
import { refuseRemoved } from './changeCursor';
import type { ChangeFilter } from './readChanges';

/** So many of the latest changes are kept, for all who follow the log's end. */
const TAIL = 5_000;
/** So many are read at a time. */
const PAGE = 500;
/** Followed, it looks by itself so often: for a wake that got lost, and so that nobody follows for long with a token that was revoked. */
const LOOK_EVERY_MS = 1_000;

export interface FeedPage {
  readonly changes: readonly LoggedChange[];
  /** Everything up to this position has been looked at. */
  readonly upTo: number;
}

/**
 * The end of the change log, read once for all who follow it in this process. It holds nothing that the log does not:
 * a wake only says that it is worth looking, and whoever is behind the kept tail reads the log itself.
 */
export class ChangeFeed {
  private tail: LoggedChange[] = [];
  /** The last position that was looked at; null before the first look. */
  private head: number | null = null;
  private epochs: readonly LogEpoch[] = [];
  private removedUpTo = '0';
  private readonly waiting = new Set<() => void>();
  private looking: Promise<void> | null = null;
  private again = false;
  private followed = 0;
  private timer: NodeJS.Timeout | undefined;

  /** `log`: where the log is read, the primary. */
  constructor(private readonly log: Tx) {}

  /** How many follow: positions are given sooner where anybody waits for them. */
  get followers(): number { return this.followed; }

  /** Everything up to here has been looked at; 0 before the first look. */
  get position(): number { return this.head ?? 0; }

  /** There may be more; several wakes at once are one look. */
  async wake(): Promise<void> {
    if (this.followed === 0) return;
    if (this.looking !== null) { this.again = true; return this.looking; }
    this.looking = this.look();
    try {
      await this.looking;
    } finally {
      this.looking = null;
    }
  }

  private async look(): Promise<void> {
    do {
      const { lastPosition, removedUpTo, epochs } = await logState(this.log);
      this.epochs = epochs;
      this.removedUpTo = removedUpTo;
      const last = Number(lastPosition);
      const from = this.head ?? last;
      // A log that has been restored is shorter; a long way behind is not worth keeping.
      const found = last > from && last - from <= TAIL ? await readAll(this.log, from, last) : [];
      this.tail = last === from + found.length ? [...this.tail, ...found].slice(-TAIL) : [];
      this.head = last;
    } while (this.wokenMeanwhile());
    this.wakeAll();
  }

  private wokenMeanwhile(): boolean {
    const { again } = this;
    this.again = false;
    return again;
  }

  private wakeAll(): void {
    for (const wake of [...this.waiting]) wake();
  }

  /** Joins those who follow; the end of the log as it is now. `leave` is to be called once. */
  async join(): Promise<{ readonly position: number; readonly epochs: readonly LogEpoch[]; readonly leave: () => void }> {
    this.followed += 1;
    this.timer ??= setInterval(() => { this.wake().catch(() => { this.wakeAll(); }); }, LOOK_EVERY_MS).unref();
    const leave = (): void => {
      this.followed -= 1;
      if (this.followed > 0) return;
      clearInterval(this.timer);
      this.timer = undefined;
    };
    try {
      await this.wake();
    } catch (error) {
      leave();
      throw error;
    }
    return { position: this.head ?? 0, epochs: this.epochs, leave };
  }

  /** What comes behind a position, as far as it is there. */
  async after(position: number, filter: ChangeFilter): Promise<FeedPage & { readonly epochs: readonly LogEpoch[] }> {
    const head = this.head ?? position;
    if (position >= head) return { changes: [], upTo: position, epochs: this.epochs };
    const firstKept = head - this.tail.length;
    if (position >= firstKept) {
      const upTo = Math.min(head, position + PAGE);
      return { changes: this.tail.slice(position - firstKept, upTo - firstKept).filter((change) => fits(change, filter)), upTo, epochs: this.epochs };
    }
    refuseRemoved(String(position), this.removedUpTo);
    const found = await readChanges(this.log, { after: String(position), upTo: String(head), limit: PAGE, ...filter });
    return { changes: found, upTo: found.length < PAGE ? head : Number(found.at(-1)?.position ?? head), epochs: this.epochs };
  }

  /** Until there may be something behind the position, or it is time to look whether one may still follow. */
  async waitBehind(position: number, signal: AbortSignal): Promise<void> {
    if (position < (this.head ?? 0) || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.waiting.add(done);
      signal.addEventListener('abort', done, { once: true });
    });
  }
}

async function readAll(log: Tx, from: number, upTo: number): Promise<LoggedChange[]> {
  const found: LoggedChange[] = [];
  for (let after = from; after < upTo;) {
    const page = await readChanges(log, { after: String(after), upTo: String(upTo), limit: PAGE } satisfies ChangeQuery);
    if (page.length === 0) break;
    found.push(...page);
    after = Number(page.at(-1)?.position);
  }
  return found;
}

/** The same as the log's own filter in SQL. */
function fits(change: LoggedChange, { types, kinds, attributes, goldenIds }: ChangeFilter): boolean {
  return (types?.includes(change.type) ?? true) && (kinds?.includes(change.kind) ?? true)
    && (attributes?.some((name) => change.changed.includes(name)) ?? true)
    && (goldenIds?.some((id) => id.toLowerCase() === change.goldenId) ?? true);
}
