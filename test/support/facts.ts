import { kindNamed } from '../../src/core/attributes/registry';
import type { AttributeDeclaration, EntityType } from '../../src/core/model/entityType';
import { defineModel, entityType } from '../../src/core/model/model';
import type { JsonValue } from '../../src/core/model/json';
import type { SourceFacts } from '../../src/core/model/sourceFacts';

const LABEL = { zh: '', en: '' };

/** An attribute declaration with everything plausible filled in. */
export function attribute(over: Partial<AttributeDeclaration> & { readonly name: string }): AttributeDeclaration {
  const many = over.cardinality === 'MANY';
  return {
    kind: 'text', label: LABEL, sensitivity: 'OPEN', cardinality: 'ONE',
    survivorship: many ? { policy: 'UNION' } : { policy: 'SOURCE_TRUST' }, ...over,
  } as AttributeDeclaration;
}

/** A sound entity type named "thing", keyed by the pool. */
export function thing(attributes: readonly AttributeDeclaration[], over: Partial<EntityType> = {}): EntityType {
  const type: EntityType = { name: 'thing', label: LABEL, key: { from: 'POOL', prefix: 'TH' }, attributes, exactRules: [], ...over };
  return entityType(defineModel([type]), type.name);
}

export interface FactsOf {
  readonly id: string;
  readonly system?: string;
  readonly sourceKey?: string;
  readonly updatedAt?: number | null;
  /** Raw values by attribute, as a source would write them; a list gives several values. */
  readonly raw?: Readonly<Record<string, JsonValue>>;
}

/** Source facts from raw values, normalised by the kinds of the type. */
export function facts(type: EntityType, { id, system = 'crm', sourceKey = id, updatedAt = null, raw = {} }: FactsOf): SourceFacts {
  const values = Object.fromEntries(Object.entries(raw).map(([name, value]) => {
    const declared = type.attributes.find((one) => one.name === name);
    if (declared === undefined || declared.kind === 'reference') throw new Error(`no attribute ${name} to make facts of`);
    const kind = kindNamed(declared.kind);
    const items: readonly JsonValue[] = Array.isArray(value) ? value as readonly JsonValue[] : [value];
    return [name, items.flatMap((item) => kind.normalise(item, { timeZone: 'Asia/Shanghai', keyedHash: (text) => `hash of ${text}` }).values)];
  }));
  return { id, system, type: type.name, sourceKey, updatedAt, values };
}
