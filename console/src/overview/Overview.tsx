import { Link } from 'react-router';
import { useSay } from '../language/language';
import { useAnswer } from '../server/useAnswer';
import { Panel, Screen } from '../shared/frame';
import { Answer } from '../shared/states';
import { count, moment } from '../shared/time';
import { useViewer } from '../shell/viewer';
import { Failures } from './Failures';
import { LiveChanges } from './LiveChanges';
import { overviewDocument } from './overview.generated';
import type { OverviewQuery } from './overview.generated';
import { Quality } from './Quality';
import { Systems } from './Systems';
import { Throughput } from './Throughput';
import { Deliveries } from './Deliveries';
import './overview.css';

export type OverviewData = OverviewQuery['overview'];
const EVERY_MS = 30_000;

/** 总览: whether the company's data are well. */
export default function Overview() {
  const say = useSay();
  const viewer = useViewer();
  const asked = useAnswer(overviewDocument, {}, { everyMs: EVERY_MS });
  return (
    <Screen title={say('overview')} sub={asked.data === undefined ? null : <span className="small">{say('takenAt', { when: moment(asked.data.overview.takenAt, say.language) })}</span>}>
      <Answer of={asked} rows={10}>{({ overview }) => (
        <>
          <Tiles overview={overview} />
          <div className="columns two">
            <div className="stack"><Systems overview={overview} /><Throughput overview={overview} /><Quality overview={overview} /></div>
            <div className="stack"><Queue overview={overview} /><Failures overview={overview} />{viewer.may('readWebhooks') && <Deliveries />}{viewer.may('followChanges') && <LiveChanges />}</div>
          </div>
        </>
      )}</Answer>
    </Screen>
  );
}

function Tiles({ overview }: { readonly overview: OverviewData }) {
  const say = useSay();
  const viewer = useViewer();
  const waiting = overview.queue.reduce((sum, { day, week, month, older }) => sum + day + week + month + older, 0);
  return (
    <div className="tiles">
      {overview.goldenRecords.map(({ type, active, merged }) => {
        const known = viewer.typeOf(type);
        return <div key={type} className="tile"><span>{known === undefined ? type : say.label(known.label)}</span><b>{count(active, say.language)}</b><span className="small quiet">{say('mergedCount', { n: count(merged, say.language) })}</span></div>;
      })}
      <Link to="/duplicates" className="tile"><span>{say('waitingDuplicates')}</span><b>{count(waiting, say.language)}</b><span className="small">{say('goDecide')}</span></Link>
    </div>
  );
}

const AGES = ['day', 'week', 'month', 'older'] as const;
const AGE_WORDS = { day: 'underDay', week: 'underWeek', month: 'underMonth', older: 'overMonth' } as const;

function Queue({ overview: { queue } }: { readonly overview: OverviewData }) {
  const say = useSay();
  const viewer = useViewer();
  return (
    <Panel title={say('queueByAge')} extra={<Link to="/duplicates?order=AGE">{say('goDecide')}</Link>}>
      {queue.length === 0 ? <p className="quiet">{say('queueEmpty')}</p> : (
        <table className="figures"><thead><tr><th scope="col">{say('searchTypes')}</th>{AGES.map((age) => <th key={age} scope="col" className="end">{say(AGE_WORDS[age])}</th>)}</tr></thead>
          <tbody>{queue.map((row) => {
            const known = viewer.typeOf(row.type);
            return <tr key={row.type}><th scope="row">{known === undefined ? row.type : say.label(known.label)}</th>{AGES.map((age) => <td key={age} className={`end ${age === 'older' && row.older > 0 ? 'late' : ''}`}>{count(row[age], say.language)}</td>)}</tr>;
          })}</tbody></table>)}
    </Panel>
  );
}
