import { useSay } from '../language/language';
import { CUSTOMER_KINDS, SERVICE_LEVELS } from '../language/words/enums';
import { Mark } from '../shared/Mark';
import type { Candidate } from './lookUp';

interface CandidateListProps { readonly candidates: readonly Candidate[]; readonly chosen: string | null; readonly onChoose: (id: string) => void }

/** The customers behind one number, best first, each with why it stands there. */
export function CandidateList({ candidates, chosen, onChoose }: CandidateListProps) {
  const say = useSay();
  return (
    <div className="candidates" role="radiogroup" aria-label={say('chooseCandidate')}>
      {candidates.map(({ customer, reasons, serviceLevel, devices }) => (
        <button type="button" key={customer.id} role="radio" aria-checked={customer.id === chosen} className="candidate" onClick={() => { onChoose(customer.id); }}>
          <span className="row"><b>{customer.name}</b>{serviceLevel !== null && <Mark tone="gold">{say.label(SERVICE_LEVELS[serviceLevel])}</Mark>}
            <span className="quiet">{customer.kind === null ? '' : say.label(CUSTOMER_KINDS[customer.kind])}</span></span>
          <span className="quiet small">{customer.addresses[0]?.display ?? customer.customerId}</span>
          <span className="row small">{reasons.map(({ code, text }) => <Mark key={code}>{say.label(text)}</Mark>)}<span className="quiet">{say('devices')} {devices.length}</span></span>
        </button>
      ))}
    </div>
  );
}
