import type { AttributeKind } from '../attributes/kind';
import type { Candidate } from './candidates';

/**
 * One candidate for each fact, in the given order, without those that another says more completely.
 * Quadratic in the number of different values, which is bounded by what a person can own.
 */
export function dropSubsumed(ranked: readonly Candidate[], kind: AttributeKind): Candidate[] {
  const distinct = new Map<string, Candidate>();
  for (const candidate of ranked) if (!distinct.has(candidate.identity)) distinct.set(candidate.identity, candidate);
  const facts = [...distinct.values()];
  return facts.filter((fact) => !facts.some((other) => other !== fact
    && kind.subsumes(other.value, fact.value)
    // Two values that say the same of each other would drop each other: the better one stays.
    && !(kind.subsumes(fact.value, other.value) && facts.indexOf(fact) < facts.indexOf(other))));
}
