import { PREFILL_BOUNDS } from '../../app/prefill';
import { byNewest } from '../../app/readRelations';
import type { Prefill, PrefillCandidate } from '../../app/prefill';
import { DEFAULT_FIRST } from '../pageSize';
import type { Loaders } from './index';

/**
 * What prefill has brought need not be asked again: a document that reaches a candidate's devices by way
 * of the customer, or a contract's customer, costs no further statement. A list that prefill has cut off
 * is left out, since it is not the whole answer.
 */
export function primeWithPrefill(loaders: Loaders, { candidates }: Prefill): void {
  for (const candidate of candidates) {
    for (const view of [candidate.customer, ...candidate.devices, ...candidate.contracts]) loaders.views.prime({ id: view.id, asOf: null }, view);
    primeRelations(loaders, candidate);
  }
}

function primeRelations(loaders: Loaders, { customer, devices, contracts, openTickets, recentTickets }: PrefillCandidate): void {
  const relation = { targetId: customer.id, asOf: null, first: DEFAULT_FIRST };
  if (devices.length < PREFILL_BOUNDS.devices) {
    loaders.referring.prime({ ...relation, fromType: 'device', attribute: 'owner' }, devices.slice(0, DEFAULT_FIRST));
  }
  if (contracts.length < PREFILL_BOUNDS.contracts) {
    // Relations come in the order of their keys, prefill's by their ends.
    const byKey = [...contracts].sort((a, b) => (a.key < b.key ? -1 : 1));
    loaders.referring.prime({ ...relation, fromType: 'contract', attribute: 'customer' }, byKey);
  }
  const tickets = [...openTickets, ...recentTickets];
  if (tickets.length < PREFILL_BOUNDS.tickets) loaders.tickets.prime({ customer, first: DEFAULT_FIRST }, tickets.sort(byNewest));
}
