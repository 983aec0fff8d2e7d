import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useSay } from '../language/language';
import { useAnswer } from '../server/useAnswer';
import { Facts, Panel } from '../shared/frame';
import { useSystemNames } from '../shell/viewer';
import type { Candidate, Device } from './lookUp';
import { ticketFieldNamesDocument } from './prefill.generated';
import { ticketPayload } from './ticketPayload';

interface TicketFormProps { readonly customer: Candidate['customer'] | null; readonly device: Device | null; readonly phone: string | null }

/** The ticket as the chosen system would be sent it: filled from the file, the rest typed by the agent. */
export function TicketForm({ customer, device, phone }: TicketFormProps) {
  const say = useSay();
  const [title, setTitle] = useState('');
  const [faultCode, setFaultCode] = useState('');
  const { system, options, names, choose } = useTicketSystem();
  const payload = ticketPayload({ title, faultCode, phone: phone ?? '', device: device?.sn ?? '', status: 'OPEN' }, names);
  return (
    <Panel title={say('ticketForm')} className="ticket-form">
      <Facts items={[[say('customer'), customer?.name ?? '–'], [say('serialNumber'), <span key="sn" className="mono">{device?.sn ?? '–'}</span>]]} />
      <Form layout="vertical" component="div">
        <Form.Item label={say('ticketSystem')} htmlFor="ticket-system"><Select id="ticket-system" value={system} options={options} onChange={choose} /></Form.Item>
        <Form.Item label={say('ticketTitle')} htmlFor="ticket-title"><Input.TextArea id="ticket-title" value={title} maxLength={500} autoSize={{ minRows: 2, maxRows: 5 }} onChange={(event) => { setTitle(event.target.value); }} /></Form.Item>
        <Form.Item label={say('ticketFault')} htmlFor="ticket-fault"><Input id="ticket-fault" value={faultCode} maxLength={100} onChange={(event) => { setFaultCode(event.target.value); }} /></Form.Item>
      </Form>
      <Payload payload={payload} isKnown={names.length > 0} />
    </Panel>
  );
}

function Payload({ payload, isKnown }: { readonly payload: Readonly<Record<string, string>>; readonly isKnown: boolean }) {
  const say = useSay();
  const { message } = App.useApp();
  if (!isKnown) return <p className="quiet">{say('noTicketSystem')}</p>;
  const text = JSON.stringify(payload, null, 2);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    void message.success(say('copied'));
  };
  return (
    <>
      <div className="row payload-head"><b>{say('ticketPayload')}</b><Button size="small" onClick={() => { void copy(); }}>{say('copy')}</Button></div>
      <pre className="payload mono" tabIndex={0} aria-label={say('ticketPayload')}>{text}</pre>
    </>
  );
}

const KEY = 'ticketSystem';

/** Which system tickets go to, and how it names their fields; the choice is remembered on this machine. */
function useTicketSystem() {
  const say = useSay();
  const systems = useSystemNames();
  const [chosen, setChosen] = useState(() => localStorage.getItem(KEY) ?? '400客服');
  const system = systems.has(chosen) ? chosen : [...systems.keys()][0] ?? chosen;
  const { data } = useAnswer(ticketFieldNamesDocument, { system }, { freshMs: 60_000, keepPrevious: true });
  return {
    system, names: data?.sourceFieldNames ?? [],
    options: [...systems].map(([code, label]) => ({ value: code, label: say.label(label) })),
    choose: (code: string): void => {
      localStorage.setItem(KEY, code);
      setChosen(code);
    },
  };
}
