/** Why an operation was refused. Closed list; the doors pass it on as `extensions.code`. */
export const ERROR_CODES = [
  'UNAUTHENTICATED', 'FORBIDDEN', 'BAD_USER_INPUT', 'NOT_FOUND', 'CONFLICT',
  'CONFIRMATION_REQUIRED', 'CURSOR_EXPIRED', 'RATE_LIMITED',
  'UNAVAILABLE', // the database is away for a moment: the same request is good later
  'TIMED_OUT',   // the request had its time and was stopped, with its statements
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What was expected, what came, and what to do: an operation's refusal, never a bug. */
export interface Refusal {
  readonly expected: string;
  readonly got: string;
  readonly remedy: string;
}

/** An operation refused for a reason that its caller can act on. Everything else that throws is a bug. */
export class MooringError extends Error {
  override readonly name = 'MooringError';

  constructor(readonly code: ErrorCode, readonly refusal: Refusal) {
    super(`Expected ${refusal.expected}; got ${refusal.got}. ${refusal.remedy}`);
  }
}

export function badInput(expected: string, got: string, remedy: string): MooringError {
  return new MooringError('BAD_USER_INPUT', { expected, got: got.slice(0, 200), remedy });
}

export function notFound(what: string, remedy: string): MooringError {
  return new MooringError('NOT_FOUND', { expected: 'something that exists', got: what.slice(0, 200), remedy });
}

export function conflict(expected: string, got: string, remedy: string): MooringError {
  return new MooringError('CONFLICT', { expected, got: got.slice(0, 200), remedy });
}
