import { useCallback, useReducer } from 'react';

interface Steps<T> { readonly past: readonly T[]; readonly present: T; readonly future: readonly T[] }
type Action<T> =
  | { readonly do: 'step'; readonly to: (present: T) => T }
  | { readonly do: 'slide'; readonly to: (present: T) => T }
  | { readonly do: 'undo' } | { readonly do: 'redo' } | { readonly do: 'reset'; readonly to: T };

function next<T>(steps: Steps<T>, action: Action<T>): Steps<T> {
  const { past, present, future } = steps;
  switch (action.do) {
    case 'step': {
      const to = action.to(present);
      return to === present ? steps : { past: [...past, present], present: to, future: [] };
    }
    case 'slide': return { ...steps, present: action.to(present) };
    case 'undo': { const last = past.at(-1); return last === undefined ? steps : { past: past.slice(0, -1), present: last, future: [present, ...future] }; }
    case 'redo': { const [first, ...rest] = future; return first === undefined ? steps : { past: [...past, present], present: first, future: rest }; }
    case 'reset': return { past: [], present: action.to, future: [] };
  }
}

export interface History<T> {
  readonly present: T;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** A step that can be taken back. */
  readonly step: (to: (present: T) => T) => void;
  /** Part of a step that began before: a node on its way. */
  readonly slide: (to: (present: T) => T) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly reset: (to: T) => void;
}

/** What is worked on, with every step since it was opened: each can be taken back, and done again. */
export function useHistory<T>(initial: T): History<T> {
  const [{ past, present, future }, dispatch] = useReducer(next<T>, { past: [], present: initial, future: [] });
  return {
    present, canUndo: past.length > 0, canRedo: future.length > 0,
    step: useCallback((to: (value: T) => T) => { dispatch({ do: 'step', to }); }, []),
    slide: useCallback((to: (value: T) => T) => { dispatch({ do: 'slide', to }); }, []),
    undo: useCallback(() => { dispatch({ do: 'undo' }); }, []),
    redo: useCallback(() => { dispatch({ do: 'redo' }); }, []),
    reset: useCallback((to: T) => { dispatch({ do: 'reset', to }); }, []),
  };
}
