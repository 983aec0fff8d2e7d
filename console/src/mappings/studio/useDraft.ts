import { useCallback, useEffect, useRef, useState } from 'react';
import { graphOf, specOf } from '../../../../src/core/mapping/graph';
import type { MappingLayout } from '../../../../src/core/mapping/graph';
import type { MappingSpec } from '../../../../src/core/mapping/spec';
import { ask, ServerError } from '../../server/ask';
import { saveMappingDraftDocument } from '../mappings.generated';
import type { DraftWholeFragment } from '../mappings.generated';
import type { Drawing } from './drawing';
import { isObject } from './json';
import { useHistory } from './useHistory';
import type { History } from './useHistory';

export type Draft = DraftWholeFragment;
/** Where a draft stands: saved; about to be; refused because somebody else was first; not saved for another reason. */
export type Saving = { readonly at: 'saved' } | { readonly at: 'saving' } | { readonly at: 'waiting' } | { readonly at: 'overtaken' } | { readonly at: 'failed'; readonly error: Error };

/** Rests so long before it is saved by itself. */
const REST_MS = 900;

export function drawingOf(draft: Pick<Draft, 'spec' | 'layout'>): Drawing {
  return { graph: graphOf(draft.spec as MappingSpec), layout: isObject(draft.layout) ? draft.layout as unknown as MappingLayout : {} }; // as this console has saved them, or the server has checked
}

export interface DraftAtWork {
  readonly draft: Draft;
  readonly history: History<Drawing>;
  readonly saving: Saving;
  /** Saves now, and answers with what is saved; null where it could not be. */
  readonly save: (options?: { readonly over?: boolean; readonly rebase?: boolean }) => Promise<Draft | null>;
  readonly load: (draft: Draft) => void;
}

/** A draft that is drawn in: every step is saved by itself after a moment, unless somebody else has saved it since. */
export function useDraft(opened: Draft): DraftAtWork {
  const [draft, setDraft] = useState(opened);
  const history = useHistory(drawingOf(opened));
  const [saving, setSaving] = useState<Saving>({ at: 'saved' });
  const savedDrawing = useRef(history.present);
  const latest = useRef({ draft, drawing: history.present });
  useEffect(() => { latest.current = { draft, drawing: history.present }; });

  const save = useCallback(async ({ over = false, rebase = false } = {}): Promise<Draft | null> => {
    const { draft: known, drawing } = latest.current;
    const drawn = specOf(drawing.graph, drawing.layout);
    setSaving({ at: 'saving' });
    try {
      const { saveMappingDraft: saved } = await ask(saveMappingDraftDocument, {
        draftId: known.id, system: known.system, type: known.type, spec: drawn.spec, layout: drawn.layout, rebase, ...(over ? {} : { seenRevision: known.revision }),
      });
      savedDrawing.current = drawing;
      setDraft(saved);
      setSaving({ at: latest.current.drawing === drawing ? 'saved' : 'waiting' });
      return saved;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setSaving(error instanceof ServerError && error.code === 'CONFLICT' ? { at: 'overtaken' } : { at: 'failed', error });
      return null;
    }
  }, []);

  const { present, reset } = history;
  useEffect(() => {
    if (present === savedDrawing.current || saving.at === 'overtaken') return undefined;
    setSaving((before) => (before.at === 'saving' ? before : { at: 'waiting' }));
    const timer = setTimeout(() => { void save(); }, REST_MS);
    return () => { clearTimeout(timer); };
  }, [present, save]);

  const load = useCallback((next: Draft) => {
    const drawing = drawingOf(next);
    savedDrawing.current = drawing;
    setDraft(next);
    reset(drawing);
    setSaving({ at: 'saved' });
  }, [reset]);
  return { draft, history, saving, save, load };
}
