import { Button, Checkbox } from 'antd';
import { useEffect, useRef } from 'react';
import { useSay } from '../language/language';
import { PAIR_STATUSES } from '../language/words/enums';
import type { Pages } from '../server/usePages';
import { Mark } from '../shared/Mark';
import { recordHint, recordTitle } from '../shared/recordTitle';
import { ago } from '../shared/time';
import { useViewer } from '../shell/viewer';
import type { QueuedPair } from './pair';

interface QueueProps {
  readonly pairs: readonly QueuedPair[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
  readonly pages: Pages<QueuedPair>;
  /** The pairs that are marked for a bulk decision; null where none is being made. */
  readonly marked: ReadonlySet<string> | null;
  readonly onMark: (marked: ReadonlySet<string>) => void;
}

/** The queue. Rows out of sight are not drawn, and the next page comes when its end does. */
export function Queue({ pairs, chosen, onChoose, pages, marked, onMark }: QueueProps) {
  const say = useSay();
  const end = useRef<HTMLDivElement>(null);
  const { hasMore, more } = pages;
  useEffect(() => {
    if (end.current === null || !hasMore) return undefined;
    const watch = new IntersectionObserver(([entry]) => { if (entry?.isIntersecting === true) more(); }, { rootMargin: '600px' });
    watch.observe(end.current);
    return () => { watch.disconnect(); };
  }, [hasMore, more, pairs.length]);
  const toggle = (id: string): void => {
    const next = new Set(marked);
    if (!next.delete(id)) next.add(id);
    onMark(next);
  };
  return (
    <div className="queue" role="listbox" aria-label={say('duplicates')} tabIndex={0} aria-activedescendant={`pair-${chosen}`}>
      {pairs.map((pair) => <QueueRow key={pair.id} pair={pair} isChosen={pair.id === chosen} onChoose={onChoose} isMarked={marked?.has(pair.id) ?? null} onToggle={toggle} />)}
      <div ref={end} role="presentation">{hasMore && <Button type="text" block loading={pages.isFetching} onClick={more}>{say('more')}</Button>}</div>
    </div>
  );
}

interface QueueRowProps { readonly pair: QueuedPair; readonly isChosen: boolean; readonly isMarked: boolean | null; readonly onChoose: (id: string) => void; readonly onToggle: (id: string) => void }

function QueueRow({ pair, isChosen, isMarked, onChoose, onToggle }: QueueRowProps) {
  const say = useSay();
  const viewer = useViewer();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => { if (isChosen) row.current?.scrollIntoView({ block: 'nearest' }); }, [isChosen]);
  const [a, b] = [pair.a, pair.b].map((record) => (record === null ? '' : recordTitle(record, viewer, say)));
  return (
    <div ref={row} id={`pair-${pair.id}`} role="option" aria-selected={isChosen} className="queue-row" onClick={() => { if (isMarked === null) onChoose(pair.id); else onToggle(pair.id); }}>
      {isMarked !== null && <Checkbox checked={isMarked} tabIndex={-1} aria-hidden />}
      <div className="queue-text">
        <span className="queue-name data">{a}</span>
        {a !== b && <span className="queue-name data">{b}</span>}
        <span className="quiet small data">{pair.b === null ? '' : recordHint(pair.b, viewer, say)}</span>
        <span className="row small">
          <Mark tone={pair.status === 'REOPENED' ? 'warn' : 'plain'}>{say.label(PAIR_STATUSES[pair.status])}</Mark>
          {pair.claim !== null && <Mark tone="accent">{say('claimedBy', { name: pair.claim.claimedBy })}</Mark>}
          <span className="quiet">{ago(pair.since, say.language)}</span>
        </span>
      </div>
      <div className="queue-score"><b>{pair.score === null ? say('byRule') : pair.score.toFixed(1)}</b><span className="quiet small">{say('impactOf', { n: pair.impact })}</span></div>
    </div>
  );
}
