import { GraphQLInterfaceType, GraphQLObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { GoldenView } from '../core/model/goldenView';
import { CODE_SETS } from '../core/model/codeSets';
import type { JsonValue } from '../core/model/json';
import type { AttributeDeclaration } from '../core/model/entityType';
import { attributeOf } from '../core/model/model';
import { standardModel } from '../core/model/standardModel';
import { TYPED } from './types/goldenRecord';

/** Fields that show an attribute under another name than its own. */
const RENAMED: Readonly<Record<string, string | undefined>> = { 'Customer.party': 'name', 'Ticket.ticketStatus': 'status' };

/**
 * Lets the attribute fields of the typed golden records read `values`, by the model's declaration: one
 * place for all of them, and a plain function for each, since a prefill answer holds hundreds. Fields
 * with a resolver of their own, and those of the interface, stay as they are.
 */
export function resolveAttributeFields(schema: GraphQLSchema): void {
  const shared = schema.getType('GoldenRecord');
  const own = shared instanceof GraphQLInterfaceType ? shared.getFields() : {};
  for (const [typeName, className = ''] of Object.entries(TYPED)) {
    const type = standardModel.types.get(typeName);
    const shown = schema.getType(className);
    if (type === undefined || !(shown instanceof GraphQLObjectType)) throw new Error(`the typed golden record ${className} has no type ${typeName} behind it`);
    for (const field of Object.values(shown.getFields())) {
      if (field.name in own || field.resolve !== undefined) continue;
      const renamed = RENAMED[`${className}.${field.name}`];
      const attribute = attributeOf(type, renamed ?? field.name);
      if (attribute === undefined) throw new Error(`${className}.${field.name} is neither an attribute of ${typeName} nor resolved otherwise`);
      field.resolve = readerOf(attribute, field.name === 'party');
    }
  }
}

function readerOf(attribute: AttributeDeclaration, whole: boolean): (view: GoldenView) => unknown {
  const { name, cardinality } = attribute;
  const show = whole ? (value: JsonValue): unknown => value : presenterOf(attribute);
  if (cardinality === 'MANY') {
    return ({ values }) => {
      const list = values[name];
      return Array.isArray(list) ? (list as readonly JsonValue[]).map(show) : [];
    };
  }
  return ({ values }) => {
    const value = values[name];
    return value === undefined || value === null ? null : show(value);
  };
}

/** Names and model codes are shown as the one text that a person reads; `values` has all their parts. */
function presenterOf(attribute: AttributeDeclaration): (value: JsonValue) => unknown {
  const { kind } = attribute;
  if (kind === 'code') return attribute.codeSet === undefined ? (value) => value : knownCode(attribute.codeSet);
  if (kind === 'partyName' || kind === 'personName' || kind === 'organisationName') return member('name');
  return kind === 'modelCode' ? member('code') : (value) => value;
}

/**
 * A code of a set, or null: a code that the pool does not know stands in `values`, and must not turn the
 * whole answer into an error because an enumeration has no such value.
 */
export const knownCode = (set: string) => (value: unknown): string | null =>
  (typeof value === 'string' && Object.hasOwn(CODE_SETS[set] ?? {}, value) ? value : null);

const member = (name: string) => (value: JsonValue): unknown =>
  (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, JsonValue>>)[name] : value);
