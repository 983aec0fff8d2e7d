import type { EventEmitter } from 'node:events';
import type { Caller } from '../app/access';
import type { Pool } from '../app/poolContext';
import { badInput } from '../core/model/errors';
import { createLoaders } from './loaders';
import type { Loaders } from './loaders';

type Prime = (loaders: Loaders) => void;

/** What every resolver may use; one for each request. */
export class GraphqlContext {
  private made: Loaders | null = null;
  private unheard: Prime[] = [];

  constructor(readonly pool: Pool, readonly caller: Caller, readonly requestId: string) {}

  get loaders(): Loaders {
    const loaders = this.made ??= createLoaders(this.pool, this.caller);
    for (let prime = this.unheard.pop(); prime !== undefined; prime = this.unheard.pop()) prime(loaders);
    return loaders;
  }

  /** Tells the loaders what has been read already; heard when the first of them is used, which is seldom. */
  prime(prime: Prime): void {
    this.unheard.push(prime);
  }

  /** After a mutation: what follows in the same document reads anew, for what was read before may no longer hold. */
  forgetWhatWasRead(): void {
    this.made = null;
    this.unheard = [];
  }
}

/** The same for what goes on after the first answer: who the caller is then, and until when. */
export class StreamContext extends GraphqlContext {
  constructor(pool: Pool, caller: Caller, requestId: string, readonly callerNow: () => Promise<Caller | null>, readonly signal: AbortSignal) {
    super(pool, caller, requestId);
  }
}

/** What a subscription is opened with; refused over a plain request. */
export function streamContext(context: unknown): StreamContext {
  if (context instanceof StreamContext) return context;
  throw badInput('a subscription over graphql-transport-ws', 'one over a plain request', 'Open a socket at /graphql, or page through the query of the same name.');
}

/** Who asks, before anything is answered. */
export interface Asker {
  readonly caller: Caller;
  readonly requestId: string;
  /** The connection that the answer goes to: when it closes, nobody waits any more. */
  readonly connection?: EventEmitter;
  /** Asks to read nothing that is a moment old. */
  readonly readsPrimary?: boolean;
  /** W3C Trace Context, where the caller has a trace of its own. */
  readonly traceparent?: string | undefined;
}

export function createContext(pool: Pool, caller: Caller, requestId: string): GraphqlContext {
  return new GraphqlContext(pool, caller, requestId);
}
