import { useSay } from '../language/language';
import { Panel } from '../shared/frame';
import { ago, count, percent } from '../shared/time';
import { useSystemNames, useViewer } from '../shell/viewer';
import type { OverviewData } from './Overview';
import { Spark } from './Spark';

const LATE_MS = 7 * 86_400_000;

/** Each system with when it last sent something, how much, and how much of it was accepted whole. */
export function Systems({ overview: { systems, arrivals, takenAt } }: { readonly overview: OverviewData }) {
  const say = useSay();
  const viewer = useViewer();
  const names = useSystemNames();
  return (
    <Panel title={say('systems')} className="flush">
      <table className="figures">
        <thead><tr>{(['system', 'lastArrival'] as const).map((word) => <th key={word} scope="col">{say(word)}</th>)}
          {(['recordsHeld', 'acceptedWhole'] as const).map((word) => <th key={word} scope="col" className="end">{say(word)}</th>)}<th scope="col">{say('lastDays')}</th></tr></thead>
        <tbody>{systems.map((row) => {
          const type = viewer.typeOf(row.type);
          const isLate = new Date(takenAt).getTime() - new Date(row.lastArrivalAt).getTime() > LATE_MS;
          return (
            <tr key={`${row.system} ${row.type}`}>
              <th scope="row">{say.label(names.get(row.system) ?? { zh: row.system, en: row.system })} <span className="quiet small">{type === undefined ? row.type : say.label(type.label)}</span></th>
              <td className={isLate ? 'late' : ''}>{ago(row.lastArrivalAt, say.language)}</td>
              <td className="end">{count(row.records, say.language)}</td>
              <td className="end">{percent(1 - row.withRejections / Math.max(1, row.records), say.language)}</td>
              <td><Spark days={arrivals.filter(({ system }) => system === row.system).map(({ day, records }) => ({ day, n: records }))} until={takenAt} /></td>
            </tr>
          );
        })}</tbody>
      </table>
    </Panel>
  );
}
