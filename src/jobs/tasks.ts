import type { TaskList } from 'graphile-worker';
import { parseCronItems } from 'graphile-worker';
import type { ParsedCronItem } from 'graphile-worker';
import type { Pool } from '../app/poolContext';
import { sequenceAll } from '../app/readChanges';
import { refreshDueRecords } from '../app/refreshDueRecords';

/** Batches of one run; what is left is done in the next minute. */
const MAX_BATCHES = 100;

/** What the queue knows how to do. Every task may run twice, and on any node. */
export function tasksOf(pool: Pool): TaskList {
  return {
    refreshDueRecords: async () => {
      for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
        const { more } = await refreshDueRecords(pool);
        if (!more) break;
      }
    },
    sequenceChanges: async () => { await sequenceAll(pool); },
  };
}

/** Every minute; of one that is late only the latest is made up for. */
export function scheduleOf(): ParsedCronItem[] {
  return parseCronItems([
    { task: 'refreshDueRecords', match: '* * * * *', options: { jobKey: 'refreshDueRecords', maxAttempts: 1 } },
  ]);
}
