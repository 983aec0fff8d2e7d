import type { JsonValue } from '../model/json';
import type { PolicyName } from '../model/entityType';
import type { Candidate } from './candidates';

/** Why a value won, as a closed list; the doors turn it into words in both languages. */
export type WinningReason =
  | 'ONLY_VALUE' | 'ALL_AGREE' | 'MOST_TRUSTED' | 'MOST_RECENT' | 'MOST_FREQUENT' | 'MOST_COMPLETE'
  | 'EARLIEST' | 'UNION' | 'SAME_SOURCE_AS_GROUP' | 'PINNED';

export interface RunnerUp {
  readonly sourceRecordId: string;
  readonly value: JsonValue;
}

/** Where one golden value comes from. A many-valued attribute has one entry for each of its values. */
export interface Provenance {
  readonly attribute: string;
  readonly value: JsonValue;
  readonly policy: PolicyName | 'PINNED';
  readonly why: WinningReason;
  /** The winning source record; null for a pinned value. */
  readonly sourceRecordId: string | null;
  /** The text the source wrote; null for pinned values and references. */
  readonly raw: string | null;
  /** Other source records that say the same, best first. */
  readonly agreeing: readonly string[];
  /** Different values that lost, best first, at most {@link MAX_RUNNERS_UP}. */
  readonly runnersUp: readonly RunnerUp[];
  readonly pinned: boolean;
  /** Sources that are not stale disagree beyond notation. */
  readonly conflict: boolean;
}

/** Provenance is read by people: beyond so many losing values it stops explaining anything. */
export const MAX_RUNNERS_UP = 10;
const MAX_AGREEING = 50;

export function agreeingWith(winner: Candidate, ranked: readonly Candidate[]): string[] {
  return ranked
    .filter((c) => c.identity === winner.identity && c.source.id !== winner.source.id)
    .slice(0, MAX_AGREEING)
    .map((c) => c.source.id);
}

/** The best candidate of each losing value. */
export function runnersUpTo(identity: string, ranked: readonly Candidate[]): RunnerUp[] {
  const seen = new Set([identity]);
  const losers: RunnerUp[] = [];
  for (const candidate of ranked) {
    if (losers.length === MAX_RUNNERS_UP) break;
    if (seen.has(candidate.identity)) continue;
    seen.add(candidate.identity);
    losers.push({ sourceRecordId: candidate.source.id, value: candidate.value });
  }
  return losers;
}
