import type { TaskList } from 'graphile-worker';
import { parseCronItems } from 'graphile-worker';
import type { ParsedCronItem } from 'graphile-worker';
import { freeOrphanedJobs } from '../app/jobWorkers';
import { recodePage } from '../app/modelCodes/recode';
import type { Pool } from '../app/poolContext';
import { sequenceAll } from '../app/readChanges';
import { trimChangeLog } from '../app/trimChangeLog';
import { refreshDueRecords } from '../app/refreshDueRecords';

/** Batches of one run; what is left is done in the next minute. */
const MAX_BATCHES = 100;

/** What the queue knows how to do. Every task may run twice, and on any node. */
export function tasksOf(pool: Pool): TaskList {
  return {
    // What a node that stops leaves over is due in the next minute, on another one.
    refreshDueRecords: async (_payload, { abortSignal }) => {
      for (let batch = 0; batch < MAX_BATCHES && !abortSignal.aborted; batch += 1) {
        const { more } = await refreshDueRecords(pool);
        if (!more) break;
      }
    },
    // What a decision has left over: it resolves a first page itself.
    resolveModelCodes: async (_payload, { abortSignal }) => { while (!abortSignal.aborted && await recodePage(pool)); },
    sequenceChanges: async () => { await sequenceAll(pool); },
    trimChangeLog: async () => { await trimChangeLog(pool); },
    freeOrphanedJobs: async () => { await freeOrphanedJobs(pool); },
  };
}

/** Every minute; of one that is late only the latest is made up for. */
export function scheduleOf(): ParsedCronItem[] {
  return parseCronItems([
    { task: 'refreshDueRecords', match: '* * * * *', options: { jobKey: 'refreshDueRecords', maxAttempts: 1 } },
    { task: 'resolveModelCodes', match: '* * * * *', options: { jobKey: 'resolveModelCodes', maxAttempts: 1 } },
    { task: 'freeOrphanedJobs', match: '* * * * *', options: { jobKey: 'freeOrphanedJobs', maxAttempts: 1 } },
    { task: 'trimChangeLog', match: '*/10 * * * *', options: { jobKey: 'trimChangeLog', maxAttempts: 1 } },
  ]);
}
