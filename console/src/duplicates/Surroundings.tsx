import { Link } from 'react-router';
import { useSay } from '../language/language';
import { Facts, Panel } from '../shared/frame';
import { recordTitle } from '../shared/recordTitle';
import { useViewer } from '../shell/viewer';
import type { ComparedRecord } from './Compare';
import type { QueuedPair } from './pair';

/** What hangs on either: devices, contracts, tickets; and who else one of the two could be. */
export function Surroundings({ pair, left, right }: { readonly pair: QueuedPair; readonly left: ComparedRecord; readonly right: ComparedRecord }) {
  const say = useSay();
  const viewer = useViewer();
  const counts = (['devices', 'contracts', 'tickets'] as const).map((relation) =>
    [say(relation === 'tickets' ? 'ticketsOf' : relation), [left, right].map((record) => relatedTo(record, relation)).join(' / ')] as const);
  return (
    <Panel title={say('surroundings')}>
      <Facts items={[...('devices' in left ? counts : []), [say('judgements'), pair.judgements]]} />
      {pair.rivals.length > 0 && <><p className="notice warn">{say('rivals')}</p>
        <ul className="plain-list">{pair.rivals.map((rival) => <li key={rival.id} className="data"><Link to={`/records/${rival.type}/${rival.id}`}>{recordTitle(rival, viewer, say)} <span className="mono">{rival.key}</span></Link></li>)}</ul></>}
      {pair.changed.length > 0 && <p className="notice warn">{say('reopenedBy', { attributes: pair.changed.map((name) => { const known = viewer.attributeOf(pair.type, name); return known === undefined ? name : say.label(known.label); }).join(', ') })}</p>}
    </Panel>
  );
}

const MOST = 6;
function relatedTo(record: ComparedRecord, relation: 'devices' | 'contracts' | 'tickets'): string {
  if (!('devices' in record)) return '';
  const { length } = record[relation];
  return length >= MOST ? `${length}+` : String(length);
}
