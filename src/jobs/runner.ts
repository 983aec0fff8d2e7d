import { buildExclusionsPage } from '../app/exclusions/buildExclusions';
import { reapplyPage } from '../app/mapping/reapply';
import { buildMatchesPage } from '../app/pool/buildMatches';
import { buildValuesPage } from '../app/pool/buildValues';
import { buildSearchPage } from '../app/pool/buildSearch';
import { recodePage } from '../app/modelCodes/recode';
import type { SignInLog } from '../app/signInLog';
import type { Pool } from '../app/poolContext';
import type { BackgroundWork, OnFailure } from './backgroundWork';
import { createChangeListener } from './changeListener';
import { createBuilder, LOOK_EVERY_MS } from './builder';
import { createQueueWorker } from './queueWorker';
import { createSignInFlush } from './signInFlush';
import { createRuleRunner } from './ruleRunner';
import { createSequencer } from './sequencer';
import { createWebhookSender } from './webhookSender';

export interface RunnerConfig {
  readonly pool: Pool;
  readonly signInLog: SignInLog;
  /** Of the pool's database: the queue connects by itself. */
  readonly connectionString: string;
  readonly onFailure: OnFailure;
}

/** Everything that the service does without being asked. Stops in the reverse order of its start. */
export function createRunner(config: RunnerConfig): BackgroundWork {
  const { pool, signInLog, onFailure } = config;
  const parts: readonly BackgroundWork[] = [
    createSequencer(config), createChangeListener(config),
    createBuilder({ page: async () => buildMatchesPage(pool), failure: 'records could not be matched anew; trying again', onFailure, lookEveryMs: LOOK_EVERY_MS }),
    createBuilder({ page: async () => buildExclusionsPage(pool), failure: 'records could not follow an exclusion; trying again', onFailure, lookEveryMs: LOOK_EVERY_MS }),
    createBuilder({ page: async () => buildValuesPage(pool), failure: 'golden values could not be computed anew; trying again', onFailure, lookEveryMs: LOOK_EVERY_MS }),
    createBuilder({ page: async () => reapplyPage(pool), failure: 'records could not be taken through a published mapping; trying again', onFailure, lookEveryMs: LOOK_EVERY_MS }),
    createBuilder({ page: async () => buildSearchPage(pool), failure: 'search documents could not be made; trying again', onFailure }),
    createBuilder({ page: async () => recodePage(pool), failure: 'model codes could not be resolved anew; trying again', onFailure }),
    createSignInFlush(signInLog, onFailure), createWebhookSender(config), createRuleRunner(config), createQueueWorker(config),
  ];
  return {
    start: async () => { for (const part of parts) await part.start(); },
    stop: async () => { for (const part of [...parts].reverse()) await part.stop(); },
  };
}
