import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSay } from '../language/language';
import { PAIR_ORDERS, PAIR_STATUSES } from '../language/words/enums';
import type { PairOrder, PairStatus } from '../server/enums.generated';
import { usePages } from '../server/usePages';
import { Screen } from '../shared/frame';
import { Answer, Nothing } from '../shared/states';
import { useAddress } from '../shared/useAddress';
import { useKeys } from '../shared/useKeys';
import { useViewer } from '../shell/viewer';
import { BulkBar } from './BulkBar';
import { reviewQueueDocument } from './duplicates.generated';

import { PairView } from './PairView';
import { Queue } from './Queue';
import { useDecisions } from './useDecisions';
import './duplicates.css';

const PAGE = 50;
const STATUSES: readonly PairStatus[] = ['PARKED', 'KEPT_APART', 'REOPENED'];
const ORDERS: readonly PairOrder[] = ['SCORE', 'IMPACT', 'AGE'];
const oneOf = <T extends string>(known: readonly T[], given: string | null): T | null => known.find((one) => one === given) ?? null;

/** 疑似重复: the queue on the left, the pair that is decided on the right; all of it by keyboard. */
export default function Duplicates() {
  const { get, set } = useAddress();
  const type = get('type');
  const status = oneOf(STATUSES, get('status'));
  const orderBy = oneOf(ORDERS, get('order')) ?? 'SCORE';
  const pages = usePages(reviewQueueDocument, { type, status, orderBy, first: PAGE }, ({ reviewPairs }) => reviewPairs);
  const decisions = useDecisions();
  const [marked, setMarked] = useState<ReadonlySet<string> | null>(null);
  const pairs = (pages.data ?? []).filter(({ id }) => !decisions.gone.has(id));
  const at = Math.max(0, pairs.findIndex(({ id }) => id === get('pair')));
  const pair = pairs[at];
  const go = (step: number): void => { set({ pair: pairs[Math.min(pairs.length - 1, Math.max(0, at + step))]?.id ?? null }); };
  useKeys({ j: () => { go(1); }, arrowdown: () => { go(1); }, k: () => { go(-1); }, arrowup: () => { go(-1); }, z: decisions.canUndo ? () => { void decisions.undo(); } : undefined });
  return (
    <Frame filters={<Filters type={type} status={status} orderBy={orderBy} />} decisions={decisions} marked={marked} onMark={setMarked}>
      {marked !== null && <BulkBar pairs={pairs} marked={marked} onMark={setMarked} onDone={decisions.remember} />}
      <Answer of={pages}>{() => (pair === undefined ? <EmptyQueue status={status} /> : (
        <div className="desk">
          <Queue pairs={pairs} chosen={pair.id} onChoose={(id) => { set({ pair: id }); }} pages={pages} marked={marked} onMark={setMarked} />
          <PairView key={pair.id} pair={pair} onDecide={(judgement, note) => { go(pairs.length - 1 === at ? -1 : 1); void decisions.decide(pair.id, judgement, note); }} />
        </div>
      ))}</Answer>
    </Frame>
  );
}

interface FrameProps {
  readonly filters: ReactNode;
  readonly decisions: ReturnType<typeof useDecisions>;
  readonly marked: ReadonlySet<string> | null;
  readonly onMark: (marked: ReadonlySet<string> | null) => void;
  readonly children: ReactNode;
}

function Frame({ filters, decisions, marked, onMark, children }: FrameProps) {
  const say = useSay();
  return (
    <Screen title={say('duplicates')} sub={<span className="small">{say('duplicateKeys')}</span>} actions={(
      <>
        {filters}
        <Button disabled={!decisions.canUndo} onClick={() => { void decisions.undo(); }}>{say('undo')}</Button>
        <Button onClick={() => { onMark(marked === null ? new Set() : null); }}>{say(marked === null ? 'bulk' : 'bulkEnd')}</Button>
      </>
    )}>{children}</Screen>
  );
}

function Filters({ type, status, orderBy }: { readonly type: string | null; readonly status: PairStatus | null; readonly orderBy: PairOrder }) {
  const say = useSay();
  const viewer = useViewer();
  const { set } = useAddress();
  return (
    <>
      <Segmented<string> value={status ?? ''} onChange={(value) => { set({ status: value, pair: null }, { push: true }); }}
        options={[{ value: '', label: say('waiting') }, ...STATUSES.map((one) => ({ value: one, label: say.label(PAIR_STATUSES[one]) }))]} />
      <Select value={type ?? ''} aria-label={say('searchTypes')} popupMatchSelectWidth={false} onChange={(value) => { set({ type: value, pair: null }, { push: true }); }}
        options={[{ value: '', label: say('allTypes') }, ...viewer.types.map(({ name, label }) => ({ value: name, label: say.label(label) }))]} />
      <Select value={orderBy} aria-label={say('order')} popupMatchSelectWidth={false} onChange={(value) => { set({ order: value, pair: null }); }}
        options={ORDERS.map((one) => ({ value: one, label: say.label(PAIR_ORDERS[one]) }))} />
    </>
  );
}

function EmptyQueue({ status }: { readonly status: PairStatus | null }) {
  const say = useSay();
  return <Nothing text={say(status === null ? 'queueEmpty' : 'nothingHere')} />;
}


