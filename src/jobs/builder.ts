import { setTimeout as pause } from 'node:timers/promises';
import type { BackgroundWork, OnFailure } from './backgroundWork';

const RETRY_MS = 5_000;
/** Between two pages, so that those who write at the same time are not kept waiting for long. */
const BREATH_MS = 20;
/** Somebody may publish another configuration at any time, on any node. */
export const LOOK_EVERY_MS = 2_000;

export interface PagedBuild {
  /** Does one page of the work; false when none is left. */
  readonly page: () => Promise<boolean>;
  /** Told when a page failed: it is tried again. */
  readonly failure: string;
  readonly onFailure: OnFailure;
  /** Looks again so long after it has found nothing left; without it, never. */
  readonly lookEveryMs?: number;
}

/**
 * Makes what is missing after an upgrade or a publication, page by page, in the background of a service that works
 * already; with nothing to do it is one look, at the start and, where it may be asked for later, every now and then. Any number of nodes may try: the page itself sees to it that one at a time works.
 */
export function createBuilder({ page, failure, onFailure, lookEveryMs }: PagedBuild): BackgroundWork {
  const stopping = new AbortController();
  let work: Promise<void> = Promise.resolve();
  const wait = async (ms: number): Promise<unknown> => pause(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const more = await page();
        if (!more && lookEveryMs === undefined) return;
        await wait(more ? BREATH_MS : lookEveryMs ?? 0);
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
