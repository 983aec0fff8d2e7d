import type { Environment } from '../config';

/** Where a command reads and writes: results to `out`, progress and messages to `err`. */
export interface CommandIo {
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream;
  readonly env: Environment;
}

export interface Command {
  readonly name: string;
  /** One line for `mooring help`. */
  readonly summary: string;
  /** Resolves with the exit code. What it throws as a StartupError is printed as a message. */
  readonly run: (args: readonly string[], io: CommandIo) => Promise<number>;
}
