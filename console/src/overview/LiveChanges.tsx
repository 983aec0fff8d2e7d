import { Link } from 'react-router';
import { useSay } from '../language/language';
import { CHANGE_KINDS } from '../language/words/enums';
import { useLive } from '../server/useLive';
import { Panel } from '../shared/frame';
import { Mark } from '../shared/Mark';
import { moment } from '../shared/time';
import { useViewer } from '../shell/viewer';
import { liveChangesDocument } from './overview.generated';

const MOST = 12;
const STATE_WORDS = { CONNECTING: 'liveConnecting', LIVE: 'live', AWAY: 'liveAway' } as const;

/** Changes as they happen. */
export function LiveChanges() {
  const say = useSay();
  const viewer = useViewer();
  const { items, state } = useLive(liveChangesDocument, MOST);
  return (
    <Panel title={say('liveChanges')} extra={<Mark tone={state === 'LIVE' ? 'good' : 'plain'}>{say(STATE_WORDS[state])}</Mark>}>
      {items.length === 0 ? <p className="quiet">{say('nothingYet')}</p> : (
        <ul className="plain-list live">{items.map(({ changes: change }) => (
          <li key={change.id} className="row">
            <Mark tone="accent">{say.label(CHANGE_KINDS[change.kind])}</Mark><Link className="mono" to={`/records/${change.type}/${change.goldenId}`}>{change.goldenKey}</Link>
            <span className="quiet small">{change.changed.map((name) => { const known = viewer.attributeOf(change.type, name); return known === undefined ? name : say.label(known.label); }).join(', ')} · {change.actor} · {moment(change.at, say.language)}</span>
          </li>))}</ul>)}
    </Panel>
  );
}
