import type { Caller } from '../app/access';
import type { Pool } from '../app/poolContext';
import { createLoaders } from './loaders';
import type { Loaders } from './loaders';

/** What every resolver may use; one for each request. */
export interface GraphqlContext {
  readonly pool: Pool;
  readonly caller: Caller;
  readonly requestId: string;
  /** Replaced after a mutation: what was read before it may no longer hold. */
  loaders: Loaders;
}

export function createContext(pool: Pool, caller: Caller, requestId: string): GraphqlContext {
  return { pool, caller, requestId, loaders: createLoaders(pool, caller) };
}

/** After a mutation: what follows in the same document reads anew. */
export function forgetWhatWasRead(context: GraphqlContext): void {
  context.loaders = createLoaders(context.pool, context.caller);
}
