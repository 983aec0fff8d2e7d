import { setTimeout as pause } from 'node:timers/promises';
import { buildSearchPage } from '../app/pool/buildSearch';
import type { Pool } from '../app/poolContext';
import type { BackgroundWork, OnFailure } from './backgroundWork';

const RETRY_MS = 5_000;
/** Between two pages, so that those who write at the same time are not kept waiting for long. */
const BREATH_MS = 20;

/**
 * Makes the search documents that are missing after an upgrade, in the background of a service that works
 * already; with nothing to do it is one look at the start. Any number of nodes may try: one at a time works.
 */
export function createSearchBuilder(options: { readonly pool: Pool; readonly onFailure: OnFailure }): BackgroundWork {
  const { pool, onFailure } = options;
  const stopping = new AbortController();
  let work: Promise<void> = Promise.resolve();
  const wait = async (ms: number): Promise<unknown> => pause(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        if (!await buildSearchPage(pool)) return;
        await wait(BREATH_MS);
      } catch (error) {
        onFailure('search documents could not be made; trying again', error);
        await wait(RETRY_MS);
      }
    }
  };
  return {
    start: async () => { work = run(); return Promise.resolve(); },
    stop: async () => { stopping.abort(); await work; },
  };
}
