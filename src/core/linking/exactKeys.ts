import type { NormalisedValue } from '../attributes/kind';
import type { AttributeDeclaration, EntityType, ExactRule } from '../model/entityType';
import { attributeOf } from '../model/model';
import type { SourceFacts } from '../model/sourceFacts';
import { exactKeysOf } from '../attributes/exactKeysOf';

/** A key whose equality identifies: records of one type that share it are the same thing. */
export interface ExactKey {
  readonly rule: string;
  /** Position of the rule in the type's list; 0 is the strongest. */
  readonly rank: number;
  /** "rule|identity|identity"; unique within the type. */
  readonly key: string;
}

/** One record with more keys than this repeats itself rather than saying more. */
const MAX_KEYS_PER_RULE = 24;

/** The exact keys of a record, by the rules of its type. None when it says too little to be identified. */
export function exactKeysFor(type: EntityType, facts: Pick<SourceFacts, 'values'>): ExactKey[] {
  return type.exactRules.flatMap((rule, rank) => keysByRule(type, rule, facts)
    .slice(0, MAX_KEYS_PER_RULE)
    .map((key) => ({ rule: rule.name, rank, key: `${rule.name}|${key}` })));
}

/** The verified identifiers of a record: two records that differ in one of them are different things. */
export function distinguishingKeys(type: EntityType, facts: Pick<SourceFacts, 'values'>): { attribute: string; key: string }[] {
  return type.attributes
    .filter((attribute) => attribute.identifier === 'VERIFIED')
    .flatMap((attribute) => identities(attribute, facts.values[attribute.name]).slice(0, 1).map((key) => ({ attribute: attribute.name, key })));
}

/** Every combination of one value of each of the rule's attributes. */
function keysByRule(type: EntityType, rule: ExactRule, facts: Pick<SourceFacts, 'values'>): string[] {
  return rule.attributes.reduce<string[]>((prefixes, name) => {
    const attribute = attributeOf(type, name);
    const keys = attribute === undefined ? [] : identities(attribute, facts.values[name]);
    return prefixes.flatMap((prefix) => keys.map((key) => (prefix === '' ? escaped(key) : `${prefix}|${escaped(key)}`)));
  }, ['']);
}

/** "a|b" beside "c" is not "a" beside "b|c". */
const escaped = (key: string): string => key.replace(/[\\|]/g, '\\$&');

function identities(attribute: AttributeDeclaration, values: readonly NormalisedValue[] = []): string[] {
  if (attribute.kind === 'reference') return [];
  const kind = attribute.kind;
  return [...new Set(values.flatMap(({ value }) => exactKeysOf(kind, value)))];
}
