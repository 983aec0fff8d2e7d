import { setTimeout as pause } from 'node:timers/promises';
import type { BackgroundWork, OnFailure } from './backgroundWork';

const RETRY_MS = 5_000;
/** Between two pages, so that those who write at the same time are not kept waiting for long. */
const BREATH_MS = 20;

export interface PagedBuild {
  /** Does one page of the work; false when none is left. */
  readonly page: () => Promise<boolean>;
  /** Told when a page failed: it is tried again. */
  readonly failure: string;
  readonly onFailure: OnFailure;
}

/**
 * Makes what is missing after an upgrade, page by page, in the background of a service that works already; with nothing
 * to do it is one look at the start. Any number of nodes may try: the page itself sees to it that one at a time works.
 */
export function createBuilder({ page, failure, onFailure }: PagedBuild): BackgroundWork {
  const stopping = new AbortController();
  let work: Promise<void> = Promise.resolve();
  const wait = async (ms: number): Promise<unknown> => pause(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        if (!await page()) return;
        await wait(BREATH_MS);
      } catch (error) {
        onFailure(failure, error);
        await wait(RETRY_MS);
      }
    }
  };
  return {
    start: async () => { work = run(); return Promise.resolve(); },
    stop: async () => { stopping.abort(); await work; },
  };
}
