import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export type AddressChanges = Readonly<Record<string, string | null>>;

/** The state of a screen as it stands in its address: what is reloaded or passed on shows the same. */
export function useAddress(): { readonly get: (name: string) => string | null; readonly set: (changes: AddressChanges, options?: { readonly push?: boolean }) => void } {
  const [params, setParams] = useSearchParams();
  const get = useCallback((name: string) => params.get(name), [params]);
  const set = useCallback((changes: AddressChanges, { push = false }: { readonly push?: boolean } = {}) => {
    setParams((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null || value === '') next.delete(name);
        else next.set(name, value);
      }
      return next;
    }, { replace: !push });
  }, [setParams]);
  return { get, set };
}
