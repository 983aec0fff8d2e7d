import { normalisePhone } from '../../core/attributes/phone';
import type { GoldenView } from '../../core/model/goldenView';
import type { JsonObject } from '../../core/model/json';
import { authorise } from '../access';
import type { Caller } from '../access';
import type { Pool } from '../poolContext';
import type { Prefill } from '../prefill';
import { SERVICE_TIME_ZONE } from '../serviceDay';
import { languageOf } from './inSystem';
import type { GoldenFacts } from './inSystem';

const MAX_SYSTEM_CHARS = 100;

/**
 * What a system's form would be filled with for each candidate, in its own field names and codes: the customer, the number
 * that was asked with, and device and contract where there is one of each. What the caller sees masked is left out.
 */
export async function prefillForms(pool: Pool, caller: Caller | null, { input, candidates }: Prefill, system: string): Promise<JsonObject[]> {
  authorise(caller, 'prefill');
  const factsOf = (view: GoldenView): GoldenFacts => ({ type: view.type, goldenId: view.id, values: view.values });
  const phones = normalisePhone(input, { timeZone: SERVICE_TIME_ZONE }).values.map(({ value }) => value);
  const asked: GoldenFacts = { type: 'ticket', goldenId: null, values: { phone: phones[0] ?? null } };
  const files = candidates.map(({ customer, devices, contracts }) => {
    const only = (views: readonly GoldenView[]): GoldenFacts[] => (views.length === 1 ? views.map(factsOf) : []);
    return [factsOf(customer), asked, ...only(devices), ...only(contracts)];
  });
  const { say } = await languageOf(pool, pool.dataSource.manager, system.slice(0, MAX_SYSTEM_CHARS), files.flat());
  return files.map((facts) => say(facts).payload);
}
