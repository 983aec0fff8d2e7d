import { freeJobsOf, freeJobsOfTheDead, markHolderAlive } from '../storage/jobLocks';
import type { KeptConnection } from '../storage/jobLocks';
import type { Pool } from './poolContext';

/** The names under which this node's workers hold jobs, known to be alive by the connections they listen on. */
export interface WorkerRoll {
  readonly listensOn: (holder: string, connection: KeptConnection) => void;
  /** The node stops: what its workers still hold is free for others at once. */
  readonly freeAll: () => Promise<void>;
}

export function createWorkerRoll(pool: Pool, onFailure: (error: unknown) => void): WorkerRoll {
  const holders = new Set<string>();
  return {
    listensOn: (holder, connection) => {
      holders.add(holder);
      // A connection that breaks meanwhile is followed by another, which marks it again.
      connection.once('drain', () => { markHolderAlive(connection, holder).catch(onFailure); });
    },
    freeAll: async () => { if (holders.size > 0) await freeJobsOf(pool.dataSource.manager, [...holders]); },
  };
}

/** Frees the jobs of nodes that were killed, on whichever node this runs. */
export async function freeOrphanedJobs(pool: Pool): Promise<number> {
  return freeJobsOfTheDead(pool.dataSource.manager);
}
