import { Link } from 'react-router';
import { useSay } from '../language/language';
import { CUSTOMER_KINDS, SERVICE_LEVELS, TICKET_STATUSES } from '../language/words/enums';
import { Facts, Panel } from '../shared/frame';
import { Mark } from '../shared/Mark';
import { moment } from '../shared/time';
import { DeviceDetails, DeviceLine } from './DeviceFile';
import type { Candidate, Device } from './lookUp';

interface CustomerFileProps { readonly candidate: Candidate; readonly sn: string | null; readonly onDevice: (sn: string) => void }

/** The whole file of the chosen customer; a click on a device opens it. */
export function CustomerFile({ candidate, sn, onDevice }: CustomerFileProps) {
  const say = useSay();
  const { customer, serviceLevel, contracts, openTickets, recentTickets } = candidate;
  return (
    <div className="stack">
      <Panel title={<span className="row">{customer.name}{serviceLevel !== null && <Mark tone="gold">{say.label(SERVICE_LEVELS[serviceLevel])}</Mark>}</span>}
        extra={<Link to={`/records/customer/${customer.id}`}>{say('openRecord')}</Link>}>
        <CustomerFacts customer={customer} />
        <div className="row reasons">{candidate.reasons.map(({ code, text }) => <Mark key={code}>{say.label(text)}</Mark>)}</div>
      </Panel>
      <Devices title={say('devices')} devices={candidate.devices} sn={sn} onDevice={onDevice} />
      <Devices title={say('relatedDevices')} devices={candidate.relatedDevices} sn={sn} onDevice={onDevice} />
      {contracts.length > 0 && <Panel title={say('contracts')}><ul className="plain-list">{contracts.map((contract) => (
        <li key={contract.id} className="row"><b className="mono">{contract.number}</b>{contract.serviceLevel !== null && <Mark>{say.label(SERVICE_LEVELS[contract.serviceLevel])}</Mark>}
          <span className="quiet">{contract.startsOn} → {contract.endsOn}</span></li>))}</ul></Panel>}
      <Tickets title={say('openTickets')} tickets={openTickets} />
      <Tickets title={say('recentTickets')} tickets={recentTickets} />
    </div>
  );
}

export function CustomerFacts({ customer }: { readonly customer: Candidate['customer'] }) {
  const say = useSay();
  return (
    <Facts items={[
      [say('customerId'), <span key="id" className="mono">{customer.customerId}</span>],
      ...(customer.kind === null ? [] : [[say('customerKind'), say.label(CUSTOMER_KINDS[customer.kind])] as const]),
      [say('phones'), customer.phones.map(({ display }) => display).join(' · ')],
      [say('addresses'), customer.addresses.map(({ display }) => display).join(' · ')],
      ...(customer.contacts.length === 0 ? [] : [[say('contacts'), customer.contacts.join(' · ')] as const]),
    ]} />
  );
}

function Devices({ title, devices, sn, onDevice }: { readonly title: string; readonly devices: readonly Device[]; readonly sn: string | null; readonly onDevice: (sn: string) => void }) {
  if (devices.length === 0) return null;
  return (
    <Panel title={title}>
      <ul className="plain-list">{devices.map((device) => (
        <li key={device.id}>
          <button type="button" className="plain device-line" aria-expanded={device.sn === sn} onClick={() => { onDevice(device.sn); }}><DeviceLine device={device} /></button>
          {device.sn === sn && <DeviceDetails device={device} />}
        </li>))}</ul>
    </Panel>
  );
}

export function Tickets({ title, tickets }: { readonly title: string; readonly tickets: Candidate['openTickets'] }) {
  const say = useSay();
  if (tickets.length === 0) return null;
  return (
    <Panel title={title}>
      <ul className="plain-list">{tickets.map((ticket) => (
        <li key={ticket.id} className="ticket-line">
          <span className="quiet nowrap">{ticket.createdAt === null ? '' : moment(ticket.createdAt, say.language)}</span>
          <span>{ticket.title ?? ticket.number}</span>
          {ticket.ticketStatus !== null && <Mark>{say.label(TICKET_STATUSES[ticket.ticketStatus])}</Mark>}
        </li>))}</ul>
    </Panel>
  );
}
