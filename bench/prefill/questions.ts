import { phoneIdentity } from '../../src/core/attributes/phone';
import { MOBILE_FACTOR, MOBILE_PREFIXES } from './rows';

/** The document of the desk (console/desk.js): a whole file, with technical data, prompts and reasons. */
const CUSTOMER = 'customerId name kind serviceLevel phones { e164 extension } addresses { text }';
const DEVICE = 'sn modelCode modelName warrantyEndsOn warrantyStatus prompts { message { zh en } } model { manufacturer name specifications }';
const TICKET = 'number title ticketStatus createdAt';
export const DESK_DOCUMENT = `query Desk($phone: String!) { prefill(phone: $phone) {
  phone extension match rejection { text { zh en } }
  candidates { reasons { text { zh en } } serviceLevel customer { ${CUSTOMER} } devices { ${DEVICE} } relatedDevices { ${DEVICE} }
    contracts { number serviceLevel startsOn endsOn } openTickets { ${TICKET} } recentTickets { ${TICKET} } } } }`;

/** A number as somebody types it, and the one it is. `known`: a customer has it. */
export interface Question { readonly typed: string; readonly e164: string; readonly known: boolean }

/** Of a hundred questions so many are about a number that nobody has. */
const UNKNOWN_OF_100 = 5;

function mobileOf(customer: number): string {
  const prefix = MOBILE_PREFIXES[customer % MOBILE_PREFIXES.length] ?? '';
  return prefix + String((BigInt(customer) * BigInt(MOBILE_FACTOR) + 7n) % 100_000_000n).padStart(8, '0');
}

const NOTATIONS: readonly ((digits: string) => string)[] = [
  (digits) => digits, (digits) => digits,
  (digits) => `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`,
  (digits) => `${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}`,
  (digits) => `+86 ${digits}`, (digits) => `0086-${digits}`, (digits) => `（手机）${digits}`,
];

/** Mulberry32: the same numbers for the same seed, for both servers. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** An endless sequence: any customer of the pool, in any notation. */
export function questions(seed: number, customers: number): () => Question {
  const random = randomNumbers(seed);
  return () => {
    const known = random(100) >= UNKNOWN_OF_100;
    const digits = known ? mobileOf(1 + random(customers)) : `147${String(10_000_000 + random(80_000_000))}`;
    const notation = NOTATIONS[random(NOTATIONS.length)] ?? String;
    return { typed: notation(digits), e164: phoneIdentity({ e164: `+86${digits}`, extension: null, kind: 'MOBILE' }), known };
  };
}
