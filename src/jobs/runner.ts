import type { SignInLog } from '../app/signInLog';
import type { Pool } from '../app/poolContext';
import type { BackgroundWork, OnFailure } from './backgroundWork';
import { createQueueWorker } from './queueWorker';
import { createSignInFlush } from './signInFlush';
import { createSearchBuilder } from './searchBuilder';
import { createSequencer } from './sequencer';

export interface RunnerConfig {
  readonly pool: Pool;
  readonly signInLog: SignInLog;
  /** Of the pool's database: the queue connects by itself. */
  readonly connectionString: string;
  readonly onFailure: OnFailure;
}

/** Everything that the service does without being asked. Stops in the reverse order of its start. */
export function createRunner(config: RunnerConfig): BackgroundWork {
  const parts: readonly BackgroundWork[] = [createSequencer(config), createSearchBuilder(config), createSignInFlush(config.signInLog, config.onFailure), createQueueWorker(config)];
  return {
    start: async () => { for (const part of parts) await part.start(); },
    stop: async () => { for (const part of [...parts].reverse()) await part.stop(); },
  };
}
