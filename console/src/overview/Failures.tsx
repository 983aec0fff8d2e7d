import { useSay } from '../language/language';
import { REJECTIONS } from '../language/words/enums';
import { Panel } from '../shared/frame';
import { Mark } from '../shared/Mark';
import { count } from '../shared/time';
import { useSystemNames, useViewer } from '../shell/viewer';
import type { OverviewData } from './Overview';

/** What is most often not accepted, with examples to look at in the source system. */
export function Failures({ overview: { failures } }: { readonly overview: OverviewData }) {
  const say = useSay();
  const viewer = useViewer();
  const names = useSystemNames();
  return (
    <Panel title={say('worstFailures')}>
      {failures.length === 0 ? <p className="quiet">{say('noFailures')}</p> : (
        <ol className="plain-list">{failures.map(({ system, type, attribute, code, records, samples }) => {
          const known = attribute === null ? undefined : viewer.attributeOf(type, attribute);
          return (
            <li key={`${system} ${type} ${attribute ?? ''} ${code}`} className="failure">
              <b className="end">{count(records, say.language)}</b>
              <span>{say.label(names.get(system) ?? { zh: system, en: system })} · {known === undefined ? attribute ?? say('record') : say.label(known.label)} <Mark tone="warn">{say.label(REJECTIONS[code])}</Mark>
                <span className="small quiet mono sample-keys"> {samples.slice(0, 3).join(' · ')}</span></span>
            </li>
          );
        })}</ol>)}
    </Panel>
  );
}
