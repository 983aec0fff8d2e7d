import type { JsonValue } from '../model/json';
import type { AttributeKind } from '../attributes/kind';
import type { SourceFacts } from '../model/sourceFacts';
import { byNaturalOrder } from '../model/sourceFacts';
import type { PolicyName } from '../model/entityType';
import type { Standing, TrustTable } from './trust';
import { standingOf } from './trust';

/** One value that one source record offers for one attribute. */
export interface Candidate {
  readonly source: SourceFacts;
  readonly value: JsonValue;
  readonly raw: string;
  readonly identity: string;
  readonly standing: Standing;
  readonly completeness: number;
}

export interface CandidateQuestion {
  readonly attribute: string;
  readonly kind: AttributeKind;
  readonly trust: TrustTable;
  readonly now: number;
  readonly many: boolean;
}

/** Everything the sources offer for one attribute. A one-valued attribute takes each source's first value. */
export function candidatesFor(sources: readonly SourceFacts[], question: CandidateQuestion): Candidate[] {
  const { attribute, kind } = question;
  return sources.flatMap((source) => {
    const values = source.values[attribute] ?? [];
    const standing = standingOf(question.trust, source, attribute, question.now);
    return (question.many ? values : values.slice(0, 1)).map(({ value, raw }) => ({
      source, value, raw, standing,
      identity: kind.identity(value),
      completeness: kind.completeness(value),
    }));
  });
}

/** Negative when `a` is better. Total: the last word is the natural order, which arrival cannot change. */
export type Ranking = (a: Candidate, b: Candidate) => number;

const byTrust: Ranking = (a, b) => Number(a.standing.stale) - Number(b.standing.stale) || b.standing.score - a.standing.score;
const byRecency: Ranking = (a, b) => compareTimes(b.source.updatedAt, a.source.updatedAt, -Infinity);
const byAge: Ranking = (a, b) => compareTimes(a.source.updatedAt, b.source.updatedAt, Infinity);
const byCompleteness: Ranking = (a, b) => b.completeness - a.completeness;
const bySource: Ranking = (a, b) => byNaturalOrder(a.source, b.source);

function compareTimes(a: number | null, b: number | null, whenUnknown: number): number {
  const [left, right] = [a ?? whenUnknown, b ?? whenUnknown];
  return left === right ? 0 : left < right ? -1 : 1;
}

/** The order of candidates under a policy; ties fall to trust, then to recency, then to the natural order. */
export function rankingOf(policy: PolicyName, candidates: readonly Candidate[]): Ranking {
  const chain = (...rankings: Ranking[]): Ranking => (a, b) => {
    for (const ranking of rankings) {
      const order = ranking(a, b);
      if (order !== 0) return order;
    }
    return 0;
  };
  switch (policy) {
    case 'MOST_RECENT': return chain(byRecency, byTrust, bySource);
    case 'EARLIEST': return chain(byAge, byTrust, bySource);
    case 'MOST_COMPLETE': return chain(byCompleteness, byTrust, byRecency, bySource);
    case 'MOST_FREQUENT': {
      const counts = new Map<string, number>();
      for (const { identity } of candidates) counts.set(identity, (counts.get(identity) ?? 0) + 1);
      const byFrequency: Ranking = (a, b) => (counts.get(b.identity) ?? 0) - (counts.get(a.identity) ?? 0);
      return chain(byFrequency, byTrust, byRecency, bySource);
    }
    case 'SOURCE_TRUST': case 'UNION': case 'SAME_WINNER_AS':
      return chain(byTrust, byRecency, bySource);
  }
}
