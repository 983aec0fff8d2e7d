import { EventEmitter } from 'node:events';
import { Logger, run, runMigrations } from 'graphile-worker';
import type { Runner, RunnerOptions, WorkerEvents } from 'graphile-worker';
import { createWorkerRoll, freeOrphanedJobs } from '../app/jobWorkers';
import type { WorkerRoll } from '../app/jobWorkers';
import type { Pool } from '../app/poolContext';
import type { BackgroundWork, OnFailure } from './backgroundWork';
import { scheduleOf, tasksOf } from './tasks';

const RETRY_FIRST_MS = 500;
const RETRY_MAX_MS = 30_000;
/** Connections of its own: one listens, the others fetch and finish jobs. */
const POOL_SIZE = 3;
/** So long a job under way has to come to the end of its present step; then it is left to another node. */
const STOP_WITHIN_MS = 5_000;
/** A worker whose database is gone cannot say good-bye; its jobs are taken over by whoever comes next. */
const FREE_WITHIN_MS = 1_000;

/** The library's own lines may quote a job's data: only that something went wrong is passed on. */
function quietLogger(onFailure: OnFailure): Logger {
  return new Logger(() => (_level, _message, meta) => {
    if (meta?.['error'] !== undefined) onFailure('the job worker met an error', meta['error']);
  });
}

/** Makes the queue's tables, or brings them up to this version of it. */
export async function prepareQueue(connectionString: string): Promise<void> {
  await runMigrations({ connectionString });
}

function eventsFor(roll: WorkerRoll): WorkerEvents {
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:listen:success', ({ workerPool, client }) => { roll.listensOn(workerPool.id, client); });
  return events;
}

/**
 * Runs the queue's tasks and their schedule. The queue's tables are brought up by its own migrations, in a
 * schema of their own. When its connections break (the database restarts), it begins again by itself.
 */
export function createQueueWorker(options: {
  readonly pool: Pool; readonly connectionString: string; readonly onFailure: OnFailure; readonly stopWithinMs?: number;
}): BackgroundWork {
  const { pool, connectionString, onFailure, stopWithinMs = STOP_WITHIN_MS } = options;
  const roll = createWorkerRoll(pool, (error) => { onFailure('the job workers could not be marked as alive', error); });
  const settings: RunnerOptions = {
    connectionString, maxPoolSize: POOL_SIZE, concurrency: 1, noHandleSignals: true, logger: quietLogger(onFailure),
    taskList: tasksOf(pool), parsedCronItems: scheduleOf(), events: eventsFor(roll),
    preset: { worker: { gracefulShutdownAbortTimeout: 0 } }, // a job under way learns at once that we stop
  };
  const stopping = new AbortController();
  let runner: Runner | undefined;
  let watched: Promise<void> = Promise.resolve();

  const runAgainWhenItEnds = async (first: Runner): Promise<void> => {
    for (let waitMs = RETRY_FIRST_MS, current: Runner | undefined = first; ;) {
      runner = current;
      if (current !== undefined) await current.promise.then(() => { waitMs = RETRY_FIRST_MS; }, (error: unknown) => { onFailure('the job worker ended; starting it again', error); });
      if (!await pause(waitMs, stopping.signal)) return;
      waitMs = Math.min(waitMs * 2, RETRY_MAX_MS);
      current = await run(settings).catch((error: unknown) => { onFailure('the job worker does not start; trying again', error); return undefined; });
    }
  };

  return {
    start: async () => {
      await runMigrations(settings);
      await freeOrphanedJobs(pool);
      watched = runAgainWhenItEnds(await run(settings));
    },
    stop: async () => {
      stopping.abort();
      const ended = (async () => { await runner?.stop().catch(() => undefined); await watched; })();
      await Promise.race([ended, pause(stopWithinMs)]);
      await Promise.race([roll.freeAll().catch((error: unknown) => { onFailure('jobs could not be left to another node', error); }), pause(FREE_WITHIN_MS)]);
    },
  };
}

/** Resolves with true after so long, or with false as soon as the signal comes. */
async function pause(ms: number, signal?: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) { resolve(false); return; }
    const timer = setTimeout(() => { resolve(true); }, ms);
    timer.unref();
    signal?.addEventListener('abort', () => { clearTimeout(timer); resolve(false); }, { once: true });
  });
}
