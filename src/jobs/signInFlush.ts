import { SIGN_IN_WINDOW_MS } from '../app/signInLog';
import type { SignInLog } from '../app/signInLog';
import type { BackgroundWork, OnFailure } from './backgroundWork';

/** Sees to it that counted sign-ins reach the audit log although nobody tries again. */
export function createSignInFlush(log: SignInLog, onFailure: OnFailure): BackgroundWork {
  let timer: NodeJS.Timeout | undefined;
  const flush = async (all: boolean): Promise<void> => {
    try {
      await log.flush(all);
    } catch (error) {
      onFailure('failed sign-ins could not be written down; trying again', error);
    }
  };
  return {
    start: async () => {
      timer = setInterval(() => { void flush(false); }, SIGN_IN_WINDOW_MS);
      return Promise.resolve();
    },
    stop: async () => {
      clearInterval(timer);
      await flush(true);
    },
  };
}
