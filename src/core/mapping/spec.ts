import type { JsonValue } from '../model/json';

/**
 * A mapping, as stored, reviewed and drawn: plain JSON. Each attribute has one expression, a tree whose
 * leaves are source fields; a drawing shows the tree's nodes and edges. Where nodes are drawn on a canvas
 * is kept elsewhere: it means nothing.
 */
export interface MappingSpec {
  readonly format: 1;
  readonly system: string;
  /** The type of record that the system sends under this mapping. */
  readonly type: string;
  /** The field that holds the source key, for files; GraphQL callers give the key themselves. */
  readonly key?: FieldPath;
  /** When the source last changed its record; read like a dateTime attribute. */
  readonly updatedAt?: Expression;
  readonly codeTables?: Readonly<Record<string, CodeTable>>;
  /** One row may feed several types; the first is the record's own type. */
  readonly outputs: readonly OutputSpec[];
}

export interface OutputSpec {
  readonly type: string;
  /** The output exists only when at least one of these fields is filled. Absent: always. */
  readonly whenAnyOf?: readonly FieldPath[];
  readonly attributes: Readonly<Record<string, Expression>>;
}

/** A field's name, or the way to it through nested objects. */
export type FieldPath = string | readonly string[];

/** The source's codes and what they mean in the pool, compared without regard to width, case, blanks and separators. */
export interface CodeTable {
  readonly codes: Readonly<Record<string, string>>;
}

export type Expression =
  /** The field as it is. */
  | { readonly field: FieldPath }
  /** A constant. */
  | { readonly constant: JsonValue }
  /** Several fields into one text; empty ones are left out. */
  | { readonly join: readonly Expression[]; readonly separator?: string }
  /** One field into several: the part at `index` (from 0; negative from the end), or all parts as a list. */
  | { readonly split: Expression; readonly separators: readonly string[]; readonly index?: number }
  /** The first that is not empty. */
  | { readonly firstOf: readonly Expression[] }
  /** All of them that are not empty, as a list. */
  | { readonly listOf: readonly Expression[] }
  /** Text around the value taken off. */
  | { readonly trim: Expression; readonly prefixes?: readonly string[]; readonly suffixes?: readonly string[] }
  /** A code of the source turned into a code of the pool; a code not in the table is rejected, never passed. */
  | { readonly code: Expression; readonly table: string }
  /** A date in a notation that no general rule can read: tokens YYYY MM DD HH mm ss. */
  | { readonly date: Expression; readonly format: string }
  /** One of two expressions, by a test on the source. */
  | { readonly when: Test; readonly then: Expression; readonly otherwise?: Expression }
  /** A reference to another record: by its system's key, or by golden key where the attribute says so. */
  | { readonly reference: Expression; readonly type: string; readonly system?: string };

export interface Test {
  readonly of: Expression;
  readonly isEmpty?: boolean;
  readonly length?: number;
  readonly isOneOf?: readonly string[];
  readonly startsWith?: string;
}
