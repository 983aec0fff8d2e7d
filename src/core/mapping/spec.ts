import type { KindName } from '../model/entityType';
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

/** A field's name, or the way to it through nested objects; `*` goes through every item of a list. */
export type FieldPath = string | readonly string[];

/** The source's codes and what they mean in the pool, compared without regard to width, case, blanks and separators. */
export interface CodeTable {
  readonly codes: Readonly<Record<string, string>>;
  /** What a code that the table does not know means; without it such a code is refused and counted. */
  readonly default?: string;
  /** Where several codes mean the same: which of them the pool's code is turned back into. */
  readonly back?: Readonly<Record<string, string>>;
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
  /** In capitals, or without them. */
  | { readonly case: Expression; readonly to: 'UPPER' | 'LOWER' }
  /** What a regular expression finds: its first group, or the whole where it has none. Linear in time, without look-around and back references (RE2). */
  | { readonly extract: Expression; readonly pattern: string; readonly group?: number }
  /** A number out of a text with its thousands separators and words: `decimal` is its decimal separator. */
  | { readonly number: Expression; readonly decimal?: '.' | ',' }
  /** A number in one unit turned into another of the same quantity. */
  | { readonly unit: Expression; readonly from: string; readonly to: string }
  /** A list, item by item: in `take` an item's own fields are fields; an item that is no object is the field `value`. */
  | { readonly each: Expression; readonly take: Expression }
  /** As an attribute kind reads and writes it: a phone number as +86…, an address in one notation. */
  | { readonly kind: Expression; readonly as: KindName }
  /** A code of the source turned into a code of the pool; a code not in the table is rejected, never passed. */
  | { readonly code: Expression; readonly table: string }
  /** A date in a notation that no general rule can read: tokens YYYY MM DD HH mm ss. */
  | { readonly date: Expression; readonly format: string }
  /** One of two expressions, by a test on the source. */
  | { readonly when: Test; readonly then: Expression; readonly otherwise?: Expression }
  /** A reference to another record: by its system's key, or by golden key where the attribute says so. */
  | { readonly reference: Expression; readonly type: string; readonly system?: string };

/** Either tests on what an expression gives, all of which must hold, or a condition in CEL on the payload, `source`. */
export type Test = ValueTest | { readonly cel: string };

export interface ValueTest {
  readonly of: Expression;
  readonly isEmpty?: boolean;
  readonly length?: number;
  readonly isOneOf?: readonly string[];
  readonly startsWith?: string;
}
