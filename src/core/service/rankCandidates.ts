import type { GoldenView } from '../model/goldenView';
import type { JsonValue } from '../model/json';
import type { Label } from '../model/label';

const OPEN_STATUSES = new Set(['OPEN', 'ASSIGNED', 'IN_PROGRESS']);

export function isOpenTicket(ticket: Pick<GoldenView, 'values'>): boolean {
  const { status } = ticket.values;
  return typeof status === 'string' && OPEN_STATUSES.has(status);
}

export const REASON_CODES = ['EXACT_NUMBER', 'MAIN_LINE', 'OTHER_EXTENSION', 'OPEN_TICKETS', 'CONTRACT_IN_FORCE', 'OWNS_DEVICES', 'RECENT_TICKET'] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** Why a candidate stands where it stands. */
export interface Reason { readonly code: ReasonCode; readonly text: Label }

export interface CandidateFacts {
  readonly id: string;
  readonly matchedExactly: boolean;
  /** The customer knows the number with another extension only. */
  readonly otherExtensionOnly: boolean;
  readonly devices: number;
  readonly contractEnds: readonly JsonValue[];
  readonly openTickets: number;
  /** ISO time of the latest ticket; null without any. */
  readonly lastTicketAt: string | null;
}

export interface Ranked { readonly id: string; readonly reasons: readonly Reason[] }

/**
 * All candidates, best first, each with its reasons in words. The very number comes before the main line;
 * then whoever is being served now, is under contract, owns devices, was served last; ties by id.
 */
export function rankCandidates(candidates: readonly CandidateFacts[], today: string): Ranked[] {
  const inForce = (candidate: CandidateFacts): boolean => candidate.contractEnds.some((end) => typeof end === 'string' && end >= today);
  const rank = (candidate: CandidateFacts): readonly (number | string)[] => [
    candidate.matchedExactly ? 0 : candidate.otherExtensionOnly ? 2 : 1,
    candidate.openTickets > 0 ? 0 : 1,
    inForce(candidate) ? 0 : 1,
    -Math.min(candidate.devices, 1),
  ];
  const ordered = [...candidates].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    for (const [index, value] of left.entries()) {
      const other = right[index] ?? value;
      if (value !== other) return value < other ? -1 : 1;
    }
    const [mine, theirs] = [a.lastTicketAt ?? '', b.lastTicketAt ?? ''];
    return mine === theirs ? (a.id < b.id ? -1 : 1) : mine > theirs ? -1 : 1;
  });
  return ordered.map((candidate) => ({ id: candidate.id, reasons: reasonsOf(candidate, inForce(candidate)) }));
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

function reasonsOf(candidate: CandidateFacts, inForce: boolean): Reason[] {
  const reasons: Reason[] = [];
  const say = (code: ReasonCode, zh: string, en: string): void => { reasons.push({ code, text: { zh, en } }); };
  if (candidate.matchedExactly) say('EXACT_NUMBER', '号码完全一致', 'this very number');
  else if (candidate.otherExtensionOnly) say('OTHER_EXTENSION', '总机一致,登记的是另一分机', 'same switchboard, another extension on file');
  else say('MAIN_LINE', '总机号码一致', 'the main line of this number');
  if (candidate.openTickets > 0) say('OPEN_TICKETS', `有${candidate.openTickets}张未结工单`, count(candidate.openTickets, 'open ticket'));
  if (inForce) say('CONTRACT_IN_FORCE', '服务合同在有效期内', 'a service contract in force');
  if (candidate.devices > 0) say('OWNS_DEVICES', `名下有${candidate.devices}台设备`, `owns ${count(candidate.devices, 'device')}`);
  if (candidate.lastTicketAt !== null) say('RECENT_TICKET', `最近一次服务:${candidate.lastTicketAt.slice(0, 10)}`, `last served on ${candidate.lastTicketAt.slice(0, 10)}`);
  return reasons;
}
