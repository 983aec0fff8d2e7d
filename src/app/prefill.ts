import { normalisePhone, phoneIdentity } from '../core/attributes/phone';
import type { PhoneValue } from '../core/attributes/phone';
import type { Masker } from '../core/masking/masker';
import type { GoldenView } from '../core/model/goldenView';
import { badInput } from '../core/model/errors';
import type { JsonObject } from '../core/model/json';
import type { Rejection } from '../core/model/rejection';
import { allPrompts, devicePrompts } from '../core/service/prompts';
import type { Prompt } from '../core/service/prompts';
import { isOpenTicket, rankCandidates } from '../core/service/rankCandidates';
import type { CandidateFacts, Reason } from '../core/service/rankCandidates';
import { filesByPhone } from '../storage/prefill';
import type { PrefillBounds, PrefillFile } from '../storage/prefill';
import type { DeviceModel } from '../storage/deviceModels';
import { authorise } from './access';
import { readAttachedPrompts } from './changeRules/notifications';
import type { Caller } from './access';
import { maskerFor } from './poolContext';
import type { Pool } from './poolContext';
import { SERVICE_TIME_ZONE, serviceDay } from './serviceDay';

export const PREFILL_MATCHES = ['EXACT', 'SWITCHBOARD', 'NONE', 'INVALID'] as const;
export type PrefillMatch = (typeof PREFILL_MATCHES)[number];

/** A device with its model's technical data already at hand. */
export type DeviceView = GoldenView & { readonly deviceModel?: DeviceModel | null };

export interface PrefillCandidate {
  readonly customer: GoldenView;
  readonly reasons: readonly Reason[];
  readonly devices: readonly DeviceView[];
  /** Not known to be the customer's own, but under its contracts, or bought by it with nobody else known to own them. */
  readonly relatedDevices: readonly DeviceView[];
  readonly contracts: readonly GoldenView[];
  readonly openTickets: readonly GoldenView[];
  readonly recentTickets: readonly GoldenView[];
  /** The best level of a contract in force, else the customer's own; null when neither is known. */
  readonly serviceLevel: string | null;
  readonly prompts: readonly (Prompt & { readonly sn: string })[];
  /** What a system's form would be filled with; only where one is asked for. */
  readonly form?: JsonObject;
}

export interface Prefill {
  readonly input: string;
  readonly phone: string | null;
  readonly extension: string | null;
  readonly match: PrefillMatch;
  /** Why the number could not be read; only with INVALID. */
  readonly rejection: Rejection | null;
  readonly candidates: readonly PrefillCandidate[];
}

/** So much of a customer's file is brought up at once; the rest is asked for. */
export const PREFILL_BOUNDS: PrefillBounds = { candidates: 20, devices: 50, contracts: 20, tickets: 20 };
const MAX_INPUT_CHARS = 100;

/** The customer file behind a phone number: every customer who has it, best first, never one chosen in silence. */
export async function prefill(pool: Pool, caller: Caller | null, input: string): Promise<Prefill> {
  const known = authorise(caller, 'prefill');
  if (input.length > MAX_INPUT_CHARS) throw badInput(`a phone number of at most ${MAX_INPUT_CHARS} characters`, `${input.length} characters`, 'Send the number alone.');
  const { values: [first], rejections: [rejection] } = normalisePhone(input, { timeZone: SERVICE_TIME_ZONE });
  if (first === undefined) return { input, phone: null, extension: null, match: 'INVALID', rejection: rejection ?? nothingTyped(input), candidates: [] };
  const phone = first.value;
  const exactKey = phoneIdentity(phone);
  const files = await filesByPhone(pool.dataSource, [...new Set([exactKey, phone.e164])], exactKey, PREFILL_BOUNDS);
  const today = serviceDay(pool, null);
  const facts = files.map((file) => factsOf(file, phone));
  const attached = await readAttachedPrompts(pool, known, files.flatMap((file) => [...file.devices, ...file.relatedDevices].map(({ id }) => id)));
  const byId = new Map(files.map((file) => [file.customer.id, file]));
  const candidates = rankCandidates(facts, today).flatMap(({ id, reasons }) => {
    const file = byId.get(id);
    return file === undefined ? [] : [candidateOf(file, reasons, { today, masker: maskerFor(pool, known), attached })];
  });
  const match = candidates.length === 0 ? 'NONE' : facts.some((fact) => fact.matchedExactly) ? 'EXACT' : 'SWITCHBOARD';
  return { input, phone: phone.e164, extension: phone.extension, match, rejection: null, candidates };
}

function nothingTyped(input: string): Rejection {
  return {
    code: 'BAD_FORMAT', expected: 'a phone number', got: input,
    message: { zh: '请输入电话号码。', en: 'Type a phone number.' },
  };
}

/** The numbers a customer has on this main line, as identities. */
function numbersOnFile(file: PrefillFile, e164: string): string[] {
  const phones = file.customer.values['phones'];
  if (!Array.isArray(phones)) return [];
  return (phones as readonly PhoneValue[]).filter((phone) => phone.e164 === e164).map(phoneIdentity);
}

function factsOf(file: PrefillFile, phone: PhoneValue): CandidateFacts {
  const onFile = numbersOnFile(file, phone.e164);
  const matchedExactly = onFile.includes(phoneIdentity(phone));
  const [latest] = file.tickets;
  const createdAt = latest?.values['createdAt'];
  return {
    id: file.customer.id, matchedExactly,
    otherExtensionOnly: !matchedExactly && phone.extension !== null && !onFile.includes(phone.e164),
    devices: file.devices.length,
    contractEnds: file.contracts.map((contract) => contract.values['endsOn'] ?? null),
    openTickets: file.tickets.filter(isOpenTicket).length,
    lastTicketAt: typeof createdAt === 'string' ? createdAt : null,
  };
}

const LEVELS = ['STANDARD', 'SILVER', 'GOLD', 'PLATINUM'];

interface Showing { readonly today: string; readonly masker: Masker; readonly attached: ReadonlyMap<string, readonly Prompt[]> }

function candidateOf(file: PrefillFile, reasons: readonly Reason[], { today, masker, attached }: Showing): PrefillCandidate {
  const [devices, relatedDevices] = [file.devices.map(masker.view), file.relatedDevices.map(masker.view)];
  const tickets = file.tickets.map(masker.view);
  return {
    customer: masker.view(file.customer), reasons, devices, relatedDevices,
    contracts: file.contracts.map(masker.view),
    openTickets: tickets.filter(isOpenTicket),
    recentTickets: tickets.filter((ticket) => !isOpenTicket(ticket)),
    serviceLevel: serviceLevelOf(file, today),
    prompts: [...devices, ...relatedDevices].flatMap((device) => allPrompts(devicePrompts(device.values, today), attached.get(device.id) ?? []).map((prompt) => ({ ...prompt, sn: device.key }))),
  };
}

function serviceLevelOf(file: PrefillFile, today: string): string | null {
  const inForce = file.contracts.filter(({ values }) => {
    const { startsOn, endsOn } = values;
    return (typeof startsOn !== 'string' || startsOn <= today) && typeof endsOn === 'string' && endsOn >= today;
  });
  const levels = inForce.flatMap(({ values }) => (typeof values['serviceLevel'] === 'string' ? [values['serviceLevel']] : []));
  const best = levels.sort((a, b) => LEVELS.indexOf(b) - LEVELS.indexOf(a))[0];
  const own = file.customer.values['serviceLevel'];
  return best ?? (typeof own === 'string' ? own : null);
}
