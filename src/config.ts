/**
 * A start that cannot go on for a reason the operator can do something about. Its message is
 * printed alone, without a stack: it says what was expected, what came, and what to do.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';
  /** What the process exits with. */
  readonly exitCode: number;

  constructor(message: string, options: ErrorOptions & { exitCode?: number } = {}) {
    super(message, options);
    this.exitCode = options.exitCode ?? 1;
  }
}
