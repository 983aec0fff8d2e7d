import type { AttributeDeclaration, EntityType } from './entityType';

/** All entity types of one pool, by name. Build it with {@link defineModel}, which checks it. */
export interface Model {
  readonly types: ReadonlyMap<string, EntityType>;
}

/** Builds a model, or throws with every mistake in the declarations: a wrong model is a bug, not input. */
export function defineModel(types: readonly EntityType[]): Model {
  const byName = new Map(types.map((type) => [type.name, type]));
  const mistakes = types.flatMap((type) => typeMistakes(type, byName).map((text) => `${type.name}: ${text}`));
  if (byName.size !== types.length) mistakes.push('two entity types have the same name');
  if (mistakes.length > 0) throw new Error(`the model is not sound:\n  ${mistakes.join('\n  ')}`);
  return { types: byName };
}

export function entityType(model: Model, name: string): EntityType {
  const type = model.types.get(name);
  if (type === undefined) throw new Error(`no entity type ${name}; the model has ${[...model.types.keys()].join(', ')}`);
  return type;
}

export function attributeOf(type: EntityType, name: string): AttributeDeclaration | undefined {
  return type.attributes.find((attribute) => attribute.name === name);
}

/** What is not sound in a declaration, as sentences; empty where everything is. */
export function typeMistakes(type: EntityType, all: ReadonlyMap<string, EntityType>): string[] {
  const mistakes: string[] = [];
  const names = new Set(type.attributes.map((attribute) => attribute.name));
  if (names.size !== type.attributes.length) mistakes.push('two attributes have the same name');
  const mustExist = (name: string, where: string): void => {
    if (!names.has(name)) mistakes.push(`${where} names ${name}, which is not an attribute`);
  };
  if (type.key.from === 'ATTRIBUTE') {
    const { attribute } = type.key;
    mustExist(attribute, 'the key');
    // Otherwise two records of one key would be two golden records, and a key names only one.
    if (!type.exactRules.some(({ attributes: [first, ...rest] }) => first === attribute && rest.length === 0)) mistakes.push(`the key ${attribute} needs an exact rule of its own`);
  }
  for (const rule of type.exactRules) for (const name of rule.attributes) mustExist(name, `exact rule ${rule.name}`);
  for (const attribute of type.attributes) {
    const { survivorship } = attribute;
    if (survivorship.policy === 'SAME_WINNER_AS') {
      mustExist(survivorship.attribute, `survivorship of ${attribute.name}`);
      const leader = attributeOf(type, survivorship.attribute);
      if (leader?.survivorship.policy === 'SAME_WINNER_AS') mistakes.push(`${attribute.name} follows ${leader.name}, which follows another`);
      if (attribute.group !== undefined && leader?.group !== attribute.group) mistakes.push(`${attribute.name} follows ${survivorship.attribute} of another group`);
    }
    if ((survivorship.policy === 'UNION') !== (attribute.cardinality === 'MANY')) mistakes.push(`${attribute.name}: UNION and MANY go together`);
    if (attribute.kind === 'reference' && !all.has(attribute.refersTo.type)) mistakes.push(`${attribute.name} refers to ${attribute.refersTo.type}, which is not in the model`);
    if (attribute.kind === 'reference' && attribute.refersTo.by === 'GOLDEN_KEY' && all.get(attribute.refersTo.type)?.key.from !== 'ATTRIBUTE') {
      mistakes.push(`${attribute.name} refers by golden key to a type whose key is not an attribute`);
    }
  }
  for (const group of new Set(type.attributes.flatMap((a) => a.group ?? []))) {
    const leaders = type.attributes.filter((a) => a.group === group && a.survivorship.policy !== 'SAME_WINNER_AS');
    if (leaders.length !== 1) mistakes.push(`group ${group} needs exactly one leading attribute, it has ${leaders.length}`);
  }
  return mistakes;
}
