import { useSyncExternalStore } from 'react';

const KEY = 'token';
const listeners = new Set<() => void>();

let refused = false;

/** The caller's token. It lives as long as the tab, and no other tab sees it. */
export const token = {
  get: (): string | null => sessionStorage.getItem(KEY),
  /** Whether the last one was not accepted. */
  wasRefused: (): boolean => refused,
  refuse: (): void => {
    token.set(null);
    refused = true;
    for (const listener of listeners) listener();
  },
  set: (text: string | null): void => {
    refused = false;
    if (text === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, text);
    for (const listener of listeners) listener();
  },
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
};

export const useToken = (): string | null => useSyncExternalStore(subscribe, token.get);
export const useWasRefused = (): boolean => useSyncExternalStore(subscribe, token.wasRefused);

/** The console link carries the token behind the #, which browsers send to nobody; it is taken out of the address at once. */
export function takeLinkedToken(): void {
  const linked = /^#token=(.+)$/.exec(location.hash)?.[1];
  if (linked === undefined) return;
  token.set(decodeURIComponent(linked));
  history.replaceState(null, '', location.pathname + location.search);
}
