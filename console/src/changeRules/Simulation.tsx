import { Link } from 'react-router';
import { useSay } from '../language/language';
import { ACTION_KINDS } from '../language/words/changeRules';
import { Mark } from '../shared/Mark';
import { count, moment } from '../shared/time';
import type { SimulateChangeRuleMutation } from './changeRules.generated';

/** Who would have been told what, and will be. */
export function Simulation({ of: found, type }: { readonly of: SimulateChangeRuleMutation['simulateChangeRule']; readonly type: string }) {
  const say = useSay();
  return (
    <div className="stack simulation">
      <p>{say('simulationLine', { past: count(found.past, say.language), ahead: count(found.ahead, say.language), skipped: count(found.skipped, say.language) })} {found.truncated && say('ruleTruncated')}</p>
      {found.failed > 0 && <p className="notice bad">{say('simulationFailed', { n: found.failed, why: '' })}<span className="data">{found.failure}</span></p>}
      {found.groups.length > 0 && <div className="row">{found.groups.map(({ group, told }) => <Mark key={group} tone="accent"><span className="data">{say('wouldTell', { group, n: told })}</span></Mark>)}</div>}
      <ul className="plain-list rule-scroll">{found.examples.map(({ at, goldenId, goldenKey, tells }) => (
        <li key={`${goldenId} ${at}`}>
          <div className="row"><span className="small quiet">{moment(at, say.language)}</span><Link className="mono" to={`/records/${type}/${goldenId}`}>{goldenKey}</Link></div>
          {tells.map(({ do: kind, text }, index) => <div key={index}><Mark>{say.label(ACTION_KINDS[kind])}</Mark> <span className="data">{text === null ? '' : say.label(text)}</span></div>)}
        </li>))}</ul>
    </div>
  );
}
