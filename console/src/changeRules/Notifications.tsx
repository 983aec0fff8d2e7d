import { Button } from 'antd';
import { Link } from 'react-router';
import { useSay } from '../language/language';
import { TASK_STATES } from '../language/words/changeRules';
import { useAct } from '../server/useAnswer';
import { useLive } from '../server/useLive';
import { usePages } from '../server/usePages';
import { Panel } from '../shared/frame';
import { Mark } from '../shared/Mark';
import { Answer, Nothing } from '../shared/states';
import { ago, moment } from '../shared/time';
import { acknowledgeNotificationsDocument, liveNotificationsDocument, notificationsDocument } from './changeRules.generated';
import type { NotificationWholeFragment } from './changeRules.generated';

const MOST_LIVE = 100;

/** What rules have told, the latest first; new ones come as they are told. */
export function Notifications() {
  const say = useSay();
  const pages = usePages(notificationsDocument, {}, ({ notifications }) => notifications);
  const live = useLive(liveNotificationsDocument, MOST_LIVE);
  const known = new Set((pages.data ?? []).map(({ id }) => id));
  const fresh = live.items.map(({ notifications }) => notifications).filter(({ id }) => !known.has(id));
  return (
    <Panel title={say('notificationsTitle')} extra={live.state === 'LIVE' && <Mark tone="good">{say('liveNow')}</Mark>}>
      <Answer of={pages}>{(shown) => (fresh.length + shown.length === 0 ? <Nothing text={say('noNotifications')} /> : (
        <>
          <ul className="plain-list" aria-live="polite">{[...fresh, ...shown].map((one) => <Line key={one.id} notification={one} />)}</ul>
          {pages.hasMore && <Button className="more" onClick={pages.more}>{say('more')}</Button>}
        </>))}
      </Answer>
    </Panel>
  );
}

function Line({ notification: { id, group, type, goldenId, goldenKey, message, at, acknowledgedBy, task } }: { readonly notification: NotificationWholeFragment }) {
  const say = useSay();
  const acknowledge = useAct(acknowledgeNotificationsDocument);
  return (
    <li className="row"><Mark tone="accent">{group}</Mark><span className="data">{say.label(message)}</span><Link className="mono" to={`/records/${type}/${goldenId}`}>{goldenKey}</Link>
      {task !== null && <span className="row"><Mark tone="warn">{say.label(TASK_STATES[task.state])}</Mark>{task.dueAt !== null && <span className="small quiet">{say('dueOn', { when: moment(task.dueAt, say.language) })}</span>}</span>}
      <span className="quiet small">{ago(at, say.language)}</span>
      {acknowledgedBy === null ? <Button size="small" loading={acknowledge.isPending} onClick={() => { acknowledge.mutate({ ids: [id] }); }}>{say('acknowledge')}</Button> : <span className="quiet small">{say('acknowledgedBy', { who: acknowledgedBy })}</span>}
    </li>
  );
}
