import type { Expression, FieldPath, MappingSpec } from './spec';

/** How a source system writes one attribute: the field that it stands in, and its own codes by the pool's. */
export interface FieldName {
  readonly attribute: string;
  readonly field: FieldPath;
  /** The system's code by the pool's; empty where it writes none. Of several that mean the same, the first. */
  readonly codes: Readonly<Record<string, string>>;
}

/**
 * A mapping read backwards, as far as it can be: the attributes of the record's own type which stand in one
 * field each, so that a front end can write a record in the system's own names. What a mapping puts together
 * from several fields is left out.
 */
export function fieldNames({ outputs: [own], codeTables = {} }: MappingSpec): FieldName[] {
  return Object.entries(own?.attributes ?? {}).flatMap(([attribute, expression]) => {
    const found = fieldOf(expression);
    if (found === null) return [];
    const codes = found.table === null ? {} : codeTables[found.table]?.codes ?? {};
    return [{ attribute, field: found.field, codes: Object.fromEntries(Object.entries(codes).reverse().map(([theirs, ours]) => [ours, theirs])) }];
  });
}

function fieldOf(expression: Expression): { readonly field: FieldPath; readonly table: string | null } | null {
  if ('field' in expression) return { field: expression.field, table: null };
  if ('reference' in expression) return fieldOf(expression.reference);
  if ('trim' in expression) return fieldOf(expression.trim);
  if ('code' in expression) {
    const inner = fieldOf(expression.code);
    return inner === null ? null : { field: inner.field, table: expression.table };
  }
  return null;
}
