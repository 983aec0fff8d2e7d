import { useSay } from '../language/language';
import { SERVICE_LEVELS, WARRANTY_STATUSES } from '../language/words/enums';
import { Mark } from '../shared/Mark';
import { Facts, Panel } from '../shared/frame';
import { CustomerFacts, Tickets } from './CustomerFile';
import type { Candidate, Device, FoundDevice } from './lookUp';

const WARRANTY_TONES = { IN_WARRANTY: 'good', EXPIRED: 'bad', UNKNOWN: 'plain' } as const;

/** A device in one line, with what the agent has to say about it. */
export function DeviceLine({ device }: { readonly device: Device }) {
  const say = useSay();
  return (
    <span className="stack device">
      <span className="row"><b className="mono">{device.sn}</b><span>{device.model?.name ?? device.modelName ?? device.modelCode}</span>
        <Mark tone={WARRANTY_TONES[device.warrantyStatus]}>{say.label(WARRANTY_STATUSES[device.warrantyStatus])}</Mark>
        {device.warrantyEndsOn !== null && <span className="quiet">{say('warrantyEnds')} {device.warrantyEndsOn}</span>}</span>
      {device.prompts.map(({ code, severity, message }) => <span key={code} className={`notice ${severity === 'WARNING' ? 'warn' : ''}`}>{say.label(message)}</span>)}
    </span>
  );
}

/** The technical data of its model, and what is known of its life. */
export function DeviceDetails({ device }: { readonly device: Device }) {
  const say = useSay();
  const known: readonly (readonly [string, string | null | undefined])[] = [
    [say('model'), device.model === null ? device.modelCode : `${device.model.manufacturer} ${device.model.code}`],
    [say('category'), device.model?.category], [say('manufacturedOn'), device.manufacturedOn], [say('installAddress'), device.installAddress?.display],
    [say('lastRepairedOn'), device.lastRepairedOn], [say('lastFault'), device.lastFaultCode],
  ];
  const specifications = Object.entries((device.model?.specifications ?? {}) as Readonly<Record<string, unknown>>); // an object, by its declaration
  return (
    <div className="device-details">
      <Facts items={known.flatMap(([name, value]) => (value === null || value === undefined ? [] : [[name, value] as const]))} />
      {specifications.length > 0 && <><h3>{say('technicalData')}</h3><div className="specifications data"><Facts items={specifications.map(([name, value]) => [name, String(value)])} /></div></>}
    </div>
  );
}

/** A device that was asked for by its serial number. */
export function DeviceFile({ device, owner }: { readonly device: FoundDevice; readonly owner: Candidate['customer'] | null }) {
  const say = useSay();
  return (
    <div className="stack">
      <Panel title={say('devices')}><DeviceLine device={device} /><DeviceDetails device={device} /></Panel>
      {owner !== null && <Panel title={`${say('owner')}: ${owner.name}`}><CustomerFacts customer={owner} /></Panel>}
      {device.contracts.length > 0 && <Panel title={say('contracts')}><ul className="plain-list">{device.contracts.map((contract) => (
        <li key={contract.id} className="row"><b className="mono">{contract.number}</b>{contract.serviceLevel !== null && <Mark>{say.label(SERVICE_LEVELS[contract.serviceLevel])}</Mark>}
          <span className="quiet">{contract.startsOn} → {contract.endsOn}</span></li>))}</ul></Panel>}
      <Tickets title={say('recentTickets')} tickets={device.tickets} />
    </div>
  );
}
