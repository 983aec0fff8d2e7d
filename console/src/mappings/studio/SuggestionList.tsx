import { Button, Select } from 'antd';
import { useState } from 'react';
import { fieldNodeId } from '../../../../src/core/mapping/graph';
import { pathName } from '../../../../src/core/mapping/paths';
import type { FieldPath } from '../../../../src/core/mapping/spec';
import { useSay } from '../../language/language';
import type { Say } from '../../language/language';
import { ask } from '../../server/ask';
import { ErrorNotice } from '../../shared/states';
import { percent } from '../../shared/time';
import { useViewer } from '../../shell/viewer';
import type { Viewer } from '../../shell/viewer';
import { suggestMappingDocument } from '../mappings.generated';
import type { SuggestMappingQuery } from '../mappings.generated';
import { targetId } from './accept';
import type { Drawing } from './drawing';
import type { JsonObject } from './json';
import type { DraftAtWork } from './useDraft';

type Found = SuggestMappingQuery['suggestMapping'];
export type Suggestion = Found[number]['suggestions'][number];

interface SuggestionListProps {
  readonly work: DraftAtWork;
  readonly drawing: Drawing;
  /** A file of one's own; null for what the system has sent. */
  readonly samples: readonly JsonObject[] | null;
  readonly onAccept: (field: FieldPath, suggestion: Suggestion) => void;
}

/** 映射建议: for fields that nothing is taken from yet, the likeliest first; each is accepted by itself. */
export function SuggestionList({ work, drawing, samples, onAccept }: SuggestionListProps) {
  const say = useSay();
  const [found, setFound] = useState<Found | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [asking, setAsking] = useState(false);
  const suggest = async (): Promise<void> => {
    setAsking(true);
    const saved = await work.save();
    const { system, type, id } = saved ?? work.draft;
    await ask(suggestMappingDocument, { system, type, draftId: id, ...(samples === null ? {} : { samples: [...samples] }) })
      .then(({ suggestMapping }) => { setFound(suggestMapping); setError(null); }, (failure: unknown) => { setError(failure instanceof Error ? failure : new Error(String(failure))); });
    setAsking(false);
  };
  const drawn = new Set(drawing.graph.nodes.map(({ id }) => id));
  const isFree = ({ target }: Suggestion): boolean => (target.kind === 'KEY' ? drawing.graph.key === null : !drawn.has(targetId(target)));
  const open = (found ?? []).map(({ path, suggestions }) => ({ field: pathOf(path), suggestions: suggestions.filter(isFree) }))
    .filter(({ field, suggestions }) => suggestions.length > 0 && !drawn.has(fieldNodeId(field)))
    .sort((a, b) => (b.suggestions[0]?.confidence ?? 0) - (a.suggestions[0]?.confidence ?? 0));
  return (
    <section className="issue-list suggestions">
      <div className="row"><h2>{say('suggestions')}</h2><Button size="small" loading={asking} onClick={() => { void suggest(); }}>{say('suggest')}</Button></div>
      {error !== null && <ErrorNotice error={error} />}
      {found !== null && open.length === 0 && <p className="quiet">{say('noMoreSuggestions')}</p>}
      <ul className="plain-list">{open.map(({ field, suggestions }) => <Line key={fieldNodeId(field)} field={field} suggestions={suggestions} onAccept={onAccept} />)}</ul>
    </section>
  );
}

/** A way is a list of names; one name alone is a plain field. */
const pathOf = (path: readonly string[]): FieldPath => (path.length === 1 ? path[0] ?? '' : path);

function Line({ field, suggestions, onAccept }: { readonly field: FieldPath; readonly suggestions: readonly Suggestion[]; readonly onAccept: SuggestionListProps['onAccept'] }) {
  const say = useSay();
  const viewer = useViewer();
  const [chosen, setChosen] = useState(0);
  const suggestion = suggestions[chosen] ?? suggestions[0];
  if (suggestion === undefined) return null;
  const name = pathName(field);
  return (
    <li>
      <div className="suggestion"><span className="data">{name}</span><span aria-hidden>→</span>
        {suggestions.length === 1 ? <span>{nameOf(suggestion, viewer, say)}</span>
          : <Select size="small" variant="filled" aria-label={say('otherTargets')} popupMatchSelectWidth={false} value={chosen} onChange={setChosen} options={suggestions.map((one, index) => ({ value: index, label: nameOf(one, viewer, say) }))} />}
        <span className="quiet small">{percent(suggestion.confidence, say.language)}</span>
        <Button size="small" aria-label={`${say('accept')} ${name}`} onClick={() => { onAccept(field, suggestion); }}>{say('accept')}</Button></div>
      <div className="quiet small data">{say.label(suggestion.reason)}</div>
    </li>
  );
}

function nameOf({ target: { kind, type, attribute } }: Suggestion, viewer: Viewer, say: Say): string {
  if (kind === 'KEY') return say('asTheKey');
  if (type === null || attribute === null) return say('timeOfChange');
  const [declared, known] = [viewer.typeOf(type), viewer.attributeOf(type, attribute)];
  return `${declared === undefined ? type : say.label(declared.label)} · ${known === undefined ? attribute : say.label(known.label)}`;
}
