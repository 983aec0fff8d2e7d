import { sameJson } from '../model/json';
import type { Label } from '../model/label';
import { attributeOf, entityType } from '../model/model';
import type { Model } from '../model/model';
import type { Expression, MappingSpec, OutputSpec } from './spec';

export const DANGER_CODES = ['IDENTIFIER_CHANGED', 'REQUIRED_UNMAPPED', 'OUTPUT_REMOVED', 'MANY_VALUES_CHANGED', 'RECORDS_UNMAPPABLE'] as const;

/** Why a second person should look before a mapping is published. */
export interface Danger {
  readonly code: (typeof DANGER_CODES)[number];
  /** The type or attribute that it is about: "device.sn". */
  readonly node: string;
  readonly message: Label;
}

/** What is dangerous in putting one mapping in the place of another, whatever the records are. `before` is null where there was none. */
export function dangersOf(before: MappingSpec | null, after: MappingSpec, model: Model): Danger[] {
  if (before === null) return [];
  return before.outputs.flatMap((output): Danger[] => {
    const type = model.types.get(output.type);
    const next = after.outputs.find((one) => one.type === output.type);
    if (type === undefined) return [];
    if (next === undefined) {
      return [{ code: 'OUTPUT_REMOVED', node: type.name, message: { zh: `这些记录将不再产生“${type.label.zh}”`, en: `these records will no longer give a ${type.label.en}` } }];
    }
    return [...identifiers(output, next, { before, after, model }), ...required(output, next, model)];
  });
}

/** Attributes by which records become one: their mapping decides who is who. */
function identifiers(output: OutputSpec, next: OutputSpec, { before, after, model }: { readonly before: MappingSpec; readonly after: MappingSpec; readonly model: Model }): Danger[] {
  const type = entityType(model, output.type);
  return type.attributes.filter(({ identifier }) => identifier !== undefined).flatMap(({ name, label }): Danger[] => {
    const [x, y] = [output.attributes[name], next.attributes[name]];
    if (sameJson(meaning(x, before), meaning(y, after))) return [];
    return [{ code: 'IDENTIFIER_CHANGED', node: `${type.name}.${name}`, message: { zh: `“${label.zh}”是识别同一对象的依据,其映射有变`, en: `records become one by "${label.en}", and its mapping changes` } }];
  });
}

/** An expression with the code tables that it goes by. */
function meaning(expression: Expression | undefined, spec: MappingSpec): readonly unknown[] {
  const text = JSON.stringify(expression ?? null);
  const tables = Object.entries(spec.codeTables ?? {}).filter(([name]) => text.includes(`"table":${JSON.stringify(name)}`));
  return [expression ?? null, tables];
}

function required(output: OutputSpec, next: OutputSpec, model: Model): Danger[] {
  const type = entityType(model, output.type);
  return Object.keys(output.attributes).filter((name) => !(name in next.attributes)).flatMap((name): Danger[] => {
    const attribute = attributeOf(type, name);
    if (attribute?.required !== true || attribute.identifier !== undefined) return [];
    return [{ code: 'REQUIRED_UNMAPPED', node: `${type.name}.${name}`, message: { zh: `必填的“${attribute.label.zh}”将不再有来源`, en: `the required "${attribute.label.en}" will no longer be given` } }];
  });
}
