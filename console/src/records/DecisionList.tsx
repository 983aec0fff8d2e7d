import { Button } from 'antd';
import { Link } from 'react-router';
import { useSay } from '../language/language';
import { DECISION_KINDS, JUDGEMENTS } from '../language/words/enums';
import { useAct, useAnswer } from '../server/useAnswer';
import { Mark } from '../shared/Mark';
import { Answer, ErrorNotice, Nothing } from '../shared/states';
import { moment } from '../shared/time';
import { useViewer } from '../shell/viewer';
import { recordDecisionsDocument, undoRecordDecisionDocument } from './records.generated';

/** What stewards have decided about the record, and the way back from each. */
export function DecisionList({ goldenId }: { readonly goldenId: string }) {
  const say = useSay();
  const viewer = useViewer();
  const asked = useAnswer(recordDecisionsDocument, { goldenId });
  const undo = useAct(undoRecordDecisionDocument);
  return (
    <Answer of={asked}>{({ decisions }) => (decisions.length === 0 ? <Nothing text={say('noDecisions')} /> : (
      <>
        {undo.error !== null && <ErrorNotice error={undo.error} />}
        <ul className="plain-list decisions">{decisions.map((decision) => (
          <li key={decision.id} className="row">
            <Mark tone={decision.undoneBy === null ? 'accent' : 'plain'}>{say.label(DECISION_KINDS[decision.kind])}</Mark>
            {decision.judgement !== null && <span>{say.label(JUDGEMENTS[decision.judgement])}</span>}
            <span className="quiet">{decision.decidedBy} · {moment(decision.decidedAt, say.language)}</span>
            {decision.note !== null && <span>{decision.note}</span>}
            {decision.goldenIds.filter((id) => id !== goldenId).map((id) => <Link key={id} to={`/records/customer/${id}`} className="small">{say('otherRecord')}</Link>)}
            {decision.undoneBy !== null && <Mark>{say('undone')}</Mark>}
            {viewer.may('decide') && decision.undoneBy === null && <Button size="small" loading={undo.isPending} onClick={() => { undo.mutate({ decisionId: decision.id }); }}>{say('takeBack')}</Button>}
          </li>))}</ul>
      </>
    ))}</Answer>
  );
}
