import type { AttributeDeclaration, EntityType, PolicyName, SurvivorshipPolicy } from '../model/entityType';
import { typeMistakes } from '../model/model';
import type { Model } from '../model/model';
import type { ReadOutcome, SurvivorshipContent } from './configuration';
import { inside, NodeReader } from './nodeReader';

const POLICIES: readonly PolicyName[] = ['SOURCE_TRUST', 'MOST_RECENT', 'MOST_FREQUENT', 'MOST_COMPLETE', 'EARLIEST', 'UNION', 'SAME_WINNER_AS'];

/** Reads the policies of a type; what is sound in a declaration is sound here, by the same check. */
export function readSurvivorship(given: unknown, type: EntityType, model: Model): ReadOutcome<SurvivorshipContent> {
  const read = new NodeReader();
  const fields = read.fields('', given, { required: ['attributes'] });
  const attributes = read.record('attributes', fields['attributes'] ?? {}, (node, value, name): SurvivorshipPolicy => {
    if (!type.attributes.some((attribute) => attribute.name === name)) read.complain(node, `an attribute of ${type.name}: ${type.attributes.map((one) => one.name).join(', ')}`, name, 'Correct the name of the attribute.');
    return policyOf(read, node, value);
  });
  const content = { attributes };
  if (read.issues.length === 0) {
    const known = new Set(typeMistakes(type, model.types));
    for (const mistake of typeMistakes(withPolicies(type, content), model.types)) if (!known.has(mistake)) read.complain('attributes', 'policies that go together', mistake, 'Correct the policy that it names.');
  }
  return read.issues.length > 0 ? { ok: false, issues: read.issues } : { ok: true, value: content };
}

function policyOf(read: NodeReader, node: string, given: unknown): SurvivorshipPolicy {
  const fields = read.fields(node, given, { required: ['policy'], optional: ['attribute'] });
  const policy = read.oneOf(inside(node, 'policy'), fields['policy'], POLICIES) ?? 'SOURCE_TRUST';
  if (policy === 'SAME_WINNER_AS') {
    if (fields['attribute'] === undefined) read.complain(inside(node, 'attribute'), 'the attribute whose winner it follows', undefined, 'Name it.');
    return { policy, attribute: read.text(inside(node, 'attribute'), fields['attribute']) };
  }
  if (fields['attribute'] !== undefined) read.complain(inside(node, 'attribute'), 'no attribute beside this policy', fields['attribute'], 'Leave it out.');
  return { policy };
}

/** The type with these policies in the place of the declared ones. */
export function withPolicies(type: EntityType, { attributes }: SurvivorshipContent): EntityType {
  return { ...type, attributes: type.attributes.map((attribute): AttributeDeclaration => ({ ...attribute, survivorship: attributes[attribute.name] ?? attribute.survivorship })) };
}

/** The policies of a type as content, every attribute named. */
export function policiesOf(type: EntityType): SurvivorshipContent {
  return { attributes: Object.fromEntries(type.attributes.map(({ name, survivorship }) => [name, survivorship])) };
}
