/** Told of each statement of a request; returns how to say that it has ended, and with which error. */
export interface RequestTrace {
  readonly statement: (text: string, database: 'primary' | 'replica' | 'transaction') => (error?: unknown) => void;
}
