import type { AttributeDeclaration, EntityType } from '../model/entityType';
import { canonicalJson } from '../model/json';
import type { SourceFacts } from '../model/sourceFacts';
import { kindOf } from '../attributes/kindOf';
import type { Grounds, PersonJudgement } from './judgement';

/** The attributes by which a person tells two things of a type apart: what identifies, what is looked up or searched by. */
export function groundAttributes(type: EntityType): AttributeDeclaration[] {
  const inRules = new Set(type.exactRules.flatMap((rule) => rule.attributes));
  return type.attributes.filter((attribute) => attribute.kind !== 'reference'
    && (attribute.identifier !== undefined || attribute.lookup === true || attribute.search === true || inRules.has(attribute.name)));
}

/**
 * What a judgement about this record rests on. A digest for each attribute tells whether its values are still the
 * same, in whatever order and notation, and keeps nothing of them. `digest`: a keyed hash.
 */
export function groundsOf(type: EntityType, facts: Pick<SourceFacts, 'values'>, digest: (text: string) => string): Grounds {
  return Object.fromEntries(groundAttributes(type).map((attribute) => {
    const kind = kindOf(attribute);
    const identities = (facts.values[attribute.name] ?? []).map(({ value }) => kind.identity(value));
    return [attribute.name, digest(canonicalJson([type.name, attribute.name, ...[...new Set(identities)].sort()]))];
  }));
}

/**
 * The attributes of either record whose values are no longer those that the judgement rested on, in the order of the
 * declaration. An attribute that was declared since is no change.
 */
export function changedGrounds(type: EntityType, judgement: PersonJudgement, now: { readonly a: Grounds; readonly b: Grounds }): string[] {
  const { seen } = judgement;
  if (seen === null) return [];
  const differs = (before: Grounds, after: Grounds, name: string): boolean => before[name] !== undefined && before[name] !== after[name];
  return groundAttributes(type).map(({ name }) => name).filter((name) => differs(seen.a, now.a, name) || differs(seen.b, now.b, name));
}
