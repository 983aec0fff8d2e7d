import { Button } from 'antd';
import { useSay } from '../language/language';
import { WEBHOOK_STATES } from '../language/words/enums';
import { useAct, useAnswer } from '../server/useAnswer';
import { Panel } from '../shared/frame';
import { Mark } from '../shared/Mark';
import { ErrorNotice } from '../shared/states';
import { count } from '../shared/time';
import { useViewer } from '../shell/viewer';
import { endpointsDocument, givenUpDocument, pushAgainDocument } from './overview.generated';
import type { EndpointsQuery } from './overview.generated';

type Endpoint = EndpointsQuery['webhookEndpoints'][number];

/** Where changes are sent, and what was given up: one click pushes it again. */
export function Deliveries() {
  const say = useSay();
  const asked = useAnswer(endpointsDocument, {});
  const endpoints = asked.data?.webhookEndpoints ?? [];
  if (endpoints.length === 0) return null;
  return <Panel title={say('deliveries')}><ul className="plain-list">{endpoints.map((endpoint) => <EndpointRow key={endpoint.id} endpoint={endpoint} />)}</ul></Panel>;
}

function EndpointRow({ endpoint }: { readonly endpoint: Endpoint }) {
  const say = useSay();
  const viewer = useViewer();
  const { data } = useAnswer(givenUpDocument, { endpointId: endpoint.id });
  const push = useAct(pushAgainDocument);
  const dead = data?.webhookDeliveries.nodes ?? [];
  return (
    <li className="stack">
      <div className="row"><b className="data">{endpoint.name}</b><Mark tone={endpoint.state === 'ACTIVE' ? 'good' : 'warn'}>{say.label(WEBHOOK_STATES[endpoint.state])}</Mark><span className="quiet">{say('delivered', { n: count(endpoint.delivered, say.language) })}</span></div>
      {dead.length > 0 && <div className="row"><span className="late">{say('givenUp', { n: dead.length })}</span>
        {viewer.may('manageWebhooks') && <Button size="small" loading={push.isPending} onClick={() => { push.mutate({ endpointId: endpoint.id }); }}>{say('pushAgain')}</Button>}</div>}
      {push.error !== null && <ErrorNotice error={push.error} />}
    </li>
  );
}
