import type { EventEmitter } from 'node:events';
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

/** Who asks, before anything is answered. */
export interface Asker {
  readonly caller: Caller;
  readonly requestId: string;
  /** The connection that the answer goes to: when it closes, nobody waits any more. */
  readonly connection?: EventEmitter;
  /** Asks to read nothing that is a moment old. */
  readonly readsPrimary?: boolean;
}

export function createContext(pool: Pool, caller: Caller, requestId: string): GraphqlContext {
  return { pool, caller, requestId, loaders: createLoaders(pool, caller) };
}

/** After a mutation: what follows in the same document reads anew. */
export function forgetWhatWasRead(context: GraphqlContext): void {
  context.loaders = createLoaders(context.pool, context.caller);
}
