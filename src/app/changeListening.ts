import { CHANGES_CHANNEL } from '../storage/changes';
import { listenOn } from '../storage/listening';
import type { Listening } from '../storage/listening';
import type { Pool } from './poolContext';

/** Wakes this process' followers when any node has given changes their positions; `onFailure` is told when it may not hear. */
export function listenForChanges(pool: Pool, connectionString: string, onFailure: (error: unknown) => void): Listening {
  return listenOn(connectionString, CHANGES_CHANNEL, { heard: () => { pool.changeFeed.wake().catch(onFailure); }, onFailure });
}
