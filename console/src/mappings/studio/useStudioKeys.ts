import { useEffect, useRef } from 'react';
import { isTyping } from '../../shared/useKeys';

interface Commands { readonly undo: () => void; readonly redo: () => void; readonly remove: () => void; readonly copy: () => void; readonly save: () => void }

/** Ctrl+Z, Ctrl+Y (and Ctrl+Shift+Z), Ctrl+D, Ctrl+S, Delete; ⌘ on a Mac. Not where something is typed. */
export function useStudioKeys(commands: Commands, enabled: boolean): void {
  const latest = useRef(commands);
  useEffect(() => { latest.current = commands; });
  useEffect(() => {
    if (!enabled) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null) return;
      const key = event.key.toLowerCase();
      const held = event.ctrlKey || event.metaKey;
      const { undo, redo, remove, copy, save } = latest.current;
      const command = held && key === 'z' ? (event.shiftKey ? redo : undo) : held && key === 'y' ? redo : held && key === 'd' ? copy : held && key === 's' ? save
        : !held && (key === 'delete' || key === 'backspace') ? remove : null;
      if (command === null) return;
      event.preventDefault();
      command();
    };
    document.addEventListener('keydown', listen);
    return () => { document.removeEventListener('keydown', listen); };
  }, [enabled]);
}
