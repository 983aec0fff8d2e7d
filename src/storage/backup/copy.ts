import type { Client, Connection, Submittable } from 'pg';

/*
 * COPY over the driver's own connection (Postgres, "Frontend/Backend Protocol", COPY Operations): rows pass
 * through in the server's text form, unread, in memory that does not grow with the table.
 */

/** Rows come one by one; they are handed on in blocks of about this size. */
const BLOCK_BYTES = 64 * 1024;
/** When so much waits to be taken, the server is no longer read from. */
const HIGH_WATER_BYTES = 1024 * 1024;

const EMPTY_LENGTH = 4;
const HEADER_BYTES = 5;

const message = (type: 'd' | 'c' | 'f', body: Buffer): Buffer => {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(type, 0, 'latin1');
  header.writeUInt32BE(EMPTY_LENGTH + body.length, 1);
  return Buffer.concat([header, body]);
};

/** A command in the simple protocol; what the driver calls on a query is called on it. */
abstract class CopyCommand implements Submittable {
  /** Resolves with the number of rows when the server is done. */
  readonly done: Promise<number>;
  protected connection: Connection | undefined;
  private rows = 0;
  private resolve: (rows: number) => void = () => undefined;
  private reject: (error: unknown) => void = () => undefined;

  constructor(private readonly statement: string) {
    this.done = new Promise((resolve, reject) => { this.resolve = resolve; this.reject = reject; });
    this.done.catch(() => undefined); // whoever waits learns of it; nobody has to wait
  }

  readonly submit = (connection: Connection): void => {
    this.connection = connection;
    connection.query(this.statement);
  };

  handleCommandComplete({ text }: { readonly text: string }): void { this.rows = Number(/^COPY (\d+)$/.exec(text)?.[1] ?? 0); }
  handleReadyForQuery(): void { this.resolve(this.rows); this.ended(); }
  handleError(error: unknown): void { this.reject(this.reasonFor(error)); this.ended(); }

  protected abstract ended(): void;
  protected reasonFor(error: unknown): unknown { return error; }
}

class CopyOut extends CopyCommand {
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private isEnded = false;
  private wake: () => void = () => undefined;

  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    this.waiting.push(Buffer.from(chunk)); // the driver's own buffer is used again
    this.waitingBytes += chunk.length;
    if (this.waitingBytes > HIGH_WATER_BYTES) this.connection?.stream.pause();
    if (this.waitingBytes > BLOCK_BYTES) this.wake();
  }

  protected ended(): void { this.isEnded = true; this.wake(); }

  /** The rows in blocks; throws what the server refused. */
  async* blocks(): AsyncGenerator<Buffer, number> {
    try {
      return yield* this.take();
    } finally {
      if (!this.isEnded) this.connection?.stream.destroy(); // nobody takes the rest; a paused connection would never end
    }
  }

  private async* take(): AsyncGenerator<Buffer, number> {
    for (;;) {
      if (!this.isEnded && this.waitingBytes <= BLOCK_BYTES) await new Promise<void>((resolve) => { this.wake = resolve; });
      if (this.waiting.length > 0) {
        const block = Buffer.concat(this.waiting);
        [this.waiting, this.waitingBytes] = [[], 0];
        yield block;
        this.connection?.stream.resume();
      } else if (this.isEnded) return this.done;
    }
  }
}

class CopyIn extends CopyCommand {
  private failure: unknown;
  private isEnded = false;
  private wake: () => void = () => undefined;

  constructor(statement: string, private readonly blocks: AsyncIterable<Buffer>) { super(statement); }

  handleCopyInResponse(connection: Connection): void { void this.send(connection); }
  protected ended(): void { this.isEnded = true; this.wake(); }
  /** When the source failed, the server's complaint about it is not the reason. */
  protected override reasonFor(error: unknown): unknown { return this.failure ?? error; }

  private async send({ stream }: Connection): Promise<void> {
    const wake = (): void => { this.wake(); };
    stream.on('drain', wake).on('close', wake);
    try {
      for await (const block of this.blocks) {
        if (this.isEnded || !stream.writable) return;
        if (!stream.write(message('d', block)) && !stream.destroyed) await new Promise<void>((resolve) => { this.wake = resolve; });
      }
      stream.write(message('c', Buffer.alloc(0)));
    } catch (error) {
      this.failure = error;
      stream.write(message('f', Buffer.from('the source of the rows failed\0')));
    } finally {
      stream.off('drain', wake).off('close', wake);
    }
  }
}

/** Rows of `COPY … TO STDOUT` as the server writes them, in blocks; returns their number. */
export async function* copyOut(client: Client, statement: string): AsyncGenerator<Buffer, number> {
  const command = client.query(new CopyOut(statement));
  return yield* command.blocks();
}

/** Feeds `COPY … FROM STDIN`; resolves with the number of rows. */
export async function copyIn(client: Client, statement: string, blocks: AsyncIterable<Buffer>): Promise<number> {
  return client.query(new CopyIn(statement, blocks)).done;
}
