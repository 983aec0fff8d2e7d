import type { AttributeDeclaration, EntityType, PolicyName } from '../model/entityType';
import type { JsonValue } from '../model/json';
import type { AttributeKind } from '../attributes/kind';
import { isStorableTime } from '../model/times';
import type { SourceFacts } from '../model/sourceFacts';
import { byNaturalOrder } from '../model/sourceFacts';
import { kindOf } from '../attributes/kindOf';
import type { Candidate } from './candidates';
import { candidatesFor, rankingOf } from './candidates';
import { dropSubsumed } from './union';
import type { Provenance, WinningReason } from './provenance';
import { agreeingWith, runnersUpTo } from './provenance';
import type { TrustTable } from './trust';
import { overtakesAt } from './trust';

/** A value that a steward has fixed, until it expires. */
export interface PinnedValue {
  readonly attribute: string;
  readonly value: JsonValue;
  /** Milliseconds since the epoch; null for a pin that never expires. */
  readonly expiresAt: number | null;
}

export interface SurvivorshipFacts {
  readonly type: EntityType;
  /** The source records of one golden record, in any order; references already resolved. */
  readonly sources: readonly SourceFacts[];
  /** In the order of precedence: of two pins on one attribute the first that has not expired counts. */
  readonly pins: readonly PinnedValue[];
  readonly trust: TrustTable;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface Survived {
  readonly values: Readonly<Record<string, JsonValue>>;
  readonly provenance: readonly Provenance[];
  /** The first moment at which the answer may change although no fact does; null for never. */
  readonly dueAt: number | null;
}

/** The outcome for one attribute, and until when it holds. */
interface Outcome {
  readonly entries: readonly Provenance[];
  readonly winner: SourceFacts | null;
  readonly dueAt: number;
}

/**
 * The golden values of one record and where each comes from: a pure function of the facts and of `now`.
 * The order of `sources` does not matter.
 */
export function survive(facts: SurvivorshipFacts): Survived {
  const sources = [...facts.sources].sort(byNaturalOrder);
  const ordered = { ...facts, sources };
  const groupWinners = new Map<string, SourceFacts | null>();
  const values: Record<string, JsonValue> = {};
  const provenance: Provenance[] = [];
  let dueAt = Infinity;
  for (const attribute of leadersFirst(facts.type)) {
    const outcome = surviveOne(attribute, ordered, groupWinners);
    if (attribute.group !== undefined && !groupWinners.has(attribute.group) && outcome.winner !== null) {
      groupWinners.set(attribute.group, outcome.winner);
    }
    dueAt = Math.min(dueAt, outcome.dueAt);
    provenance.push(...outcome.entries);
    const [first] = outcome.entries;
    if (first === undefined) continue;
    values[attribute.name] = attribute.cardinality === 'MANY' ? outcome.entries.map((entry) => entry.value) : first.value;
  }
  // Half-lives that hardly differ cross in a million years: what lies beyond the calendar is never.
  return { values, provenance, dueAt: isStorableTime(dueAt) ? dueAt : null };
}

/** Declaration order, but the attribute that leads a group comes before those that follow it. */
function leadersFirst(type: EntityType): readonly AttributeDeclaration[] {
  const follows = (attribute: AttributeDeclaration): boolean => attribute.survivorship.policy === 'SAME_WINNER_AS';
  return [...type.attributes.filter((a) => !follows(a)), ...type.attributes.filter(follows)];
}

function surviveOne(attribute: AttributeDeclaration, facts: SurvivorshipFacts, groups: ReadonlyMap<string, SourceFacts | null>): Outcome {
  const kind = kindOf(attribute);
  const many = attribute.cardinality === 'MANY';
  const { now, trust } = facts;
  const groupWinner = attribute.group === undefined ? undefined : groups.get(attribute.group);
  const all = candidatesFor(facts.sources, { attribute: attribute.name, kind, trust, now, many });
  const pin = facts.pins.find((p) => p.attribute === attribute.name && (p.expiresAt === null || p.expiresAt > now));
  if (pin !== undefined) return pinned(attribute, pin, all, now);
  if (attribute.survivorship.policy === 'SAME_WINNER_AS' && groupWinner) return follow(attribute, groupWinner, all, { kind, now });
  if (many) return union(attribute, all, kind, now);
  return choose(attribute, all, kind, now);
}

/** A pinned list is one entry per value, so that the golden value keeps its shape. */
function pinned(attribute: AttributeDeclaration, pin: PinnedValue, all: readonly Candidate[], now: number): Outcome {
  const ranked = [...all].sort(rankingOf('SOURCE_TRUST', all));
  const list = attribute.cardinality === 'MANY' && Array.isArray(pin.value) ? (pin.value as readonly JsonValue[]) : [pin.value];
  const entries = list.map((value): Provenance => ({
    attribute: attribute.name, value, policy: 'PINNED', why: 'PINNED', sourceRecordId: null, raw: null,
    agreeing: [], runnersUp: runnersUpTo('', ranked), pinned: true, conflict: false,
  }));
  return { entries, winner: null, dueAt: Math.min(pin.expiresAt ?? Infinity, nextReordering(all, now)) };
}

function follow(
  attribute: AttributeDeclaration, winner: SourceFacts, all: readonly Candidate[],
  at: { readonly kind: AttributeKind; readonly now: number },
): Outcome {
  const own = all.find((candidate) => candidate.source.id === winner.id);
  if (own === undefined) return { entries: [], winner, dueAt: Infinity };
  const ranked = [own, ...all.filter((candidate) => candidate !== own).sort(rankingOf('SOURCE_TRUST', all))];
  return { entries: [entry(attribute, own, ranked, { policy: 'SAME_WINNER_AS', why: 'SAME_SOURCE_AS_GROUP', kind: at.kind })], winner, dueAt: nextReordering(all, at.now) };
}

function union(attribute: AttributeDeclaration, all: readonly Candidate[], kind: AttributeKind, now: number): Outcome {
  const ranked = [...all].sort(rankingOf('UNION', all));
  const kept = dropSubsumed(ranked, kind);
  const entries = kept.map((candidate): Provenance => ({
    attribute: attribute.name, value: candidate.value, policy: 'UNION', why: 'UNION',
    sourceRecordId: candidate.source.id, raw: candidate.raw,
    agreeing: agreeingWith(candidate, ranked), runnersUp: [], pinned: false, conflict: false,
  }));
  return { entries, winner: kept[0]?.source ?? null, dueAt: nextReordering(all, now) };
}

function choose(attribute: AttributeDeclaration, all: readonly Candidate[], kind: AttributeKind, now: number): Outcome {
  const policy = attribute.survivorship.policy;
  const ranked = [...all].sort(rankingOf(policy, all));
  const [winner] = ranked;
  if (winner === undefined) return { entries: [], winner: null, dueAt: Infinity };
  const agreed = ranked.every((candidate) => candidate.identity === winner.identity);
  const why = ranked.length === 1 ? 'ONLY_VALUE' : agreed ? 'ALL_AGREE' : REASONS[policy];
  return {
    entries: [entry(attribute, winner, ranked, { policy, why, kind })],
    winner: winner.source,
    dueAt: nextReordering(all, now),
  };
}

const REASONS: Readonly<Record<PolicyName, WinningReason>> = {
  SOURCE_TRUST: 'MOST_TRUSTED', MOST_RECENT: 'MOST_RECENT', MOST_FREQUENT: 'MOST_FREQUENT',
  MOST_COMPLETE: 'MOST_COMPLETE', EARLIEST: 'EARLIEST', UNION: 'UNION', SAME_WINNER_AS: 'SAME_SOURCE_AS_GROUP',
};

function entry(
  attribute: AttributeDeclaration, winner: Candidate, ranked: readonly Candidate[],
  how: { readonly policy: PolicyName; readonly why: WinningReason; readonly kind: AttributeKind },
): Provenance {
  const { policy, why, kind } = how;
  return {
    attribute: attribute.name, value: winner.value, policy, why,
    sourceRecordId: winner.source.id, raw: winner.raw,
    agreeing: agreeingWith(winner, ranked),
    runnersUp: runnersUpTo(winner.identity, ranked),
    pinned: false,
    conflict: ranked.some((c) => !c.standing.stale && c.identity !== winner.identity && kind.compare(c.value, winner.value) === 'DIFFERENT'),
  };
}

/**
 * The first moment at which time alone changes the order of trust among the candidates: one becomes
 * stale, or trust that falls faster is overtaken. In a sorted list only neighbours can cross first.
 */
function nextReordering(all: readonly Candidate[], now: number): number {
  const ranked = [...all].sort(rankingOf('SOURCE_TRUST', all));
  let due = Infinity;
  ranked.forEach((candidate, index) => {
    const { standing, source } = candidate;
    if (ranked.length > 1 && !standing.stale) due = Math.min(due, standing.staleAt);
    // A time of change that lies ahead starts to age when it is reached.
    if (ranked.length > 1 && source.updatedAt !== null && source.updatedAt > now) due = Math.min(due, source.updatedAt + 1);
    const next = ranked[index + 1];
    if (next?.standing.stale === standing.stale) due = Math.min(due, overtakesAt(standing, next.standing, now));
  });
  return due;
}
