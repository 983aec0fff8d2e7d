import { SteadyClient } from './steadyClient';

export interface Listening {
  /** Resolves when nothing of it runs any more. */
  readonly stop: () => Promise<void>;
}

const RETRY_FIRST_MS = 200;
const RETRY_MAX_MS = 10_000;

/**
 * Listens on a channel of the database, on a connection of its own, until it is stopped. What was said while nobody
 * listened is lost, so `heard` is also called whenever listening begins, again or for the first time.
 */
export function listenOn(connectionString: string, channel: string, { heard, onFailure }: {
  readonly heard: () => void; readonly onFailure: (error: unknown) => void;
}): Listening {
  let stopped = false;
  let client: SteadyClient | null = null;
  let timer: NodeJS.Timeout | undefined;
  let waitMs = RETRY_FIRST_MS;
  let attempt: Promise<void> = Promise.resolve();

  const tryAgain = (error: unknown): void => {
    client = null;
    if (stopped) return;
    onFailure(error);
    timer = setTimeout(() => { attempt = begin(); }, waitMs);
    waitMs = Math.min(waitMs * 2, RETRY_MAX_MS);
  };
  const begin = async (): Promise<void> => {
    const own = new SteadyClient({ connectionString, application_name: 'mooring listening' });
    client = own;
    own.on('notification', heard);
    try {
      await own.connect();
      await own.query(`listen ${own.escapeIdentifier(channel)}`);
    } catch (error) {
      await own.end().catch(() => undefined);
      tryAgain(error);
      return;
    }
    waitMs = RETRY_FIRST_MS;
    own.once('end', () => { if (!stopped && client === own) tryAgain(new Error('the connection that listens has ended')); });
    heard();
  };
  attempt = begin();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await attempt;
      await client?.end().catch(() => undefined);
    },
  };
}
