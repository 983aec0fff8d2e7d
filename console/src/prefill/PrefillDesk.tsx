import { LoadingOutlined, SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useSay } from '../language/language';
import { PREFILL_MATCHES } from '../language/words/enums';
import { Screen } from '../shared/frame';
import { ErrorNotice, Nothing } from '../shared/states';
import { useAddress } from '../shared/useAddress';
import { useDebounced } from '../shared/useDebounced';
import { CandidateList } from './CandidateList';
import { CustomerFile } from './CustomerFile';
import { DeviceFile } from './DeviceFile';
import { useLookUp } from './lookUp';
import type { LookUp } from './lookUp';
import { TicketForm } from './TicketForm';
import './prefill.css';

/** 预填台: a ticket form as a front end would have it, filled while the number is typed. */
export default function PrefillDesk() {
  const say = useSay();
  const { get, set } = useAddress();
  const [text, setText] = useState(get('q') ?? '');
  const rested = useDebounced(text.trim());
  const found = useLookUp(rested);
  useEffect(() => { set({ q: rested }); }, [rested, set]);
  return (
    <Screen title={say('prefillDesk')} sub={<span>{say('prefillHint')}</span>}>
      <Input size="large" autoFocus value={text} maxLength={100} aria-label={say('prefillAsk')} placeholder={say('prefillAsk')} allowClear className="prefill-ask"
        prefix={found.isAsking ? <LoadingOutlined /> : <SearchOutlined />}
        onChange={(event) => { setText(event.target.value); set({ c: null, sn: null }); }} />
      <div aria-live="polite" className="stack"><Found found={found} text={rested} /></div>
    </Screen>
  );
}

function Found({ found, text }: { readonly found: LookUp; readonly text: string }) {
  const say = useSay();
  const { prefill, device, error } = found;
  if (error !== null) return <ErrorNotice error={error} onRetry={found.again} />;
  if (prefill === undefined) return null;
  if (device !== null) {
    return <Side><DeviceFile device={device} owner={device.owner} /><TicketForm customer={device.owner} device={device} phone={device.owner?.phones[0]?.e164 ?? null} /></Side>;
  }
  if (found.isAsking && prefill.candidates.length === 0) return null;
  if (prefill.match === 'INVALID') return <p className="notice warn">{prefill.rejection === null ? say.label(PREFILL_MATCHES.INVALID) : say.label(prefill.rejection.text)}</p>;
  if (prefill.candidates.length === 0) return <Side><Nobody phone={prefill.phone ?? text} /><TicketForm customer={null} device={null} phone={prefill.phone} /></Side>;
  return <Known prefill={prefill} />;
}

function Nobody({ phone }: { readonly phone: string }) {
  const say = useSay();
  return <Nothing text={`${phone}: ${say('nobodyKnown')}`}><p className="quiet">{say('nobodyKnownHint')}</p></Nothing>;
}

function Side({ children }: { readonly children: ReactNode }) {
  return <div className="columns side">{children}</div>;
}

function Known({ prefill }: { readonly prefill: NonNullable<LookUp['prefill']> }) {
  const say = useSay();
  const { get, set } = useAddress();
  const { candidates, match } = prefill;
  // Of several nobody is chosen in silence.
  const chosen = candidates.find(({ customer }) => customer.id === get('c')) ?? (candidates.length === 1 ? candidates[0] : undefined);
  const sn = get('sn');
  const device = [...chosen?.devices ?? [], ...chosen?.relatedDevices ?? []].find((one) => one.sn === sn) ?? null;
  return (
    <>
      {match === 'SWITCHBOARD' && <p className="notice warn">{say('switchboardHint')}</p>}
      {candidates.length > 1 && <p className="notice warn">{say('severalHint')}</p>}
      {candidates.length > 1 && <CandidateList candidates={candidates} chosen={chosen?.customer.id ?? null} onChoose={(id) => { set({ c: id, sn: null }); }} />}
      {chosen !== undefined && (
        <Side>
          <CustomerFile key={chosen.customer.id} candidate={chosen} sn={sn} onDevice={(one) => { set({ sn: one === sn ? null : one }); }} />
          <TicketForm customer={chosen.customer} device={device} phone={prefill.phone} />
        </Side>
      )}
    </>
  );
}
