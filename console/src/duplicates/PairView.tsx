import { Button, Input } from 'antd';
import { useState } from 'react';
import { useSay } from '../language/language';
import { JUDGEMENTS } from '../language/words/enums';
import type { Judgement } from '../server/enums.generated';
import { useAct, useAnswer } from '../server/useAnswer';
import { Panel } from '../shared/frame';
import { Mark } from '../shared/Mark';
import { Answer, ErrorNotice } from '../shared/states';
import { moment } from '../shared/time';
import { useDebounced } from '../shared/useDebounced';
import { useKeys } from '../shared/useKeys';
import { useViewer } from '../shell/viewer';
import { Compare } from './Compare';
import { claimPairDocument, comparedPairDocument, releasePairDocument } from './duplicates.generated';
import { MergePreview } from './MergePreview';
import type { QueuedPair } from './pair';
import { idsOf } from './pair';
import { Surroundings } from './Surroundings';
import { Waterfall } from './Waterfall';

type OnDecide = (judgement: Judgement, note: string) => void;

/** One pair: what differs, why the two may be one, what hangs on them, what they would become; and the decision. */
export function PairView({ pair, onDecide }: { readonly pair: QueuedPair; readonly onDecide: OnDecide }) {
  const say = useSay();
  // Who steps through the queue quickly asks for nothing in passing.
  const rested = useDebounced(pair.id, 120) === pair.id;
  const { a, b } = idsOf(pair.id);
  const compared = useAnswer(comparedPairDocument, { type: pair.type, a, b, keyA: a, keyB: b }, { enabled: rested, freshMs: 5_000 });
  return (
    <div className="stack pair">
      <DecisionBar pair={pair} onDecide={onDecide} />
      <Answer of={compared} rows={8}>{({ a: left, b: right, explainMatch }) => (left === null || right === null ? null : (
        <>
          <Compare type={pair.type} left={left} right={right} />
          <div className="columns two">
            <Panel title={say('waterfall')}><Waterfall explanation={explainMatch} /></Panel>
            <div className="stack">
              <Panel title={say('mergePreview')}><MergePreview pair={pair} /></Panel>
              <Surroundings pair={pair} left={left} right={right} />
            </div>
          </div>
        </>
      ))}</Answer>
    </div>
  );
}

const KEYS: readonly (readonly [Judgement, string])[] = [['MATCH', '1'], ['NO_MATCH', '2'], ['UNSURE', '3']];

function DecisionBar({ pair, onDecide }: { readonly pair: QueuedPair; readonly onDecide: OnDecide }) {
  const say = useSay();
  const viewer = useViewer();
  const [note, setNote] = useState('');
  const mayDecide = viewer.may('decide') && (pair.claim === null || pair.claim.claimedBy === viewer.name);
  const decide = (judgement: Judgement) => (): void => { onDecide(judgement, note.trim()); };
  useKeys(mayDecide ? Object.fromEntries(KEYS.map(([judgement, key]) => [key, decide(judgement)])) : {});
  return (
    <div className="decision-bar">
      {KEYS.map(([judgement, key]) => (
        <Button key={judgement} type={judgement === 'MATCH' ? 'primary' : 'default'} disabled={!mayDecide} onClick={decide(judgement)} aria-keyshortcuts={key}>
          {say.label(JUDGEMENTS[judgement])} <kbd>{key}</kbd>
        </Button>))}
      <Input className="decision-note" value={note} maxLength={500} placeholder={say('decisionNote')} aria-label={say('decisionNote')} onChange={(event) => { setNote(event.target.value); }} />
      <Claim pair={pair} />
      {pair.decision !== null && <span className="small quiet">{say('lastDecision', {
        name: pair.decision.decidedBy, what: pair.decision.judgement === null ? '' : say.label(JUDGEMENTS[pair.decision.judgement]), when: moment(pair.decision.decidedAt, say.language),
      })}{pair.decision.note === null ? '' : ` · ${pair.decision.note}`}</span>}
    </div>
  );
}

function Claim({ pair }: { readonly pair: QueuedPair }) {
  const say = useSay();
  const viewer = useViewer();
  const claim = useAct(claimPairDocument);
  const release = useAct(releasePairDocument);
  const error = claim.error ?? release.error;
  const isMine = pair.claim?.claimedBy === viewer.name;
  const pairIds = [pair.id];
  return (
    <>
      {pair.claim !== null && <Mark tone={isMine ? 'accent' : 'warn'}>{say('claimedUntil', { name: pair.claim.claimedBy, when: moment(pair.claim.expiresAt, say.language) })}</Mark>}
      {pair.claim === null && <Button type="text" loading={claim.isPending} onClick={() => { claim.mutate({ pairIds }); }}>{say('claim')}</Button>}
      {pair.claim !== null && (isMine || viewer.role === 'ADMIN') && <Button type="text" loading={release.isPending} onClick={() => { release.mutate({ pairIds }); }}>{say('release')}</Button>}
      {error !== null && <ErrorNotice error={error} />}
    </>
  );
}
