import { listenForChanges } from '../app/changeListening';
import type { Pool } from '../app/poolContext';
import type { BackgroundWork, OnFailure } from './backgroundWork';

/** Wakes those who follow the change log when any node has given changes their positions. */
export function createChangeListener({ pool, connectionString, onFailure }: {
  readonly pool: Pool; readonly connectionString: string; readonly onFailure: OnFailure;
}): BackgroundWork {
  let stop = async (): Promise<void> => Promise.resolve();
  return {
    start: async () => {
      ({ stop } = listenForChanges(pool, connectionString, (error) => { onFailure('changes are not heard of at once; trying again', error); }));
      return Promise.resolve();
    },
    stop: async () => stop(),
  };
}
