import { useEffect, useState } from 'react';
import type { GraphqlDocument } from './graphqlDocument';
import { token } from './token';

export type LiveState = 'CONNECTING' | 'LIVE' | 'AWAY';

/** Follows a subscription while the screen stands: the latest first, at most `most`. A broken connection is made anew. */
export function useLive<Answer, Variables extends Record<string, unknown>>(document: GraphqlDocument<Answer, Variables>, most: number): { readonly items: readonly Answer[]; readonly state: LiveState } {
  const [items, setItems] = useState<readonly Answer[]>([]);
  const [state, setState] = useState<LiveState>('CONNECTING');
  useEffect(() => {
    let end = (): void => undefined;
    let ended = false;
    const start = async (): Promise<void> => {
      const { createClient } = await import('graphql-ws');
      if (ended) return;
      const client = createClient({
        url: `${location.origin.replace(/^http/, 'ws')}/graphql`, connectionParams: { authorization: `Bearer ${token.get() ?? ''}` }, retryAttempts: Infinity, shouldRetry: () => true,
        on: { connected: () => { setState('LIVE'); }, closed: () => { setState('AWAY'); } },
      });
      client.subscribe<Answer>({ query: document.text }, {
        next: ({ data }) => { if (data !== undefined && data !== null) setItems((before) => [data, ...before].slice(0, most)); },
        error: () => { setState('AWAY'); }, complete: () => undefined,
      });
      end = () => { void client.dispose(); };
    };
    void start();
    return () => { ended = true; end(); };
  }, [document, most]);
  return { items, state };
}
