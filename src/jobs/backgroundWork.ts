/** The one shape of everything that works in the background: made from its configuration, started once, stopped once. */
export interface BackgroundWork {
  /** Resolves when it works. */
  readonly start: () => Promise<void>;
  /** Resolves when nothing of it runs any more. */
  readonly stop: () => Promise<void>;
}

/** Told of every failure; the work itself goes on and tries again. */
export type OnFailure = (what: string, error: unknown) => void;
